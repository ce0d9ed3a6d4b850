#include "pdf/show.h"

#include "base/unicode.h"
#include "layout/page.h"
#include "pdf/codes.h"
#include "pdf/fonts.h"
#include "pdf/literal.h"
#include "pdf/number.h"
#include "text/font.h"
#include "text/shape.h"

/* A point in the units of the pen. */
enum { PEN_POINT = 10000000 };

/* How far glyphs may drift before a number in the TJ sets them right, and how near to the pen a run
 * has to begin to go on from it: 0.01 and 0.03 pt. */
enum { PEN_HUNDREDTH = PEN_POINT / 100, PEN_TOUCH = 3 * PEN_HUNDREDTH };

/* How many clusters are shown before the drift is looked at again. A size is rounded to hundredths
 * of a point: over four clusters, three em or so, that is less than PEN_TOUCH. */
enum { DRIFT_CLUSTERS = 4 };

static int64_t pen_of(length value) {
    return number_quotient((int64_t)value * PEN_POINT, LENGTH_PT);
}

void show_end(struct show *show) {
    if (!show->open) {
        return;
    }
    if (show->adjusted) {
        buffer_add_byte(show->out, '[');
        buffer_add(show->out, buffer_str(&show->string));
        buffer_add(show->out, STR(")]TJ\n"));
    } else {
        buffer_add(show->out, buffer_str(&show->string));
        buffer_add(show->out, STR(")Tj\n"));
    }
    show->string.size = 0;
    show->open = false;
}

static void begin(struct show *show) {
    buffer_add_byte(&show->string, '(');
    show->open = true;
    show->adjusted = false;
    show->begins_word = true;
}

static void set_font(struct show *show, const struct font *font, int64_t size) {
    if (show->font == font && show->size == size) {
        return;
    }
    show_end(show);
    buffer_add(show->out, STR("/F"));
    number_add_integer(show->out, font->number);
    buffer_add_byte(show->out, ' ');
    number_add(show->out, size);
    buffer_add(show->out, STR(" Tf\n"));
    show->font = font;
    show->size = size;
}

/* Moves to where a piece begins, unless the pen stands there: going on without a move keeps words
 * whole in every reader. */
static void set_position(struct show *show, int64_t x, int64_t y) {
    int64_t gap = show->pen - x * PEN_HUNDREDTH;
    if (y == show->line_y && gap <= PEN_TOUCH && gap >= -PEN_TOUCH) {
        return;
    }
    show_end(show);
    number_add(show->out, x - show->line_x);
    buffer_add_byte(show->out, ' ');
    number_add(show->out, y - show->line_y);
    buffer_add(show->out, STR(" Td\n"));
    show->line_x = x;
    show->line_y = y;
    show->pen = x * PEN_HUNDREDTH;
}

/* Widths are rounded to hundredths of 1/1000 em, places to hundredths of a point: where that adds
 * up, a number in the TJ moves the pen to where layout wants it. */
static void correct_drift(struct show *show, int64_t wanted) {
    int64_t drift = show->pen - wanted;
    if (drift <= PEN_HUNDREDTH && drift >= -PEN_HUNDREDTH) {
        return;
    }
    int64_t number = number_quotient(drift, show->size);
    if (show->string.size == 1) { /* nothing stands before it */
        show->string.size = 0;
    } else {
        buffer_add_byte(&show->string, ')');
    }
    number_add(&show->string, number);
    buffer_add_byte(&show->string, '(');
    show->pen -= number * show->size;
    show->adjusted = true;
}

static bool ends_in_space(struct str text) {
    size_t at = text.size;
    uint32_t code_point = at > 0 ? unicode_previous(text, &at) : 0;
    return unicode_is_space(code_point) || code_point == 0x00A0;
}

static void add_codes(struct show *show, struct code_run run) {
    if (run.count == 0) {
        show->full = show->font;
    }
    for (size_t i = 0; i < run.count; i++) {
        const char code[] = {(char)(run.codes[i] >> 8), (char)(run.codes[i] & 0xFF)};
        literal_add_bytes(&show->string, (struct str){code, sizeof code});
    }
}

static void show_cluster(struct show *show, uint32_t index, bool ends_line) {
    const struct cluster *cluster = face_cluster(show->font->face, index);
    add_codes(show, ends_line ? codes_of_last(show->font->codes, index, cluster, show->begins_word)
                              : codes_of(show->font->codes, index, cluster, show->begins_word));
    show->pen += font_width(show->font, cluster) * show->size;
    show->begins_word = ends_in_space(cluster->text);
}

/* Where a line must end the text goes on with another word, though no space stands between them. A
 * hyphen there says a space itself (pdf/codes.h). */
static void show_line_end(struct show *show, uint32_t last) {
    struct str text = face_cluster(show->font->face, last)->text;
    if (!ends_in_space(text) && !str_equal(text, STR("-"))) {
        add_codes(show, codes_of_line_end(show->font->codes));
    }
}

/* Clusters [from, to) of shaped text, the first of them at `x`. */
struct stretch {
    const struct shaped *shaped;
    uint32_t from, to;
    length x, size;
    bool ends_paragraph,
        ends_line; /* the last is that of its paragraph; before a forced line end */
};

static void show_stretch(struct show *show, const struct stretch *stretch, int64_t y) {
    const struct font *font = fonts_find(show->fonts, stretch->shaped->face);
    int64_t units = 0;
    set_font(show, font, number_hundredths(stretch->size));
    set_position(show, number_hundredths(stretch->x), y);
    for (uint32_t i = stretch->from; i < stretch->to && show->full == NULL; i++) {
        uint32_t index = stretch->shaped->clusters[i];
        if (!show->open) {
            begin(show);
        }
        if ((i - stretch->from) % DRIFT_CLUSTERS == 0) {
            length advanced = length_of_units(units, font->units_per_em, stretch->size);
            correct_drift(show, pen_of(stretch->x + advanced));
        }
        units += face_cluster(font->face, index)->advance;
        show_cluster(show, index,
                     (stretch->ends_paragraph || stretch->ends_line) && i + 1 == stretch->to);
    }
    if (stretch->ends_line && stretch->to > stretch->from && show->full == NULL) {
        show_line_end(show, stretch->shaped->clusters[stretch->to - 1]);
    }
}

void show_text(struct show *show, const struct placed_text *text) {
    length x = text->x;
    int64_t y = number_hundredths(show->page_height - text->baseline);
    for (uint32_t i = text->first; i < text->end; i++) {
        const struct piece *piece = &text->text->pieces[i];
        uint32_t from = i == text->first ? text->first_cluster : 0;
        uint32_t to = i + 1 == text->end ? text->end_cluster : piece->clusters;
        if (piece->shaped == NULL) {
            continue;
        }
        bool whole = to == piece->clusters;
        struct stretch stretch = {.shaped = piece->shaped,
                                  .from = from,
                                  .to = to,
                                  .x = x,
                                  .size = text->text->size,
                                  .ends_paragraph = whole && i + 1 == text->text->count,
                                  .ends_line = whole && piece->after == BREAK_FORCED};
        show_stretch(show, &stretch, y);
        x += whole && from == 0 ? piece->width : segment_width(piece, from, to, text->text->size);
    }
}
