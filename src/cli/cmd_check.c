#include "check/check.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/report.h"

static size_t count_findings(const struct diag *diag) {
    size_t count = 0;
    for (int severity = SEVERITY_NOTE; severity <= SEVERITY_SYSTEM; severity++) {
        count += diag_count(diag, (enum severity)severity);
    }
    return count;
}

/* All stages of build, with the PDF kept nowhere: a master that passes can be built. */
static void check(const struct command_line *line, const char *master, struct console *console) {
    size_t findings = count_findings(console->diag);
    struct pipeline pipeline = pipeline_new(line, master, console);
    if (pipeline_run(&pipeline, STAGE_READ)) {
        check_charter(pipeline.charter, console->diag);
        (void)pipeline_go_on(&pipeline, STAGE_COMPOSE, STAGE_PDF);
    }
    if (count_findings(console->diag) == findings) {
        report_nothing_found(master, console->language, &console->report);
    }
    report_figures(&pipeline, &console->figures);
    pipeline_free(&pipeline);
}

void cmd_check(const struct command_line *line, struct console *console) {
    for (size_t i = 0; i < line->operands.count; i++) {
        check(line, line->operands.items[i], console);
    }
}
