#include "charter/dump.h"

#include "base/arena.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/input.h"
#include "cli/pipeline.h"
#include "doc/doc.h"
#include "layout/page.h"
#include "layout/paginate.h"

#include <string.h>

static void dump_model(const struct pipeline *pipeline, struct buffer *out) {
    charter_dump(pipeline->charter, out);
}

static void dump_doc(const struct pipeline *pipeline, struct buffer *out) {
    doc_dump(pipeline->doc, out);
}

static void dump_text(const struct pipeline *pipeline, struct buffer *out) {
    doc_dump_text(pipeline->doc, out);
}

static void dump_runs(const struct pipeline *pipeline, struct buffer *out) {
    paginate_dump_runs(pipeline->doc, pipeline->shaper, out, pipeline->console->diag);
}

static void dump_lines(const struct pipeline *pipeline, struct buffer *out) {
    paginate_dump_lines(pipeline->doc, pipeline->shaper, out, pipeline->console->diag);
}

static void dump_pages(const struct pipeline *pipeline, struct buffer *out) {
    pages_dump(pipeline->pages, out);
}

static void dump_tags(const struct pipeline *pipeline, struct buffer *out) {
    tree_dump(pipeline->doc->root, out);
}

/* In the order of --stage's choices: the last stage that must have run, and what shows it. */
static const struct {
    enum stage last;
    void (*print)(const struct pipeline *pipeline, struct buffer *out);
} dumps[] = {
    {STAGE_READ, dump_model},   {STAGE_COMPOSE, dump_doc}, {STAGE_COMPOSE, dump_text},
    {STAGE_FONTS, dump_runs},   {STAGE_FONTS, dump_lines}, {STAGE_LAYOUT, dump_pages},
    {STAGE_COMPOSE, dump_tags},
};

static size_t choice_index(const char *choice) {
    size_t i = 0;
    while (!str_equal(option_choice(OPTION_STAGE, i), str_of(choice))) {
        i++;
    }
    return i;
}

/* `since` is NULL where nothing is compared. */
static void dump(const struct command_line *line, const struct earlier *since,
                 struct console *console) {
    const char *choice = line->values[OPTION_STAGE];
    size_t which = choice_index(choice != NULL ? choice : "pages");
    struct pipeline pipeline = pipeline_new(line, line->operands.items[0], console);
    pipeline.since = since;
    pipeline.note = since != NULL && option_given(line, OPTION_NOTE);
    if (pipeline_run(&pipeline, dumps[which].last)) {
        dumps[which].print(&pipeline, &console->out);
    }
    pipeline_free(&pipeline);
}

void cmd_dump(const struct command_line *line, struct console *console) {
    const char *path = line->values[OPTION_SINCE];
    struct arena *arena = arena_new();
    struct input old = {0};
    if (path == NULL) {
        dump(line, NULL, console);
    } else if (input_read(&old, path, line, arena, console)) {
        const struct earlier since = input_as_earlier(&old);
        dump(line, &since, console);
    }
    input_free(&old);
    arena_free(arena);
}
