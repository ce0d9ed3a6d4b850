/* Small looks at the source text of a tag, to find places that libxml2 does not keep; private to
 * src/xml. The text may be broken: every function stays inside it. */
#ifndef CHARTER_XML_MARKUP_H
#define CHARTER_XML_MARKUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The offset of the last `byte` at or before `from`; `from`, but at most the text's size, where
 * there is none. */
size_t markup_back(struct str text, size_t from, char byte);

/* The offset of the last `opener` ("<!--") that begins at or before `from`; 0 where there is none.
 */
size_t markup_back_to(struct str text, size_t from, struct str opener);

/* The name or word that stands at `at`, up to white space, the end or one of < > / = ; " ' &. */
struct str markup_word(struct str text, size_t at);

/* Where the attribute `name` next stands in the tag: `from` is the tag's `<`, or an attribute in it
 * to go on behind. `from` itself where it is not found. */
size_t markup_attribute(struct str text, size_t from, struct str name);

/* The end of the tag whose `<` is at `from`: behind its `>`, for one inside a value ends nothing.
 */
size_t markup_tag_end(struct str text, size_t from);

/* The end of the element whose `<` is at `from`, in a text that is well-formed: behind its end tag,
 * or behind "/>". */
size_t markup_element_end(struct str text, size_t from);

/* The number of the character reference at `at` (&#2404; or &#x964;); 0 where there is none. */
uint32_t markup_reference(struct str text, size_t at);

#endif
