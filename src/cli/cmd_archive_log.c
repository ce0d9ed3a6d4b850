#include "base/arena.h"
#include "base/array.h"
#include "cli/archive_json.h"
#include "cli/archive_masters.h"
#include "cli/archive_text.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "diff/history.h"

/* ---- Versions ------------------------------------------------------------------------------- */

static void print_versions(const struct archived_office *office, enum language language,
                           struct buffer *out) {
    const struct inventory *inventory = &office->object.inventory;
    archive_text_office(office, out);
    for (size_t i = 0; i < inventory->version_count; i++) {
        const struct object_version *version = &inventory->versions[i];
        struct str day = str_slice(version->created, 0, 10);
        buffer_print(out, "v%zu  ", i + 1);
        archive_text_digits(out, day, language);
        buffer_add(out, STR("  "));
        archive_text_plain(out, version->message);
        buffer_add(out, STR("  ("));
        archive_text_plain(out, version->user_name);
        buffer_add(out, STR(")\n"));
    }
}

/* ---- One service ---------------------------------------------------------------------------- */

struct words {
    const char *name, *fee, *time, *officer, *none, *no_master;
};
static const struct words words[] = {
    {"name", "fee", "time", "officer", "the service is not in it", "no master copy"},
    {"নাম", "সেবার মূল্য", "সময়সীমা", "দায়িত্বপ্রাপ্ত কর্মকর্তা", "সেবাটি এতে নেই", "মূল কপি নেই"}};

/* A line for what is told, where it is other than before; lines of it become one. */
static void print_fact(struct buffer *out, const char *what, struct str now, struct str before) {
    if (now.size == 0 || str_equal(now, before)) {
        return;
    }
    buffer_print(out, "        %s: ", what);
    for (size_t i = 0; i < now.size; i++) {
        buffer_add(out, now.bytes[i] == '\n' ? STR(" | ") : (struct str){&now.bytes[i], 1});
    }
    buffer_add_byte(out, '\n');
}

/* What the edition before told stays true until an edition tells otherwise. */
static bool print_edition(const struct archived_master *master, struct str id,
                          struct service_told *told, enum language language, struct arena *arena,
                          struct buffer *out) {
    const struct words *word = &words[language];
    const struct charter *charter = master->input.pipeline.charter;
    struct service_told now = {{0}, {0}, {0}, {0}};
    buffer_add(out, STR("    "));
    archived_edition_add_name(master->edition->record.year, master->edition->record.quarter,
                              language, out);
    buffer_add(out, STR("  "));
    archive_text_digits(out, archived_edition_date(&master->edition->record), language);
    if (charter == NULL || !history_of_service(charter, id, arena, &now)) {
        buffer_print(out, "  (%s)\n", charter == NULL ? word->no_master : word->none);
        return false;
    }
    buffer_add_byte(out, '\n');
    print_fact(out, word->name, now.name, told->name);
    print_fact(out, word->fee, now.fee, told->fee);
    print_fact(out, word->time, now.time, told->time);
    print_fact(out, word->officer, now.officer, told->officer);
    *told = now;
    return true;
}

/* One of the two, by the console's format. Returns whether any edition has the service. */
static bool tell_service(const struct archived_office *office,
                         const struct archived_masters *masters, struct str id, struct arena *arena,
                         struct console *console) {
    struct service_told told = {{0}, {0}, {0}, {0}};
    struct service_history *history = arena_array_of(arena, struct service_history, masters->count);
    bool known = false;
    if (console->format == DIAG_TEXT) {
        buffer_print(&console->out, "%.*s %.*s\n", STR_ARG(office->id), STR_ARG(id));
    }
    for (size_t i = 0; i < masters->count; i++) {
        const struct charter *charter = masters->items[i].input.pipeline.charter;
        history[i].edition = masters->items[i].edition;
        if (console->format == DIAG_TEXT) {
            known |= print_edition(&masters->items[i], id, &told, console->language, arena,
                                   &console->out);
        } else if (charter != NULL) {
            history[i].told = history_of_service(charter, id, arena, &history[i].service);
            known |= history[i].told;
        }
    }
    if (console->format == DIAG_JSON) {
        archive_json_service(office, id, history, masters->count, &console->out);
        console->around_findings = true;
    }
    return known;
}

static void log_service(const struct store *store, const struct archived_office *office,
                        const struct command_line *line, struct arena *arena,
                        struct console *console) {
    struct archived_masters masters = {0};
    struct str id = str_of(line->values[OPTION_SERVICE]);
    archived_masters_read(store, office, line, arena, console, &masters);
    if (!tell_service(office, &masters, id, arena, console)) {
        DIAG(console->diag, NOWHERE, DIAG_ARCHIVE_SERVICE_UNKNOWN, office->id, id);
        console->out.size = console->format == DIAG_JSON ? console->out.size : 0;
    }
    archived_masters_free(&masters);
}

static void log_versions(const struct archived_office *office, struct console *console) {
    if (console->format == DIAG_JSON) {
        archive_json_log(office, &console->out);
        console->around_findings = true;
    } else {
        print_versions(office, console->language, &console->out);
    }
}

void cmd_archive_log(const struct command_line *line, struct console *console) {
    struct store *store = store_open(line->operands.items[0], STORE_READ, console->diag);
    struct arena *arena = arena_new();
    struct archived_office office;
    if (store != NULL && archived_office_choose(store, line, arena, console->diag, &office)) {
        if (option_given(line, OPTION_SERVICE)) {
            log_service(store, &office, line, arena, console);
        } else {
            log_versions(&office, console);
        }
    }
    arena_free(arena);
    store_close(store);
}
