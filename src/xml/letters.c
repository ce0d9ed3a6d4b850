#include "xml/letters.h"

#include "base/unicode.h"
#include "xml/markup.h"
#include "xml/node.h"

#include <string.h>

struct xml_letters xml_letters_of_text(const struct xml_node *text) {
    const struct xml_document *document = node_document(text);
    return (struct xml_letters){.source = document->text,
                                .at = (uint32_t)node_offset(node_raw(text)),
                                .left = xml_text(text).size};
}

struct xml_letters xml_letters_of_attribute(const struct xml_node *element, const char *name) {
    const struct xml_document *document = node_document(element);
    struct str value = STR(""), text = document->text;
    size_t at = xml_attribute_place(element, name).offset;
    (void)xml_attribute(element, name, &value);
    while (at < text.size && text.bytes[at] != '"' && text.bytes[at] != '\'') {
        at++;
    }
    return (struct xml_letters){
        .source = text, .at = (uint32_t)at + 1, .left = value.size, .in_attribute = true};
}

/* The letter that the reference at `at` stands for, and its end; the parser has found it sound. */
static uint32_t refer(struct str source, uint32_t at, uint32_t *end) {
    static const struct {
        struct str name;
        uint32_t letter;
    } entities[] = {{{"&amp;", 5}, '&'},
                    {{"&lt;", 4}, '<'},
                    {{"&gt;", 4}, '>'},
                    {{"&quot;", 6}, '"'},
                    {{"&apos;", 6}, '\''}};
    struct str rest = str_slice(source, at, source.size);
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        if (str_starts(rest, entities[i].name)) {
            *end = at + (uint32_t)entities[i].name.size;
            return entities[i].letter;
        }
    }
    uint32_t number = markup_reference(source, at);
    size_t close = str_find(source, STR(";"), at);
    *end = (uint32_t)(close == SIZE_MAX ? source.size : close + 1);
    return number;
}

/* Steps over the bounds of CDATA sections, inside which nothing is a reference. */
static void skip_bounds(struct xml_letters *letters) {
    while (!letters->in_attribute) {
        struct str rest = str_slice(letters->source, letters->at, letters->source.size);
        if (!letters->in_cdata && str_starts(rest, STR("<![CDATA["))) {
            letters->in_cdata = true;
            letters->at += 9;
        } else if (letters->in_cdata && str_starts(rest, STR("]]>"))) {
            letters->in_cdata = false;
            letters->at += 3;
        } else {
            return;
        }
    }
}

static size_t encoded_size(uint32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

bool xml_letters_next(struct xml_letters *letters, struct xml_letter *letter) {
    skip_bounds(letters);
    if (letters->left == 0 || letters->at >= letters->source.size) {
        return false;
    }
    struct str source = letters->source;
    *letter = (struct xml_letter){.from = letters->at};
    if (source.bytes[letters->at] == '&' && !letters->in_cdata) {
        letter->code_point = refer(source, letters->at, &letter->to);
    } else if (source.bytes[letters->at] == '\r') {
        bool pair = letters->at + 1 < source.size && source.bytes[letters->at + 1] == '\n';
        letter->code_point = '\n';
        letter->to = letters->at + (pair ? 2 : 1);
    } else {
        size_t at = letters->at;
        letter->code_point = unicode_next(source, &at);
        letter->to = (uint32_t)at;
    }
    bool literal = source.bytes[letters->at] != '&';
    if (letters->in_attribute && literal &&
        (letter->code_point == '\n' || letter->code_point == '\t')) {
        letter->code_point = ' ';
    }
    letters->at = letter->to;
    size_t size = encoded_size(letter->code_point);
    letters->left -= size < letters->left ? size : letters->left;
    return true;
}
