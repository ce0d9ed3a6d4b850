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

/* Between what stands in the foot. */
static length foot_gap(const struct doc *doc) {
    return 2 * doc->styles.text[STYLE_FOOTER].size;
}

/* The page number's, for which room is kept as if there were thousands of pages, and of the gap. */
static length number_width(struct setter *setter) {
    length width = 0;
    if (setter->doc->furniture.page_of.size == 0) {
        return 0;
    }
    (void)set_line(setter, page_of(setter, 8888, 8888), STYLE_FOOTER, &width);
    return width + foot_gap(setter->doc);
}

static void measure_goes_on(struct footer *footer, struct setter *setter, length number) {
    const struct doc *doc = setter->doc;
    struct goes_on *goes_on = &footer->goes_on;
    length most = doc->furniture.left.size > 0 ? text_width(doc) / 2 : text_width(doc);
    if (doc->furniture.goes_on.size == 0) {
        return;
    }
    const struct text *text =
        set_line(setter, doc->furniture.goes_on, STYLE_FOOTER, &goes_on->width);
    goes_on->text = number + goes_on->width + foot_gap(doc) <= most ? text : NULL;
}

/* The width of what is at the right of the edition. */
static length right_width(const struct footer *footer, const struct doc *doc, length number) {
    return number + (footer->goes_on.text != NULL ? footer->goes_on.width + foot_gap(doc) : 0);
}

/* Beside what is at the right; at least half of the width. */
static void measure_left(struct footer *footer, struct setter *setter, length right) {
    const struct doc *doc = setter->doc;
    length half = text_width(doc) / 2;
    if (doc->furniture.left.size == 0) {
        return;
    }
    footer->span = (struct span){.text = doc->furniture.left,
                                 .bold = doc->styles.text[STYLE_FOOTER].bold,
                                 .lang = doc->meta.lang};
    footer->paragraph = (struct paragraph){
        .style = &doc->styles.text[STYLE_FOOTER], .spans = &footer->span, .count = 1};
    setter->quiet = true;
    (void)galley_add(&footer->left, setter, &footer->paragraph,
                     text_width(doc) - (right < half ? right : half), NULL);
    setter->quiet = false;
}

/* How far the edition reaches, with the gap behind it. */
static length left_end(const struct footer *footer, const struct doc *doc) {
    length width = 0;
    for (size_t i = 0; i < footer->left.lines.count; i++) {
        length line = footer->left.lines.items[i].width;
        width = line > width ? line : width;
    }
    return width > 0 ? width + foot_gap(doc) : 0;
}

static void find_middle(struct footer *footer, const struct doc *doc, length number) {
    struct goes_on *goes_on = &footer->goes_on;
    length middle = (text_width(doc) - goes_on->width) / 2;
    length last = text_width(doc) - number - goes_on->width;
    goes_on->x = middle >= left_end(footer, doc) && middle <= last ? middle : last;
}

static void measure_footer(struct footer *footer, struct setter *setter) {
    const struct doc *doc = setter->doc;
    length number = number_width(setter);
    measure_goes_on(footer, setter, number);
    measure_left(footer, setter, right_width(footer, doc, number));
    find_middle(footer, doc, number);
    size_t lines = footer->left.lines.count;
    if (lines == 0 && (doc->furniture.page_of.size > 0 || footer->goes_on.text != NULL)) {
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

/* A line of furniture whose left edge is at `x`; `y` is its top. */
static struct placed_text line_at(const struct setter *setter, const struct text *text, length x,
                                  length y, enum style_id id) {
    return (struct placed_text){.text = text,
                                .end = (uint32_t)text->count,
                                .end_cluster =
                                    text->count > 0 ? text->pieces[text->count - 1].clusters : 0,
                                .x = x,
                                .baseline = baseline_of(setter, id, y),
                                .lang = &setter->doc->meta.lang};
}

/* One that ends at the right edge of the text area. */
static struct placed_text at_the_right(const struct setter *setter, const struct text *text,
                                       length width, const struct rect *area, length y,
                                       enum style_id id) {
    return line_at(setter, text, area->x + area->width - width, y, id);
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

static void place_goes_on(const struct goes_on *goes_on, struct setter *setter,
                          struct sheet *sheet) {
    struct item item = {.kind = ITEM_TEXT, .artifact = ARTIFACT_PAGINATION};
    item.text = line_at(setter, goes_on->text, sheet->area.x + goes_on->x,
                        footer_top(setter, &sheet->area), STYLE_FOOTER);
    array_push(&sheet->content, item);
}

/* From left to right: some readers join what they find the other way round. */
static void place_footer(const struct footer *footer, struct setter *setter, struct sheet *sheet,
                         bool goes_on) {
    if (footer->left.lines.count > 0) {
        struct galley_part part = {.to = footer->left.lines.count};
        struct galley_spot spot = {sheet->area.x, footer_top(setter, &sheet->area),
                                   ARTIFACT_PAGINATION, &setter->doc->meta.lang};
        galley_place(&footer->left, &part, &spot, sheet);
    }
    if (goes_on && footer->goes_on.text != NULL) {
        place_goes_on(&footer->goes_on, setter, sheet);
    }
    if (setter->doc->furniture.page_of.size > 0) {
        array_push(&sheet->content,
                   (struct item){.kind = ITEM_TEXT, .artifact = ARTIFACT_PAGINATION});
    }
}

void furniture_place(const struct furniture_set *furniture, struct setter *setter,
                     struct sheet *sheet, bool goes_on) {
    place_draft(&furniture->draft, setter, sheet);
    place_footer(&furniture->footer, setter, sheet, goes_on);
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
