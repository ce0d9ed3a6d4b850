/* SHA-256 through OpenSSL, for names that have to follow from content. */
#ifndef CHARTER_PDF_DIGEST_H
#define CHARTER_PDF_DIGEST_H

#include <stddef.h>

#include "base/str.h"

enum { DIGEST_SIZE = 32 };

struct digest;

/* A running hash; the caller frees it with digest_free (NULL is legal). */
struct digest *digest_new(void);
void digest_free(struct digest *digest);

void digest_add(struct digest *digest, struct str bytes);

/* The hash of all that was added. Nothing may be added after. */
void digest_end(struct digest *digest, unsigned char result[DIGEST_SIZE]);

#endif
