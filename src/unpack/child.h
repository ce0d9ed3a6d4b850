/* A process for work that may break down; private to src/unpack.
 *
 * libqpdf is made with care, but a file can be made with more: version 11.3 overflows its stack on
 * a chain of 100,000 streams whose lengths stand each in the next, and unpacks whatever an object
 * stream holds. So a file is read in a process of its own with bounded memory and time, and what
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

/* Calls work(told, handle) in a child and adds to `sent` what it writes to the handle: a part of it
 * where the child breaks down or passes a limit, so the work has to say when it is done. False,
 * with errno, where the system has no process or pipe for us. */
bool child_run(void (*work)(const void *told, int handle), const void *told, struct buffer *sent);

#endif
