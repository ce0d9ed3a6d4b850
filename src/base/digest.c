#include "base/digest.h"

#include "base/arena.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <stdlib.h>

struct digest {
    EVP_MD_CTX *context;
    const EVP_MD *kind;
};

/* OpenSSL fails here only for want of memory or of the hash itself: nothing that can be gone on
 * from, and nothing that a user could mend. */
static void must(int ok) {
    if (ok != 1) {
        memory_settle();
        abort();
    }
}

static void *take(size_t size, const char *file, int line) {
    (void)file;
    (void)line;
    return memory_take(size);
}

static void *resize(void *block, size_t size, const char *file, int line) {
    (void)file;
    (void)line;
    return memory_resize(block, size);
}

static void release(void *block, const char *file, int line) {
    (void)file;
    (void)line;
    memory_free(block);
}

/* Called before anything else of OpenSSL's; may be called again. OpenSSL 3.0 crashes where it gets
 * no memory to set itself up: where no other library has used it before, it takes ours. And it
 * would read the machine's configuration, of which hashes need nothing. */
static void prepare(void) {
    static bool done;
    if (!done) {
        done = true;
        (void)CRYPTO_set_mem_functions(take, resize, release);
        must(OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL));
    }
}

static struct digest *new_of(const EVP_MD *kind) {
    struct digest *digest = memory_zeroed(sizeof *digest);
    digest->kind = kind;
    digest->context = EVP_MD_CTX_new();
    must(digest->context != NULL);
    must(EVP_DigestInit_ex(digest->context, kind, NULL));
    return digest;
}

struct digest *digest_new(void) {
    prepare();
    return new_of(EVP_sha256());
}

struct digest *digest_new_sha512(void) {
    prepare();
    return new_of(EVP_sha512());
}

void digest_free(struct digest *digest) {
    if (digest == NULL) {
        return;
    }
    EVP_MD_CTX_free(digest->context);
    memory_free(digest);
}

void digest_add(struct digest *digest, struct str bytes) {
    must(EVP_DigestUpdate(digest->context, bytes.bytes, bytes.size));
}

void digest_end(struct digest *digest, unsigned char result[DIGEST_SIZE]) {
    must(EVP_DigestFinal_ex(digest->context, result, NULL));
    must(EVP_DigestInit_ex(digest->context, digest->kind, NULL));
}

static void print(struct buffer *out, const unsigned char *hash, size_t size) {
    for (size_t i = 0; i < size; i++) {
        buffer_print(out, "%02x", (unsigned)hash[i]);
    }
}

void digest_print(struct buffer *out, const unsigned char hash[DIGEST_SIZE]) {
    print(out, hash, DIGEST_SIZE);
}

void digest_end_hex(struct digest *digest, struct buffer *out) {
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    must(EVP_DigestFinal_ex(digest->context, hash, &size));
    must(EVP_DigestInit_ex(digest->context, digest->kind, NULL));
    print(out, hash, size);
}

static void add_hex(struct buffer *out, struct str bytes, const EVP_MD *kind) {
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    must(EVP_Digest(bytes.bytes, bytes.size, hash, &size, kind, NULL));
    print(out, hash, size);
}

void digest_add_hex(struct buffer *out, struct str bytes) {
    prepare();
    add_hex(out, bytes, EVP_sha256());
}

void digest_add_hex_sha512(struct buffer *out, struct str bytes) {
    prepare();
    add_hex(out, bytes, EVP_sha512());
}

void digest_md5(struct str bytes, unsigned char result[DIGEST_MD5_SIZE]) {
    prepare();
    must(EVP_Digest(bytes.bytes, bytes.size, result, NULL, EVP_md5(), NULL));
}

const char *digest_library_version(void) {
    return OpenSSL_version(OPENSSL_VERSION_STRING);
}
