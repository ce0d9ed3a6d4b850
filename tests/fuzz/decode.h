/* Any bytes as a document of layout's.
 *
 * Text is UTF-8; what is not, or may not stand in a master, is left out. Bytes below 0x20 say what
 * becomes of it; those that take numbers take the bytes behind them. Nothing is an error. */
#ifndef CHARTER_TESTS_FUZZ_DECODE_H
#define CHARTER_TESTS_FUZZ_DECODE_H

#include "base/str.h"
#include "doc/doc.h"

struct arena;

enum decode_sign {
    SIGN_PAGE = 1,  /* width, height, margin */
    SIGN_STYLES,    /* the cells' size, which all others follow */
    SIGN_PARAGRAPH, /* ends a paragraph; the next one's style, how it is aligned */
    SIGN_ITEM,      /* indent; what stands in the paragraph so far is a list item's mark */
    SIGN_TABLE,     /* how many columns, for each a width, a share or neither; the mark's column */
    SIGN_HEAD,      /* ends a row; the next is one of the head, while there is no other */
    SIGN_ROW,       /* ends a row; the next one's serial */
    SIGN_CELL,      /* ends a cell */
    SIGN_END,       /* ends the table */
    SIGN_LINE = 10, /* ends a line */
    SIGN_BOLD,      /* begins or ends bold text */
    SIGN_LINK,      /* begins or ends a link */
    SIGN_LANGUAGE,  /* begins or ends English */
    SIGN_FURNITURE, /* what stands in the paragraph so far stands at the foot of each page */
    SIGN_CASE,      /* ends a row; the next is one more of its group, if it is no head */
    SIGN_SPAN,      /* columns and rows that the cell spans, as far as it may */
    SIGN_PICTURE,   /* which, or from 128 on none; before all else it stands at the left of the
                       letterhead, later at the right, and ends it: so do tables, the approval */
    SIGN_APPROVAL,  /* ends the table; all paragraphs from here on are the approval */
    SIGN_DRAFT,     /* each page says that this is a draft */
    SIGN_GUTTER,    /* the room for binding, and along which edge it is */
    SIGN_META /* which; what stands in the paragraph so far is title, author, subject or date */
};

/* The document lives in the arena. Its texts are NFC, and it holds to all that doc.h promises. */
const struct doc *decode_document(struct str bytes, struct arena *arena);

/* The text in Normalization Form C, without what is not UTF-8 or may not stand in a master. */
struct str decode_text(struct str bytes, struct arena *arena);

#endif
