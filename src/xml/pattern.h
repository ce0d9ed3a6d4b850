/* A RELAX NG grammar as patterns, to explain what libxml2 only calls invalid; private to src/xml.
 *
 * The verdict is libxml2's. This is read only once it has said no, so it may be loose where our
 * grammars are: what it does not know (anyName, list, except ...) is PATTERN_ANYTHING, which
 * never blames. */
#ifndef CHARTER_XML_PATTERN_H
#define CHARTER_XML_PATTERN_H

#include <stdbool.h>

#include "base/array.h"
#include "base/str.h"

struct arena;
struct xml_document;

enum pattern_kind {
    PATTERN_NOTHING, /* notAllowed */
    PATTERN_EMPTY,
    PATTERN_ANYTHING, /* not understood */
    PATTERN_TEXT,
    PATTERN_VALUE, /* `name` is the value */
    PATTERN_DATA,  /* `name` is a regular expression, empty: any value */
    PATTERN_ELEMENT,
    PATTERN_ATTRIBUTE,
    PATTERN_GROUP,
    PATTERN_CHOICE,
    PATTERN_INTERLEAVE,
    PATTERN_MORE,     /* one or more of `left` */
    PATTERN_REFERENCE /* to the definition called `name`: `left` is set when all are read */
};

struct pattern {
    enum pattern_kind kind;
    struct str name;
    struct str documentation[2]; /* of elements and attributes, by enum language; may be empty */
    const struct pattern *left, *right; /* the content of elements and attributes is `left` */
};

struct pattern_names {
    struct str *items;
    size_t count, capacity;
};

/* The grammar's start pattern, in the arena, with strings borrowed from the document. */
const struct pattern *pattern_read(const struct xml_document *grammar, struct arena *arena);

/* True where the content may end here. Attributes count as nothing. */
bool pattern_may_end(const struct pattern *pattern);

/* What may follow once an element of that name has stood here; PATTERN_NOTHING where it may not.
 * `element` becomes the element's pattern where it may. */
const struct pattern *pattern_after_element(const struct pattern *pattern, struct str name,
                                            const struct pattern **element, struct arena *arena);

/* The same once a text has stood here. */
const struct pattern *pattern_after_text(const struct pattern *pattern, struct arena *arena);

/* The element of that name anywhere in the content, whatever stands before it; or NULL. */
const struct pattern *pattern_element(const struct pattern *content, struct str name);

/* The attribute of that name, or NULL. */
const struct pattern *pattern_attribute(const struct pattern *content, struct str name);

/* Adds the names of elements that may stand next, of all elements, of elements that must come, of
 * all attributes, of attributes that must be there, of an attribute's possible values; each once,
 * in the grammar's order. Free the list with array_free. */
void pattern_next_elements(const struct pattern *content, struct pattern_names *names);
void pattern_elements(const struct pattern *content, struct pattern_names *names);
void pattern_required_elements(const struct pattern *content, struct pattern_names *names);
void pattern_attributes(const struct pattern *content, struct pattern_names *names);
void pattern_required_attributes(const struct pattern *content, struct pattern_names *names);
void pattern_values(const struct pattern *attribute, struct pattern_names *names);

/* True where the grammar somewhere has an element of that name. */
bool pattern_knows(const struct xml_document *grammar, struct str name);

/* True where the attribute may have that value. */
bool pattern_accepts(const struct pattern *attribute, struct str value);

#endif
