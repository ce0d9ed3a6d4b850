/* PDF string objects (ISO 32000-1, 7.3.4 and 7.9.2) and URIs. */
#ifndef CHARTER_PDF_LITERAL_H
#define CHARTER_PDF_LITERAL_H

#include "base/str.h"

/* The longest string that PDF/A allows, bytes (ISO 19005-3, 6.1.13). */
enum { LITERAL_LIMIT = 32767 };

/* Adds two-byte codes, the high byte first, as bytes of a literal string, escaped where they have
 * to be: ( ) \ and CR. */
void literal_add_codes(struct buffer *out, const uint16_t *codes, size_t count);

/* Adds "(...)" with the bytes as they are. */
void literal_add(struct buffer *out, struct str bytes);

/* The bytes of a text string: the text itself where it is printable ASCII, else UTF-16BE with a
 * byte-order mark. */
void literal_text_bytes(struct buffer *out, struct str text);

/* Adds a text string as "(...)". */
void literal_add_text(struct buffer *out, struct str text);

/* True where the text, as a text string, is not longer than LITERAL_LIMIT. */
bool literal_text_fits(struct str text);

/* The beginning of a long text, for a message: 60 bytes at most, whole code points. */
struct str literal_beginning(struct str text);

/* The URI in ASCII: every byte that RFC 3986 does not allow is percent-encoded, what is
 * percent-encoded already stays. */
void literal_uri_bytes(struct buffer *out, struct str uri);

#endif
