/* Gives files to a fuzz target, without libFuzzer: the seeds and the cases that were found.
 *
 *     fuzz_NAME_replay FILE|FOLDER …
 *
 * A folder stands for the files in it. Each is named before it is tried, so that the last name is
 * the one that broke the target. No file at all is a failure. */
#include "target.h"

#include "base/array.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"
#include "base/unicode.h"

#include <dirent.h>
#include <string.h>

enum { CASE_LIMIT = 16 * 1024 * 1024 };

/* Gives a copy of just the size, so that a look beyond its end is seen. */
static void try_bytes(struct str bytes) {
    uint8_t *copy = malloc(bytes.size > 0 ? bytes.size : 1);
    MUST(copy != NULL);
    if (bytes.size > 0) {
        memcpy(copy, bytes.bytes, bytes.size);
    }
    (void)LLVMFuzzerTestOneInput(copy, bytes.size);
    free(copy);
}

static size_t try_file(const char *path) {
    struct buffer bytes = {0};
    struct diag *diag = diag_new();
    (void)fprintf(stderr, "%s\n", path);
    MUST(file_read(path, CASE_LIMIT, NOWHERE, &bytes, diag));
    try_bytes(buffer_str(&bytes));
    buffer_free(&bytes);
    diag_free(diag);
    return 1;
}

/* How many files were tried: those of the folder, or the file itself. */
static size_t try_path(const char *path) {
    size_t count = 0;
    DIR *folder = opendir(path);
    if (folder == NULL) {
        return try_file(path);
    }
    for (const struct dirent *each = readdir(folder); each != NULL; each = readdir(folder)) {
        if (each->d_name[0] != '.') {
            struct buffer file = {0};
            buffer_print(&file, "%s/%s", path, each->d_name);
            buffer_add_byte(&file, '\0');
            count += try_file(file.bytes);
            buffer_free(&file);
        }
    }
    (void)closedir(folder);
    return count;
}

int main(int count, char **arguments) {
    size_t files = 0;
    for (int i = 1; i < count; i++) {
        files += try_path(arguments[i]);
    }
    unicode_close();
    printf("%zu inputs\n", files);
    return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
