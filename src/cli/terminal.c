#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool terminal_wants_colour(int handle) {
    if (!isatty(handle)) {
        return false;
    }
    const char *terminal = getenv("TERM"), *none = getenv("NO_COLOR");
    return (none == NULL || none[0] == '\0') && terminal != NULL && terminal[0] != '\0' &&
           strcmp(terminal, "dumb") != 0;
}
