/* A fingerprint of what hangs on an object: equal where two files say the same there, whatever
 * numbers their objects have and however their streams are packed. Private to src/unpack. */
#ifndef CHARTER_UNPACK_FINGERPRINT_H
#define CHARTER_UNPACK_FINGERPRINT_H

#include <stdbool.h>
#include <stdint.h>

#include "unpack/object.h"

struct walk;

/* A look at one document, for its fingerprints; the caller frees it with walk_free. */
struct walk *walk_new(struct document *document);
void walk_free(struct walk *walk);

/* Lets every reference to the object read as page `page` (from 1) from now on, so that a part does
 * not take in the page that it points to. False where it is one already, or is no object with a
 * number. */
bool walk_mark_page(struct walk *walk, object page_object, uint32_t page);

/* Begins a fingerprint. */
void walk_begin(struct walk *walk);

/* Takes in a word of our own. */
void walk_add_word(struct walk *walk, const char *word);

/* Takes in the object and everything that it leads to. */
void walk_add(struct walk *walk, object item);

/* Takes in a dictionary's entries, and what they lead to, but for those whose keys stand in `but`,
 * a list that ends with NULL. */
void walk_add_entries(struct walk *walk, object dictionary, const char *const *but);

/* Ends it and adds its 64 lower-case hexadecimal digits. */
void walk_end(struct walk *walk, struct buffer *digits);

#endif
