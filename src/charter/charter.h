/* The charter model: what the master says, as plain const data, free of XML and of paper.
 *
 * Everything lives in the arena given to charter_read. Strings are NFC; white space in text is
 * folded as vocabulary.md says; attribute values are to the letter. Each thing keeps its place in
 * the master, so that any later stage can name it. */
#ifndef CHARTER_CHARTER_CHARTER_H
#define CHARTER_CHARTER_CHARTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/length.h"
#include "base/str.h"
#include "image/image.h"

/* ---- Text ---------------------------------------------------------------------------------- */

enum inline_kind {
    INLINE_TEXT,   /* a stretch of text with one set of properties */
    INLINE_BREAK,  /* <br/> */
    INLINE_CONTACT /* <contact officer="…"/>: stands on lines of its own */
};

struct officer;

struct inline_item {
    enum inline_kind kind;
    struct str text; /* INLINE_TEXT: never empty */
    bool bold;
    struct str href; /* the link's target, checked (http, https, mailto or tel), as the
                      * office wrote it: it may hold letters outside ASCII; empty
                      * where it is no link */
    struct str lang; /* BCP 47, inherited; "bn-BD" where the root says "bn" */
    const struct officer *officer; /* INLINE_CONTACT */
    uint32_t shown; /* … and which of its fields it prints: 1 << enum officer_field_kind each */
    struct place place; /* the first byte of the text, or the element */
};

struct inline_text {
    const struct inline_item *items;
    size_t count;
};

struct content_list;

/* Cell content, and the body of a section: paragraphs and lists, in order. A paragraph that holds
 * nothing is left out. */
struct content_block {
    struct inline_text text;         /* a paragraph, where `list` is NULL */
    const struct content_list *list; /* or a list */
    struct place place;
};

struct content {
    const struct content_block *blocks;
    size_t count;
};

struct content_list {
    struct str mark; /* to the letter; "none" or empty: no mark */
    const struct content *items;
    const struct place *item_places;
    size_t count;
};

/* ---- Head matter --------------------------------------------------------------------------- */

struct edition {
    struct str year, memo, approved, published; /* empty where not given; dates ISO */
    int quarter;                                /* 1 to 4, 0 where not given */
    bool draft;                                 /* status="draft": every page says so */
    struct place place;                         /* file 0 where there is no edition */
};

/* The edge along which the sheets are bound: the margin there is wider, on the back of a sheet on
 * the side that lies there. */
enum binding { BINDING_NONE, BINDING_LEFT, BINDING_TOP };

enum paper { PAPER_A4, PAPER_LEGAL, PAPER_A3 }; /* always landscape */

struct page_setup {
    enum paper paper;
    length margin; /* on all four sides; 12 mm where not given */
    enum binding binding;
    length size;      /* type size of the table text; 9 pt where not given */
    struct str fonts; /* name of a role set of fonts.xml; "serif" where not given */
    length leading;   /* least line pitch of text of 1 pt; 1.2 where not given */
    length rules;     /* width of the rules between cells; 0.3 pt where not given */
    int tint;         /* of table heads, per cent of black; 8 where not given */
    struct place place;
};

struct letterhead_line {
    struct inline_text text;
    struct str role; /* government, ministry, department, office, place, web, other */
    struct place place;
};

/* A mark (মনোগ্রাম) beside the lines of the letterhead. */
enum mark_side { MARK_LEFT, MARK_RIGHT };

struct letterhead_mark {
    enum mark_side side;
    struct str alt;     /* what it shows, for who cannot see it; never empty */
    struct str lang;    /* of `alt` */
    struct str picture; /* the bytes of a PNG or JPEG file … */
    struct image image; /* … which is sound, and what it is */
    struct place place;
};

struct letterhead {
    const struct letterhead_mark *marks; /* at most one on each side */
    size_t mark_count;
    const struct letterhead_line *lines; /* those before the title, then those after it */
    size_t count, before_title;
    struct inline_text title; /* no items where it is blank */
    struct place title_place;
    struct place place;
};

enum officer_field_kind {
    FIELD_NAME,
    FIELD_POST,
    FIELD_BRANCH,
    FIELD_ROOM,
    FIELD_PHONE,
    FIELD_MOBILE,
    FIELD_FAX,
    FIELD_EMAIL,
    FIELD_WEB,
    FIELD_OTHER
};

struct officer_field {
    enum officer_field_kind kind;
    struct str label; /* printed before the text, to the letter */
    struct str text;
    struct str href; /* the link's target, written out ("tel:…", "mailto:…"); empty: no link */
    bool href_given; /* the master gave it; else it is what the text says */
    struct str lang;
    struct place place;
};

struct officer {
    struct str id;
    const struct officer_field *fields; /* in document order, one printed line each */
    size_t count;
    struct place place;
};

/* ---- Tables -------------------------------------------------------------------------------- */

enum column_align { ALIGN_START, ALIGN_CENTRE, ALIGN_END };

