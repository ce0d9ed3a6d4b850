#include "pdf/profile.h"

#include "base/diag.h"
#include "base/unicode.h"
#include "doc/doc.h"
#include "xml/read.h"

/* RFC 3066 in the form that PDF/A checks: letters, then letters and digits, eight at most in each.
 */
static bool is_language(struct str tag) {
    size_t size = 0, parts = 1;
    for (size_t i = 0; i < tag.size; i++) {
        char c = tag.bytes[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool digit = parts > 1 && c >= '0' && c <= '9';
        if (c == '-' && size > 0) {
            parts++;
            size = 0;
        } else if ((!letter && !digit) || ++size > 8) {
            return false;
        }
    }
    return size > 0;
}

static void check_language(struct str tag, struct place place, struct diag *diag) {
    if (tag.size > 0 && !is_language(tag)) {
        DIAG(diag, place, DIAG_LANGUAGE_WRONG, tag);
    }
}

static bool has_meaning(uint32_t code_point) {
    bool is_private = (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000;
    return !is_private && code_point != 0xFEFF;
}

/* All those letters begin with a byte from 0xEE on, which few others do. */
static bool may_lack_meaning(struct str text) {
    unsigned char greatest = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        greatest = byte > greatest ? byte : greatest;
    }
    return greatest >= 0xEE;
}

static void check_text(struct str text, struct place place, struct diag *diag) {
    if (!may_lack_meaning(text)) {
        return;
    }
    for (size_t i = 0; i < text.size;) {
        if ((unsigned char)text.bytes[i] < 0xEE) {
            i++;
            continue;
        }
        uint32_t code_point = unicode_next(text, &i);
        if (has_meaning(code_point)) {
            continue;
        }
        struct buffer name = {0};
        buffer_print(&name, "U+%04X", (unsigned)code_point);
        DIAG(diag, place.file == 0 ? place : xml_find_character(diag, place, code_point),
             DIAG_LETTER_WITHOUT_MEANING, buffer_str(&name));
        buffer_free(&name);
    }
}

static void check_span(const struct span *span, struct diag *diag) {
    check_text(span->text, span->place, diag);
    check_language(span->lang, span->place, diag);
}

static void check_paragraph(const struct paragraph *paragraph, struct diag *diag) {
    if (paragraph->label != NULL) {
        check_span(paragraph->label, diag);
    }
    for (size_t i = 0; i < paragraph->count; i++) {
        check_span(&paragraph->spans[i], diag);
    }
}

static void check_rows(const struct doc_row *rows, size_t count, size_t columns,
                       struct diag *diag) {
    for (size_t cell = 0; cell < count * columns; cell++) {
        const struct doc_cell *at = &rows[cell / columns].cells[cell % columns];
        for (size_t i = 0; i < at->count; i++) {
            check_paragraph(&at->paragraphs[i], diag);
        }
    }
}

static void check_blocks(const struct doc *doc, struct diag *diag) {
    for (size_t i = 0; i < doc->count; i++) {
        const struct doc_table *table = doc->blocks[i].table;
        if (table == NULL) {
            check_paragraph(&doc->blocks[i].paragraph, diag);
            continue;
        }
        check_rows(table->head, table->head_count, table->column_count, diag);
        check_rows(table->rows, table->row_count, table->column_count, diag);
    }
}

bool profile_check(const struct doc *doc, struct diag *diag) {
    size_t errors = diag_count(diag, SEVERITY_ERROR);
    check_language(doc->meta.lang, doc->place, diag);
    check_text(doc->furniture.left, doc->place, diag);
    check_blocks(doc, diag);
    return diag_count(diag, SEVERITY_ERROR) == errors;
}
