#include "cli/console.h"

bool console_failed(const struct console *console) {
    bool warned = diag_count(console->diag, SEVERITY_WARNING) > 0;
    return diag_failed(console->diag) || (console->warnings_fail && warned);
}

int console_exit_code(const struct console *console) {
    int code = diag_exit_code(console->diag);
    code = code == 0 && console_failed(console) ? 1 : code;
    if (code == 1 && console->error_code != 0) {
        return console->error_code;
    }
    return code == 0 ? console->fine_code : code;
}

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
