#include "cli/earlier_edition.h"

#include "charter/charter.h"
#include "cli/archive_office.h"
#include "cli/command_line.h"

static bool comes_before(const struct record *record, const struct edition *edition) {
    int order = str_compare(record->year, edition->year);
    return order < 0 || (order == 0 && record->quarter < edition->quarter);
}

/* Without a year every edition is an earlier one. */
static const struct archived_edition *last_before(const struct archived_office *office,
                                                  const struct edition *edition) {
    const struct archived_edition *last = NULL;
    for (size_t i = 0; i < office->count; i++) {
        const struct record *record = &office->editions[i].record;
        if (!record->foreign && (edition->year.size == 0 || comes_before(record, edition))) {
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
           input_read_given(&earlier->input, line->values[OPTION_ARCHIVE],
                            buffer_str(&earlier->master), line, console);
}

bool earlier_edition_read(const struct command_line *line, const struct charter *charter,
                          struct arena *arena, struct console *console,
                          struct earlier_edition *earlier) {
    if (option_given(line, OPTION_ENOTHI_SINCE)) {
        return input_read(&earlier->input, line->values[OPTION_ENOTHI_SINCE], line, arena, console);
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
