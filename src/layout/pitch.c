#include "layout/pitch.h"

#include "base/unicode.h"
#include "doc/doc.h"
#include "layout/paragraph.h"
#include "text/segment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A walk through the document: how far the ink of each style reaches. */
struct measuring {
    struct setter *setter;
    struct reach reaches[STYLE_COUNT];
};

static length size_of(const struct measuring *measuring, enum style_id id) {
    return measuring->setter->doc->styles.text[id].size;
}

/* ---- One text ------------------------------------------------------------------------------ */

static void add_reach(struct measuring *measuring, enum style_id id, const struct text *text) {
    struct reach *all = &measuring->reaches[id];
    struct reach reach = segment_reach(text, size_of(measuring, id));
    all->above = reach.above > all->above ? reach.above : all->above;
    all->below = reach.below > all->below ? reach.below : all->below;
}

/* A paragraph, which is kept for when it is set. */
static void measure_paragraph(struct measuring *measuring, const struct paragraph *paragraph) {
    struct paragraph_text text = paragraph_text(measuring->setter, paragraph);
    add_reach(measuring, paragraph->style->id, text.text);
    if (text.label != NULL) {
        add_reach(measuring, paragraph->style->id, text.label);
    }
}

/* A text that is made for this. What a font lacks is reported when it is set. */
static void measure_text(struct measuring *measuring, enum style_id id, struct str string) {
    struct setter *setter = measuring->setter;
    struct text_source source = {.text = string, .bold = setter->doc->styles.text[id].bold};
    struct text text =
        segment_unheard(setter->shaper, &source, size_of(measuring, id), setter->arena);
    add_reach(measuring, id, &text);
}

/* ---- The document -------------------------------------------------------------------------- */

static void measure_paragraphs(struct measuring *measuring, const struct paragraph *paragraphs,
                               size_t count) {
    for (size_t i = 0; i < count; i++) {
        measure_paragraph(measuring, &paragraphs[i]);
    }
}

/* What the mark of a continued row says again of a cell, in the regular weight. */
static void measure_again(struct measuring *measuring, const struct doc_cell *cell) {
    for (size_t i = 0; i < cell->count; i++) {
        const struct paragraph *paragraph = &cell->paragraphs[i];
        struct paragraph_text text = paragraph_text(measuring->setter, paragraph);
        add_reach(measuring, STYLE_CONTINUED, text.text);
        if (text.label != NULL) {
            add_reach(measuring, STYLE_CONTINUED, text.label);
        }
        for (size_t k = 0; k < paragraph->count; k++) {
            if (paragraph->spans[k].bold) {
                measure_text(measuring, STYLE_CONTINUED, paragraph->spans[k].text);
            }
        }
    }
}

/* Whether a row will go on over a page is not known yet. */
static void measure_mark(struct measuring *measuring, const struct doc_table *table,
                         const struct doc_row *row) {
    const struct doc_cell *serial = &row->cells[table->mark_column];
    if (serial->count > 0) {
        measure_again(measuring, serial);
    } else if (row->mark.size > 0) {
        measure_text(measuring, STYLE_CONTINUED, row->mark);
    }
    if (table->name_column < table->column_count) {
        measure_again(measuring, &row->cells[table->name_column]);
    }
}

static void measure_rows(struct measuring *measuring, const struct doc_table *table,
                         const struct doc_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < table->column_count; k++) {
            measure_paragraphs(measuring, rows[i].cells[k].paragraphs, rows[i].cells[k].count);
        }
    }
}

static void measure_table(struct measuring *measuring, const struct doc_table *table) {
    measure_rows(measuring, table, table->head, table->head_count);
    measure_rows(measuring, table, table->rows, table->row_count);
    for (size_t i = 0; i < table->row_count; i++) {
        measure_mark(measuring, table, &table->rows[i]);
    }
}

/* Of the page number all digits: how many pages there are is known last. */
static void measure_furniture(struct measuring *measuring) {
    const struct furniture *furniture = &measuring->setter->doc->furniture;
    struct buffer digits = {0};
    unicode_add_bangla_number(&digits, 1234567890);
    if (furniture->page_of.size > 0) {
        measure_text(measuring, STYLE_FOOTER, furniture->page_of);
        measure_text(measuring, STYLE_FOOTER, buffer_str(&digits));
    }
    measure_text(measuring, STYLE_FOOTER, furniture->left);
    measure_text(measuring, STYLE_DRAFT, furniture->draft);
    measure_text(measuring, STYLE_CONTINUED, furniture->continued);
    measure_text(measuring, STYLE_CONTINUED, STR("…")); /* behind a name that is cut */
    measure_text(measuring, STYLE_FOOTER, furniture->goes_on);
    buffer_free(&digits);
}

static void measure_document(struct measuring *measuring) {
    const struct doc *doc = measuring->setter->doc;
    for (size_t i = 0; i < doc->count; i++) {
        const struct doc_table *table = doc->blocks[i].table;
        if (table != NULL) {
            measure_table(measuring, table);
        } else {
            measure_paragraphs(measuring, &doc->blocks[i].paragraph, 1);
        }
    }
    measure_paragraphs(measuring, doc->approval.paragraphs, doc->approval.count);
    measure_furniture(measuring);
}

/* ---- Pitches ------------------------------------------------------------------------------- */

/* Between the ink of two lines at the least: what the eye needs to see that they do not touch. */
static length gap_of(const struct text_style *style) {
    return (style->size + 17) / 18;
}

length pitch_most_reach(length size) {
    return 2 * size;
}

static length within(length reach, length most) {
    return reach < most ? reach : most;
}

static struct pitch fit(const struct text_style *style, const struct reach *reach) {
    length most = pitch_most_reach(style->size);
    length above = within(reach->above, most), below = within(reach->below, most);
    length ink = above + below, height = ink + gap_of(style);
    height = height > style->least_leading ? height : style->least_leading;
    return (struct pitch){height, (height - ink) / 2 + above};
}

void pitches_measure(struct setter *setter) {
    struct measuring measuring = {.setter = setter};
    setter->keeps = true;
    measure_document(&measuring);
    setter->keeps = false;
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        setter->pitches.of[i] = fit(&setter->doc->styles.text[i], &measuring.reaches[i]);
    }
}

/* Rounded up, so that the ink stays inside. */
static length scaled(length value, length size, length full) {
    return (length)(((int64_t)value * size + full - 1) / full);
}

struct pitch pitch_of(const struct pitches *pitches, const struct doc *doc,
                      const struct text_style *style) {
    length full = doc->styles.text[style->id].size;
    struct pitch pitch = pitches->of[style->id];
    if (style->size != full) {
        pitch.height = scaled(pitch.height, style->size, full);
        pitch.baseline = scaled(pitch.baseline, style->size, full);
    }
    return pitch;
}
