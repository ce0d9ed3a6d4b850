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

static bool compose_doc(struct pipeline *pipeline) {
    pipeline->doc = compose(pipeline->charter, pipeline->poster ? 2 : 1, pipeline->arena);
    return pipeline->doc != NULL;
}

static bool open_fonts(struct pipeline *pipeline) {
    const struct page_setup *setup = &pipeline->charter->page;
    struct diag *diag = pipeline->console->diag;
    struct buffer folder = {0};
    if (fonts_folder_find(pipeline->fonts_folder, &folder, diag)) {
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
static struct pdf_options describe(const struct pipeline *pipeline, struct buffer *name) {
    static const char *const told[2][2] = {{"--profile=archive", "--profile=archive --poster"},
                                           {"--profile=enothi", "--profile=enothi --poster"}};
    const struct charter *charter = pipeline->charter;
    buffer_print(name, "%.*s.xml", STR_ARG(charter->id));
    return (struct pdf_options){
        .program = STR("charter " CHARTER_VERSION),
        .profile = pipeline->profile,
        .master = pipeline->expanded,
        .master_name = buffer_str(name),
        .office = charter->id,
        .year = charter->edition.year,
        .quarter = charter->edition.quarter,
        .options = str_of(told[pipeline->profile == PDF_ENOTHI][pipeline->poster]),
    };
}

static bool write_pages(struct pipeline *pipeline, struct file_writer *file) {
    struct buffer name = {0};
    struct pdf_options facts = describe(pipeline, &name);
    bool written = pdf_write(pipeline->doc, pipeline->pages, &facts, file, pipeline->console->diag);
    buffer_free(&name);
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
