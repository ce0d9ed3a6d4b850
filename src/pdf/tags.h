/* The structure tree in the file (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7). */
#ifndef CHARTER_PDF_TAGS_H
#define CHARTER_PDF_TAGS_H

#include <stdint.h>

struct body;
struct buffer;
struct node;
struct objects;
struct tagged;

/* Writes the tree under `root`, whose elements have the things in `tagged`, and names it in the
 * catalog. An element that nothing was painted for is written too. */
void tags_write(const struct node *root, const struct tagged *tagged, struct objects *objects,
                struct body *body);

/* Writes the parent tree, which leads from a page's MCIDs and from an annotation back to their
 * elements: a number tree in leaves of 64 keys. Element n is the object `first_element` + n. The
 * result is its object number. */
uint32_t parent_tree_write(const struct tagged *tagged, uint32_t first_element,
                           struct objects *objects, struct body *body);

#endif
