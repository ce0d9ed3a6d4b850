/* What the files read*.c share; private to src/charter. Each reads one part of a tree that the
 * schema has found valid, into the arena. Depth is bounded by XML_DEPTH_LIMIT. */
#ifndef CHARTER_CHARTER_READER_H
#define CHARTER_CHARTER_READER_H

#include "charter/charter.h"
#include "charter/ids.h"
#include "charter/includes.h"
#include "xml/read.h"

struct arena;

struct reader {
    const struct xml_document *document;
    const struct includes *includes; /* what it brings in */
    bool alone;                      /* it may bring in nothing */
    struct arena *arena;
    struct diag *diag;
    struct charter *charter;        /* under construction */
    struct ids officers;            /* of charter->officers */
    bool *officer_used;             /* one each */
    struct ids columns;             /* of the master's own column sets */
    struct column_set *column_sets; /* charter->column_sets, with room for the built-in ones */
    struct buffer text;             /* of the text under way, see read_inline */
    const struct column_set *builtins;
    size_t builtin_count;
};

/* Each element child of a node in turn. */
const struct xml_node *first_element(const struct xml_node *node);
const struct xml_node *next_element(const struct xml_node *node);

size_t count_elements(const struct xml_node *node, const char *name);

/* NFC and a copy in the arena. */
struct str keep_text(struct reader *reader, struct str text);

/* The attribute, NFC and otherwise to the letter; empty where it is absent. */
struct str read_attribute(struct reader *reader, const struct xml_node *node, const char *name);

/* The element's own xml:lang, else `inherited`; "bn" is written as bn-BD. */
struct str read_lang(struct reader *reader, const struct xml_node *node, struct str inherited);

/* A length attribute between two bounds, which reports length-out-of-range; `otherwise` where it
 * is absent. */
struct length_range {
    length least, most, otherwise;
    const char *least_text, *most_text; /* as the message says them */
};
length read_length(struct reader *reader, const struct xml_node *node, const char *name,
                   const struct length_range *range);

/* Text with its links and contacts (read_text.c). `lang` is what the element inherits. */
struct inline_text read_inline(struct reader *reader, const struct xml_node *node, struct str lang);
struct content read_content(struct reader *reader, const struct xml_node *node, struct str lang);
bool read_block(struct reader *reader, const struct xml_node *node, struct str lang,
                struct content_block *block); /* p or list; false where a p is blank */

/* The text of an element that holds nothing but text, white space folded. */
struct str read_plain(struct reader *reader, const struct xml_node *node);

void read_edition(struct reader *reader, const struct xml_node *node);
void read_page_setup(struct reader *reader, const struct xml_node *node); /* NULL: defaults */
void read_letterhead(struct reader *reader, const struct xml_node *node, struct str lang);

/* The marks of a letterhead. */
void read_marks(struct reader *reader, const struct xml_node *letterhead, struct str lang,
                struct letterhead *head);

void read_officers(struct reader *reader, const struct xml_node *node, struct str lang);
const struct officer *find_officer(struct reader *reader, const struct xml_node *contact);
void report_unused_officers(struct reader *reader);

/* Which fields of its officer a contact prints: all where it does not say; show-unknown and
 * show-absent are reported. */
uint32_t read_shown(struct reader *reader, const struct xml_node *contact,
                    const struct officer *officer);

void read_approval(struct reader *reader, const struct xml_node *node); /* NULL: there is none */

void read_columns(struct reader *reader, const struct xml_node *root);

/* Reads one set; the result is its columns. */
struct column *read_column_set(struct reader *reader, const struct xml_node *node,
                               struct column_set *set);
const struct column_set *find_columns(struct reader *reader, const struct xml_node *table);

void read_sections(struct reader *reader, const struct xml_node *root, struct str lang);
const struct table *read_table(struct reader *reader, const struct xml_node *node, struct str lang);

#endif
