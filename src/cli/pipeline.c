#include "cli/pipeline.h"

#include "base/arena.h"
#include "base/file.h"
#include "charter/read.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/expand.h"
#include "cli/fonts_folder.h"
#include "cli/stopwatch.h"
#include "compose/compose.h"
#include "diff/changes.h"
#include "diff/marks.h"
#include "diff/note.h"
#include "layout/paginate.h"
#include "pdf/profile.h"
#include "text/fontset.h"
#include "text/shape.h"
#include "xml/read.h"

/* The file of --schema, if there is one. To charter_read an empty one would be none, so it becomes
 * a line that is no schema. */
static bool read_schema(const struct pipeline *pipeline, struct buffer *schema) {
    if (pipeline->schema_file == NULL) {
        return true;
    }
    bool done =
        file_read(pipeline->schema_file, XML_SIZE_LIMIT, NOWHERE, schema, pipeline->console->diag);
    if (done && schema->size == 0) {
        buffer_add_byte(schema, '\n');
    }
    return done;
}

static bool read_bytes(const struct pipeline *pipeline, struct buffer *text) {
    buffer_add(text, pipeline->given);
    return pipeline->given.bytes != NULL ||
           file_read(pipeline->master, XML_SIZE_LIMIT, NOWHERE, text, pipeline->console->diag);
}

static bool read_master(struct pipeline *pipeline) {
    struct console *console = pipeline->console;
    struct buffer text = {0}, schema = {0};
    if (read_schema(pipeline, &schema) && read_bytes(pipeline, &text)) {
        uint32_t file = diag_add_file(console->diag, str_of(pipeline->master), buffer_str(&text));
        pipeline->file = file;
        pipeline->charter =
            pipeline->alone
                ? charter_read_alone(file, buffer_str(&schema), pipeline->arena, console->diag)
                : charter_read(file, buffer_str(&schema), pipeline->arena, console->diag);
        if (pipeline->charter != NULL) {
            pipeline->expanded = expand_master(pipeline->charter, file, pipeline->strip_comments,
                                               &pipeline->stripped, console->diag);
        }
    }
    array_push(&console->texts, text);
    buffer_free(&schema);
    return pipeline->charter != NULL;
}

/* Where there is an edition before: what changed is marked, or becomes the document itself. */
static const struct charter *compare(const struct pipeline *pipeline,
                                     struct compose_options *wanted) {
    struct arena *arena = pipeline->arena;
    const struct charter *charter = pipeline->charter;
    if (pipeline->since == NULL) {
        return charter;
    }
    struct changes *changes = arena_new_of(arena, struct changes);
    *changes = changes_find(pipeline->since->charter, charter, arena);
    if (pipeline->note) {
        return note_compose(changes, arena);
    }
    struct marks marks = marks_find(changes, arena);
    wanted->marks = (struct compose_marks){.places = marks.places,
                                           .count = marks.count,
                                           .since = &pipeline->since->charter->edition,
                                           .officers_changed = marks.officers_changed};
    return charter;
}

static bool compose_doc(struct pipeline *pipeline) {
    struct compose_options wanted = {.times = pipeline->poster ? 2 : 1};
    const struct charter *charter =
        pipeline->instead != NULL ? pipeline->instead : compare(pipeline, &wanted);
    pipeline->doc = compose(charter, &wanted, pipeline->arena);
    return pipeline->doc != NULL;
}

static bool open_fonts(struct pipeline *pipeline) {
    const struct page_setup *setup = &pipeline->charter->page;
    struct diag *diag = pipeline->console->diag;
    struct buffer folder = {0};
    if (pipeline->held_fonts != NULL) {
        pipeline->fonts = fontset_open_held(pipeline->held_fonts, setup->fonts, setup->place, diag);
    } else if (fonts_folder_find(pipeline->fonts_folder, &folder, diag)) {
        pipeline->fonts = fontset_open(buffer_str(&folder), setup->fonts, setup->place, diag);
    }
    buffer_free(&folder);
    if (pipeline->fonts != NULL) {
        pipeline->shaper = shaper_new(pipeline->fonts);
    }
    return pipeline->fonts != NULL;
}

static bool lay_out(struct pipeline *pipeline) {
    pipeline->pages =
        paginate(pipeline->doc, pipeline->shaper, pipeline->arena, pipeline->console->diag);
    return pipeline->pages != NULL;
}

/* What is asked is told in full, so that it stays true where a default changes. Stripping is no
 * part of it: its whole effect is in the attachment. */
static void describe_options(const struct pipeline *pipeline, struct buffer *told) {
    buffer_add(told, pipeline->note ? STR("diff ") : STR(""));
    if (pipeline->instead != NULL) {
        buffer_print(told, "%s ", pipeline->instead_by);
    }
    buffer_print(told, "--profile=%s", pipeline->profile == PDF_ENOTHI ? "enothi" : "archive");
    buffer_add(told, pipeline->poster ? STR(" --poster") : STR(""));
    buffer_add(told, pipeline->since != NULL && !pipeline->note ? STR(" --since") : STR(""));
}

