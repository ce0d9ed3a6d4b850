/* What on the pages belongs to which structure element, noted while the pages are written: marked-
 * content sequences (ISO 32000-1, 14.7.4.2) and annotations (14.7.4.3). */
#ifndef CHARTER_PDF_TAGGED_H
#define CHARTER_PDF_TAGGED_H

#include <stddef.h>
#include <stdint.h>

#include "base/array.h"

struct node;

/* One thing of an element. Things are numbered in the order of writing. */
struct tagged_thing {
    uint32_t node;       /* its element's number */
    uint32_t annotation; /* its object number; 0: it is a marked-content sequence */
};

/* A page: its object number, and where its things begin: first the sequences in the order of their
 * MCIDs, from 0, then the annotations. */
struct tagged_page {
    uint32_t object;
    uint32_t first, annotations;
};

/* Where a figure stands on its page, in hundredths of a point from the lower left corner. */
struct tagged_box {
    uint32_t node;
    int64_t left, bottom, right, top;
};

/* All zero is valid; free with tagged_free. */
struct tagged {
    ARRAY(struct tagged_thing) things;
    ARRAY(struct tagged_page) pages;
    ARRAY(struct tagged_box) boxes; /* of figures: few */
    uint32_t page_count;            /* of the whole document: set before anything is added */
    uint32_t annotation_count;      /* so far */
};

void tagged_free(struct tagged *tagged);

/* Begins the next page, which has the object number `object`. Its key in the parent tree is its
 * index. */
void tagged_begin_page(struct tagged *tagged, uint32_t object);

/* Gives the page's next sequence to `node`; the result is its MCID. Not after an annotation. */
uint32_t tagged_add_sequence(struct tagged *tagged, const struct node *node);

/* Gives the annotation with the object number `object` to `node`; the result is its key in the
 * parent tree: they follow on the pages'. */
uint32_t tagged_add_annotation(struct tagged *tagged, const struct node *node, uint32_t object);

/* The page that thing number `index` stands on, and where that page's things end. */
const struct tagged_page *tagged_page_of(const struct tagged *tagged, uint32_t index);
uint32_t tagged_page_end(const struct tagged *tagged, size_t page);

#endif
