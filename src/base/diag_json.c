#include "base/diag_entries.h"

#include "base/arena.h"
#include "base/json_print.h"
#include "base/unicode.h"

/* JSON strings are UTF-8; a file name may be any bytes. */
static json_t *json_of(struct str s) {
    struct buffer copy = {0};
    buffer_add(&copy, s);
    unicode_replace_faults(&copy);
    json_t *value = json_stringn(copy.size > 0 ? copy.bytes : "", copy.size);
    buffer_free(&copy);
    return value;
}

static void set_number(json_t *object, const char *name, size_t number) {
    json_object_set_new(object, name, json_integer((json_int_t)number));
}

/* Places come in order; their ends need not, but are near their places, or near each other. */
struct cursors {
    struct diag_cursor place, end;
};

static void set_place(json_t *object, const struct diag *diag, const struct diag_entry *entry,
                      struct cursors *cursors) {
    struct diag_cursor *cursor = &cursors->place, *end = &cursors->end;
    struct place end_place = diag_entry_end(diag, entry);
    diag_cursor_move(cursor, diag, entry->place);
    if (end->file != cursor->file || end->offset < cursor->offset ||
        end->offset > end_place.offset) {
        *end = *cursor;
    }
    diag_cursor_move(end, diag, end_place);
    json_object_set_new(object, "file", json_of(diag_file_name(diag, entry->place.file)));
    set_number(object, "line", cursor->line);
    set_number(object, "column", cursor->column);
    set_number(object, "endLine", end->line);
    set_number(object, "endColumn", end->column);
}

static json_t *json_of_entry(const struct diag *diag, const struct diag_entry *entry,
                             enum language language, struct cursors *cursors) {
    json_t *object = json_object();
    struct buffer text = {0}, hint = {0};
    if (entry->place.file != 0) {
        set_place(object, diag, entry, cursors);
    }
    struct str severity = diag_severity_name(diag_id_severity(entry->id), LANGUAGE_ENGLISH);
    json_object_set_new(object, "severity", json_of(severity));
    json_object_set_new(object, "id", json_of(diag_id_name(entry->id)));
    diag_entry_text(entry, language, &text);
    json_object_set_new(object, "text", json_of(buffer_str(&text)));
    diag_entry_hint(entry, language, &hint);
    if (hint.size > 0) {
        json_object_set_new(object, "hint", json_of(buffer_str(&hint)));
    }
    if (entry->extent.mendable) {
        json_object_set_new(object, "instead", json_of(entry->extent.instead));
    }
    buffer_free(&text);
    buffer_free(&hint);
    return object;
}

const char *diag_json_version(void) {
    return jansson_version_str();
}

void diag_print_json(const struct diag *diag, enum language language, struct buffer *out) {
    memory_watch();
    json_t *array = json_array();
    const struct diag_entry *entries = diag_sorted(diag);
    struct cursors cursors = {0};
    for (size_t i = 0; i < diag_entry_count(diag); i++) {
        if (i == 0 || !diag_entry_repeats(&entries[i], &entries[i - 1])) {
            json_array_append_new(array, json_of_entry(diag, &entries[i], language, &cursors));
        }
    }
    json_print(array, 2, out);
}
