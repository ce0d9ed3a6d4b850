#include "enothi/attachment.h"

#include "base/arena.h"
#include "base/json_print.h"

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

static json_t *json_of(const struct attachment *attachment, struct str file) {
    const struct edition *edition = &attachment->charter->edition;
    json_t *object = json_object();
    json_set_text(object, "file", file);
    json_set_text(object, "type", STR("application/pdf"));
    json_object_set_new(object, "bytes", json_integer((json_int_t)attachment->bytes));
    json_object_set_new(object, "pages", json_integer((json_int_t)attachment->pages));
    json_set_text(object, "sha256", attachment->sha256);
    json_set_text(object, "title", attachment->title);
    json_set_text(object, "office", attachment->charter->id);
    json_set_text(object, "year", edition->year);
    if (edition->quarter > 0) {
        json_object_set_new(object, "quarter", json_integer(edition->quarter));
    }
    json_set_text(object, "memo", edition->memo);
    json_set_text(object, "approved", edition->approved);
    json_set_text(object, "published", edition->published);
    json_object_set_new(object, "draft", json_boolean(attachment->draft));
    return object;
}

void attachment_add_json(const struct attachment *attachment, struct buffer *out) {
    struct buffer file = {0};
    attachment_add_stem(attachment->charter, attachment->draft, &file);
    buffer_add(&file, STR(".pdf"));
    memory_watch();
    json_t *object = json_of(attachment, buffer_str(&file));
    json_print(object, 2, out);
    buffer_free(&file);
}
