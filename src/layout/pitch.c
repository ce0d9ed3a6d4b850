#include "layout/pitch.h"

#include "base/array.h"
#include "base/unicode.h"
#include "doc/doc.h"
#include "text/segment.h"

#include <stddef.h>
#include <stdint.h>

/* A walk through the document: how far the ink of each style reaches. */
struct measuring {
    const struct doc *doc;
    struct shaper *shaper;
    struct reach reaches[STYLE_COUNT];
    ARRAY(struct text_source) sources; /* scratch */
};

/* ---- One text ------------------------------------------------------------------------------ */

/* The sources without their places: what a font lacks is reported when the text is set. */
static void add_reach(struct measuring *measuring, enum style_id id) {
    struct reach *all = &measuring->reaches[id];
    struct reach reach =
        segment_reach(measuring->shaper, measuring->sources.items, measuring->sources.count,
                      measuring->doc->styles.text[id].size);
    all->above = reach.above > all->above ? reach.above : all->above;
    all->below = reach.below > all->below ? reach.below : all->below;
}

static void measure_spans(struct measuring *measuring, enum style_id id, const struct span *spans,
                          size_t count) {
    measuring->sources.count = 0;
    for (size_t i = 0; i < count; i++) {
        array_push(&measuring->sources, (struct text_source){.text = spans[i].text,
                                                             .bold = spans[i].bold,
                                                             .line_end = spans[i].line_end});
    }
    add_reach(measuring, id);
}

static void measure_text(struct measuring *measuring, enum style_id id, struct str text) {
    bool bold = measuring->doc->styles.text[id].bold;
    measuring->sources.count = 0;
    array_push(&measuring->sources, (struct text_source){.text = text, .bold = bold});
    add_reach(measuring, id);
}

/* ---- The document -------------------------------------------------------------------------- */

static void measure_paragraphs(struct measuring *measuring, const struct paragraph *paragraphs,
                               size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct paragraph *paragraph = &paragraphs[i];
        measure_spans(measuring, paragraph->style->id, paragraph->spans, paragraph->count);
        if (paragraph->label != NULL) {
            measure_spans(measuring, paragraph->style->id, paragraph->label, 1);
        }
    }
}

/* Whether a row will go on over a page is not known yet. */
static void measure_mark(struct measuring *measuring, const struct doc_table *table,
                         const struct doc_row *row) {
    measure_text(measuring, STYLE_CONTINUED, row->mark);
    if (table->name_column < table->column_count) {
        const struct doc_cell *name = &row->cells[table->name_column];
        for (size_t i = 0; i < name->count; i++) {
            for (size_t k = 0; k < name->paragraphs[i].count; k++) {
                measure_text(measuring, STYLE_CONTINUED, name->paragraphs[i].spans[k].text);
            }
        }
    }
}

static void measure_rows(struct measuring *measuring, const struct doc_table *table,
                         const struct doc_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < table->column_count; k++) {
            measure_paragraphs(measuring, rows[i].cells[k].paragraphs, rows[i].cells[k].count);
        }
        measure_mark(measuring, table, &rows[i]);
    }
}

/* Of the page number all digits: how many pages there are is known last. */
static void measure_furniture(struct measuring *measuring) {
    const struct furniture *furniture = &measuring->doc->furniture;
    struct buffer digits = {0};
    unicode_add_bangla_number(&digits, 1234567890);
    if (furniture->page_of.size > 0) {
        measure_text(measuring, STYLE_FOOTER, furniture->page_of);
        measure_text(measuring, STYLE_FOOTER, buffer_str(&digits));
    }
    measure_text(measuring, STYLE_FOOTER, furniture->left);
    measure_text(measuring, STYLE_DRAFT, furniture->draft);
    measure_text(measuring, STYLE_CONTINUED, furniture->continued);
    measure_text(measuring, STYLE_FOOTER, furniture->goes_on);
    buffer_free(&digits);
}

static void measure_document(struct measuring *measuring) {
    const struct doc *doc = measuring->doc;
    for (size_t i = 0; i < doc->count; i++) {
        const struct doc_table *table = doc->blocks[i].table;
        if (table != NULL) {
            measure_rows(measuring, table, table->head, table->head_count);
            measure_rows(measuring, table, table->rows, table->row_count);
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

static struct pitch fit(const struct text_style *style, const struct reach *reach) {
    length ink = reach->above + reach->below, height = ink + gap_of(style);
    height = height > style->least_leading ? height : style->least_leading;
    return (struct pitch){height, (height - ink) / 2 + reach->above};
}

struct pitches pitches_measure(const struct doc *doc, struct shaper *shaper) {
    struct measuring measuring = {.doc = doc, .shaper = shaper};
    struct pitches pitches;
    measure_document(&measuring);
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        pitches.of[i] = fit(&doc->styles.text[i], &measuring.reaches[i]);
    }
    array_free(&measuring.sources);
    return pitches;
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
