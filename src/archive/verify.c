#include "archive/verify.h"

#include "archive/verifying.h"
#include "base/arena.h"

#include <errno.h>
#include <string.h>

enum { DEPTH_LIMIT = 40, FIXED_LIMIT = 1024 * 1024 };

/* ---- Reports -------------------------------------------------------------------------------- */

/* What reading a file came to, as errno has it. True where it was read. */
static bool report_unread(const struct verifying *verifying, struct str path, int error) {
    if (error == ENOENT || error == ENOTDIR) {
        store_report(verifying->store, DIAG_ARCHIVE_MISSING, path, STR(""));
    } else if (error == ELOOP) {
        store_report(verifying->store, DIAG_ARCHIVE_NO_FILE, path, STR(""));
    } else if (error != 0) {
        store_report(verifying->store, DIAG_FILE_UNREADABLE, path, str_of(strerror(error)));
    }
    return error == 0;
}

bool verify_read(struct verifying *verifying, struct str path, size_t limit, struct buffer *out) {
    int error = folder_try_read(verifying->store->folder, path.bytes, limit, out);
    verifying->counts.files += error == 0;
    verifying->counts.bytes += out->size;
    return report_unread(verifying, path, error);
}

/* ---- The root ------------------------------------------------------------------------------- */

static const struct fixed_file *fixed_of(struct str path) {
    for (size_t i = 0; i < fixed_file_count; i++) {
        if (str_equal(str_of(fixed_files[i].path), path)) {
            return &fixed_files[i];
        }
    }
    return NULL;
}

static void verify_fixed(struct verifying *verifying) {
    for (size_t i = 0; i < fixed_file_count; i++) {
        struct buffer found = {0};
        struct str path = str_of(fixed_files[i].path);
        if (verify_read(verifying, path, FIXED_LIMIT, &found) &&
            !str_equal(buffer_str(&found), fixed_files[i].bytes)) {
            store_report(verifying->store, DIAG_ARCHIVE_ALTERED, path, STR(""));
        }
        buffer_free(&found);
    }
}

/* Beside the layout's folder there may be what a killed writer left. */
static void verify_extensions(struct verifying *verifying) {
    struct folder_list list = {0};
    struct str root = STR(EXTENSIONS), own = STR(EXTENSIONS "/" LAYOUT_NAME);
    if (folder_look(verifying->store->folder, EXTENSIONS) != FOLDER_FOLDER ||
        !folder_list(verifying->store->folder, EXTENSIONS, verifying->arena, &list)) {
        return;
    }
    for (size_t i = 0; i < list.count; i++) {
        struct str path = path_join(verifying->arena, root, list.items[i].name);
        if (str_equal(path, STR(STAGING))) {
            store_report(verifying->store, DIAG_ARCHIVE_LEFT, path, STR(""));
        } else if (!str_equal(path, own) || list.items[i].kind != FOLDER_FOLDER) {
            store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED, path, STR(""));
        }
    }
    if (folder_look(verifying->store->folder, own.bytes) == FOLDER_FOLDER &&
        folder_list(verifying->store->folder, own.bytes, verifying->arena, &list)) {
        for (size_t i = 0; i < list.count; i++) {
            struct str path = path_join(verifying->arena, own, list.items[i].name);
            if (fixed_of(path) == NULL) {
                store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED, path, STR(""));
            }
        }
    }
}

/* A folder of the hierarchy holds folders and, at its end, objects; nothing else, and not nothing.
 */
static void verify_below(struct verifying *verifying, struct str path, int depth) {
    struct folder_list list = {0};
    if (!folder_list(verifying->store->folder, path.bytes, verifying->arena, &list)) {
        return;
    }
    if (depth > 0 && holds_object(&list)) {
        verify_object(verifying, path, &list);
        return;
    }
    if (list.count == 0 || depth > DEPTH_LIMIT) {
        store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED, path, STR(""));
        return;
    }
    for (size_t i = 0; i < list.count; i++) {
        struct str inner = path_join(verifying->arena, path, list.items[i].name);
        if (depth == 0 && (str_equal(inner, STR(EXTENSIONS)) || fixed_of(inner) != NULL)) {
            continue;
        }
        if (list.items[i].kind == FOLDER_FOLDER) {
            verify_below(verifying, inner, depth + 1);
        } else {
            store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED, inner, STR(""));
        }
    }
}

/* ---- The files ------------------------------------------------------------------------------ */

static void report_jobs(struct verifying *verifying) {
    for (size_t i = 0; i < verifying->jobs.count; i++) {
        const struct hash_job *job = &verifying->jobs.items[i];
        if (!report_unread(verifying, job->path, job->error)) {
            continue;
        }
        verifying->counts.files++;
        verifying->counts.bytes += job->bytes;
        if (job->altered) {
            store_report(verifying->store, DIAG_ARCHIVE_ALTERED, job->path, STR(""));
        }
    }
    for (size_t i = 0; i < verifying->claims.count; i++) {
        const struct claim *claim = &verifying->claims.items[i];
        const struct hash_job *job = &verifying->jobs.items[claim->job];
        if (job->error == 0 && !job->altered && job->differs) {
            store_report(verifying->store, DIAG_ARCHIVE_RECORD, claim->record, claim->path);
        }
    }
}

struct verified archive_verify(struct store *store, const struct verify_progress *progress) {
    struct verifying verifying = {.store = store, .arena = arena_new()};
    verify_fixed(&verifying);
    verify_extensions(&verifying);
    verify_below(&verifying, STR(""), 0);
    hash_files(store->folder, verifying.jobs.items, verifying.jobs.count,
               progress != NULL ? progress->tell : NULL,
               progress != NULL ? progress->context : NULL);
    report_jobs(&verifying);
    array_free(&verifying.jobs);
    array_free(&verifying.claims);
    arena_free(verifying.arena);
    return verifying.counts;
}
