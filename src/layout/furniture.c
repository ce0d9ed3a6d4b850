#include "layout/furniture.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "layout/paragraph.h"
#include "layout/sheet.h"

#include <stddef.h>
#include <stdint.h>

/* Printers leave about 5 mm at the paper's edge blank. */
static length edge_room(void) {
    return length_ratio(5 * 720, 254);
}

/* ---- The page number ----------------------------------------------------------------------- */

/* "পৃষ্ঠা {0}/{1}" with its numbers, in the arena. */
static struct str page_of(const struct setter *setter, size_t number, size_t count) {
    struct str form = setter->doc->furniture.page_of;
    struct buffer out = {0};
    for (size_t i = 0; i < form.size; i++) {
        struct str rest = str_slice(form, i, form.size);
        bool is_number = str_starts(rest, STR("{0}"));
        if (is_number || str_starts(rest, STR("{1}"))) {
            unicode_add_bangla_number(&out, is_number ? number : count);
            i += 2;
        } else {
            buffer_add_byte(&out, form.bytes[i]);
        }
    }
    struct str text = str_copy(setter->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

static const struct text *set_line(struct setter *setter, struct str line, length *width) {
    const struct text_style *style = &setter->doc->styles.text[STYLE_FOOTER];
    struct text_source source = {.text = line, .bold = style->bold};
    struct text *text = arena_new_of(setter->arena, struct text);
    *text = segment_text(setter->shaper, &source, 1, style->size, setter->arena, setter->diag);
    *width = 0;
    for (size_t i = 0; i < text->count; i++) {
        *width += text->pieces[i].width;
    }
    return text;
}

/* ---- Measuring ----------------------------------------------------------------------------- */

static length text_width(const struct doc *doc) {
    return doc->page_width - 2 * doc->margin;
}

/* Beside the page number, for which room is kept as if there were thousands of pages; at least half
 * of the width. */
static length left_width(struct setter *setter) {
    const struct doc *doc = setter->doc;
    length number = 0;
    if (doc->furniture.page_of.size > 0) {
        (void)set_line(setter, page_of(setter, 8888, 8888), &number);
        number += 2 * doc->styles.text[STYLE_FOOTER].size;
    }
    length half = text_width(doc) / 2;
    return number < half ? text_width(doc) - number : text_width(doc) - half;
}

static size_t measure_left(struct footer *footer, struct setter *setter) {
    const struct doc *doc = setter->doc;
    if (doc->furniture.left.size == 0) {
        return 0;
    }
    footer->span = (struct span){.text = doc->furniture.left,
                                 .bold = doc->styles.text[STYLE_FOOTER].bold,
                                 .lang = doc->meta.lang};
    footer->paragraph = (struct paragraph){
        .style = &doc->styles.text[STYLE_FOOTER], .spans = &footer->span, .count = 1};
    setter->quiet = true;
    (void)galley_add(&footer->left, setter, &footer->paragraph, left_width(setter), NULL);
    setter->quiet = false;
    return footer->left.lines.count;
}

void footer_measure(struct footer *footer, struct setter *setter) {
    const struct doc *doc = setter->doc;
    size_t lines = measure_left(footer, setter);
    if (lines == 0 && doc->furniture.page_of.size > 0) {
        lines = 1;
    }
    length leading = doc->styles.text[STYLE_FOOTER].leading;
    int64_t needed = leading / 2 + (int64_t)lines * leading + edge_room();
    if (lines > 0 && needed > doc->margin) {
        /* A page that is all footer has no room for text; more than that need not be known. */
        needed = needed < doc->page_height ? needed : doc->page_height;
        footer->reserve = (length)needed - doc->margin;
    }
    footer->top = doc->page_height - doc->margin - footer->reserve + leading / 2;
}

void footer_free(struct footer *footer) {
    galley_free(&footer->left);
}

/* ---- Placing ------------------------------------------------------------------------------- */

void footer_place(const struct footer *footer, struct setter *setter, struct sheet *sheet) {
    if (footer->left.lines.count > 0) {
        struct galley_part part = {.to = footer->left.lines.count};
        struct galley_spot spot = {setter->doc->margin, footer->top, ARTIFACT_PAGINATION,
                                   &setter->doc->meta.lang};
        galley_place(&footer->left, &part, &spot, sheet);
    }
    if (setter->doc->furniture.page_of.size > 0) {
        array_push(&sheet->content,
                   (struct item){.kind = ITEM_TEXT, .artifact = ARTIFACT_PAGINATION});
    }
}

static length footer_baseline(const struct footer *footer, const struct setter *setter) {
    const struct text_style *style = &setter->doc->styles.text[STYLE_FOOTER];
    struct line_metrics metrics = segment_metrics(setter->shaper, style->bold, style->size);
    return footer->top + (style->leading - metrics.ascent - metrics.descent) / 2 + metrics.ascent;
}

void footer_number(const struct footer *footer, struct setter *setter, struct sheet *sheet) {
    const struct doc *doc = setter->doc;
    size_t count = sheet->pages.count;
    for (size_t i = 0; i < count && doc->furniture.page_of.size > 0; i++) {
        length width = 0;
        const struct text *text = set_line(setter, page_of(setter, i + 1, count), &width);
        struct item *item = &sheet->page_items.items[i][sheet->pages.items[i].count - 1];
        item->text = (struct placed_text){.text = text,
                                          .end = (uint32_t)text->count,
                                          .x = doc->page_width - doc->margin - width,
                                          .baseline = footer_baseline(footer, setter),
                                          .lang = &doc->meta.lang};
        item->text.end_cluster = text->count > 0 ? text->pieces[text->count - 1].clusters : 0;
    }
}
