/* Writing XML, well-formed whatever the texts hold. Names and the balance of elements are the
 * caller's; a prefix is declared by an attribute like any other ("xmlns:dc"). */
#ifndef CHARTER_XML_WRITE_H
#define CHARTER_XML_WRITE_H

#include "base/str.h"

struct xml_writer;

/* A writer that adds UTF-8 to `out`, without an XML declaration; elements that hold elements have
 * each of them on lines of its own. Everything is in `out` once the writer is freed with
 * xml_writer_free (NULL is legal), which also ends the elements that are open. */
struct xml_writer *xml_writer_new(struct buffer *out);
void xml_writer_free(struct xml_writer *writer);

/* Begins an element; its attributes come next, then what it holds, then xml_write_end. */
void xml_write_start(struct xml_writer *writer, const char *name);
void xml_write_end(struct xml_writer *writer);

/* Texts are UTF-8, escaped as their place wants it. Characters that may not stand in XML at all
 * (control characters, U+FFFE and U+FFFF) are left out. */
void xml_write_attribute(struct xml_writer *writer, const char *name, struct str value);
void xml_write_text(struct xml_writer *writer, struct str text);

/* An element that holds only a text. */
void xml_write_element(struct xml_writer *writer, const char *name, struct str text);

/* A processing instruction; `content` holds no "?>". */
void xml_write_instruction(struct xml_writer *writer, const char *target, struct str content);

/* Adds the text as it may stand in an element or, between double quotes, in an attribute. */
void xml_add_escaped(struct buffer *out, struct str text);

#endif
