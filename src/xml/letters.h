/* The letters of a text or an attribute's value with their places in the source, where a reference
 * (&amp; &#x9F7;) is one letter of many bytes. */
#ifndef CHARTER_XML_LETTERS_H
#define CHARTER_XML_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "xml/read.h"

/* A walk over letters; as its functions made it. */
struct xml_letters {
    struct str source;
    uint32_t at; /* the next byte of the source */
    size_t left; /* bytes of the decoded text still to come */
    bool in_cdata, in_attribute;
};

/* Those of a text node; those of an attribute that the element has. */
struct xml_letters xml_letters_of_text(const struct xml_node *text);
struct xml_letters xml_letters_of_attribute(const struct xml_node *element, const char *name);

struct xml_letter {
    uint32_t code_point;
    uint32_t from, to; /* bytes of the source that write it */
};

/* The next letter, as the parser decoded it: a line end is U+000A however it is written, and white
 * space in an attribute a space. False behind the last. */
bool xml_letters_next(struct xml_letters *letters, struct xml_letter *letter);

#endif
