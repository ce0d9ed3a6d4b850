#include "cli/console.h"

void console_free(struct console *console) {
    for (size_t i = 0; i < console->texts.count; i++) {
        buffer_free(&console->texts.items[i]);
    }
    array_free(&console->texts);
    buffer_free(&console->out);
    buffer_free(&console->report);
    buffer_free(&console->figures);
    diag_free(console->diag);
}
