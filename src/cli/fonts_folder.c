#include "cli/fonts_folder.h"

#include "base/file.h"

/* Relative to the program, so that an installation can be moved and names no machine's path. The
 * second is the source tree seen from build/<preset>/. */
static const char *const places[] = {CHARTER_DATA_FROM_PROGRAM "/fonts", "../../fonts"};

static bool holds_fonts(struct str folder) {
    struct buffer table = {0};
    buffer_print(&table, "%.*s/fonts.xml", STR_ARG(folder));
    buffer_add_byte(&table, '\0');
    bool there = file_exists(table.bytes);
    buffer_free(&table);
    return there;
}

bool fonts_folder_find(const char *given, struct buffer *folder, struct diag *diag) {
    if (given != NULL) {
        buffer_add(folder, str_of(given));
        return true;
    }
    struct buffer program = {0};
    bool known = file_program_folder(&program);
    bool found = false;
    for (size_t i = 0; known && !found && i < sizeof places / sizeof places[0]; i++) {
        folder->size = 0;
        buffer_print(folder, "%.*s/%s", STR_ARG(buffer_str(&program)), places[i]);
        found = holds_fonts(buffer_str(folder));
    }
    buffer_free(&program);
    if (!found) {
        DIAG(diag, NOWHERE, DIAG_FONTS_FOLDER_MISSING);
    }
    return found;
}
