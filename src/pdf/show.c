#include "pdf/show.h"

#include "base/unicode.h"
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

static bool within(int64_t value, int64_t from, int64_t to) {
    return value >= from && value <= to;
}

/* True where the pen stands, or nearly. */
static bool is_at(const struct show *show, int64_t x, int64_t y) {
    return y == show->line_y && within(show->pen - x * PEN_HUNDREDTH, -PEN_TOUCH, PEN_TOUCH);
}

/* Moves to where a piece begins, unless the pen stands there: going on without a move keeps words
 * whole in every reader. */
static void set_position(struct show *show, int64_t x, int64_t y) {
    if (is_at(show, x, y)) {
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
    show->last = 0;
}

/* Widths are rounded to hundredths of 1/1000 em, places to hundredths of a point: where that adds
 * up, a number in the TJ moves the pen to where layout wants it. */
static void correct_drift(struct show *show, int64_t wanted) {
    int64_t drift = show->pen - wanted;
    if (drift <= PEN_HUNDREDTH && drift >= -PEN_HUNDREDTH) {
        return;
    }
    /* PDFBox would take a silent mark that stands right of where the next glyph begins for a mark
     * of that one. Inside words no code is silent: the next chance comes soon. */
    if (drift > 0 && show->ends_silent) {
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
    show->ends_silent = run.count > 1;
}

/* What follows a cluster. */
enum follows {
    FOLLOWS_MORE,      /* of its paragraph, somewhere */
    FOLLOWS_NEIGHBOUR, /* right behind it, of the same run or a space: it can say a joiner first */
    FOLLOWS_LINE_END,  /* a forced one */
    FOLLOWS_NOTHING    /* the paragraph ends */
};

static bool ends_line(enum follows follows) {
    return follows == FOLLOWS_LINE_END || follows == FOLLOWS_NOTHING;
}

static struct code_run codes_here(struct show *show, uint32_t index, const struct cluster *cluster,
                                  enum follows follows) {
    struct codes *codes = show->font->codes;
    uint32_t before = show->joiner, joiner = codes_bare_joiner(cluster->text);
    bool leaves = joiner != 0 && follows != FOLLOWS_MORE;
    show->joiner = leaves ? joiner : 0;
    if (before != 0 || leaves) {
        struct codes_joint joint = {before, leaves, show->begins_word};
        return codes_of_joint(codes, index, cluster, joint);
    }
    return ends_line(follows) ? codes_of_last(codes, index, cluster, show->begins_word,
                                              unicode_is_letter(show->last))
                              : codes_of(codes, index, cluster, show->begins_word);
}

static void show_cluster(struct show *show, uint32_t index, enum follows follows) {
    const struct cluster *cluster = face_cluster(show->font->face, index);
    add_codes(show, codes_here(show, index, cluster, follows));
    show->pen += font_width(show->font, cluster) * show->size;
    show->last = shown_last(cluster->text);
    show->begins_word = shown_is_space(show->last);
    if (show->joiner != 0 && ends_line(follows)) {
        add_codes(show, codes_of_joiner_end(show->font->codes, show->joiner));
        show->joiner = 0;
        show->begins_word = true;
    }
}

/* Where a line must end the text goes on with another word, though no space stands between them. A
 * hyphen or a bare joiner there says a space itself (pdf/codes.h). */
static void show_line_end(struct show *show, uint32_t last) {
    struct str text = face_cluster(show->font->face, last)->text;
    if (!shown_is_space(shown_last(text)) && !str_equal(text, STR("-")) &&
        codes_bare_joiner(text) == 0) {
        add_codes(show, codes_of_line_end(show->font->codes));
    }
}

/* Clusters [from, to) of shaped text, the first of them at `x`. */
struct stretch {
    const struct shaped *shaped;
    uint32_t from, to;
    length x, size;
    enum follows follows; /* the last of them */
};

/* True where the stretch is shown as everywhere else, and its glyphs cannot drift as far as
 * correct_drift lets them: the size is exact, so that only their widths are rounded. */
static bool is_ordinary(const struct stretch *stretch) {
    enum { CLUSTER_LIMIT = 32 };
    return stretch->from == 0 && stretch->to == stretch->shaped->count &&
           stretch->to <= CLUSTER_LIMIT && !ends_line(stretch->follows) &&
           (int64_t)stretch->size * face_scale(stretch->shaped->face) % LENGTH_PT == 0;
}

/* False where it has to be shown cluster by cluster. */
static bool show_ordinary(struct show *show, const struct stretch *stretch) {
    if (!show->open) {
        begin(show);
    }
    const struct shown *shown =
        shown_find(show->shown, show->font, stretch->shaped, show->begins_word);
    if (shown == NULL) {
        show->full = show->font;
        return true;
    }
    if (shown->by_cluster) {
        return false;
    }
    correct_drift(show, pen_of(stretch->x));
    buffer_add(&show->string, shown->bytes);
    show->pen += shown->width * show->size;
    show->last = shown->last;
    show->ends_silent = shown->ends_silent;
    show->begins_word = shown_is_space(show->last);
    return true;
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
        length advanced = face_length(font->face, units, stretch->size);
        correct_drift(show, pen_of(stretch->x + advanced));
        units += face_cluster(font->face, index)->advance;
        show_cluster(show, index, i + 1 < stretch->to ? FOLLOWS_NEIGHBOUR : stretch->follows);
    }
    if (stretch->follows == FOLLOWS_LINE_END && stretch->to > stretch->from && show->full == NULL) {
        show_line_end(show, stretch->shaped->clusters[stretch->to - 1]);
    }
}

/* What follows the whole piece `index`. */
static enum follows follows_piece(const struct placed_text *text, uint32_t index) {
    const struct piece *piece = &text->text->pieces[index];
    if (piece->after == BREAK_FORCED) {
        return FOLLOWS_LINE_END;
    }
    if (index + 1 == text->text->count) {
        return FOLLOWS_NOTHING;
    }
    return index + 1 < text->end && piece[1].space ? FOLLOWS_NEIGHBOUR : FOLLOWS_MORE;
}

static void show_stretch(struct show *show, const struct stretch *stretch, int64_t y) {
    const struct face *face = stretch->shaped->face;
    int64_t size = number_quotient((int64_t)stretch->size * face_scale(face), LENGTH_PT);
    set_font(show, fonts_find(show->fonts, face), size);
    set_position(show, number_hundredths(stretch->x), y);
    bool shown = show->joiner == 0 && is_ordinary(stretch) && show_ordinary(show, stretch);
    if (!shown) {
        show_clusters(show, stretch);
    }
}

/* Tf outlives ET, Td does not (ISO 32000-1, 9.4.1). No piece stands where the pen is. */
void show_restart(struct show *show) {
    show->line_x = show->line_y = 0;
    show->pen = INT64_MIN / 2;
    show->last = show->joiner = 0;
    show->begins_word = true;
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
        struct stretch stretch = {.shaped = piece->shaped,
                                  .from = from,
                                  .to = to,
                                  .x = x,
                                  .size = text->text->size,
                                  .follows = to == piece->clusters ? follows_piece(text, i)
                                                                   : FOLLOWS_MORE};
        show_stretch(show, &stretch, y);
        x += from == 0 && to == piece->clusters ? piece->width
                                                : segment_width(piece, from, to, text->text->size);
    }
}

