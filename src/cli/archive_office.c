#include "cli/archive_office.h"

#include "archive/layout.h"
#include "base/arena.h"
#include "base/array.h"
#include "charter/edition.h"
#include "cli/command_line.h"

#include <stdlib.h>
#include <string.h>

/* ---- Reading -------------------------------------------------------------------------------- */

/* The first version from which on the file is as it is in `version`. */
static size_t version_of(const struct inventory *inventory, size_t version,
                         const struct state_file *file) {
    for (size_t before = version - 1; before > 0; before--) {
        const struct state_file *there = version_file(&inventory->versions[before - 1], file->path);
        if (there == NULL || !str_equal(there->digest, file->digest)) {
            return before + 1;
        }
    }
    return 1;
}

static bool read_edition(const struct store *store, const struct archived_office *office,
                         const struct state_file *file, struct arena *arena,
                         struct archived_edition *edition) {
    struct buffer json = {0};
    edition->folder = str_slice(file->path, 0, file->path.size - strlen("/" RECORD_NAME));
    edition->version = version_of(&office->object.inventory, office->version, file);
    bool fine = store_read_file(store, &office->object, office->version, file->path, &json);
    if (fine && !record_read(buffer_str(&json), arena, &edition->record)) {
        store_report(store, DIAG_ARCHIVE_RECORD, office->object.path, file->path);
        fine = false;
    }
    buffer_free(&json);
    return fine;
}

/* By the day that they are filed under; on one day by year and quarter. */
static int by_day(const void *a, const void *b) {
    const struct record *one = &((const struct archived_edition *)a)->record;
    const struct record *other = &((const struct archived_edition *)b)->record;
    int order = str_compare(archived_edition_date(one), archived_edition_date(other));
    return order != 0
               ? order
               : archived_edition_compare(one->year, one->quarter, other->year, other->quarter);
}

static bool read_editions(const struct store *store, struct arena *arena,
                          struct archived_office *office) {
    const struct object_version *state = &office->object.inventory.versions[office->version - 1];
    ARRAY(struct archived_edition) editions = {0};
    bool fine = true;
    for (size_t i = 0; fine && i < state->count; i++) {
        struct archived_edition edition;
        if (str_ends(state->files[i].path, STR("/" RECORD_NAME))) {
            fine = read_edition(store, office, &state->files[i], arena, &edition);
            if (fine) {
                array_push(&editions, edition);
            }
        }
    }
    if (editions.count > 0) {
        qsort(editions.items, editions.count, sizeof *editions.items, by_day);
    }
    office->count = editions.count;
    office->editions = array_keep(&editions, arena);
    return fine;
}

bool archived_office_read(const struct store *store, struct str path, size_t version,
                          struct arena *arena, struct archived_office *office) {
    *office = (struct archived_office){.id = STR("")};
    if (!store_read_object(store, path, arena, &office->object)) {
        return false;
    }
    office->id = record_office_of(office->object.inventory.id);
    office->version = version > 0 ? version : office->object.inventory.version_count;
    return office->version > office->object.inventory.version_count || office->id.size == 0 ||
           read_editions(store, arena, office);
}

/* ---- Choosing ------------------------------------------------------------------------------- */

/* The root of --office; empty, and reported, where there is none. */
static struct str root_of(const struct store *store, const char *id, struct arena *arena,
                          struct diag *diag) {
    struct buffer object_id = {0}, path = {0};
    record_add_object_id(str_of(id), &object_id);
    layout_add_path(buffer_str(&object_id), &path);
    struct str root = str_copy(arena, buffer_str(&path));
    buffer_free(&object_id);
    buffer_free(&path);
    if (folder_look(store_folder(store), root.bytes) != FOLDER_FOLDER) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_OFFICE_UNKNOWN, str_of(id));
        return STR("");
    }
    return root;
}

