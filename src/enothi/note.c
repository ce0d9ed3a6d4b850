#include "enothi/note.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "enothi/fields.h"
#include "xml/read.h"
#include "xml/schema.h"
#include "xml/write.h"

extern const unsigned char note_template[], note_grammar[]; /* xml/enothi-note.*, embedded */
extern const size_t note_template_size, note_grammar_size;

struct str note_builtin_template(void) {
    return (struct str){(const char *)note_template, note_template_size};
}

/* A note under way, in its two forms. */
struct writing {
    const struct fields *fields;
    struct buffer *text, *html;
    struct buffer value; /* scratch */
    bool at_start;       /* of a line: a blank there is none */
};

/* ---- Pieces --------------------------------------------------------------------------------- */

/* Text of the template, in which white space is one blank, or a value, which is as it is. */
static void add_text(struct writing *writing, struct str text, bool fold) {
    struct buffer folded = {0};
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        bool blank = fold && (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r');
        if (!blank) {
            buffer_add_byte(&folded, byte);
        } else if (!writing->at_start) {
            buffer_add_byte(&folded, ' ');
        }
        writing->at_start = blank;
    }
    buffer_add(writing->text, buffer_str(&folded));
    xml_add_escaped(writing->html, buffer_str(&folded));
    buffer_free(&folded);
}

static void add_break(struct writing *writing) {
    buffer_add_byte(writing->text, '\n');
    buffer_add(writing->html, STR("<br>\n"));
    writing->at_start = true;
}

static void add_inline(struct writing *writing, const struct xml_node *parent);

static void add_element(struct writing *writing, const struct xml_node *node) {
    if (xml_is(node, "b")) {
        buffer_add(writing->html, STR("<b>"));
        add_inline(writing, node);
        buffer_add(writing->html, STR("</b>"));
    } else if (xml_is(node, "br")) {
        add_break(writing);
    } else {
        writing->value.size = 0;
        fields_add(writing->fields, node, &writing->value);
        add_text(writing, buffer_str(&writing->value), false);
    }
}

/* Depth is bounded by xml_read. */
static void add_inline(struct writing *writing, const struct xml_node *parent) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        if (xml_kind(node) == XML_TEXT) {
            add_text(writing, xml_text(node), true);
        } else if (xml_kind(node) == XML_ELEMENT) {
            add_element(writing, node);
        }
    }
}

/* ---- Blocks --------------------------------------------------------------------------------- */

static void end_block(struct writing *writing) {
    while (writing->text->size > 0 && writing->text->bytes[writing->text->size - 1] == ' ') {
        writing->text->size--;
    }
    buffer_add(writing->text, STR("\n\n"));
}

static void add_paragraph(struct writing *writing, const struct xml_node *node) {
    struct str when;
    bool compared = writing->fields->facts->earlier != NULL;
    if (xml_attribute(node, "when", &when) &&
        compared != str_equal(str_trim(when), STR("compared"))) {
        return;
    }
    buffer_add(writing->html, STR("<p>"));
    writing->at_start = true;
    add_inline(writing, node);
    buffer_add(writing->html, STR("</p>\n"));
    end_block(writing);
}

static void add_changes(struct writing *writing) {
    struct str_list lines = writing->fields->facts->changes;
    if (writing->fields->facts->earlier == NULL || lines.count == 0) {
        return;
    }
    buffer_add(writing->html, STR("<ol>\n"));
    for (size_t i = 0; i < lines.count; i++) {
        buffer_add(writing->text, i > 0 ? STR("\n") : STR(""));
        notation_print(writing->text, STR("১। "), i + 1);
        buffer_add(writing->text, lines.items[i]);
        buffer_add(writing->html, STR("<li>"));
        xml_add_escaped(writing->html, lines.items[i]);
        buffer_add(writing->html, STR("</li>\n"));
    }
    buffer_add(writing->html, STR("</ol>\n"));
    end_block(writing);
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void add_note(struct writing *writing, const struct xml_node *root) {
    buffer_add(writing->html,
               STR("<!DOCTYPE html>\n<html lang=\"bn-BD\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<title>"));
    xml_add_escaped(writing->html, writing->fields->facts->attachment->title);
    buffer_add(writing->html, STR("</title>\n</head>\n<body>\n"));
    for (const struct xml_node *node = xml_first_child(root); node != NULL; node = xml_next(node)) {
        if (xml_kind(node) == XML_ELEMENT && xml_is(node, "changes")) {
            add_changes(writing);
        } else if (xml_kind(node) == XML_ELEMENT) {
            add_paragraph(writing, node);
        }
    }
    buffer_add(writing->html, STR("</body>\n</html>\n"));
    while (writing->text->size > 1 && writing->text->bytes[writing->text->size - 2] == '\n') {
        writing->text->size--;
    }
}

/* All of it in NFC, as every text of a charter is: the template may be written otherwise. */
static void normalise(struct buffer *text) {
    struct arena *arena = arena_new();
    struct str normal = str_copy(arena, unicode_nfc(arena, buffer_str(text)));
    text->size = 0;
    buffer_add(text, normal);
    arena_free(arena);
}

bool note_write(uint32_t file, const struct note_facts *facts, struct buffer *text,
                struct buffer *html, struct diag *diag) {
    struct xml_document *document = xml_read(file, diag);
    struct str grammar = {(const char *)note_grammar, note_grammar_size};
    bool fine = document != NULL && xml_validate(document, grammar, STR(""), diag);
    if (fine) {
        struct fields fields = {.facts = facts, .diag = diag};
        struct writing writing = {.fields = &fields, .text = text, .html = html};
        add_note(&writing, xml_root(document));
        buffer_free(&writing.value);
        normalise(text);
        normalise(html);
    }
    xml_free(document);
    return fine && !diag_failed(diag);
}
