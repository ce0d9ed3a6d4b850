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
    struct buffer block_text, block_html; /* of the paragraph under way */
    struct buffer value;                  /* scratch */
    bool at_start;                        /* of a line, or behind a blank: another is none */
};

/* ---- Pieces --------------------------------------------------------------------------------- */

/* Text, in which white space is one blank, and at the start of a line none; in NFC, as every text
 * of a charter is. */
static void add_text(struct writing *writing, struct str text) {
    struct buffer folded = {0};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        bool blank = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
        if (!blank) {
            buffer_add_byte(&folded, byte);
        } else if (!writing->at_start) {
            buffer_add_byte(&folded, ' ');
        }
        writing->at_start = blank;
    }
    struct str normal = unicode_nfc(arena, buffer_str(&folded));
    buffer_add(&writing->block_text, normal);
    xml_add_escaped(&writing->block_html, normal);
    arena_free(arena);
    buffer_free(&folded);
}

static void end_line(struct buffer *text) {
    while (text->size > 0 && text->bytes[text->size - 1] == ' ') {
        text->size--;
    }
}

static void add_break(struct writing *writing) {
    end_line(&writing->block_text);
    buffer_add_byte(&writing->block_text, '\n');
    buffer_add(&writing->block_html, STR("<br>\n"));
    writing->at_start = true;
}

static void add_inline(struct writing *writing, const struct xml_node *parent);

static void add_element(struct writing *writing, const struct xml_node *node) {
    if (xml_is(node, "b")) {
        buffer_add(&writing->block_html, STR("<b>"));
        add_inline(writing, node);
        buffer_add(&writing->block_html, STR("</b>"));
    } else if (xml_is(node, "br")) {
        add_break(writing);
    } else {
        writing->value.size = 0;
        fields_add(writing->fields, node, &writing->value);
        add_text(writing, buffer_str(&writing->value));
    }
}

/* Depth is bounded by xml_read. */
static void add_inline(struct writing *writing, const struct xml_node *parent) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        if (xml_kind(node) == XML_TEXT) {
            add_text(writing, xml_text(node));
        } else if (xml_kind(node) == XML_ELEMENT) {
            add_element(writing, node);
        }
    }
}

/* ---- Blocks --------------------------------------------------------------------------------- */

/* Blocks are parted by a blank line. */
static void begin_block(struct writing *writing) {
    buffer_add(writing->text, writing->text->size > 0 ? STR("\n") : STR(""));
}

/* The paragraph under way; one that says nothing is none. */
static void end_paragraph(struct writing *writing) {
    end_line(&writing->block_text);
    if (str_trim(buffer_str(&writing->block_text)).size > 0) {
        begin_block(writing);
        buffer_add(writing->text, buffer_str(&writing->block_text));
        buffer_add_byte(writing->text, '\n');
        buffer_add(writing->html, STR("<p>"));
        buffer_add(writing->html, buffer_str(&writing->block_html));
        buffer_add(writing->html, STR("</p>\n"));
    }
    writing->block_text.size = writing->block_html.size = 0;
    writing->at_start = true;
}

/* What `when` says of the edition before. */
static bool is_wanted(const struct note_facts *facts, struct str when) {
    if (facts->earlier == NULL) {
        return str_equal(when, STR("alone"));
    }
    return str_equal(when, facts->changed ? STR("compared") : STR("unchanged"));
}

static void add_paragraph(struct writing *writing, const struct xml_node *node) {
    struct str when;
    if (xml_attribute(node, "when", &when) && !is_wanted(writing->fields->facts, str_trim(when))) {
        return;
    }
    add_inline(writing, node);
    end_paragraph(writing);
}

static void add_changes(struct writing *writing) {
    const struct note_facts *facts = writing->fields->facts;
    if (facts->earlier == NULL || !facts->changed) {
        return;
    }
    begin_block(writing);
    buffer_add(writing->html, STR("<ol>\n"));
    for (size_t i = 0; i < facts->changes.count; i++) {
        notation_print(writing->text, STR("১। "), i + 1);
        buffer_add(writing->text, facts->changes.items[i]);
        buffer_add_byte(writing->text, '\n');
        buffer_add(writing->html, STR("<li>"));
        xml_add_escaped(writing->html, facts->changes.items[i]);
        buffer_add(writing->html, STR("</li>\n"));
    }
    buffer_add(writing->html, STR("</ol>\n"));
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void add_note(struct writing *writing, const struct xml_node *root) {
    buffer_add(writing->html,
               STR("<!DOCTYPE html>\n<html lang=\"bn-BD\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<title>"));
    xml_add_escaped(writing->html, writing->fields->facts->attachment->title);
    buffer_add(writing->html, STR("</title>\n</head>\n<body>\n"));
    if (writing->fields->facts->attachment->draft) {
        add_text(writing, STR("[খসড়া]"));
        end_paragraph(writing);
    }
    for (const struct xml_node *node = xml_first_child(root); node != NULL; node = xml_next(node)) {
        if (xml_kind(node) == XML_ELEMENT && xml_is(node, "changes")) {
            add_changes(writing);
        } else if (xml_kind(node) == XML_ELEMENT) {
            add_paragraph(writing, node);
        }
    }
    buffer_add(writing->html, STR("</body>\n</html>\n"));
}

bool note_write(uint32_t file, const struct note_facts *facts, struct buffer *text,
                struct buffer *html, struct diag *diag) {
    struct xml_document *document = xml_read(file, diag);
    struct str grammar = {(const char *)note_grammar, note_grammar_size};
    bool fine = document != NULL && xml_validate(document, grammar, STR(""), diag);
    if (fine) {
        struct fields fields = {.facts = facts, .diag = diag};
        struct writing writing = {.fields = &fields, .text = text, .html = html, .at_start = true};
        add_note(&writing, xml_root(document));
        if (text->size == 0) {
            DIAG(diag, xml_place(xml_root(document)), DIAG_NOTE_EMPTY);
        }
        buffer_free(&writing.block_text);
        buffer_free(&writing.block_html);
        buffer_free(&writing.value);
    }
    xml_free(document);
    return fine && !diag_failed(diag);
}
