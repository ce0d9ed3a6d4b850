#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "charter/charter.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/layout_report.h"
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

/* Building, and what --report tells of it. */
struct building {
    const struct command_line *line;
    struct console *console;
    struct arena *arena;
    ARRAY(struct laid_out) done;
};

static void measure(struct building *building, const struct pipeline *pipeline) {
    if (option_given(building->line, OPTION_REPORT)) {
        array_push(&building->done,
                   (struct laid_out){.target = pipeline->target,
                                     .measures = layout_measure(pipeline->doc, pipeline->pages,
                                                                building->arena)});
    }
}

/* What was asked for goes to standard output: as JSON together with the findings. Those in GCC's
 * form are alone there. */
static void tell_layout(const struct building *building) {
    struct console *console = building->console;
    if (!option_given(building->line, OPTION_REPORT)) {
        return;
    }
    if (console->format == DIAG_JSON) {
        layout_report_json(building->done.items, building->done.count, &console->out);
        console->around_findings = true;
        return;
    }
    struct buffer *out = console->format == DIAG_TEXT ? &console->out : &console->report;
    for (size_t i = 0; i < building->done.count; i++) {
        layout_report_text(&building->done.items[i], console->language, out);
    }
}

/* `since` is NULL where nothing is compared. */
static void build(struct building *building, const char *master, const char *target,
                  const struct earlier *since) {
    const struct command_line *line = building->line;
    struct console *console = building->console;
    struct pipeline pipeline = pipeline_new(line, master, console);
    pipeline.target = target;
    pipeline.since = since;
    if (pipeline_run(&pipeline, STAGE_PDF)) {
        tell_of_comments(&pipeline);
        report_made(&pipeline, console->language, &console->report);
        measure(building, &pipeline);
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

static void build_since(struct building *building, const char *target) {
    const struct command_line *line = building->line;
    struct console *console = building->console;
    struct input old = {0};
    if (may_compare(line, target, console->diag) &&
        input_read(&old, line->values[OPTION_SINCE], line, building->arena, console)) {
        const struct earlier earlier = input_as_earlier(&old);
        build(building, line->operands.items[0], target, &earlier);
    }
    input_free(&old);
}

void cmd_build(const struct command_line *line, struct console *console) {
    struct building building = {.line = line, .console = console, .arena = arena_new()};
    const char *const *targets = targets_choose(line, building.arena, console->diag);
    if (targets != NULL && option_given(line, OPTION_SINCE)) {
        build_since(&building, targets[0]);
        targets = NULL;
    }
    for (size_t i = 0; targets != NULL && i < line->operands.count; i++) {
        build(&building, line->operands.items[i], targets[i], NULL);
    }
    tell_layout(&building);
    array_free(&building.done);
    arena_free(building.arena);
}
