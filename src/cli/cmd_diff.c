#include "base/arena.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/note_target.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "diff/changes.h"
#include "diff/report.h"

#include <unistd.h>

/* ---- Telling -------------------------------------------------------------------------------- */

static void tell(const struct command_line *line, const struct changes *changes,
                 const struct input *old, const struct input *new, struct console *console) {
    const struct report_names names = {str_of(line->operands.items[0]),
                                       str_of(line->operands.items[1])};
    if (console->format == DIAG_JSON) {
        const struct report_files files = {old->reading.diag, new->reading.diag};
        report_json(changes, &names, &files, &console->out);
        console->around_findings = true;
    } else if (!option_given(line, OPTION_QUIET)) {
        report_text(changes, &names, console->language, terminal_wants_colour(STDOUT_FILENO),
                    &console->out);
    }
}

/* ---- The note ------------------------------------------------------------------------------- */

static void write_note(const char *target, const struct input *old, struct input *new,
                       struct console *console) {
    struct pipeline *pipeline = &new->pipeline;
    const struct earlier earlier = input_as_earlier(old);
    pipeline->console = console;
    pipeline->target = target;
    pipeline->since = &earlier;
    pipeline->note = true;
    if (pipeline_go_on(pipeline, STAGE_COMPOSE, STAGE_PDF)) {
        report_made(pipeline, console->language, &console->report);
    }
}

static void compare(const struct command_line *line, const struct input *old, struct input *new,
                    struct console *console) {
    struct arena *arena = arena_new();
    struct changes changes = changes_find(old->pipeline.charter, new->pipeline.charter, arena);
    console->fine_code = changes.count > 0 ? 1 : 0;
    tell(line, &changes, old, new, console);
    arena_free(arena);
    if (option_given(line, OPTION_PDF)) {
        write_note(line->values[OPTION_PDF], old, new, console);
    }
}

void cmd_diff(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    struct input old = {0}, new = {0};
    const char *const *paths = line->operands.items;
    const char *target = line->values[OPTION_PDF];
    console->error_code = 2;
    if (target == NULL || note_target_is_free(target, line, console->diag)) {
        bool old_read = input_read(&old, paths[0], line, arena, console);
        if (input_read(&new, paths[1], line, arena, console) && old_read) {
            compare(line, &old, &new, console);
        }
    }
    input_free(&old);
    input_free(&new);
    arena_free(arena);
}
