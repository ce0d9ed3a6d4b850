/* SHA-256, of fonts, masters and files, SHA-512, by which an archive knows its files, and the MD5
 * that PDF asks for: the only includer of OpenSSL. */
#ifndef CHARTER_BASE_DIGEST_H
#define CHARTER_BASE_DIGEST_H

#include <stddef.h>

#include "base/str.h"

enum { DIGEST_SIZE = 32, DIGEST_MD5_SIZE = 16 };

struct digest;

/* A running SHA-256; the caller frees it with digest_free (NULL is legal). */
struct digest *digest_new(void);

/* A running SHA-512, for digest_add and digest_end_hex. Once one hash of either kind was made,
 * several threads may each have their own. */
struct digest *digest_new_sha512(void);
void digest_free(struct digest *digest);

void digest_add(struct digest *digest, struct str bytes);

/* The hash of all that was added since the last digest_end; the next begins. */
void digest_end(struct digest *digest, unsigned char result[DIGEST_SIZE]);

/* The same in lower-case hexadecimal digits, added to `out`: 64, or 128 of a SHA-512. */
void digest_end_hex(struct digest *digest, struct buffer *out);

/* Adds the SHA-256 of `bytes` in 64 lower-case hexadecimal digits. */
void digest_add_hex(struct buffer *out, struct str bytes);

/* Adds the SHA-512 of `bytes` in 128 lower-case hexadecimal digits. */
void digest_add_hex_sha512(struct buffer *out, struct str bytes);

/* Adds a hash in lower-case hexadecimal digits. */
void digest_print(struct buffer *out, const unsigned char hash[DIGEST_SIZE]);

/* MD5, as the check sum of an embedded file (ISO 32000-1, table 46); it protects nothing. */
void digest_md5(struct str bytes, unsigned char result[DIGEST_MD5_SIZE]);

/* OpenSSL's version as it runs. */
const char *digest_library_version(void);

#endif
