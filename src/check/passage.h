/* A passage: a stretch of text that the office wrote in one place, as a reader sees it, each byte
 * with its place in the master.
 *
 * Rules about letters and words work on these and not on the model, for the model is in NFC already
 * and knows the source only by the beginnings of texts. */
#ifndef CHARTER_CHECK_PASSAGE_H
#define CHARTER_CHECK_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct xml_document;
struct xml_node;

/* Stands in a passage's text where a new line begins by <br/> or a contact: U+2028, which no master
 * may hold. */
#define PASSAGE_BREAK 0x2028

/* The bytes of the file that write one letter; all bytes of a letter have the same. */
struct passage_source {
    uint32_t from, to;
};

struct passage {
    struct str
        element; /* the element that holds it: "p", "item", "title", "fee", "cell", "phone" … */
    struct str
        attribute;    /* "label", "title", "no" … where it is an attribute's value; else empty */
    struct str cell;  /* the field of the cell that it stands in, itself or in a paragraph or list:
                       * "fee", "room" …; of a column's head the field of the column; else empty */
    struct str label; /* printed before the text of an officer's field; else empty */
    struct str lang;  /* BCP 47 as written, "bn" where nothing is */
    struct str
        text; /* UTF-8, not normalised. In an element white space is folded to one space and none
               * stands at the ends or beside a break; an attribute is to the letter. Never empty */
    const struct passage_source *sources; /* one for each byte of the text */
    uint32_t file;
};

/* What a walk over the passages of a document calls, in the document's order; the passage lives as
 * long as the call. */
typedef void passage_visitor(void *context, const struct passage *passage);

/* Calls `visit` for each passage in `element` and below, its own attributes included. */
void passages_visit(const struct xml_node *element, passage_visitor *visit, void *context);

/* True where the passage is in Bangla. */
bool passage_is_bangla(const struct passage *passage);

/* The place of a byte of the text; where `at` is the text's size, the end of its last letter. */
struct place passage_place(const struct passage *passage, size_t at);

#endif
