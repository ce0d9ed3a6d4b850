/* Where somebody is looking. */
#ifndef CHARTER_CLI_TERMINAL_H
#define CHARTER_CLI_TERMINAL_H

#include <stdbool.h>

/* True where the handle is a terminal that knows colours and its user has not refused them
 * (no-color.org): TERM is set and not "dumb", NO_COLOR is absent or empty. */
bool terminal_wants_colour(int handle);

#endif
