#include "layout/steps.h"

#include "doc/doc.h"
#include "layout/lines.h"
#include "layout/paragraph.h"

/* A cell is looked at in at most so many widths, and the longer its text, in the fewer: the work is
 * bounded. */
enum { WIDTH_LIMIT = 512, CLUSTER_LIMIT = 524288 };

static length larger(length a, length b) {
    return a > b ? a : b;
}

/* ---- The least ------------------------------------------------------------------------------- */

length steps_least(struct setter *setter, const struct doc_cell *cell) {
    length least = 0;
    for (size_t i = 0; i < cell->count; i++) {
        struct paragraph_text text = paragraph_text(setter, &cell->paragraphs[i]);
        least = larger(least, text.rest_indent + lines_needs(text.text).least);
    }
    return least;
}

/* ---- Steps ----------------------------------------------------------------------------------- */

/* A cell at one width. */
struct trial {
    length height;     /* without padding */
    length used;       /* the least width at which it looks the same */
    size_t fair, poor; /* lines that end where they rather should not */
};

/* A long text's height may be more than a length holds. */
enum { BEYOND_ANY_PAGE = INT32_MAX / 8 };

static struct trial try_width(struct setter *setter, const struct doc_cell *cell, length width) {
    struct trial trial = {0};
    for (size_t i = 0; i < cell->count; i++) {
        const struct paragraph *paragraph = &cell->paragraphs[i];
        struct paragraph_text text = paragraph_text(setter, paragraph);
        struct lines_extent extent =
            lines_measure(text.text, width - text.first_indent, width - text.rest_indent);
        length line = pitch_of(&setter->pitches, setter->doc, paragraph->style).height;
        int64_t height = trial.height + (int64_t)extent.count * line;
        if (i > 0) {
            height += larger(cell->paragraphs[i - 1].style->after, paragraph->style->before);
        }
        trial.height = height < BEYOND_ANY_PAGE ? (length)height : BEYOND_ANY_PAGE;
        trial.used = larger(trial.used, text.rest_indent + extent.used);
        trial.fair += extent.fair;
        trial.poor += extent.poor;
    }
    return trial;
}

static length cost_of(const struct step_costs *costs, const struct trial *trial) {
    int64_t cost = (int64_t)trial->fair * costs->fair + (int64_t)trial->poor * costs->poor;
    return cost < BEYOND_ANY_PAGE ? (length)cost : BEYOND_ANY_PAGE;
}

static size_t clusters_of(struct setter *setter, const struct doc_cell *cell) {
    size_t clusters = 0;
    for (size_t i = 0; i < cell->count; i++) {
        const struct text *text = paragraph_text(setter, &cell->paragraphs[i]).text;
        for (size_t k = 0; k < text->count; k++) {
            clusters += text->pieces[k].clusters;
        }
    }
    return clusters;
}

/* The widths of a range are passed in steps of this at the least. */
static length grain_of(struct setter *setter, const struct doc_cell *cell,
                       const struct step_range *range) {
    int64_t whole = (int64_t)range->widest - range->narrowest;
    int64_t tries = CLUSTER_LIMIT / ((int64_t)clusters_of(setter, cell) + 1) + 1;
    return (length)(whole / (tries < WIDTH_LIMIT ? tries : WIDTH_LIMIT)) + 1;
}

void steps_add(struct choice *choice, struct setter *setter, const struct doc_cell *cell,
               const struct step_range *range, const struct step_costs *costs) {
    length grain = grain_of(setter, cell, range);
    struct choice_step step = {0};
    for (length width = range->widest, next = 0; width >= range->narrowest; width = next) {
        struct trial trial = try_width(setter, cell, width);
        length cost = cost_of(costs, &trial);
        length used = trial.used < width ? trial.used : width;
        if (width < range->widest && (trial.height != step.height || cost != step.cost)) {
            array_push(&choice->steps, step);
        }
        step = (struct choice_step){larger(used, range->narrowest), trial.height, cost};
        next = used - 1 < width - grain ? used - 1 : width - grain;
        if (next < range->narrowest && width > range->narrowest) {
            next = used > range->narrowest ? range->narrowest : range->narrowest - 1;
        }
    }
    array_push(&choice->steps, step);
}
