#include "base/arena.h"
#include "base/array.h"
#include "base/date.h"
#include "base/unicode.h"
#include "cli/archive_json.h"
#include "cli/archive_masters.h"
#include "cli/archive_text.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/note_target.h"
#include "cli/report.h"
#include "diff/changes.h"
#include "diff/summary.h"
#include "diff/yearly.h"

/* A report under way. */
struct reporting {
    const struct archived_office *office;
    const struct archived_masters *masters;
    struct str year;
    struct arena *arena;
};

static const struct charter *charter_of(const struct archived_master *master) {
    return master->input.pipeline.charter;
}

/* ---- What changed --------------------------------------------------------------------------- */

static struct str_list one_line(const struct reporting *reporting, enum language language,
                                const char *english, const char *bangla) {
    struct str *line = arena_new_of(reporting->arena, struct str);
    *line = unicode_nfc(reporting->arena, str_of(language == LANGUAGE_BANGLA ? bangla : english));
    return (struct str_list){line, 1};
}

/* What changed since the edition before, of whatever year. */
static struct str_list changes_of(const struct reporting *reporting, size_t at,
                                  enum language language) {
    const struct archived_master *masters = reporting->masters->items;
    if (charter_of(&masters[at]) == NULL) {
        return one_line(reporting, language, "no master copy: it cannot be compared",
                        "মূল কপি নেই, তাই মেলানো যায়নি");
    }
    if (at == 0) {
        return one_line(reporting, language, "the first edition in the archive",
                        "আর্কাইভের প্রথম সংস্করণ");
    }
    if (charter_of(&masters[at - 1]) == NULL) {
        return one_line(reporting, language,
                        "the edition before has no master copy: it cannot be compared",
                        "আগের সংস্করণের মূল কপি নেই, তাই মেলানো যায়নি");
    }
    const struct changes changes =
        changes_find(charter_of(&masters[at - 1]), charter_of(&masters[at]), reporting->arena);
    return changes_summary(&changes, language, reporting->arena);
}

typedef ARRAY(struct edition_changes) changes_array;

static void find_changes(const struct reporting *reporting, enum language language,
                         changes_array *editions) {
    for (size_t i = 0; i < reporting->masters->count; i++) {
        const struct archived_edition *edition = reporting->masters->items[i].edition;
        if (str_equal(edition->record.year, reporting->year)) {
            array_push(editions,
                       (struct edition_changes){edition, changes_of(reporting, i, language)});
        }
    }
}

/* ---- Telling -------------------------------------------------------------------------------- */

static void print(const struct reporting *reporting, const changes_array *editions,
                  enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    archive_text_office(reporting->office, out);
    for (size_t i = 0; i < editions->count; i++) {
        const struct record *record = &editions->items[i].edition->record;
        const struct record_file *pdf =
            archived_edition_file(editions->items[i].edition, STR(PDF_NAME));
        archive_text_edition(editions->items[i].edition, language, out);
        buffer_add_byte(out, '\n');
        if (record->memo.size > 0) {
            buffer_print(out, "    %s: %.*s\n", bangla ? "স্মারক" : "memo", STR_ARG(record->memo));
        }
        if (pdf != NULL) {
            buffer_print(out, "    SHA-256: %.*s\n", STR_ARG(pdf->sha256));
        }
        for (size_t l = 0; l < editions->items[i].lines.count; l++) {
            buffer_print(out, "    %.*s\n", STR_ARG(editions->items[i].lines.items[l]));
        }
    }
}

static void tell(const struct reporting *reporting, struct console *console) {
    changes_array editions = {0};
    find_changes(reporting, console->language, &editions);
    if (console->format == DIAG_JSON) {
        archive_json_report(reporting->office, reporting->year, editions.items, editions.count,
                            &console->out);
        console->around_findings = true;
    } else {
        print(reporting, &editions, console->language, &console->out);
    }
    array_free(&editions);
}

/* ---- The page ------------------------------------------------------------------------------- */

