#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"
#include "charter/charter.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/earlier_edition.h"
#include "cli/new_folder.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "diff/changes.h"
#include "diff/summary.h"
#include "doc/doc.h"
#include "enothi/attachment.h"
#include "enothi/memo.h"
#include "enothi/note.h"
#include "layout/page.h"
#include "xml/read.h"

/* The command at work. */
struct making {
    const struct command_line *line;
    struct console *console;
    struct arena *arena;
    struct pipeline pipeline;
    struct earlier_edition earlier;
    struct buffer pdf, sha256;
    size_t limit; /* bytes */
    bool draft;
};

/* ---- What may be made ----------------------------------------------------------------------- */

static bool read_options(struct making *making) {
    const char *size = making->line->values[OPTION_MAX_SIZE];
    struct diag *diag = making->console->diag;
    uint64_t limit = ATTACHMENT_SIZE;
    if (size != NULL && (!str_to_number(str_of(size), SIZE_MAX / 2, &limit) || limit == 0)) {
        DIAG(diag, NOWHERE, DIAG_ENOTHI_SIZE_WRONG, str_of(size));
    }
    if (option_given(making->line, OPTION_ENOTHI_SINCE) &&
        option_given(making->line, OPTION_ARCHIVE)) {
        DIAG(diag, NOWHERE, DIAG_ENOTHI_SINCE_TWICE);
    }
    making->limit = (size_t)limit;
    making->draft = option_given(making->line, OPTION_DRAFT);
    return !diag_failed(diag);
}

/* The year names the file; what the note needs besides, the note says. */
static void check_edition(const struct making *making) {
    const struct charter *charter = making->pipeline.charter;
    const struct edition *edition = &charter->edition;
    struct diag *diag = making->console->diag;
    struct place place = edition->place.file != 0 ? edition->place : charter->place;
    if (edition->draft && !making->draft) {
        DIAG(diag, place, DIAG_ENOTHI_DRAFT);
    }
    if (edition->year.size == 0 && !making->draft) {
        DIAG(diag, place, DIAG_NOTE_LACKS, STR("year"));
    }
    if (str_trim(edition->memo).size > 0 && memo_form(edition->memo) == MEMO_OTHER) {
        DIAG(diag, place, DIAG_MEMO_FORM, edition->memo);
    }
}

static void check_size(const struct making *making) {
    struct buffer found = {0}, limit = {0};
    if (making->pdf.size > making->limit) {
        buffer_print(&found, "%zu", making->pdf.size);
        buffer_print(&limit, "%zu", making->limit);
        DIAG(making->console->diag, NOWHERE, DIAG_ENOTHI_TOO_LARGE, buffer_str(&found),
             buffer_str(&limit));
    }
    buffer_free(&found);
    buffer_free(&limit);
}

/* ---- The note ------------------------------------------------------------------------------- */

/* No note is a hundredth as long. */
enum { TEMPLATE_LIMIT = 256 * 1024 };

/* The template as diag knows it; 0 where it cannot be read. */
static uint32_t open_template(const struct making *making) {
    const char *path = making->line->values[OPTION_TEMPLATE];
    struct diag *diag = making->console->diag;
    if (path == NULL) {
        return diag_add_file(diag, STR("enothi-note.xml"), note_builtin_template());
    }
    struct buffer text = {0};
    uint32_t file = 0;
    if (file_read(path, TEMPLATE_LIMIT, NOWHERE, &text, diag)) {
        file = diag_add_file_copy(diag, str_of(path), buffer_str(&text));
    }
    buffer_free(&text);
    return file;
}

static struct note_facts facts_of(const struct making *making,
                                  const struct attachment *attachment) {
    const struct charter *earlier = earlier_edition_charter(&making->earlier);
    struct note_facts facts = {.attachment = attachment, .earlier = earlier};
    if (earlier != NULL) {
        const struct changes changes =
            changes_find(earlier, making->pipeline.charter, making->arena);
        facts.changed = changes_are_told(&changes);
        facts.changes = changes_summary(&changes, LANGUAGE_BANGLA, making->arena);
    }
    return facts;
}