struct column {
    struct str of; /* the field or free cell shown: "serial", "name", "room" … */
    struct str head;
    length width;   /* given as a length; 0 where not */
    uint32_t share; /* given as a share, "30*", in tenths; 0 where not */
    enum column_align align;
    struct place place;
};

/* A heading over several neighbouring columns. */
struct column_group {
    size_t first, count; /* of `columns`; count is 1 at least */
    struct str head;
    struct place place;
};

struct column_set {
    struct str id;
    struct str numbers;           /* notation of the number row: "(১)"; empty: no such row */
    const struct column *columns; /* those that show cells, from left to right */
    size_t count;
    const struct column_group *groups; /* from left to right, without overlap */
    size_t group_count;
    bool built_in;
    struct place place;
};

struct cell {
    struct str of;
    struct content content; /* no blocks where the cell is blank on purpose */
    struct place place;
};

/* One printed line of a service that depends on the case: its fee, its time … */
struct service_case {
    const struct cell *cells;
    size_t count;
    struct place place;
};

/* A service, or a row of another table. A cell that is absent is not in `cells`; what `defaults`
 * gives has been filled in by the reader, as if it stood here. */
struct row {
    struct str id;     /* services only; may be empty */
    struct str serial; /* printed serial: the override (perhaps blank), or what the program counts:
                        * the row's position in its table, from 1, so that an override or a blank
                        * does not change the numbers of the other rows */
    bool serial_given; /* the master gave it: <service serial="…">, <cell of="serial"> in a row */
    const struct cell *cells;
    size_t count;
    const struct service_case *cases; /* services only. A field that any case holds is a field of
                                       * the cases, and not in `cells`; the others span them */
    size_t case_count;                /* 0: the service is one line */
    struct place place;
};

struct head_override {
    struct str of;
    struct inline_text text;
    struct place place;
};

struct note {
    struct content content;
    struct place place;
};

enum table_kind { TABLE_SERVICES, TABLE_OTHER };

struct table {
    enum table_kind kind;
    const struct column_set *columns;
    struct str serials;      /* notation, "১" where not given */
    const struct str *merge; /* the columns whose neighbouring cells are merged where they print the
                              * same: their fields, each once, in the order of the columns */
    size_t merge_count;
    const struct head_override *heads;
    size_t head_count;
    const struct row *rows;
    size_t row_count;
    const struct note *notes;
    size_t note_count;
    struct place place;
};

/* ---- Sections ------------------------------------------------------------------------------ */

enum section_item_kind { SECTION_CONTENT, SECTION_TABLE, SECTION_SECTION };

struct section;

struct section_item {
    enum section_item_kind kind;
    struct content_block content;
    const struct table *table;
    const struct section *section;
};

struct section {
    struct str no, title; /* to the letter, either may be empty */
    struct str lang;
    int level; /* 2 to 6, the heading's level (H2 …); 0 where it prints no heading */
    const struct section_item *items;
    size_t count;
    struct place place;
};

/* Who approves the charter: a block for name, post, date, signature and seal at its end. */
struct approval {
    const struct officer *officer;
    struct place place;
};

struct charter {
    struct str id;
    struct str lang; /* "bn-BD" */
    struct edition edition;
    struct page_setup page;
    const struct letterhead *letterhead;
    const struct officer *officers;
    size_t officer_count;
    const struct column_set *column_sets; /* the master's own, then the built-in ones in use */
    size_t column_set_count;
    const struct section *sections;
    size_t section_count;
    const struct approval *approval; /* NULL: none */
    struct str expanded;  /* the master with all that it brings in from other files, as XML that
                           * stands alone; empty where it brings in nothing */
    struct place comment; /* the first XML comment of the master, or of what it brings in; file 0
                           * where there is none */
    struct place place;
};

/* What a master without <style> gets. */
struct page_setup page_setup_usual(void);

/* The cell of `row` that shows `of`, or NULL. */
const struct cell *row_cell(const struct row *row, struct str of);

/* The same for one case of a service. */
const struct cell *case_cell(const struct service_case *service_case, struct str of);

/* True where the column's cells belong to the cases of the row: some case holds that field. */
bool row_has_cases_of(const struct row *row, struct str of);

/* The table's column that shows `of`, or NULL. */
const struct column *table_column(const struct table *table, struct str of);

/* True where the table merges cells of the column that shows `of`. */
bool table_merges(const struct table *table, struct str of);

/* The heading that the table prints over `column`: its own override, else the column's. The
 * override is returned where there is one, else NULL. */
const struct head_override *table_head(const struct table *table, const struct column *column);

/* Adds the number `n` (from 1) in a notation: one of ১ 1 ক a i inside any other text ("(১)", "১.",
 * "০১" padded to two, "ক)"); a notation without any of these repeats. "none" adds nothing. Used for
 * serials, number rows and list marks alike. ক counts through the consonants of the Bangla
 * alphabet and goes on with কক; a likewise; i is a lower-case Roman number. */
void notation_print(struct buffer *out, struct str notation, uint64_t n);

#endif