/* The names of things in the file, which lives no longer than they do. */
struct descriptions {
    struct buffer name, since_name, options;
};

/* The edition before has the same office, mostly: it gets another name. */
static struct pdf_options describe(const struct pipeline *pipeline, struct descriptions *words) {
    const struct charter *charter =
        pipeline->instead != NULL ? pipeline->instead : pipeline->charter;
    const struct earlier *since = pipeline->since;
    buffer_print(&words->name, "%.*s.xml", STR_ARG(charter->id));
    describe_options(pipeline, &words->options);
    struct pdf_options facts = {
        .program = STR("charter " CHARTER_VERSION),
        .profile = pipeline->profile,
        .master = pipeline->instead != NULL ? STR("") : pipeline->expanded,
        .master_name = buffer_str(&words->name),
        .office = charter->id,
        .year = charter->edition.year,
        .quarter = charter->edition.quarter,
        .options = buffer_str(&words->options),
    };
    if (since != NULL) {
        buffer_print(&words->since_name, "%.*s.before.xml", STR_ARG(since->charter->id));
        facts.since =
            (struct pdf_attachment){since->expanded, buffer_str(&words->since_name), since->dated};
    }
    return facts;
}

static bool write_pages(struct pipeline *pipeline, struct file_writer *file) {
    struct descriptions words = {{0}, {0}, {0}};
    struct pdf_options facts = describe(pipeline, &words);
    bool written = pdf_write(pipeline->doc, pipeline->pages, &facts, file, pipeline->console->diag);
    buffer_free(&words.name);
    buffer_free(&words.since_name);
    buffer_free(&words.options);
    return written;
}

static struct file_writer *open_target(const struct pipeline *pipeline) {
    if (pipeline->target != NULL) {
        return file_create(pipeline->target, pipeline->console->diag);
    }
    return pipeline->memory != NULL ? file_create_memory(pipeline->memory) : file_create_nowhere();
}

static bool write_pdf(struct pipeline *pipeline) {
    struct diag *diag = pipeline->console->diag;
    if (!profile_check(pipeline->doc, diag)) {
        return false;
    }
    struct file_writer *file = open_target(pipeline);
    if (file == NULL) {
        return false;
    }
    bool written = write_pages(pipeline, file);
    pipeline->bytes = file_written(file);
    if (written && pipeline->target != NULL) {
        return file_commit(file);
    }
    file_discard(file);
    return written;
}

/* The pipeline. */
static const struct {
    const char *name;
    bool (*run)(struct pipeline *pipeline);
} stages[STAGE_COUNT] = {
    [STAGE_READ] = {"read", read_master},       /* XML -> struct charter */
    [STAGE_COMPOSE] = {"compose", compose_doc}, /* -> struct doc */
    [STAGE_FONTS] = {"fonts", open_fonts},      /* what the document is set in */
    [STAGE_LAYOUT] = {"layout", lay_out},       /* -> struct pages */
    [STAGE_PDF] = {"pdf", write_pdf},           /* -> the file */
};

/* Several masters share one collection: a master's own faults are those that came with it. */
static size_t count_faults(const struct diag *diag) {
    return diag_count(diag, SEVERITY_ERROR) + diag_count(diag, SEVERITY_USAGE) +
           diag_count(diag, SEVERITY_SYSTEM);
}

bool pipeline_run(struct pipeline *pipeline, enum stage last) {
    return pipeline_go_on(pipeline, STAGE_READ, last);
}

bool pipeline_go_on(struct pipeline *pipeline, enum stage first, enum stage last) {
    const struct diag *diag = pipeline->console->diag;
    size_t faults = count_faults(diag);
    for (int stage = (int)first; stage <= (int)last; stage++) {
        pipeline->stages = stage + 1;
        int64_t start = stopwatch_now();
        bool done = stages[stage].run(pipeline);
        pipeline->microseconds[stage] = stopwatch_now() - start;
        if (!done || count_faults(diag) > faults) {
            return false;
        }
    }
    return true;
}

struct pipeline pipeline_new(const struct command_line *line, const char *master,
                             struct console *console) {
    bool enothi = option_is(line, OPTION_PROFILE, "enothi");
    return (struct pipeline){
        .master = master,
        .fonts_folder = line->values[OPTION_FONTS_DIR],
        .schema_file = line->values[OPTION_SCHEMA],
        .profile = enothi ? PDF_ENOTHI : PDF_ARCHIVE,
        .strip_comments = !enothi && option_given(line, OPTION_STRIP_COMMENTS),
        .poster = option_given(line, OPTION_POSTER),
        .console = console,
        .arena = arena_new(),
    };
}

void pipeline_free(struct pipeline *pipeline) {
    shaper_free(pipeline->shaper);
    fontset_free(pipeline->fonts);
    buffer_free(&pipeline->stripped);
    arena_free(pipeline->arena);
}

const char *stage_name(enum stage stage) {
    return stages[stage].name;
}
