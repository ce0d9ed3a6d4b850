#include "cli/archive_json.h"

#include "base/arena.h"
#include "base/json_print.h"

static void set_number(json_t *object, const char *name, uint64_t number) {
    json_object_set_new(object, name, json_integer((json_int_t)number));
}

static json_t *json_of_file(const struct record_file *file) {
    json_t *object = json_object();
    json_set_text(object, "path", file->path);
    json_set_text(object, "name", file->name);
    set_number(object, "bytes", file->bytes);
    json_set_text(object, "sha256", file->sha256);
    return object;
}

static json_t *json_of_edition(const struct archived_edition *edition) {
    const struct record *record = &edition->record;
    json_t *object = json_object(), *files = json_array();
    json_set_text(object, "year", record->year);
    if (record->quarter > 0) {
        set_number(object, "quarter", (uint64_t)record->quarter);
    }
    json_set_text(object, "kind", record->foreign ? STR("foreign") : STR("charter"));
    json_set_text(object, "memo", record->memo);
    json_set_text(object, "approved", record->approved);
    json_set_text(object, "published", record->published);
    if (record->pages > 0) {
        set_number(object, "pages", record->pages);
    }
    json_set_text(object, "program", record->program);
    set_number(object, "version", edition->version);
    for (size_t i = 0; i < record->file_count; i++) {
        json_array_append_new(files, json_of_file(&record->files[i]));
    }
    for (size_t i = 0; i < record->font_count; i++) {
        json_array_append_new(files, json_of_file(&record->fonts[i]));
    }
    json_object_set_new(object, "files", files);
    return object;
}

void archive_json_offices(const struct archived_office *offices, size_t count, struct buffer *out) {
    memory_watch();
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *office = json_object(), *editions = json_array();
        json_set_text(office, "office", offices[i].id);
        for (size_t e = 0; e < offices[i].count; e++) {
            json_array_append_new(editions, json_of_edition(&offices[i].editions[e]));
        }
        json_set_text(office, "name", archived_office_name(&offices[i]));
        json_object_set_new(office, "editions", editions);
        json_array_append_new(list, office);
    }
    json_object_set_new(object, "offices", list);
    json_print_to_findings(object, out);
}

void archive_json_log(const struct archived_office *office, struct buffer *out) {
    const struct inventory *inventory = &office->object.inventory;
    memory_watch();
    json_t *object = json_object(), *list = json_array();
    json_set_text(object, "office", office->id);
    for (size_t i = 0; i < inventory->version_count; i++) {
        json_t *version = json_object();
        set_number(version, "version", i + 1);
        json_set_text(version, "created", inventory->versions[i].created);
        json_set_text(version, "message", inventory->versions[i].message);
        json_set_text(version, "user", inventory->versions[i].user_name);
        json_set_text(version, "address", inventory->versions[i].user_address);
        json_array_append_new(list, version);
    }
    json_object_set_new(object, "versions", list);
    json_print_to_findings(object, out);
}

void archive_json_service(const struct archived_office *office, struct str id,
                          const struct service_history *history, size_t count, struct buffer *out) {
    memory_watch();
    json_t *object = json_object(), *list = json_array();
    json_set_text(object, "office", office->id);
    json_set_text(object, "service", id);
    for (size_t i = 0; i < count; i++) {
        const struct record *record = &history[i].edition->record;
        json_t *edition = json_object();
        json_set_text(edition, "year", record->year);
        if (record->quarter > 0) {
            set_number(edition, "quarter", (uint64_t)record->quarter);
        }
        json_set_text(edition, "published", archived_edition_date(record));
        if (history[i].told) {
            json_set_text(edition, "name", history[i].service.name);
            json_set_text(edition, "fee", history[i].service.fee);
            json_set_text(edition, "time", history[i].service.time);
            json_set_text(edition, "officer", history[i].service.officer);
        }
        json_array_append_new(list, edition);
    }
    json_object_set_new(object, "editions", list);
    json_print_to_findings(object, out);
}

void archive_json_report(const struct archived_office *office, struct str year,
                         const struct edition_changes *editions, size_t count, struct buffer *out) {
    memory_watch();
    json_t *object = json_object(), *list = json_array();
    json_set_text(object, "office", office->id);
    json_set_text(object, "year", year);
    for (size_t i = 0; i < count; i++) {
        json_t *edition = json_of_edition(editions[i].edition), *lines = json_array();
        for (size_t l = 0; l < editions[i].lines.count; l++) {
            struct str line = editions[i].lines.items[l];
            json_array_append_new(lines, json_stringn(line.bytes, line.size));
        }
        json_object_set_new(edition, "changes", lines);
        json_array_append_new(list, edition);
    }
    json_object_set_new(object, "editions", list);
    json_print_to_findings(object, out);
}

void archive_json_verified(const struct verified *counts, struct buffer *out) {
    memory_watch();
    json_t *object = json_object();
    set_number(object, "offices", counts->objects);
    set_number(object, "versions", counts->versions);
    set_number(object, "editions", counts->editions);
    set_number(object, "files", counts->files);
    set_number(object, "bytes", counts->bytes);
    json_print_to_findings(object, out);
}
