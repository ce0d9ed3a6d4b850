#include "base/arena.h"
#include "base/date.h"
#include "base/file.h"
#include "base/unicode.h"
#include "charter/charter.h"
#include "cli/archive_filing.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/pipeline.h"
#include "layout/page.h"
#include "text/fontset.h"
#include "unpack/unpack.h"

/* ---- What is asked -------------------------------------------------------------------------- */

/* One line. */
static bool is_text(struct str text) {
    size_t offset;
    uint32_t code_point;
    return text.size > 0 && unicode_check(text, &offset, &code_point) == UNICODE_FINE &&
           str_find(text, STR("\n"), 0) == SIZE_MAX && str_find(text, STR("\r"), 0) == SIZE_MAX &&
           str_find(text, STR("\t"), 0) == SIZE_MAX;
}

static bool is_address(struct str text) {
    size_t at = str_find(text, STR("@"), 0);
    return at != SIZE_MAX && at > 0 && at + 1 < text.size &&
           str_find(text, STR(" "), 0) == SIZE_MAX;
}

/* The texts that go into the archive as they are. */
static bool check_texts(const struct command_line *line, struct diag *diag) {
    static const enum option_id texts[] = {OPTION_REASON, OPTION_USER, OPTION_ADDRESS};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (option_given(line, texts[i]) && !is_text(str_of(line->values[texts[i]]))) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_TEXT_WRONG, str_of(options[texts[i]].name));
        }
    }
    const char *address = line->values[OPTION_ADDRESS];
    if (address != NULL && !diag_failed(diag) && !is_address(str_of(address))) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_TEXT_WRONG, str_of(options[OPTION_ADDRESS].name));
    }
    if (address != NULL && !option_given(line, OPTION_USER)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_ADDRESS_ALONE);
    }
    return !diag_failed(diag);
}

/* A master copy says itself what --foreign has to be told. */
static bool check_sources(const struct command_line *line, struct diag *diag) {
    static const enum option_id told[] = {OPTION_OFFICE_ID, OPTION_YEAR, OPTION_DATE,
                                          OPTION_QUARTER};
    bool foreign = option_given(line, OPTION_FOREIGN);
    if (foreign == (line->operands.count > 1)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_MASTER_OR_FOREIGN);
        return false;
    }
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
        bool given = option_given(line, told[i]);
        if (given && !foreign) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_FOREIGN_ONLY, str_of(options[told[i]].name));
        } else if (!given && foreign && told[i] != OPTION_QUARTER) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_FOREIGN_NEEDS, str_of(options[told[i]].name));
        }
    }
    return !diag_failed(diag);
}

/* ---- A master ------------------------------------------------------------------------------- */

/* Everything that an archive files an edition by stands in the master. */
static bool may_be_filed(const struct charter *charter, struct diag *diag) {
    const struct edition *edition = &charter->edition;
    struct place place = edition->place.file != 0 ? edition->place : charter->place;
    if (edition->draft) {
        DIAG(diag, place, DIAG_ARCHIVE_DRAFT);
    }
    if (edition->year.size == 0) {
        DIAG(diag, place, DIAG_ARCHIVE_WITHOUT_YEAR);
    }
    if (edition->published.size == 0 && edition->approved.size == 0) {
        DIAG(diag, place, DIAG_ARCHIVE_WITHOUT_DATE);
    }
    return !diag_failed(diag);
}

static struct str plain_text(const struct inline_text *text, struct arena *arena) {
    struct buffer plain = {0};
    for (size_t i = 0; i < text->count; i++) {
        buffer_add(&plain, text->items[i].kind == INLINE_TEXT ? text->items[i].text : STR(" "));
    }
    struct str copy = str_copy(arena, buffer_str(&plain));
    buffer_free(&plain);
    return copy;
}

/* The line of the letterhead that names the office; empty where none says that it does. */
static struct str office_name(const struct charter *charter, struct arena *arena) {
    for (size_t i = 0; i < charter->letterhead->count; i++) {
        const struct letterhead_line *line = &charter->letterhead->lines[i];
        if (str_equal(line->role, STR("office"))) {
            return plain_text(&line->text, arena);
        }
    }
    return STR("");
}

static void add_fonts(struct filing *filing, struct fontset *fonts) {
    filing_add_font(filing, STR("fonts.xml"), fontset_table(fonts));
    for (size_t i = 0; i < fontset_face_count(fonts); i++) {
        const struct face *face = fontset_face_at(fonts, i);
        filing_add_font(filing, face_file(face), face_bytes(face));
    }
}

