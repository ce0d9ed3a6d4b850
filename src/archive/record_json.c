#include "archive/record.h"

#include "archive/json_load.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/folder.h"
#include "base/json_print.h"
#include "base/unicode.h"

/* What the record says it is, and the version of its form. */
#define FORM "charter-record"
enum { FORM_VERSION = 1, FILES_LIMIT = 10000 };

/* ---- Writing -------------------------------------------------------------------------------- */

static json_t *json_of_files(const struct record_file *files, size_t count) {
    json_t *array = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *file = json_object();
        json_set_text(file, "name", files[i].name);
        json_set_text(file, "path", files[i].path);
        json_object_set_new(file, "bytes", json_integer((json_int_t)files[i].bytes));
        json_set_text(file, "sha256", files[i].sha256);
        json_array_append_new(array, file);
    }
    return array;
}

static json_t *json_of_edition(const struct record *record) {
    json_t *edition = json_object();
    json_set_text(edition, "year", record->year);
    if (record->quarter > 0) {
        json_object_set_new(edition, "quarter", json_integer(record->quarter));
    }
    json_set_text(edition, "memo", record->memo);
    json_set_text(edition, "approved", record->approved);
    json_set_text(edition, "published", record->published);
    return edition;
}

static json_t *json_of_record(const struct record *record) {
    json_t *object = json_object();
    json_object_set_new(object, FORM, json_integer(FORM_VERSION));
    json_set_text(object, "kind", record->foreign ? STR("foreign") : STR("charter"));
    json_set_text(object, "office", record->office);
    json_set_text(object, "office_name", record->office_name);
    json_set_text(object, "title", record->title);
    json_object_set_new(object, "edition", json_of_edition(record));
    if (record->pages > 0) {
        json_object_set_new(object, "pages", json_integer((json_int_t)record->pages));
    }
    json_set_text(object, "program", record->program);
    json_object_set_new(object, "files", json_of_files(record->files, record->file_count));
    json_object_set_new(object, "fonts", json_of_files(record->fonts, record->font_count));
    return object;
}

void record_write(const struct record *record, struct buffer *out) {
    memory_watch();
    json_t *object = json_of_record(record);
    json_print(object, 1, out);
}

/* ---- Reading -------------------------------------------------------------------------------- */

/* True where it may stand in a document. */
static bool is_text(struct str text) {
    size_t offset;
    uint32_t code_point;
    return unicode_check(text, &offset, &code_point) == UNICODE_FINE;
}

/* A string that may be missing: empty then; false where the member is something else. */
static bool get(const json_t *object, const char *name, struct arena *arena, struct str *text) {
    const json_t *value = json_object_get(object, name);
    *text = STR("");
    if (json_is_string(value)) {
        *text = str_copy(arena, (struct str){json_string_value(value), json_string_length(value)});
    }
    return value == NULL || (json_is_string(value) && is_text(*text));
}

/* A day that may be missing. */
static bool get_day(const json_t *object, const char *name, struct arena *arena, struct str *day) {
    return get(object, name, arena, day) && (day->size == 0 || date_is_day(*day));
}

static bool get_number(const json_t *object, const char *name, uint64_t *number) {
    const json_t *value = json_object_get(object, name);
    *number = json_is_integer(value) && json_integer_value(value) >= 0
                  ? (uint64_t)json_integer_value(value)
                  : 0;
    return value == NULL || (json_is_integer(value) && json_integer_value(value) >= 0);
}

static bool is_sha256(struct str text) {
    bool is = text.size == 64;
    for (size_t i = 0; is && i < text.size; i++) {
        is = (text.bytes[i] >= '0' && text.bytes[i] <= '9') ||
             (text.bytes[i] >= 'a' && text.bytes[i] <= 'f');
    }
    return is;
}

static bool get_files(const json_t *object, const char *name, struct arena *arena,
                      const struct record_file **files, size_t *count) {
    const json_t *array = json_object_get(object, name);
    size_t size = json_array_size(array);
    if (!json_is_array(array) || size > FILES_LIMIT) {
        return false;
    }
    struct record_file *read = arena_array_of(arena, struct record_file, size);
    for (size_t i = 0; i < size; i++) {
        const json_t *file = json_array_get(array, i);
        if (!get(file, "path", arena, &read[i].path) || !folder_path_is_safe(read[i].path) ||
            !get(file, "name", arena, &read[i].name) ||
            !get(file, "sha256", arena, &read[i].sha256) || !is_sha256(read[i].sha256) ||
            !get_number(file, "bytes", &read[i].bytes)) {
            return false;
        }
    }
    *files = read;
    *count = size;
    return true;
}

static bool get_edition(const json_t *edition, struct arena *arena, struct record *record) {
    uint64_t quarter = 0;
    bool fine = json_is_object(edition) && get(edition, "year", arena, &record->year) &&
                date_is_fiscal_year(record->year) && get_number(edition, "quarter", &quarter) &&
                quarter <= 4 && get(edition, "memo", arena, &record->memo) &&
                get_day(edition, "approved", arena, &record->approved) &&
                get_day(edition, "published", arena, &record->published);
    record->quarter = fine ? (int)quarter : 0;
    return fine;
}

static bool read_record(const json_t *json, struct arena *arena, struct record *record) {
    struct str kind;
    const json_t *form = json_object_get(json, FORM);
    if (!json_is_integer(form) || json_integer_value(form) != FORM_VERSION ||
        !get(json, "kind", arena, &kind)) {
        return false;
    }
    record->foreign = str_equal(kind, STR("foreign"));
    return (record->foreign || str_equal(kind, STR("charter"))) &&
           get(json, "office", arena, &record->office) && record_office_is_sound(record->office) &&
           get(json, "office_name", arena, &record->office_name) &&
           get(json, "title", arena, &record->title) &&
           get(json, "program", arena, &record->program) &&
           get_number(json, "pages", &record->pages) &&
           get_edition(json_object_get(json, "edition"), arena, record) &&
           get_files(json, "files", arena, &record->files, &record->file_count) &&
           get_files(json, "fonts", arena, &record->fonts, &record->font_count);
}

bool record_read(struct str json, struct arena *arena, struct record *record) {
    *record = (struct record){0};
    json_t *root = json_load(json);
    bool fine = root != NULL && read_record(root, arena, record);
    json_decref(root);
    return fine;
}
