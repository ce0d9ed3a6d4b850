#include "enothi/attachment.h"

#include "base/arena.h"

#include <jansson.h>

#include <stdlib.h>

void attachment_add_stem(const struct charter *charter, bool draft, struct buffer *out) {
    const struct edition *edition = &charter->edition;
    buffer_print(out, "charter_%.*s", STR_ARG(charter->id));
    if (edition->year.size > 0) {
        buffer_print(out, "_%.*s", STR_ARG(edition->year));
    }
    if (edition->quarter > 0) {
        buffer_print(out, "_q%d", edition->quarter);
    }
    buffer_add(out, draft ? STR("_draft") : STR(""));
}

static void set(json_t *object, const char *name, struct str text) {
    if (text.size > 0) {
        json_object_set_new(object, name, json_stringn(text.bytes, text.size));
    }
}

static json_t *json_of(const struct attachment *attachment, struct str file) {
    const struct edition *edition = &attachment->charter->edition;
    json_t *object = json_object();
    set(object, "file", file);
    set(object, "type", STR("application/pdf"));
    json_object_set_new(object, "bytes", json_integer((json_int_t)attachment->bytes));
    json_object_set_new(object, "pages", json_integer((json_int_t)attachment->pages));
    set(object, "sha256", attachment->sha256);
    set(object, "title", attachment->title);
    set(object, "office", attachment->charter->id);
    set(object, "year", edition->year);
    if (edition->quarter > 0) {
        json_object_set_new(object, "quarter", json_integer(edition->quarter));
    }
    set(object, "memo", edition->memo);
    set(object, "approved", edition->approved);
    set(object, "published", edition->published);
    json_object_set_new(object, "draft", json_boolean(attachment->draft));
    return object;
}

void attachment_add_json(const struct attachment *attachment, struct buffer *out) {
    struct buffer file = {0};
    attachment_add_stem(attachment->charter, attachment->draft, &file);
    buffer_add(&file, STR(".pdf"));
    memory_watch();
    json_t *object = json_of(attachment, buffer_str(&file));
    char *printed = json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    memory_settle();
    buffer_add(out, str_of(printed));
    buffer_add_byte(out, '\n');
    free(printed);
    json_decref(object);
    buffer_free(&file);
}
