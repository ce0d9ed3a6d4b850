#include "archive/inventory.h"

#include <stdlib.h>

static int by_path(const void *path, const void *file) {
    return str_compare(*(const struct str *)path, ((const struct state_file *)file)->path);
}

const struct state_file *version_file(const struct object_version *version, struct str path) {
    return version->count == 0
               ? NULL
               : bsearch(&path, version->files, version->count, sizeof *version->files, by_path);
}

const struct content_file *inventory_content(const struct inventory *inventory, struct str digest) {
    for (size_t i = 0; i < inventory->manifest_count; i++) {
        if (str_equal(inventory->manifest[i].digest, digest)) {
            return &inventory->manifest[i];
        }
    }
    return NULL;
}
