/* What the parts of the verification share; private to src/archive. */
#ifndef CHARTER_ARCHIVE_VERIFYING_H
#define CHARTER_ARCHIVE_VERIFYING_H

#include "archive/hashing.h"
#include "archive/parts.h"
#include "archive/verify.h"
#include "base/array.h"

/* A claim that a record makes on a file: where it stands, for the report. */
struct claim {
    size_t job;
    struct str record, path;
};

struct verifying {
    struct store *store;
    struct arena *arena; /* of all of it */
    ARRAY(struct hash_job) jobs;
    ARRAY(struct claim) claims;
    struct verified counts;
};

/* Reads a file of at most `limit` bytes; what is missing or no file is reported, and false. */
bool verify_read(struct verifying *verifying, struct str path, size_t limit, struct buffer *out);

/* Looks at the object whose root is `path`, and adds the files that are to be hashed. */
void verify_object(struct verifying *verifying, struct str path, const struct folder_list *list);

/* Looks at the records of an object whose manifest's files are jobs from `first` on. */
void verify_records(struct verifying *verifying, const struct object *object, size_t first);

#endif
