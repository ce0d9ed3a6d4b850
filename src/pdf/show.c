#include "pdf/show.h"

#include "layout/page.h"
#include "pdf/codes.h"
#include "pdf/fonts.h"
#include "pdf/literal.h"
#include "pdf/number.h"
#include "pdf/shown.h"
#include "text/font.h"
#include "text/shape.h"

/* A point in the units of the pen. */
enum { PEN_POINT = 10000000 };

/* How far glyphs may drift before a number in the TJ sets them right, and how near to the pen a run
 * has to begin to go on from it: 0.01 and 0.03 pt. */
enum { PEN_HUNDREDTH = PEN_POINT / 100, PEN_TOUCH = 3 * PEN_HUNDREDTH };

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

static void add_codes(struct show *show, struct code_run run) {
    if (run.count == 0) {
        show->full = show->font;
    }
    literal_add_codes(&show->string, run.codes, run.count);
}

static void show_cluster(struct show *show, uint32_t index, bool ends_line) {
    const struct cluster *cluster = face_cluster(show->font->face, index);
    add_codes(show, ends_line ? codes_of_last(show->font->codes, index, cluster, show->begins_word)
                              : codes_of(show->font->codes, index, cluster, show->begins_word));
    show->pen += font_width(show->font, cluster) * show->size;
    show->begins_word = shown_ends_in_space(cluster->text);
}

/* Where a line must end the text goes on with another word, though no space stands between them. A
 * hyphen there says a space itself (pdf/codes.h). */
static void show_line_end(struct show *show, uint32_t last) {
    struct str text = face_cluster(show->font->face, last)->text;
    if (!shown_ends_in_space(text) && !str_equal(text, STR("-"))) {
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

/* True where the stretch is shown as everywhere else, and its glyphs cannot drift as far as
 * correct_drift lets them: the size is exact, so that only their widths are rounded. */
static bool is_ordinary(const struct stretch *stretch) {
    enum { CLUSTER_LIMIT = 32 };
    return stretch->from == 0 && stretch->to == stretch->shaped->count &&
           stretch->to <= CLUSTER_LIMIT && !stretch->ends_paragraph && !stretch->ends_line &&
           (int64_t)stretch->size * 100 % LENGTH_PT == 0;
}

static void show_ordinary(struct show *show, const struct stretch *stretch) {
    if (!show->open) {
        begin(show);
    }
    const struct shown *shown =
        shown_find(show->shown, show->font, stretch->shaped, show->begins_word);
    if (shown == NULL) {
        show->full = show->font;
        return;
    }
    correct_drift(show, pen_of(stretch->x));
    buffer_add(&show->string, shown->bytes);
    show->pen += shown->width * show->size;
    show->begins_word = !shown->ends_in_word;
}

/* Cluster by cluster. */
static void show_clusters(struct show *show, const struct stretch *stretch) {
    const struct font *font = show->font;
    int64_t units = 0;
    for (uint32_t i = stretch->from; i < stretch->to && show->full == NULL; i++) {
        uint32_t index = stretch->shaped->clusters[i];
        if (!show->open) {
            begin(show);
        }
        length advanced = length_of_units(units, font->units_per_em, stretch->size);
        correct_drift(show, pen_of(stretch->x + advanced));
        units += face_cluster(font->face, index)->advance;
        show_cluster(show, index,
                     (stretch->ends_paragraph || stretch->ends_line) && i + 1 == stretch->to);
    }
    if (stretch->ends_line && stretch->to > stretch->from && show->full == NULL) {
        show_line_end(show, stretch->shaped->clusters[stretch->to - 1]);
    }
}

static void show_stretch(struct show *show, const struct stretch *stretch, int64_t y) {
    set_font(show, fonts_find(show->fonts, stretch->shaped->face),
             number_hundredths(stretch->size));
    set_position(show, number_hundredths(stretch->x), y);
    if (is_ordinary(stretch)) {
        show_ordinary(show, stretch);
    } else {
        show_clusters(show, stretch);
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
