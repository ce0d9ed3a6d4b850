/* check --fix: the master once more, with the one right answer in every place that has one. */
#ifndef CHARTER_CLI_FIXING_H
#define CHARTER_CLI_FIXING_H

struct command_line;
struct console;

/* Writes a new file beside each master that is named (or to --output), as far as there is anything
 * to mend, and reports what is left to say of it. The master itself stays as it is, and what is not
 * mended is in the new file as it was, byte for byte. A master with errors gets no new file. What
 * changed goes to the console's `out` as a unified diff, or to its report where the findings go to
 * standard output. */
void fixing_run(const struct command_line *line, struct console *console);

#endif
