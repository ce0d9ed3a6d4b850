#include "cli/earlier_edition.h"

#include "base/arena.h"
#include "charter/charter.h"
#include "cli/archive_office.h"
#include "cli/command_line.h"

static struct str date_of(const struct edition *edition) {
    return edition->published.size > 0 ? edition->published : edition->approved;
}

/* Without a year every edition is an earlier one; what was filed under a later day is none. */
static bool comes_before(const struct record *record, const struct edition *edition) {
    struct str date = date_of(edition);
    bool earlier_day = date.size == 0 || str_compare(archived_edition_date(record), date) <= 0;
    return earlier_day && (edition->year.size == 0 ||
                           archived_edition_compare(record->year, record->quarter, edition->year,
                                                    edition->quarter) < 0);
}

/* The last by year and quarter of those before. */
static const struct archived_edition *last_before(const struct archived_office *office,
                                                  const struct edition *edition) {
    const struct archived_edition *last = NULL;
    for (size_t i = 0; i < office->count; i++) {
        const struct record *record = &office->editions[i].record;
        if (!record->foreign && comes_before(record, edition) &&
            (last == NULL || archived_edition_compare(last->record.year, last->record.quarter,
                                                      record->year, record->quarter) <= 0)) {
            last = &office->editions[i];
        }
    }
    return last;
}

static bool read_archived(const struct store *store, const struct command_line *line,
                          const struct charter *charter, struct arena *arena,
                          struct console *console, struct earlier_edition *earlier) {
    struct archived_office office = {.count = 0};
    struct buffer id = {0};
    struct object object;
    bool there = false;
    record_add_object_id(charter->id, &id);
    bool fine = store_find(store, buffer_str(&id), arena, &object, &there) &&
                (!there || archived_office_read(store, object.path, 0, arena, &office));
    buffer_free(&id);
    const struct archived_edition *last = fine ? last_before(&office, &charter->edition) : NULL;
    const struct record_file *master =
        last != NULL ? archived_edition_file(last, STR(MASTER_NAME)) : NULL;
    if (!fine) {
        return false;
    }
    if (master == NULL) {
        DIAG(console->diag, NOWHERE, DIAG_ENOTHI_NO_EARLIER, charter->id);
        return true;
    }
    return store_read_file(store, &office.object, office.version, master->path, &earlier->master) &&
           input_read_given(&earlier->input, str_c_string(arena, master->path),
                            buffer_str(&earlier->master), line, console);
}

/* What is named may be anything; a note that calls it the edition before is signed. */
static void check_named(const struct charter *charter, const struct charter *named,
                        struct diag *diag) {
    const struct edition *now = &charter->edition, *before = &named->edition;
    struct buffer names[2] = {{0}, {0}};
    if (!str_equal(charter->id, named->id)) {
        DIAG(diag, NOWHERE, DIAG_ENOTHI_OTHER_OFFICE, named->id, charter->id);
    } else if (now->year.size > 0 && before->year.size > 0 &&
               archived_edition_compare(before->year, before->quarter, now->year, now->quarter) >=
                   0) {
        archived_edition_add_name(before->year, before->quarter, LANGUAGE_ENGLISH, &names[0]);
        archived_edition_add_name(now->year, now->quarter, LANGUAGE_ENGLISH, &names[1]);
        DIAG(diag, NOWHERE, DIAG_ENOTHI_NOT_EARLIER, buffer_str(&names[0]), buffer_str(&names[1]));
    }
    buffer_free(&names[0]);
    buffer_free(&names[1]);
}

bool earlier_edition_read(const struct command_line *line, const struct charter *charter,
                          struct arena *arena, struct console *console,
                          struct earlier_edition *earlier) {
    if (option_given(line, OPTION_ENOTHI_SINCE)) {
        bool read =
            input_read(&earlier->input, line->values[OPTION_ENOTHI_SINCE], line, arena, console);
        if (read) {
            check_named(charter, earlier->input.pipeline.charter, console->diag);
        }
        return read && !diag_failed(console->diag);
    }
    if (!option_given(line, OPTION_ARCHIVE)) {
        return true;
    }
    struct store *store = store_open(line->values[OPTION_ARCHIVE], STORE_READ, console->diag);
    bool done = store != NULL && read_archived(store, line, charter, arena, console, earlier);
    store_close(store);
    return done;
}

void earlier_edition_free(struct earlier_edition *earlier) {
    input_free(&earlier->input);
    buffer_free(&earlier->master);
}

const struct charter *earlier_edition_charter(const struct earlier_edition *earlier) {
    return earlier->input.pipeline.charter;
}
