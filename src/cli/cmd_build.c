#include "base/arena.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/targets.h"

static void build(const struct command_line *line, const char *master, const char *target,
                  struct console *console) {
    struct pipeline pipeline = pipeline_new(line, master, console);
    pipeline.target = target;
    if (pipeline_run(&pipeline, STAGE_PDF)) {
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