static struct attachment describe(struct making *making) {
    digest_add_hex(&making->sha256, buffer_str(&making->pdf));
    return (struct attachment){.charter = making->pipeline.charter,
                               .title = making->pipeline.doc->meta.title,
                               .draft = making->draft,
                               .bytes = making->pdf.size,
                               .pages = making->pipeline.pages->count,
                               .sha256 = buffer_str(&making->sha256)};
}

/* ---- The folder ----------------------------------------------------------------------------- */

/* What this command writes, and so may replace. */
static bool is_ours(struct str name) {
    return str_equal(name, STR("note.txt")) || str_equal(name, STR("note.html")) ||
           str_equal(name, STR("attachment.json")) ||
           (str_starts(name, STR("charter_")) && str_ends(name, STR(".pdf")));
}

static void write_folder(const struct making *making, const struct attachment *attachment,
                         struct str text, struct str html) {
    struct buffer stem = {0}, pdf_name = {0}, json = {0};
    attachment_add_stem(attachment->charter, attachment->draft, &stem);
    buffer_print(&pdf_name, "%.*s.pdf", STR_ARG(buffer_str(&stem)));
    attachment_add_json(attachment, &json);
    const char *output = making->line->values[OPTION_ENOTHI_OUTPUT];
    const char *target = output != NULL ? output : str_c_string(making->arena, buffer_str(&stem));
    const struct new_file files[] = {
        {str_c_string(making->arena, buffer_str(&pdf_name)), buffer_str(&making->pdf)},
        {"note.txt", text},
        {"note.html", html},
        {"attachment.json", buffer_str(&json)}};
    if (new_folder_write(target, files, sizeof files / sizeof files[0],
                         option_given(making->line, OPTION_FORCE), is_ours,
                         making->console->diag)) {
        report_enothi(target, files[0].name, attachment->pages, attachment->bytes,
                      making->console->language, &making->console->report);
    }
    buffer_free(&stem);
    buffer_free(&pdf_name);
    buffer_free(&json);
}

static void finish(struct making *making) {
    struct buffer text = {0}, html = {0};
    struct attachment attachment = describe(making);
    struct note_facts facts = facts_of(making, &attachment);
    uint32_t template = open_template(making);
    check_size(making);
    if (template != 0 && note_write(template, &facts, &text, &html, making->console->diag)) {
        write_folder(making, &attachment, buffer_str(&text), buffer_str(&html));
    }
    buffer_free(&text);
    buffer_free(&html);
}

/* A draft says so on every page, whatever the master says. */
static void mark_draft(struct making *making) {
    if (making->draft) {
        struct charter *draft = arena_new_of(making->arena, struct charter);
        *draft = *making->pipeline.charter;
        draft->edition.draft = true;
        making->pipeline.charter = draft;
    }
}

/* All that is wrong with the edition is said at once, so the PDF is made even where it will not be
 * written. */
static void make(struct making *making) {
    struct pipeline *pipeline = &making->pipeline;
    if (!pipeline_run(pipeline, STAGE_READ) ||
        !earlier_edition_read(making->line, pipeline->charter, making->arena, making->console,
                              &making->earlier)) {
        return;
    }
    check_edition(making);
    mark_draft(making);
    if (pipeline_go_on(pipeline, STAGE_COMPOSE, STAGE_PDF)) {
        finish(making);
    }
}

void cmd_enothi(const struct command_line *line, struct console *console) {
    struct making making = {.line = line, .console = console, .arena = arena_new()};
    making.pipeline = pipeline_new(line, line->operands.items[0], console);
    making.pipeline.profile = PDF_ENOTHI;
    making.pipeline.memory = &making.pdf;
    if (read_options(&making)) {
        make(&making);
    }
    pipeline_free(&making.pipeline);
    earlier_edition_free(&making.earlier);
    buffer_free(&making.pdf);
    buffer_free(&making.sha256);
    arena_free(making.arena);
}
