#include "base/json_print.h"

#include "base/arena.h"

#include <stdlib.h>

void json_set_text(json_t *object, const char *name, struct str text) {
    if (text.size > 0) {
        json_object_set_new(object, name, json_stringn(text.bytes, text.size));
    }
}

/* Reals are lengths: with more digits a tenth would be 0.10000000000000001. */
static char *print(json_t *value, size_t indent) {
    char *printed =
        json_dumps(value, JSON_INDENT(indent) | JSON_PRESERVE_ORDER | JSON_REAL_PRECISION(9));
    memory_settle();
    json_decref(value);
    return printed;
}

void json_print(json_t *value, size_t indent, struct buffer *out) {
    char *printed = print(value, indent);
    buffer_add(out, str_of(printed));
    buffer_add_byte(out, '\n');
    free(printed);
}

void json_print_to_findings(json_t *object, struct buffer *out) {
    char *printed = print(object, 2);
    struct str text = str_of(printed);
    /* What follows belongs into the object: its end, "\n}", is taken off. */
    buffer_add(out, str_slice(text, 0, text.size - 2));
    buffer_add(out, STR(",\n  \"findings\": "));
    free(printed);
}
