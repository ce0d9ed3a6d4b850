/* How well a layout uses its pages: what `charter build --report` tells. */
#ifndef CHARTER_LAYOUT_MEASURES_H
#define CHARTER_LAYOUT_MEASURES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"
#include "layout/page.h"

struct arena;
struct doc;

struct page_measures {
    length filled;      /* from the upper margin to the lowest thing on the page, 1/1024 pt */
    size_t continued;   /* rows that began on a page before */
    size_t last_resort; /* lines that end where their text allows no line end */
    size_t reluctant;   /* lines that end in an address or a sum, which no line takes whole */
};

struct table_measures {
    const length *widths; /* of its columns, 1/1024 pt */
    size_t columns;
};

struct layout_measures {
    length room; /* between the upper and the lower margin */
    const struct page_measures *pages;
    size_t page_count;
    const struct table_measures *tables; /* in the order of the document */
    size_t table_count;
};

/* Measures the pages that `doc` was laid out to. In `arena`. */
struct layout_measures layout_measure(const struct doc *doc, const struct pages *pages,
                                      struct arena *arena);

/* True where the run ends its line and its text allows no line end there. `next` is the item that
 * follows on the page, or NULL. */
bool text_ends_as_last_resort(const struct placed_text *run, const struct item *next);

/* True where it ends there and its text allows that where nothing better will do (BREAK_POOR,
 * BREAK_FAIR). */
bool text_ends_reluctantly(const struct placed_text *run, const struct item *next);

#endif
