#include "doc/style.h"

/* Sizes of text are proportions of the cell's (9 pt: title 14, government 12, sections 11, body 10,
 * the mark of a continued row 7). All space is a multiple of one step, a sixth of the cell's size
 * (9 pt: 1.5), and a typographer would find five of them: 1, 2, 3, 4 and 6 steps. */
static length times(length size, int64_t numerator, int64_t denominator) {
    return (length)((size * numerator + denominator / 2) / denominator);
}

static length steps(const struct style_choice *choice, int count) {
    return times(choice->size, count, 6);
}

/* Thinner than 0.3 pt a rule is less than three dots of an office's printer (600 an inch), and
 * a photocopy of the print loses it. A tint of 8 per cent is seen, and leaves black on it a
 * contrast of 17 to 1. 1.2 is what type of few marks is read well at. */
struct style_choice style_choice_usual(void) {
    return (struct style_choice){
        .size = PT(9), .leading = length_ratio(12, 10), .rule = length_ratio(3, 10), .tint = 8};
}

/* ---- Text ---------------------------------------------------------------------------------- */

struct look {
    const char *name;
    int size; /* in ninths of the cell's */
    bool bold;
    enum align align;
    int before, after; /* steps */
    bool keep_with_next;
};

static const struct look looks[STYLE_COUNT] = {
    [STYLE_GOVERNMENT] = {"government", 12, true, ALIGN_MIDDLE, 0, 0, true},
    [STYLE_LETTERHEAD] = {"letterhead", 10, false, ALIGN_MIDDLE, 0, 0, true},
    [STYLE_TITLE] = {"title", 14, true, ALIGN_MIDDLE, 3, 4, true},
    [STYLE_SECTION] = {"section", 11, true, ALIGN_LEFT, 6, 2, true},
    [STYLE_SUBSECTION] = {"subsection", 10, true, ALIGN_LEFT, 4, 1, true},
    [STYLE_BODY] = {"body", 10, false, ALIGN_LEFT, 0, 2, false},
    [STYLE_HEAD] = {"head", 9, true, ALIGN_MIDDLE, 0, 0, false},
    [STYLE_CELL] = {"cell", 9, false, ALIGN_LEFT, 0, 0, false},
    [STYLE_CONTINUED] = {"continued", 7, false, ALIGN_LEFT, 0, 0, false},
    [STYLE_FOOTER] = {"footer", 8, false, ALIGN_LEFT, 0, 0, false},
    [STYLE_DRAFT] = {"draft", 12, true, ALIGN_RIGHT, 0, 0, false},
    [STYLE_APPROVAL] = {"approval", 10, false, ALIGN_MIDDLE, 0, 0, false},
};

static struct text_style style_of(enum style_id id, const struct style_choice *choice) {
    const struct look *look = &looks[id];
    length size = times(choice->size, look->size, 9);
    return (struct text_style){.id = id,
                               .name = look->name,
                               .size = size,
                               .least_leading = times(size, choice->leading, LENGTH_PT),
                               .bold = look->bold,
                               .align = look->align,
                               .before = steps(choice, look->before),
                               .after = steps(choice, look->after),
                               .keep_with_next = look->keep_with_next};
}

/* ---- The table ----------------------------------------------------------------------------- */

struct style_table style_table_for(const struct style_choice *choice) {
    struct style_table styles = {.list_gap = steps(choice, 2),
                                 .picture_height = steps(choice, 42),
                                 .signature_room = steps(choice, 32),
                                 .bar = steps(choice, 1),
                                 .bar_gap = steps(choice, 2)};
    for (int i = 0; i < STYLE_COUNT; i++) {
        styles.text[i] = style_of((enum style_id)i, choice);
    }
    styles.table = (struct table_style){.pad_x = steps(choice, 2),
                                        .pad_y = steps(choice, 1),
                                        .rule = choice->rule,
                                        .frame = times(choice->rule, 5, 2),
                                        .tint = choice->tint,
                                        .before = steps(choice, 2),
                                        .after = steps(choice, 4)};
    return styles;
}
