/* A program for work that may break down; private to src/unpack.
 *
 * libqpdf is made with care, but a file can be made with more: version 11.3 overflows its stack on
 * a chain of 100,000 streams whose lengths stand each in the next, and unpacks whatever an object
 * stream holds. So a file is read by a program of its own with bounded memory and time, and what
 * happens to that is no more than a damaged file to the one that asked. */
#ifndef CHARTER_UNPACK_CHILD_H
#define CHARTER_UNPACK_CHILD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The most that a child may take: bytes of address space, with the program in it, seconds of
 * processor time, bytes that it sends. */
#define CHILD_MEMORY (UINT64_C(1024) * 1024 * 1024)
enum { CHILD_SECONDS = 60, CHILD_SENDS = 160 * 1024 * 1024 };

enum child_outcome {
    CHILD_DONE,    /* it ran to its end */
    CHILD_BROKE,   /* it broke down or passed a limit: what it was given is to blame */
    CHILD_STOPPED, /* errno: the system failed it, or somebody stopped it */
    CHILD_MISSING  /* errno: the program is not there, or the system has no process for it */
};

/* What a child exits with where the system failed it: no memory (as base/arena.h), or its input or
 * output. */
enum { CHILD_NO_MEMORY = 3, CHILD_NO_INPUT = 4 };

/* Runs a program with one argument, gives it `told` on standard input, and adds to `sent` what it
 * writes to standard output: a part of it where it breaks down, passes a limit or is stopped, so
 * the program has to say when it is done. It has to read its input to the end before it writes. */
enum child_outcome child_run(const char *program, const char *argument, struct str told,
                             struct buffer *sent);

#endif