/* Whose letterhead the page bears: the year's last edition, else the last there is. */
static struct archived_master *bearer(const struct reporting *reporting) {
    struct archived_master *found = NULL;
    for (size_t i = 0; i < reporting->masters->count; i++) {
        struct archived_master *master = &reporting->masters->items[i];
        bool of_year = str_equal(master->edition->record.year, reporting->year);
        bool found_of_year =
            found != NULL && str_equal(found->edition->record.year, reporting->year);
        if (charter_of(master) != NULL && (of_year || !found_of_year)) {
            found = master;
        }
    }
    return found;
}

static struct yearly_edition yearly_of(const struct edition_changes *edition) {
    const struct record *record = &edition->edition->record;
    const struct record_file *pdf = archived_edition_file(edition->edition, STR(PDF_NAME));
    return (struct yearly_edition){.quarter = record->quarter,
                                   .memo = record->memo,
                                   .approved = record->approved,
                                   .published = record->published,
                                   .pages = record->pages,
                                   .sha256 = pdf != NULL ? pdf->sha256 : STR(""),
                                   .changes = edition->lines};
}

static const struct charter *compose_page(const struct reporting *reporting,
                                          const struct charter *office) {
    changes_array found = {0};
    find_changes(reporting, LANGUAGE_BANGLA, &found);
    struct yearly_edition *editions =
        arena_array_of(reporting->arena, struct yearly_edition, found.count);
    for (size_t i = 0; i < found.count; i++) {
        editions[i] = yearly_of(&found.items[i]);
    }
    const struct charter *page =
        yearly_compose(office, reporting->year, editions, found.count, reporting->arena);
    array_free(&found);
    return page;
}

static void write_page(const struct reporting *reporting, const char *target,
                       struct console *console) {
    struct archived_master *master = bearer(reporting);
    if (master == NULL) {
        DIAG(console->diag, NOWHERE, DIAG_ARCHIVE_REPORT_FOREIGN, reporting->office->id);
        return;
    }
    struct pipeline *pipeline = &master->input.pipeline;
    pipeline->console = console;
    pipeline->target = target;
    pipeline->profile = PDF_ENOTHI;
    pipeline->instead = compose_page(reporting, charter_of(master));
    pipeline->instead_by = "archive report";
    if (pipeline_go_on(pipeline, STAGE_COMPOSE, STAGE_PDF)) {
        report_made(pipeline, console->language, &console->report);
    }
}

/* ---- All of it ------------------------------------------------------------------------------ */

static bool check_options(const struct command_line *line, struct diag *diag) {
    const char *year = line->values[OPTION_YEAR];
    if (year == NULL) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_YEAR_NEEDED);
    } else if (!date_is_fiscal_year(str_of(year))) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_YEAR_WRONG, str_of(year));
    }
    return !diag_failed(diag) && (!option_given(line, OPTION_REPORT_PDF) ||
                                  note_target_is_free(line->values[OPTION_REPORT_PDF], line, diag));
}

static bool has_year(const struct archived_office *office, struct str year) {
    for (size_t i = 0; i < office->count; i++) {
        if (str_equal(office->editions[i].record.year, year)) {
            return true;
        }
    }
    return false;
}

static void report(const struct store *store, const struct archived_office *office,
                   const struct command_line *line, struct arena *arena, struct console *console) {
    struct archived_masters masters = {0};
    struct reporting reporting = {.office = office,
                                  .masters = &masters,
                                  .year = str_of(line->values[OPTION_YEAR]),
                                  .arena = arena};
    if (!has_year(office, reporting.year)) {
        DIAG(console->diag, NOWHERE, DIAG_ARCHIVE_REPORT_EMPTY, office->id, reporting.year);
    } else {
        archived_masters_read(store, office, line, arena, console, &masters);
        if (!option_given(line, OPTION_QUIET) || console->format == DIAG_JSON) {
            tell(&reporting, console);
        }
        if (option_given(line, OPTION_REPORT_PDF)) {
            write_page(&reporting, line->values[OPTION_REPORT_PDF], console);
        }
    }
    archived_masters_free(&masters);
}

void cmd_archive_report(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    struct archived_office office;
    struct store *store = NULL;
    if (check_options(line, console->diag)) {
        store = store_open(line->operands.items[0], STORE_READ, console->diag);
    }
    if (store != NULL && archived_office_choose(store, line, arena, console->diag, &office)) {
        report(store, &office, line, arena, console);
    }
    arena_free(arena);
    store_close(store);
}
