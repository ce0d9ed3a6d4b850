#include "cli/checking.h"

#include "base/mend.h"
#include "check/check.h"
#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/report.h"

bool checking_read(struct pipeline *pipeline) {
    if (!pipeline_run(pipeline, STAGE_READ)) {
        return false;
    }
    check_charter(pipeline->charter, pipeline->console->diag);
    return true;
}

/* What --fix would do: a file that the master brings in is another master's matter. */
static size_t count_mends(const struct pipeline *pipeline) {
    const struct diag *diag = pipeline->console->diag;
    size_t count = 0;
    const struct diag_mend *mends = diag_mends(diag, &count);
    return pipeline->file == 0
               ? 0
               : mend_count(diag_file_text(diag, pipeline->file), pipeline->file, mends, count);
}

static void sum_up(const struct pipeline *pipeline, const struct diag_moment *begun,
                   bool has_errors) {
    struct console *console = pipeline->console;
    const struct diag *diag = console->diag;
    const struct report_found found = {
        .errors = diag_count_since(diag, begun, SEVERITY_ERROR) +
                  diag_count_since(diag, begun, SEVERITY_USAGE) +
                  diag_count_since(diag, begun, SEVERITY_SYSTEM),
        .warnings = diag_count_since(diag, begun, SEVERITY_WARNING),
        .notes = diag_count_since(diag, begun, SEVERITY_NOTE),
        .mends = has_errors ? 0 : count_mends(pipeline),
    };
    report_found(pipeline->master, &found, console->language, &console->report);
}

bool checking_run(struct pipeline *pipeline) {
    struct diag_moment begun = diag_now(pipeline->console->diag);
    bool done = checking_read(pipeline);
    if (done) {
        (void)pipeline_go_on(pipeline, STAGE_COMPOSE, STAGE_PDF);
    }
    sum_up(pipeline, &begun, !done);
    return done;
}
