/* The texts of a layout: each paragraph is measured once, however often it is set. */
#ifndef CHARTER_LAYOUT_TEXTS_H
#define CHARTER_LAYOUT_TEXTS_H

#include <stddef.h>

struct arena;
struct span;
struct text;

/* Texts by the spans that they are made of, which live as long as the layout. Nothing iterates over
 * them, so where spans stand in memory never shows. All zero is a valid empty one; freed with
 * texts_free. */
struct texts {
    struct texts_slot {
        const struct span *spans; /* NULL: empty */
        const struct text *text;
    } * slots;
    size_t capacity, count;
};

void texts_free(struct texts *texts);

/* The text that was kept for the spans, or NULL. */
const struct text *texts_lookup(const struct texts *texts, const struct span *spans);

/* Keeps a text that is not there yet. */
void texts_keep(struct texts *texts, const struct span *spans, const struct text *text);

#endif
