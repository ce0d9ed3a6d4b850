/* What a master brings in from files beside it: each <include> stands for services, officers or
 * column sets of another master, which may bring in others itself. */
#ifndef CHARTER_CHARTER_INCLUDES_H
#define CHARTER_CHARTER_INCLUDES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

/* Most files and elements that one master may bring in, all together, and how deep they may stand.
 */
enum { INCLUDE_FILES_LIMIT = 64, INCLUDE_DEPTH_LIMIT = 8, INCLUDE_ELEMENTS_LIMIT = 100000 };

struct includes;
struct xml_document;
struct xml_node;

/* Whether a file that could be read is a master; reports why not. */
typedef bool is_valid_master(const struct xml_document *document, struct diag *diag);

/* Reads every file that the master brings in, once each, and finds the elements that each <include>
 * stands for. Reports faults at their places in the file where they stand: what the files lack
 * themselves, and src-wrong, include-loop, include-too-many, include-unknown, include-empty,
 * include-language. The nodes are borrowed from what is freed with includes_free (NULL is legal),
 * which does not free the master. */
struct includes *includes_resolve(const struct xml_document *master, is_valid_master *is_valid,
                                  struct diag *diag);

/* For a master that has to stand alone: every <include> is reported (not-alone), none resolved. */
struct includes *includes_refuse(const struct xml_document *master, struct diag *diag);
void includes_free(struct includes *includes);

/* The files that are brought in and are masters, in the order in which they were met. */
size_t includes_document_count(const struct includes *includes);
const struct xml_document *includes_document(const struct includes *includes, size_t index);

/* True for an element that may hold an <include>, itself or below; the root may too. */
bool includes_may_stand_in(const struct xml_node *node);

/* The first comment inside what is brought in; file 0 where there is none. */
struct place includes_first_comment(const struct includes *includes);

/* The elements that an <include> stands for. */
size_t includes_count(const struct includes *includes, const struct xml_node *include);
const struct xml_node *includes_item(const struct includes *includes,
                                     const struct xml_node *include, size_t index);

/* A walk over the element children of `parent` with what they bring in: an <include> is never
 * given, but in its place the elements that it stands for. */
struct walk {
    const struct includes *includes;
    const struct xml_node *child; /* the next child, or the include that is open */
    size_t index;                 /* of the next element of the open include */
};

struct walk walk_children(const struct includes *includes, const struct xml_node *parent);

/* The next element; NULL behind the last. */
const struct xml_node *walk_next(struct walk *walk);

/* How many elements of that name a walk over `parent` gives. */
size_t walk_count(const struct includes *includes, const struct xml_node *parent, const char *name);

#endif