static void describe(struct filing *filing, const struct pipeline *pipeline) {
    const struct charter *charter = pipeline->charter;
    const struct edition *edition = &charter->edition;
    filing->place = edition->place.file != 0 ? edition->place : charter->place;
    filing->record =
        (struct record){.office = charter->id,
                        .office_name = office_name(charter, filing->arena),
                        .title = plain_text(&charter->letterhead->title, filing->arena),
                        .year = edition->year,
                        .quarter = edition->quarter,
                        .memo = edition->memo,
                        .approved = edition->approved,
                        .published = edition->published,
                        .pages = pipeline->pages->count,
                        .program = STR("charter " CHARTER_VERSION)};
}

static void add_master(const struct command_line *line, struct arena *arena,
                       struct console *console) {
    struct buffer pdf = {0};
    struct filing filing = {.arena = arena};
    struct pipeline pipeline = pipeline_new(line, line->operands.items[1], console);
    pipeline.memory = &pdf;
    if (pipeline_run(&pipeline, STAGE_READ) && may_be_filed(pipeline.charter, console->diag) &&
        pipeline_go_on(&pipeline, STAGE_COMPOSE, STAGE_PDF)) {
        describe(&filing, &pipeline);
        filing_add_file(&filing, PDF_NAME, buffer_str(&pdf));
        filing_add_file(&filing, MASTER_NAME, pipeline.expanded);
        add_fonts(&filing, pipeline.fonts);
        filing_put(&filing, line->operands.items[0], line, console);
    }
    filing_free(&filing);
    pipeline_free(&pipeline);
    buffer_free(&pdf);
}

/* ---- A PDF without one ---------------------------------------------------------------------- */

/* Counts the pages. What does not begin as a PDF is none; but one with a password, or one that is a
 * little damaged, may be all that is left of that year. */
static bool look_inside(struct str pdf, const char *path, uint64_t *pages, struct diag *diag) {
    struct unpacked unpacked = {0};
    struct diag *unheard = diag_new();
    bool done = unpack(pdf, path, UNPACK_PARTS, &unpacked, unheard);
    *pages = done ? unpacked.page_count : 0;
    if (done && unpacked.has_master) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_HAS_MASTER, str_of(path));
    }
    if (!done &&
        (diag_holds(unheard, DIAG_PDF_ENCRYPTED) || diag_holds(unheard, DIAG_PDF_DAMAGED) ||
         diag_holds(unheard, DIAG_PDF_MASTER_DAMAGED))) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_PAGES_UNKNOWN, str_of(path));
        done = true;
    } else if (!done) {
        unpack_free(&unpacked);
        done = unpack(pdf, path, UNPACK_PARTS, &unpacked, diag);
    }
    unpack_free(&unpacked);
    diag_free(unheard);
    return done;
}

static bool check_values(const struct command_line *line, struct diag *diag) {
    struct str office = str_of(line->values[OPTION_OFFICE_ID]);
    struct str year = str_of(line->values[OPTION_YEAR]), date = str_of(line->values[OPTION_DATE]);
    if (!record_office_is_sound(office)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_OFFICE_WRONG, office);
    }
    if (!date_is_fiscal_year(year)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_YEAR_WRONG, year);
    }
    if (!date_is_day(date)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_DATE_WRONG, date);
    }
    return !diag_failed(diag);
}

static void add_foreign(const struct command_line *line, struct arena *arena,
                        struct console *console) {
    struct buffer pdf = {0};
    const char *path = line->values[OPTION_FOREIGN], *quarter = line->values[OPTION_QUARTER];
    struct filing filing = {.arena = arena,
                            .record = {.office = str_of(line->values[OPTION_OFFICE_ID]),
                                       .year = str_of(line->values[OPTION_YEAR]),
                                       .quarter = quarter != NULL ? quarter[0] - '0' : 0,
                                       .published = str_of(line->values[OPTION_DATE]),
                                       .foreign = true}};
    if (check_values(line, console->diag) &&
        file_read(path, UNPACK_FILE_LIMIT, NOWHERE, &pdf, console->diag) &&
        look_inside(buffer_str(&pdf), path, &filing.record.pages, console->diag)) {
        filing_add_file(&filing, PDF_NAME, buffer_str(&pdf));
        filing_put(&filing, line->operands.items[0], line, console);
    }
    filing_free(&filing);
    buffer_free(&pdf);
}

void cmd_archive_add(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    if (check_sources(line, console->diag) && check_texts(line, console->diag)) {
        if (option_given(line, OPTION_FOREIGN)) {
            add_foreign(line, arena, console);
        } else {
            add_master(line, arena, console);
        }
    }
    arena_free(arena);
}
