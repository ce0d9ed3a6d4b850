/* The display list: pages of placed items, the one seam between layout and whatever draws.
 *
 * Coordinates are lengths from the page's top left corner, y downwards. */
#ifndef CHARTER_LAYOUT_PAGE_H
#define CHARTER_LAYOUT_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/length.h"
#include "base/str.h"
#include "doc/doc.h"
#include "layout/columns.h"
#include "layout/pitch.h"
#include "text/segment.h"

/* Whether a thing is content or not (ISO 32000-1, 14.8.2.2). */
enum artifact {
    ARTIFACT_NONE,       /* content: belongs to `node` */
    ARTIFACT_LAYOUT,     /* rules, fills */
    ARTIFACT_PAGINATION, /* page numbers, edition line, that a table goes on */
    ARTIFACT_HEADER,     /* a repeated table head */
    ARTIFACT_CONTINUED,  /* the mark on a continued row */
    ARTIFACT_REPEATED,   /* the text of a merged cell again, on a later page */
    ARTIFACT_DRAFT,      /* that it is a draft */
    ARTIFACT_CHANGE      /* a bar beside what changed */
};

enum item_kind {
    ITEM_FILL,
    ITEM_RULE,
    ITEM_BAR,
    ITEM_TEXT,
    ITEM_LINK,
    ITEM_DESTINATION,
    ITEM_PICTURE
};

/* A run of text on one line: consecutive clusters of one size, weight, language and node; the font
 * may change from piece to piece. Pieces [first, end) of `text`; the first begins at cluster
 * `first_cluster`, the last ends before `end_cluster`. A space that hangs over the line's end is
 * included. */
struct placed_text {
    const struct text *text;
    uint32_t first, end;
    uint32_t first_cluster, end_cluster;
    length x, baseline;
    const struct str *lang; /* BCP 47; in the document. A pointer, for there are many runs */
};

struct item {
    enum item_kind kind;
    enum artifact artifact;
    const struct node *node; /* NULL for artifacts */
    union {
        struct placed_text text; /* ITEM_TEXT */
        struct rect box;         /* ITEM_RULE, ITEM_BAR: filled black */
        struct {
            struct rect box;
            int tint; /* per cent of black */
        } fill;       /* ITEM_FILL */
        struct {
            const struct link *link;
            struct rect box; /* one line's part of the link */
        } link;              /* ITEM_LINK: no artifact; those of one link on a page follow
                                one another */
        struct {
            const struct paragraph *paragraph; /* whose outline text and level hold */
            length y;
        } destination; /* ITEM_DESTINATION */
        struct {
            const struct picture *picture;
            struct rect box;
        } picture; /* ITEM_PICTURE: fills the box; content */
    };
};

/* One page. Text items of one line stand left to right; lines of a cell, cells of a row, rows and
 * blocks in reading order, so that the content stream reads as the document does; but cells over
 * several rows may come behind these. Fills come first, then the rules over them, then the bars
 * beside what changed. */
struct page {
    const struct item *items;
    size_t count;
};

struct pages {
    length width, height;
    const struct page *pages;
    size_t count;
    size_t planned;         /* how many there were to be; 0: nothing was planned */
    struct columns columns; /* of the tables that stand on them */
    struct pitches pitches; /* of the document's styles */
};

/* Adds the pages as text: stage "pages". One item a line, lengths in points:
 *     fill (layout) X Y WIDTH x HEIGHT TINT%
 *     rule (layout) X Y WIDTH x HEIGHT
 *     bar (change) X Y WIDTH x HEIGHT
 *     text ROLE X BASELINE |TEXT|
 *     link ROLE X Y WIDTH x HEIGHT |TARGET|
 *     destination LEVEL Y |BOOKMARK|
 *     picture X Y WIDTH x HEIGHT |ALT|
 * Artifacts show what they are in place of a role: (layout), (pagination), (header), (continued),
 * (repeated), (draft), (change).
 * " last-resort" behind a text says that its line ends where the text allows no line end. */
void pages_dump(const struct pages *pages, struct buffer *out);

/* The invariants of a layout, asserted in Debug after every layout and tested over random tables:
 * 1. every cluster of the document's text is placed once as content, in reading order
 *    (cells over several rows within these);
 * 2. nothing lies outside the margins (but ink of glyphs, hanging space, page numbers, the mark of
 * a draft, bars beside what changed, and the outer half of a table's outer rules);
 * 3. lines have the height and baseline of their style's pitch, and all ink stands within them; no
 *    two lines of one cell overlap, text stands in its own cell, and a row's piece is as high as
 *    its text asks for;
 * 4. every page that shows rows of a table shows its head above them, as content on the first and
 *    as artifact on the others;
 * 5. every cell is closed: rules stand on all four sides of each piece of each cell, the frame's
 *    around each part and below its head, which is tinted;
 * 6. a link's boxes cover all its text;
 * 7. the approval stands on one page, below room for a signature, and on the page of the end of the
 *    last row where the last block is a table and a page has room for both, and for the headings
 *    that stay with that row;
 * 8. a bar stands in the margin beside each line of what is marked as changed, and beside no other;
 * 9. a row that goes on shows its mark above what is left of it, and a page whose table goes on
 *    says so at its foot, where there is room for either; no other row and page does;
 * 10. a merged cell shows its whole text at the top of its part on each page, once as content and
 *    then as artifacts in the same lines, and no row is higher than that asks for.
 * Adds a line for each violation to `out` and returns true where there is none. */
bool pages_check(const struct doc *doc, const struct pages *pages, struct buffer *out);

#endif
