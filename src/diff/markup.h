/* Texts of the model as one string: as markup, which says all of it, and as what is read on paper.
 * Private to src/diff. */
#ifndef CHARTER_DIFF_MARKUP_H
#define CHARTER_DIFF_MARKUP_H

#include "base/str.h"
#include "charter/charter.h"
#include "diff/thing.h"

/* How texts are written down: `lang` is the charter's own, which is not said; `officer_id` gives
 * the id that an officer goes by, `context` being handed on to it. */
struct markup_terms {
    struct str lang;
    struct str (*officer_id)(const struct officer *officer, const void *context);
    const void *context;
};

/* Adds the text as markup of the master's vocabulary. Equal markup is equal text: each item of the
 * model stands by itself, &, < and > are escaped, as is " in attributes. */
void markup_add_inline(struct buffer *out, const struct inline_text *text,
                       const struct markup_terms *terms);

/* The same for content: a sole paragraph is its inline text; else each paragraph is a <p>, each
 * list a <list mark="…"> of <item>s. */
void markup_add_content(struct buffer *out, const struct content *content,
                        const struct markup_terms *terms);

/* True where it names officers. */
bool markup_inline_names_officers(const struct inline_text *text);
bool markup_content_names_officers(const struct content *content);

/* "name" … of a field of an officer. */
struct str markup_field_name(enum officer_field_kind kind);

/* Adds a fact as it is read: lines separated by line ends, an officer by the first field that is
 * shown. */
void markup_add_plain(struct buffer *out, const struct fact *fact);

#endif
