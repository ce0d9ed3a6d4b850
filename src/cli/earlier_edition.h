/* The edition before, as a command is told of it. */
#ifndef CHARTER_CLI_EARLIER_EDITION_H
#define CHARTER_CLI_EARLIER_EDITION_H

#include <stdbool.h>

#include "cli/input.h"

struct charter;

/* All zero is a valid one: there is none. */
struct earlier_edition {
    struct input input;
    struct buffer master; /* out of an archive */
};

/* Reads the edition of --since, or the last one of the office in --archive that came before
 * `charter`; enothi-no-earlier where that has none. One that is named is warned of where it is not
 * earlier (enothi-not-earlier). False where what is named cannot be read, or is of another office
 * (enothi-other-office). The caller frees it in any case. */
bool earlier_edition_read(const struct command_line *line, const struct charter *charter,
                          struct arena *arena, struct console *console,
                          struct earlier_edition *earlier);
void earlier_edition_free(struct earlier_edition *earlier);

/* NULL where there is none. */
const struct charter *earlier_edition_charter(const struct earlier_edition *earlier);

#endif
