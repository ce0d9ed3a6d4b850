#include "xml/read.h"

#include "base/unicode.h"
#include "xml/markup.h"
#include "xml/node.h"

struct place xml_place(const struct xml_node *node) {
    return (struct place){node_document(node)->file, (uint32_t)node_offset(node_raw(node))};
}

struct place xml_end(const struct xml_node *element) {
    const struct xml_document *document = node_document(element);
    size_t end = markup_element_end(document->text, node_offset(node_raw(element)));
    return (struct place){document->file, (uint32_t)end};
}

struct str xml_start_tag(const struct xml_node *element) {
    struct str text = node_document(element)->text;
    size_t from = node_offset(node_raw(element));
    return str_slice(text, from, markup_tag_end(text, from));
}

struct str xml_written_name(const struct xml_node *element) {
    return markup_word(node_document(element)->text, node_offset(node_raw(element)) + 1);
}

struct str xml_source(const struct xml_document *document) {
    return document->text;
}

struct place xml_attribute_place(const struct xml_node *node, const char *name) {
    const struct xml_document *document = node_document(node);
    size_t tag = node_offset(node_raw(node));
    return (struct place){document->file,
                          (uint32_t)markup_attribute(document->text, tag, str_of(name))};
}

struct place xml_find_character(const struct diag *diag, struct place from, uint32_t code_point) {
    struct str text = diag_file_text(diag, from.file);
    for (size_t at = from.offset; at < text.size;) {
        size_t start = at;
        uint32_t found = unicode_next(text, &at);
        if (found == code_point || (found == '&' && markup_reference(text, start) == code_point)) {
            return (struct place){from.file, (uint32_t)start};
        }
    }
    return from;
}