/* The root of the only one there is; objects of other programs are none. */
static struct str only_root(const struct store *store, struct arena *arena, struct diag *diag) {
    struct str_list paths = {0};
    struct buffer number = {0};
    struct str only = STR("");
    size_t count = 0;
    if (!store_objects(store, arena, &paths)) {
        return only;
    }
    for (size_t i = 0; i < paths.count; i++) {
        if (str_find(paths.items[i], STR("/charter%3a"), 0) != SIZE_MAX) {
            only = paths.items[i];
            count++;
        }
    }
    if (count == 0) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_EMPTY);
    } else if (count > 1) {
        buffer_print(&number, "%zu", count);
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_OFFICE_NEEDED, buffer_str(&number));
    }
    buffer_free(&number);
    return count == 1 ? only : STR("");
}

/* The number of "v3"; 0 where it is none. */
static size_t version_number(const char *word) {
    uint64_t number = 0;
    bool fine = word[0] == 'v' && str_to_number(str_of(word + 1), 1000000, &number);
    return fine ? (size_t)number : 0;
}

bool archived_office_choose(const struct store *store, const struct command_line *line,
                            struct arena *arena, struct diag *diag,
                            struct archived_office *office) {
    const char *id = line->values[OPTION_OFFICE_ID], *at = line->values[OPTION_AT];
    struct str root = id != NULL ? root_of(store, id, arena, diag) : only_root(store, arena, diag);
    size_t version = at != NULL ? version_number(at) : 0;
    if (root.size == 0 || !archived_office_read(store, root, version, arena, office)) {
        return false;
    }
    if (at != NULL && (version == 0 || version > office->object.inventory.version_count)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_VERSION_UNKNOWN, str_of(at));
        return false;
    }
    return true;
}

const struct archived_edition *archived_edition_choose(const struct archived_office *office,
                                                       const struct command_line *line,
                                                       struct diag *diag) {
    struct str year = str_of(line->values[OPTION_YEAR]);
    const char *quarter = line->values[OPTION_QUARTER];
    int number = quarter != NULL ? quarter[0] - '0' : 0;
    for (size_t i = 0; i < office->count; i++) {
        const struct record *record = &office->editions[i].record;
        if (str_equal(record->year, year) && record->quarter == number) {
            return &office->editions[i];
        }
    }
    struct buffer name = {0};
    archived_edition_add_name(year, number, LANGUAGE_ENGLISH, &name);
    DIAG(diag, NOWHERE, DIAG_ARCHIVE_EDITION_UNKNOWN, office->id, buffer_str(&name));
    buffer_free(&name);
    return NULL;
}

/* ---- Editions ------------------------------------------------------------------------------- */

void archived_edition_add_name(struct str year, int quarter, enum language language,
                               struct buffer *out) {
    if (language == LANGUAGE_BANGLA) {
        edition_add_name(out, &(const struct edition){.year = year, .quarter = quarter});
    } else {
        buffer_print(out, quarter > 0 ? "%.*s q%d" : "%.*s", STR_ARG(year), quarter);
    }
}

int archived_edition_compare(struct str year, int quarter, struct str other_year,
                             int other_quarter) {
    enum { BEHIND_QUARTERS = 5 };
    int order = str_compare(year, other_year);
    int behind = quarter == 0 ? BEHIND_QUARTERS : quarter;
    return order != 0 ? order : behind - (other_quarter == 0 ? BEHIND_QUARTERS : other_quarter);
}

struct str archived_edition_date(const struct record *record) {
    return record->published.size > 0 ? record->published : record->approved;
}

struct str archived_office_name(const struct archived_office *office) {
    for (size_t i = office->count; i > 0; i--) {
        if (office->editions[i - 1].record.office_name.size > 0) {
            return office->editions[i - 1].record.office_name;
        }
    }
    return STR("");
}

struct str archived_file_name(struct str path) {
    size_t from = 0;
    for (size_t slash; (slash = str_find(path, STR("/"), from)) != SIZE_MAX; from = slash + 1) {
    }
    return str_slice(path, from, path.size);
}

const struct record_file *archived_edition_file(const struct archived_edition *edition,
                                                struct str name) {
    for (size_t i = 0; i < edition->record.file_count; i++) {
        if (str_equal(archived_file_name(edition->record.files[i].path), name)) {
            return &edition->record.files[i];
        }
    }
    return NULL;
}
