#include "cli/rebuild.h"

#include "cli/console.h"
#include "cli/pipeline.h"

static bool run(const struct rebuild *wanted, const struct command_line *line, struct buffer *pdf,
                struct console *console) {
    struct pipeline pipeline = pipeline_new(line, wanted->name, console);
    pipeline.given = wanted->master;
    pipeline.alone = wanted->alone;
    pipeline.profile = wanted->profile;
    pipeline.poster = wanted->poster;
    pipeline.since = wanted->since;
    pipeline.note = wanted->note;
    pipeline.held_fonts = wanted->fonts;
    pipeline.strip_comments = pipeline.strip_comments && wanted->profile == PDF_ARCHIVE;
    pipeline.memory = pdf;
    bool done = pipeline_run(&pipeline, STAGE_PDF);
    pipeline_free(&pipeline);
    return done;
}

static bool run_silently(const struct rebuild *wanted, const struct command_line *line,
                         struct buffer *pdf) {
    struct console silent = {.diag = diag_new()};
    bool done = run(wanted, line, pdf, &silent);
    console_free(&silent);
    return done;
}

bool rebuild_pdf(const struct rebuild *wanted, const struct command_line *line, struct buffer *pdf,
                 struct console *console) {
    if (run_silently(wanted, line, pdf)) {
        return true;
    }
    pdf->size = 0;
    return run(wanted, line, pdf, console);
}
