/* Reading XML as hostile input, with the byte offset of every node; the only way to libxml2.
 *
 * libxml2's tree keeps no column and its line is where a start tag ends, so the parser's start
 * handler notes the offset of each `<` (design.md 3). No DTD, no entities but the five of XML and
 * character references, no network, bounded depth, size and attribute count. */
#ifndef CHARTER_XML_READ_H
#define CHARTER_XML_READ_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

/* Largest master accepted, bytes; deepest nesting; most attributes on one element. */
enum { XML_SIZE_LIMIT = 64 * 1024 * 1024, XML_DEPTH_LIMIT = 64, XML_ATTRIBUTE_LIMIT = 64 };

struct xml_document;
struct xml_node;

enum xml_kind { XML_ELEMENT, XML_TEXT, XML_COMMENT, XML_INSTRUCTION };

/* Parses the text of the file that diag knows as `file` (diag_add_file). Reports what is wrong (not
 * well-formed, not UTF-8, a DTD, too deep, control characters ...) and returns NULL where there is
 * anything. Of what is not well-formed only the first is told, since the rest follows from it. The
 * caller frees the document with xml_free (NULL is legal); nodes and strings are borrowed from it.
 */
struct xml_document *xml_read(uint32_t file, struct diag *diag);
void xml_free(struct xml_document *document);

/* True where the file holds a comment, inside or outside the root element. */
bool xml_has_comments(const struct xml_document *document);

/* Where the first comment begins; there is one. */
struct place xml_first_comment(const struct xml_document *document);

/* Adds the file's bytes without its comments, all else as it stands. Where leaving one out would
 * make "]]>" of what stands around it, which may not stand in a text, an empty comment stays. */
void xml_add_without_comments(const struct xml_document *document, struct buffer *out);

const struct xml_node *xml_root(const struct xml_document *document);
const struct xml_node *xml_first_child(const struct xml_node *node);
const struct xml_node *xml_next(const struct xml_node *node);
const struct xml_node *xml_parent(const struct xml_node *node);

enum xml_kind xml_kind(const struct xml_node *node);

/* The element's local name and namespace; empty for other kinds. */
struct str xml_name(const struct xml_node *node);
struct str xml_namespace(const struct xml_node *node);
bool xml_is(const struct xml_node *node, const char *local_name);

/* The text of a text node, to the letter, CDATA included; of a comment its content. */
struct str xml_text(const struct xml_node *node);

/* Where the node starts: the `<` of an element, the first byte of a text. */
struct place xml_place(const struct xml_node *node);

/* Where the element's text ends: behind its end tag, or behind "/>". */
struct place xml_end(const struct xml_node *element);

/* The element's start tag, and its name with its prefix, as they stand in the source. */
struct str xml_start_tag(const struct xml_node *element);
struct str xml_written_name(const struct xml_node *element);

/* The bytes that were read. */
struct str xml_source(const struct xml_document *document);

/* Adds the element as XML that can stand beside `sibling`, an element of the same vocabulary in
 * another file: with its prefix, everything inside to the letter. */
void xml_add_copy(const struct xml_node *element, const struct xml_node *sibling,
                  struct buffer *out);

/* The attribute of that local name without a namespace; "xml:lang" for that one. False where it
 * is absent; its value is to the letter, after XML's attribute-value normalisation. */
bool xml_attribute(const struct xml_node *node, const char *name, struct str *value);

/* Where the attribute stands: the first letter of its name. The element's place where absent. */
struct place xml_attribute_place(const struct xml_node *node, const char *name);

/* The first place in the source, from `from` on, where code point `code_point` stands, literally or
 * as a character reference; `from` itself where it is not found. For messages about one letter. */
struct place xml_find_character(const struct diag *diag, struct place from, uint32_t code_point);

/* libxml2's version as it runs. */
const char *xml_library_version(void);

#endif
