#include "layout/furniture.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "layout/paragraph.h"
#include "layout/sheet.h"

#include <stddef.h>
#include <stdint.h>

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

static const struct text *set_line(struct setter *setter, struct str line, enum style_id id,
                                   length *width) {
    const struct text_style *style = &setter->doc->styles.text[id];
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
    return doc->page_width - 2 * doc->margin - doc->gutter.left;
}

/* Beside the page number, for which room is kept as if there were thousands of pages; at least half
 * of the width. */
static length left_width(struct setter *setter) {
    const struct doc *doc = setter->doc;
    length number = 0;
    if (doc->furniture.page_of.size > 0) {
        (void)set_line(setter, page_of(setter, 8888, 8888), STYLE_FOOTER, &number);
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

static void measure_footer(struct footer *footer, struct setter *setter) {
    const struct doc *doc = setter->doc;
    size_t lines = measure_left(footer, setter);
    if (lines == 0 && doc->furniture.page_of.size > 0) {
        lines = 1;
    }
    length line = setter->pitches.of[STYLE_FOOTER].height;
    int64_t needed = line / 2 + (int64_t)lines * line + doc->edge;
    if (lines > 0 && needed > doc->margin) {
        /* A page that is all footer has no room for text; more than that need not be known. */
        needed = needed < doc->page_height ? needed : doc->page_height;
        footer->reserve = (length)needed - doc->margin;
    }
}

static length draft_gap(const struct setter *setter) {
    return setter->pitches.of[STYLE_DRAFT].height / 4;
}

static void measure_draft(struct draft_mark *draft, struct setter *setter) {
    const struct doc *doc = setter->doc;
    if (doc->furniture.draft.size == 0) {
        return;
    }
    draft->text = set_line(setter, doc->furniture.draft, STYLE_DRAFT, &draft->width);
    length needed = doc->edge + setter->pitches.of[STYLE_DRAFT].height + draft_gap(setter);
    draft->reserve = needed > doc->margin ? needed - doc->margin : 0;
}

void furniture_measure(struct furniture_set *furniture, struct setter *setter) {
    measure_footer(&furniture->footer, setter);
    measure_draft(&furniture->draft, setter);
}

void furniture_free(struct furniture_set *furniture) {
    galley_free(&furniture->footer.left);
}

/* ---- Placing ------------------------------------------------------------------------------- */

/* The baseline of a line of that style whose top is at `y`. */
static length baseline_of(const struct setter *setter, enum style_id id, length y) {
    return y + setter->pitches.of[id].baseline;
}

/* A line of furniture that ends at the right edge of the text area; `y` is its top. */
static struct placed_text at_the_right(const struct setter *setter, const struct text *text,
                                       length width, const struct rect *area, length y,
                                       enum style_id id) {
    return (struct placed_text){.text = text,
                                .end = (uint32_t)text->count,
                                .end_cluster =
                                    text->count > 0 ? text->pieces[text->count - 1].clusters : 0,
                                .x = area->x + area->width - width,
                                .baseline = baseline_of(setter, id, y),
                                .lang = &setter->doc->meta.lang};
}

static length footer_top(const struct setter *setter, const struct rect *area) {
    return area->y + area->height + setter->pitches.of[STYLE_FOOTER].height / 2;
}

static void place_draft(const struct draft_mark *draft, struct setter *setter,
                        struct sheet *sheet) {
    if (draft->text == NULL) {
        return;
    }
    length top = sheet->area.y - draft_gap(setter) - setter->pitches.of[STYLE_DRAFT].height;
    struct item item = {.kind = ITEM_TEXT, .artifact = ARTIFACT_DRAFT};
    item.text = at_the_right(setter, draft->text, draft->width, &sheet->area, top, STYLE_DRAFT);
    array_push(&sheet->content, item);
}

static void place_footer(const struct footer *footer, struct setter *setter, struct sheet *sheet) {
    if (footer->left.lines.count > 0) {
        struct galley_part part = {.to = footer->left.lines.count};
        struct galley_spot spot = {sheet->area.x, footer_top(setter, &sheet->area),
                                   ARTIFACT_PAGINATION, &setter->doc->meta.lang};
        galley_place(&footer->left, &part, &spot, sheet);
    }
    if (setter->doc->furniture.page_of.size > 0) {
        array_push(&sheet->content,
                   (struct item){.kind = ITEM_TEXT, .artifact = ARTIFACT_PAGINATION});
    }
}

void furniture_place(const struct furniture_set *furniture, struct setter *setter,
                     struct sheet *sheet) {
    place_draft(&furniture->draft, setter, sheet);
    place_footer(&furniture->footer, setter, sheet);
}

void furniture_number(struct setter *setter, struct sheet *sheet) {
    size_t count = sheet->pages.count;
    for (size_t i = 0; i < count && setter->doc->furniture.page_of.size > 0; i++) {
        length width = 0;
        const struct text *text =
            set_line(setter, page_of(setter, i + 1, count), STYLE_FOOTER, &width);
        const struct rect *area = sheet_area(sheet, i);
        struct item *item = &sheet->page_items.items[i][sheet->pages.items[i].count - 1];
        item->text =
            at_the_right(setter, text, width, area, footer_top(setter, area), STYLE_FOOTER);
    }
}
