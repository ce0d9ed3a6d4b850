/* Bytes as text (RFC 4648, section 4), as the expanded master carries pictures. */
#ifndef CHARTER_BASE_BASE64_H
#define CHARTER_BASE_BASE64_H

#include <stdbool.h>

#include "base/str.h"

/* Adds the bytes in lines of 76 letters, each ended by a line end. */
void base64_add(struct buffer *out, struct str bytes);

/* Adds the bytes that `text` says; white space in it means nothing. False where it is no such text:
 * `out` may then hold some of it. */
bool base64_read(struct str text, struct buffer *out);

#endif