/* True where `next` is a later part of the same paragraph. Paragraphs of the same words may share
 * their text. */
static bool goes_on(const struct placed_text *last, const struct placed_text *next) {
    bool later = next->first > last->first ||
                 (next->first == last->first && next->first_cluster > last->first_cluster);
    return next->text == last->text && later;
}

static bool begins_with_mark(const struct placed_text *text) {
    if (text->first == text->end) {
        return false;
    }
    const struct shaped *shaped = text->text->pieces[text->first].shaped;
    if (shaped == NULL || text->first_cluster >= shaped->count) {
        return false;
    }
    uint32_t index = shaped->clusters[text->first_cluster];
    size_t offset = 0;
    return unicode_is_nonspacing_mark(
        unicode_next(face_cluster(shaped->face, index)->text, &offset));
}

bool show_needs_space(const struct show *show, const struct placed_text *last,
                      const struct placed_text *next) {
    int64_t x = number_hundredths(next->x);
    int64_t y = number_hundredths(show->page_height - next->baseline);
    if (show->font == NULL || show->begins_word || goes_on(last, next) || is_at(show, x, y)) {
        return false;
    }
    int64_t em = show->size;
    return begins_with_mark(next) ||
           (within(y - show->line_y, -em, em) && x - show->pen / PEN_HUNDREDTH <= 2 * em);
}

void show_space(struct show *show) {
    show_end(show);
    begin(show);
    add_codes(show, codes_of_line_end(show->font->codes));
    show_end(show);
}
