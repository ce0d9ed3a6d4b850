#include "cli/checking.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/fixing.h"
#include "cli/pipeline.h"
#include "cli/report.h"

static void check(const struct command_line *line, const char *master, struct console *console) {
    struct pipeline pipeline = pipeline_new(line, master, console);
    (void)checking_run(&pipeline);
    report_figures(&pipeline, &console->figures);
    pipeline_free(&pipeline);
}

void cmd_check(const struct command_line *line, struct console *console) {
    console->warnings_fail = option_given(line, OPTION_STRICT);
    if (option_given(line, OPTION_FIX)) {
        fixing_run(line, console);
    } else if (option_given(line, OPTION_OUTPUT) || option_given(line, OPTION_FORCE)) {
        DIAG(console->diag, NOWHERE, DIAG_FIX_MISSING);
    } else {
        for (size_t i = 0; i < line->operands.count; i++) {
            check(line, line->operands.items[i], console);
        }
    }
}
