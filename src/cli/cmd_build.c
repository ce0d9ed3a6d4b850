#include "base/arena.h"
#include "charter/charter.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/targets.h"

/* A PDF is posted on the web: nobody should find out later what went along. */
static void tell_of_comments(const struct pipeline *pipeline) {
    struct place comment = pipeline->charter->comment;
    if (comment.file != 0 && pipeline->profile == PDF_ARCHIVE && !pipeline->strip_comments) {
        DIAG(pipeline->console->diag, comment, DIAG_COMMENTS_TRAVEL);
    }
}

static void build(const struct command_line *line, const char *master, const char *target,
                  struct console *console) {
    struct pipeline pipeline = pipeline_new(line, master, console);
    pipeline.target = target;
    if (pipeline_run(&pipeline, STAGE_PDF)) {
        tell_of_comments(&pipeline);
        report_made(&pipeline, console->language, &console->report);
    }
    report_figures(&pipeline, &console->figures);
    pipeline_free(&pipeline);
}

void cmd_build(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    const char *const *targets = targets_choose(line, arena, console->diag);
    for (size_t i = 0; targets != NULL && i < line->operands.count; i++) {
        build(line, line->operands.items[i], targets[i], console);
    }
    arena_free(arena);
}
