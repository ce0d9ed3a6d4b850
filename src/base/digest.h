/* SHA-256, of fonts, masters and files, and the MD5 that PDF asks for: the only includer of
 * OpenSSL. */
#ifndef CHARTER_BASE_DIGEST_H
#define CHARTER_BASE_DIGEST_H

#include <stddef.h>

#include "base/str.h"

enum { DIGEST_SIZE = 32, DIGEST_MD5_SIZE = 16 };

struct digest;

/* A running hash; the caller frees it with digest_free (NULL is legal). */
struct digest *digest_new(void);
void digest_free(struct digest *digest);

void digest_add(struct digest *digest, struct str bytes);

/* The hash of all that was added since the last digest_end; the next begins. */
void digest_end(struct digest *digest, unsigned char result[DIGEST_SIZE]);

/* Adds the SHA-256 of `bytes` in 64 lower-case hexadecimal digits. */
void digest_add_hex(struct buffer *out, struct str bytes);

/* Adds a hash in lower-case hexadecimal digits. */
void digest_print(struct buffer *out, const unsigned char hash[DIGEST_SIZE]);

/* MD5, as the check sum of an embedded file (ISO 32000-1, table 46); it protects nothing. */
void digest_md5(struct str bytes, unsigned char result[DIGEST_MD5_SIZE]);

/* OpenSSL's version as it runs. */
const char *digest_library_version(void);

#endif
