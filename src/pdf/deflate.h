/* zlib data through libdeflate; its only includer. */
#ifndef CHARTER_PDF_DEFLATE_H
#define CHARTER_PDF_DEFLATE_H

#include <stdbool.h>

#include "base/str.h"

struct deflater;

/* The caller frees it with deflater_free (NULL is legal). For a `trial`, whose bytes are thrown
 * away, it packs fast and not well. */
struct deflater *deflater_new(bool trial);
void deflater_free(struct deflater *deflater);

/* Adds the packed data to `out`. */
void deflate_add(struct deflater *deflater, struct buffer *out, struct str data);

#endif
