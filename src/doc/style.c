#include "doc/style.h"

/* Sizes are proportions of the cell's size (9 pt: title 14, government 12, sections 11, body 10,
 * the mark of a continued row 7), leadings of the style's own size. At 1.3 em no two marks of Noto
 * Serif Bengali touch: tests/ink measures it. */
static length times(length size, int64_t numerator, int64_t denominator) {
    return (length)((size * numerator + denominator / 2) / denominator);
}

static struct text_style style_of(const char *name, length size, bool bold, enum align align) {
    return (struct text_style){
        .name = name, .size = size, .leading = times(size, 13, 10), .bold = bold, .align = align};
}

static void set_headings(struct text_style *text, length size) {
    text[STYLE_GOVERNMENT] = style_of("government", times(size, 12, 9), true, ALIGN_MIDDLE);
    text[STYLE_LETTERHEAD] = style_of("letterhead", times(size, 10, 9), false, ALIGN_MIDDLE);
    text[STYLE_TITLE] = style_of("title", times(size, 14, 9), true, ALIGN_MIDDLE);
    text[STYLE_SECTION] = style_of("section", times(size, 11, 9), true, ALIGN_LEFT);
    text[STYLE_SUBSECTION] = style_of("subsection", times(size, 10, 9), true, ALIGN_LEFT);
    text[STYLE_TITLE].before = times(size, 4, 9);
    text[STYLE_TITLE].after = times(size, 6, 9);
    text[STYLE_SECTION].before = times(size, 8, 9);
    text[STYLE_SECTION].after = times(size, 3, 9);
    text[STYLE_SUBSECTION].before = times(size, 6, 9);
    text[STYLE_SUBSECTION].after = times(size, 2, 9);
    text[STYLE_GOVERNMENT].keep_with_next = text[STYLE_LETTERHEAD].keep_with_next = true;
    text[STYLE_TITLE].keep_with_next = true;
    text[STYLE_SECTION].keep_with_next = text[STYLE_SUBSECTION].keep_with_next = true;
}

struct style_table style_table_for(length size) {
    struct style_table styles = {0};
    struct text_style *text = styles.text;
    set_headings(text, size);
    text[STYLE_BODY] = style_of("body", times(size, 10, 9), false, ALIGN_LEFT);
    text[STYLE_BODY].after = times(size, 3, 9);
    text[STYLE_HEAD] = style_of("head", size, true, ALIGN_MIDDLE);
    text[STYLE_CELL] = style_of("cell", size, false, ALIGN_LEFT);
    text[STYLE_CONTINUED] = style_of("continued", times(size, 7, 9), false, ALIGN_LEFT);
    text[STYLE_FOOTER] = style_of("footer", times(size, 8, 9), false, ALIGN_LEFT);
    text[STYLE_DRAFT] = style_of("draft", times(size, 12, 9), true, ALIGN_RIGHT);
    text[STYLE_APPROVAL] = style_of("approval", times(size, 10, 9), false, ALIGN_MIDDLE);
    styles.table = (struct table_style){.pad_x = times(size, 5, 18),
                                        .pad_y = times(size, 3, 18),
                                        .rule = LENGTH_PT / 2,
                                        .before = times(size, 3, 9),
                                        .after = times(size, 6, 9)};
    styles.list_gap = times(size, 1, 3);
    styles.picture_height = times(size, 64, 9);
    styles.signature_room = times(size, 48, 9);
    styles.bar = times(size, 3, 18);
    styles.bar_gap = times(size, 3, 9);
    return styles;
}
