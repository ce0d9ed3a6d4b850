/* Lines chosen together (total fit, after Knuth and Plass): of all ways to break a stretch between
 * two forced ends into the fewest lines there can be, the one whose lines leave the least room,
 * squared and added up. So the right edge of a narrow column is as even as its words let it be, no
 * word stands alone in the last line where another line could spare one, and the lines of centred
 * text, the heads of columns, are of one length.
 *
 * The fewest lines come first because paper does: a row is as high as its highest cell, and the
 * pages must not grow for the sake of an edge. Filling line by line gives that number as well, so a
 * width can be tried by counting (lines_needs.c).
 *
 * What stays together is said by the text (BREAK_FAIR, BREAK_POOR) and depends on the width alone
 * (units.h), not on what a line happens to have room for: an address that fits a line is never
 * broken, and one that does not is broken at the same places wherever it stands.
 *
 * Rejected: filling line by line, which breaks where a typist would, and leaves words alone and
 * heads of one long and one short line. Demerits as TeX has them, which trade a line against the
 * look of its neighbours, need glue, and cannot be checked by trying all ways on integers. A price
 * for breaking an address, to be weighed against an edge: every price is too low in some column.
 * One fit for the paragraph with the last resort as dear ends in it: each letter would be a place
 * to consider, for what is reported as a fault. A stretch that no line takes begins a line instead,
 * and what is before and behind it is fitted on its own. */
#include "layout/lines.h"

#include "layout/last_resort.h"
#include "layout/total_fit.h"
#include "layout/units.h"

#include <assert.h>

/* What a last line should have: five ems, or half a line where that is less. */
static length enough_of(const struct text *text, length width, enum last_line last) {
    enum { EMS = 5 };
    length ems = EMS * text->size;
    return last == LAST_LINE_EQUAL ? -1 : width / 2 < ems ? width / 2 : ems;
}

/* A text being broken. */
struct breaking {
    const struct text *text;
    length room; /* of the next line */
    length width;
    length enough;    /* of a last line */
    unit_array units; /* of the stretch under way */
    struct total_fit fit;
    line_array *lines;
    bool all_fit;
};

/* The line that units [first, end) fill. */
static struct line line_of_units(const struct text *text, const struct unit *first,
                                 const struct unit *end) {
    int64_t width = 0, ink = 0;
    for (const struct unit *unit = first; unit < end; unit++) {
        ink = width + unit->ink;
        width += unit->width;
    }
    return (struct line){.first = first->first,
                         .first_cluster = first->first_cluster,
                         .end = end[-1].end,
                         .end_cluster = text->pieces[end[-1].end - 1].clusters,
                         .width = (length)ink};
}

static void add_line(struct breaking *breaking, struct line line) {
    breaking->all_fit = breaking->all_fit && line.width <= breaking->room;
    array_push(breaking->lines, line);
    breaking->room = breaking->width;
}

/* Cuts the unit to lines; what is left of it, if anything, fits into one. */
static void cut_unit(struct breaking *breaking, struct unit *unit) {
    struct line line;
    while (unit->first < unit->end &&
           last_resort_cut(breaking->text, unit, breaking->room, &line)) {
        add_line(breaking, line);
    }
}

/* Units [from, to), each of which fits a line, in lines that are chosen together. */
static void fit_units(struct breaking *breaking, size_t from, size_t to) {
    const struct unit *units = breaking->units.items + from;
    struct measure measure = {breaking->room, breaking->width, breaking->enough};
    total_fit(&breaking->fit, units, to - from, measure);
    for (size_t i = 0, end; i < to - from; i = end) {
        end = breaking->fit.nodes.items[i].next;
        add_line(breaking, line_of_units(breaking->text, units + i, units + end));
    }
}

/* The stretch of the units: what no line takes is cut, and what lies between is fitted, with what
 * was left of the cut before it. */
static void break_units(struct breaking *breaking) {
    struct unit *units = breaking->units.items;
    size_t count = breaking->units.count;
    if (units[0].ink > breaking->room && breaking->room < breaking->width) {
        add_line(breaking, (struct line){.first = units[0].first, .end = units[0].first});
    }
    for (size_t from = 0, to; from < count; from = to) {
        to = from + 1;
        if (units[from].ink > breaking->width) {
            cut_unit(breaking, &units[from]);
            from += units[from].first == units[from].end;
        }
        while (to < count && units[to].ink <= breaking->width) {
            to++;
        }
        fit_units(breaking, from, to);
    }
}

/* The stretch from piece `first` to the next forced end. Most are one line. */
static uint32_t break_stretch(struct breaking *breaking, uint32_t first) {
    struct unit all = unit_to(breaking->text, first, BREAK_FORCED), unit;
    if (all.ink <= breaking->room) {
        add_line(breaking, line_of_units(breaking->text, &all, &all + 1));
        return all.end;
    }
    struct units units = units_of(breaking->text, breaking->width, first);
    breaking->units.count = 0;
    while (units.at < all.end && units_next(&units, &unit)) {
        array_push(&breaking->units, unit);
    }
    break_units(breaking);
    return all.end;
}

bool lines_break(const struct text *text, length first, length width, enum last_line last,
                 line_array *lines) {
    assert(first <= width);
    struct breaking breaking = {.text = text,
                                .room = first > 0 ? first : 0,
                                .width = width > 0 ? width : 0,
                                .lines = lines,
                                .all_fit = first >= 0};
    breaking.enough = enough_of(text, breaking.width, last);
    for (uint32_t at = 0; at < text->count;) {
        at = break_stretch(&breaking, at);
    }
    if (text->count == 0) {
        add_line(&breaking, (struct line){.width = 0});
    }
    array_free(&breaking.units);
    total_fit_free(&breaking.fit);
    return breaking.all_fit;
}
