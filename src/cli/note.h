/* The change note as a PDF. */
#ifndef CHARTER_CLI_NOTE_H
#define CHARTER_CLI_NOTE_H

#include "base/str.h"

struct changes;
struct console;
struct pipeline;

/* Writes the note of the changes to `target`. `new` is the pipeline that has read the new charter:
 * the note is set as that one is, and carries its master, and `old`, the expanded master of the old
 * one. Reports what fails and what was made. */
void note_write(const char *target, const struct changes *changes, struct str old,
                struct pipeline *new, struct console *console);

#endif
