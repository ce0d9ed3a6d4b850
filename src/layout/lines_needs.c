/* How many lines a text takes and how wide it must be, without setting it. Filling line by line
 * gives the fewest lines there can be, which is what lines_break takes; only where their ends stand
 * is chosen otherwise there. */
#include "layout/lines.h"

#include "layout/last_resort.h"
#include "layout/units.h"

struct count {
    const struct text *text;
    length room; /* of the line under way */
    length width;
    bool begun;     /* it holds something */
    int64_t filled; /* with the space at the end */
    int64_t ink;    /* without it */
    uint8_t after;  /* the kind of the end behind that */
    struct lines_extent extent;
};

static void end_line(struct count *count) {
    int64_t used = count->ink + count->width - count->room;
    count->extent.count++;
    count->extent.used = used > count->extent.used ? (length)used : count->extent.used;
    count->room = count->width;
    count->begun = false;
    count->filled = count->ink = 0;
}

static void add_unit(struct count *count, struct unit unit) {
    struct line line;
    if (count->filled + unit.ink > count->room && (count->begun || count->room < count->width)) {
        count->extent.fair += count->begun && count->after == BREAK_FAIR;
        count->extent.poor += count->begun && count->after == BREAK_POOR;
        end_line(count);
    }
    while (unit.ink > count->room && unit.first < unit.end &&
           last_resort_cut(count->text, &unit, count->room, &line)) {
        end_line(count);
        count->extent.used = count->width;
    }
    count->begun = count->begun || unit.first < unit.end;
    count->after = unit.after;
    count->ink = count->filled + unit.ink;
    count->filled += unit.width;
}

struct lines_extent lines_measure(const struct text *text, length first, length width) {
    struct count count = {
        .text = text, .room = first > 0 ? first : 0, .width = width > 0 ? width : 0};
    struct units units = units_of(text, count.width, 0);
    struct unit unit;
    while (units_next(&units, &unit)) {
        add_unit(&count, unit);
        if (count.begun && (unit.after == BREAK_FORCED || units.at == text->count)) {
            end_line(&count);
        }
    }
    count.extent.count += count.extent.count == 0;
    return count.extent;
}

static length as_length(int64_t width) {
    return width < INT32_MAX ? (length)width : INT32_MAX;
}

/* The widest stretch between ends of `kind` or a better one. */
static length widest(const struct text *text, enum break_kind kind) {
    int64_t width = 0;
    for (uint32_t at = 0; at < text->count;) {
        struct unit unit = unit_to(text, at, kind);
        width = unit.ink > width ? unit.ink : width;
        at = unit.end;
    }
    return as_length(width);
}

struct lines_needs lines_needs(const struct text *text) {
    return (struct lines_needs){.calm = widest(text, BREAK_ALLOWED),
                                .least = widest(text, BREAK_POOR)};
}
