#include "base/file.h"
#include "charter/beside.h"
#include "charter/form.h"
#include "charter/read.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/report.h"

static struct str value_of(const struct command_line *line, enum option_id option) {
    return option_given(line, option) ? str_of(line->values[option]) : STR("");
}

/* The schema stands beside the master, which names it, so that editors complete and explain. One
 * that is there already may be the office's own. */
static bool write_schema(const char *target, struct diag *diag) {
    struct buffer name = {0};
    (void)beside_path(str_of(target), STR("charter.rng"), &name);
    buffer_add_byte(&name, '\0');
    bool done =
        !file_absent(name.bytes) || file_write_whole(name.bytes, charter_builtin_schema(), diag);
    buffer_free(&name);
    return done;
}

static void write_new(const struct command_line *line, const char *target, struct str master,
                      struct console *console) {
    if (!option_given(line, OPTION_FORCE) && !file_absent(target)) {
        DIAG(console->diag, NOWHERE, DIAG_TARGET_EXISTS, str_of(target));
    } else if (write_schema(target, console->diag) &&
               file_write_whole(target, master, console->diag)) {
        report_extracted(target, master.size, console->language, &console->report);
    }
}

void cmd_new(const struct command_line *line, struct console *console) {
    const struct form_wishes wishes = {.id = value_of(line, OPTION_ID),
                                       .office = value_of(line, OPTION_OFFICE),
                                       .department = value_of(line, OPTION_DEPARTMENT),
                                       .columns = value_of(line, OPTION_COLUMNS)};
    struct buffer master = {0}, target = {0};
    if (!option_given(line, OPTION_ID)) {
        DIAG(console->diag, NOWHERE, DIAG_NEW_WITHOUT_ID);
        return;
    }
    buffer_add(&target,
               option_given(line, OPTION_OUTPUT) ? value_of(line, OPTION_OUTPUT) : wishes.id);
    buffer_add(&target, option_given(line, OPTION_OUTPUT) ? STR("") : STR(".xml"));
    buffer_add_byte(&target, '\0');
    if (form_fill(&wishes, &master)) {
        write_new(line, target.bytes, buffer_str(&master), console);
    } else {
        DIAG(console->diag, NOWHERE, DIAG_NEW_WRONG, wishes.id);
    }
    buffer_free(&master);
    buffer_free(&target);
}
