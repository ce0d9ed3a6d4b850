/* A charter as a tree of things: what it says, thing by thing and fact by fact, in a form in which
 * two charters can be compared. Everything that the model says is in it, but for comments, places,
 * and the serials that the program counts. Private to src/diff, but for what changes.h shows. */
#ifndef CHARTER_DIFF_THING_H
#define CHARTER_DIFF_THING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "charter/charter.h"

struct arena;

/* Each THING_KIND(constant, name): the name is that of the element of the master, where it is one.
 */
#define THING_KINDS(THING_KIND)                                                                    \
    THING_KIND(CHARTER, "charter")                                                                 \
    THING_KIND(EDITION, "edition")                                                                 \
    THING_KIND(PAGE, "page")                                                                       \
    THING_KIND(LETTERHEAD, "letterhead")                                                           \
    THING_KIND(MARK, "mark")                                                                       \
    THING_KIND(LINE, "line")                                                                       \
    THING_KIND(TITLE, "title")                                                                     \
    THING_KIND(OFFICER, "officer")                                                                 \
    THING_KIND(FIELD, "field")                                                                     \
    THING_KIND(COLUMNS, "columns")                                                                 \
    THING_KIND(COLUMN, "column")                                                                   \
    THING_KIND(SECTION, "section")                                                                 \
    THING_KIND(PARAGRAPH, "paragraph")                                                             \
    THING_KIND(LIST, "list")                                                                       \
    THING_KIND(SERVICES, "services")                                                               \
    THING_KIND(TABLE, "table")                                                                     \
    THING_KIND(HEAD, "head")                                                                       \
    THING_KIND(SERVICE, "service")                                                                 \
    THING_KIND(ROW, "row")                                                                         \
    THING_KIND(NOTE, "note")                                                                       \
    THING_KIND(CASE, "case")                                                                       \
    THING_KIND(APPROVAL, "approval")

enum thing_kind {
#define THING_KIND(constant, name) THING_##constant,
    THINGS_BEFORE = -1,
    THING_KINDS(THING_KIND) THING_KIND_COUNT
#undef THING_KIND
};

/* What a fact's value is, besides a string. */
enum fact_type {
    FACT_PLAIN,   /* to the letter */
    FACT_INLINE,  /* inline text, as markup (markup.h) */
    FACT_CONTENT, /* cell content, as markup */
    FACT_OFFICER, /* the id of an officer */
    FACT_COLUMNS  /* the id of a set of columns */
};

struct fact {
    struct str name, value;
    enum fact_type type;
    bool names_officers; /* the value holds ids of officers */
    union {
        const struct inline_text *text;
        const struct content *content;
    } of; /* FACT_INLINE, FACT_CONTENT */
};

struct thing {
    enum thing_kind kind;
    struct str key; /* what it is called by for ever: its id and the like; empty: nothing */
    const struct fact *facts;
    size_t fact_count;
    struct thing *children; /* in their order, one behind the other in memory */
    size_t child_count;
    struct thing *parent; /* NULL for the charter */
    size_t number;        /* in the order of the master, from 0 */
    struct place place;
    /* Found by matching (match.h). */
    struct thing *partner; /* what it is in the other charter; NULL: it is not there */
    struct thing *kin;     /* without a partner: of what it was a part there; or NULL */
    bool reordered;        /* it stands elsewhere among its siblings than its partner does */
};

/* A charter and its tree. */
struct side {
    const struct charter *charter;
    struct thing *root;
    struct arena *arena;
    size_t count; /* things */
};

/* The tree of `charter`, in `arena`; it borrows from the charter. */
struct side things_of(const struct charter *charter, struct arena *arena);

/* "service" … */
struct str thing_name(enum thing_kind kind);

/* Its number among its siblings, from 0. */
size_t thing_index(const struct thing *thing);

/* The fact of that name, or NULL. */
const struct fact *thing_fact(const struct thing *thing, struct str name);

/* The thing of the officer, or of the set of columns, with that id; NULL: there is none. */
const struct thing *side_officer(const struct side *side, struct str id);
const struct thing *side_columns(const struct side *side, struct str id);

/* The thing behind `thing` in the order of the master, where a thing stands before its children;
 * NULL behind the last. `root` is where the walk began. */
struct thing *thing_next(const struct thing *thing, const struct thing *root);

/* An order of trees by what they say: 0 where they say the same. */
int thing_compare(const struct thing *a, const struct thing *b);

/* The same but for their own ids. */
int thing_compare_content(const struct thing *a, const struct thing *b);

/* What a person calls it: a service's name, a section's number and title, an officer's name …; may
 * be empty. In `arena`. */
struct str thing_label(const struct thing *thing, struct arena *arena);

/* Adds the path of the thing: "/section:7/services:1/service:3", kind and number among all its
 * siblings, from 1; "/" for the charter. */
void thing_add_path(const struct thing *thing, struct buffer *out);

#endif
