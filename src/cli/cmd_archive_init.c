#include "archive/store.h"
#include "base/file.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/report.h"

/* True where the folder is an archive already: then what was interrupted is brought to its end. */
static bool is_archive(const char *path, struct diag *diag) {
    struct diag *unheard = diag_new();
    struct store *store = file_absent(path) ? NULL : store_open(path, STORE_READ, unheard);
    bool is = store != NULL || diag_holds(unheard, DIAG_ARCHIVE_BUSY) ||
              diag_holds(unheard, DIAG_ARCHIVE_UNFINISHED);
    store_close(store);
    diag_free(unheard);
    if (is) {
        store = store_open(path, STORE_WRITE, diag);
        if (store != NULL) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_THERE, str_of(path));
        }
        store_close(store);
    }
    return is;
}

void cmd_archive_init(const struct command_line *line, struct console *console) {
    const char *path = line->operands.items[0];
    if (!is_archive(path, console->diag) && store_init(path, console->diag)) {
        report_archive_made(path, console->language, &console->report);
    }
}
