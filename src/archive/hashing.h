/* Hashing many files, on several cores; private to src/archive. */
#ifndef CHARTER_ARCHIVE_HASHING_H
#define CHARTER_ARCHIVE_HASHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/folder.h"
#include "base/str.h"

/* A file, what it should be, and what it turned out to be. */
struct hash_job {
    struct str path;   /* below the folder, with a NUL after it */
    struct str sha512; /* lower-case hexadecimal digits */
    struct str sha256; /* the same; empty: nobody asks */
    uint64_t expected_bytes;
    bool size_known;
    uint64_t bytes; /* as found */
    int error;      /* errno: it could not be read */
    bool altered;   /* its SHA-512 is another */
    bool differs;   /* its SHA-256 or its size is another */
};

/* Told now and then, by the calling thread. */
typedef void hash_progress(void *context, size_t done, size_t count);

/* Hashes every file, and fills in the jobs. The order of work is no matter: each has its own
 * result. `progress` may be NULL. */
void hash_files(const struct folder *folder, struct hash_job *jobs, size_t count,
                hash_progress *progress, void *context);

#endif
