#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/fonts_folder.h"
#include "text/fontset.h"

void cmd_fonts(const struct command_line *line, struct console *console) {
    struct buffer folder = {0};
    if (fonts_folder_find(line->values[OPTION_FONTS_DIR], &folder, console->diag)) {
        (void)fontset_list(buffer_str(&folder), &console->out, console->diag);
    }
    buffer_free(&folder);
}
