#include "base/arena.h"
#include "base/file.h"
#include "charter/charter.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/targets.h"

#include <string.h>

/* A PDF is posted on the web: nobody should find out later what went along. */
static void tell_of_comments(const struct pipeline *pipeline) {
    struct place comment = pipeline->charter->comment;
    if (comment.file != 0 && pipeline->profile == PDF_ARCHIVE && !pipeline->strip_comments) {
        DIAG(pipeline->console->diag, comment, DIAG_COMMENTS_TRAVEL);
    }
}

/* `since` is NULL where nothing is compared. */
static void build(const struct command_line *line, const char *master, const char *target,
                  const struct earlier *since, struct console *console) {
    struct pipeline pipeline = pipeline_new(line, master, console);
    pipeline.target = target;
    pipeline.since = since;
    if (pipeline_run(&pipeline, STAGE_PDF)) {
        tell_of_comments(&pipeline);
        report_made(&pipeline, console->language, &console->report);
    }
    report_figures(&pipeline, &console->figures);
    pipeline_free(&pipeline);
}

/* One edition follows one other, and is not written over it. */
static bool may_compare(const struct command_line *line, const char *target, struct diag *diag) {
    const char *since = line->values[OPTION_SINCE];
    if (line->operands.count > 1) {
        DIAG(diag, NOWHERE, DIAG_SINCE_SHARED);
    } else if (strcmp(target, since) == 0 || file_same(target, since)) {
        DIAG(diag, NOWHERE, DIAG_TARGET_IS_INPUT, str_of(target));
    }
    return !diag_failed(diag);
}

static void build_since(const struct command_line *line, const char *target, struct arena *arena,
                        struct console *console) {
    struct input old = {0};
    if (may_compare(line, target, console->diag) &&
        input_read(&old, line->values[OPTION_SINCE], line, arena, console)) {
        const struct earlier earlier = input_as_earlier(&old);
        build(line, line->operands.items[0], target, &earlier, console);
    }
    input_free(&old);
}

void cmd_build(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    const char *const *targets = targets_choose(line, arena, console->diag);
    if (targets != NULL && option_given(line, OPTION_SINCE)) {
        build_since(line, targets[0], arena, console);
        targets = NULL;
    }
    for (size_t i = 0; targets != NULL && i < line->operands.count; i++) {
        build(line, line->operands.items[i], targets[i], NULL, console);
    }
    arena_free(arena);
}
