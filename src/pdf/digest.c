#include "pdf/digest.h"

#include "base/arena.h"
#include "pdf/write.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <stdlib.h>

struct digest {
    EVP_MD_CTX *context;
};

/* OpenSSL fails here only for want of memory or of SHA-256 itself: nothing that can be gone on
 * from, and nothing that a user could mend. */
static void must(int ok) {
    if (ok != 1)
        abort();
}

struct digest *digest_new(void) {
    struct digest *digest = memory_zeroed(sizeof *digest);
    digest->context = EVP_MD_CTX_new();
    must(digest->context != NULL);
    must(EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL));
    return digest;
}

void digest_free(struct digest *digest) {
    if (digest == NULL)
        return;
    EVP_MD_CTX_free(digest->context);
    memory_free(digest);
}

void digest_add(struct digest *digest, struct str bytes) {
    must(EVP_DigestUpdate(digest->context, bytes.bytes, bytes.size));
}

void digest_end(struct digest *digest, unsigned char result[DIGEST_SIZE]) {
    must(EVP_DigestFinal_ex(digest->context, result, NULL));
}

const char *pdf_digest_version(void) {
    return OpenSSL_version(OPENSSL_VERSION_STRING);
}
