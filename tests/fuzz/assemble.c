#include "assemble.h"

#include "base/array.h"

typedef ARRAY(size_t) offset_array;

/* The dictionary with one entry more; as it is where it is none. */
static void add_dictionary(struct str dictionary, const char *key, size_t value,
                           struct buffer *pdf) {
    dictionary = str_trim(dictionary);
    if (!str_ends(dictionary, STR(">>"))) {
        buffer_add(pdf, dictionary);
        return;
    }
    buffer_add(pdf, str_slice(dictionary, 0, dictionary.size - 2));
    buffer_print(pdf, "/%s %zu>>", key, value);
}

static void add_object(struct str object, offset_array *offsets, struct buffer *pdf) {
    array_push(offsets, pdf->size);
    buffer_print(pdf, "%zu 0 obj\n", offsets->count);
    struct str word = STR("\nstream\n");
    size_t at = str_find(object, word, 0);
    if (at == SIZE_MAX) {
        buffer_add(pdf, object);
    } else {
        struct str data = str_slice(object, at + word.size, object.size);
        add_dictionary(str_slice(object, 0, at), "Length", data.size, pdf);
        buffer_add(pdf, word);
        buffer_add(pdf, data);
        buffer_add(pdf, STR("\nendstream"));
    }
    buffer_add(pdf, STR("\nendobj\n"));
}

static void add_table(const offset_array *offsets, struct str trailer, struct buffer *pdf) {
    size_t start = pdf->size;
    buffer_print(pdf, "xref\n0 %zu\n0000000000 65535 f \n", offsets->count + 1);
    for (size_t i = 0; i < offsets->count; i++) {
        buffer_print(pdf, "%010zu 00000 n \n", offsets->items[i]);
    }
    buffer_add(pdf, STR("trailer\n"));
    add_dictionary(trailer, "Size", offsets->count + 1, pdf);
    buffer_print(pdf, "\nstartxref\n%zu\n%%%%EOF\n", start);
}

void assemble_pdf(struct str objects, struct buffer *pdf) {
    struct str end = STR("\nendobj\n"), mark = STR("trailer");
    struct str trailer = STR("<</Root 1 0 R>>");
    offset_array offsets = {0};
    buffer_add(pdf, STR("%PDF-1.7\n"));
    while (objects.size > 0) {
        size_t at = str_find(objects, end, 0);
        struct str object = str_slice(objects, 0, at == SIZE_MAX ? objects.size : at);
        objects = str_slice(objects, at == SIZE_MAX ? objects.size : at + end.size, objects.size);
        if (str_starts(object, mark)) {
            trailer = str_slice(object, mark.size, object.size);
        } else {
            add_object(object, &offsets, pdf);
        }
    }
    add_table(&offsets, trailer, pdf);
    array_free(&offsets);
}
