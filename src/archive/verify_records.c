#include "archive/verifying.h"

#include "archive/record.h"
#include "base/arena.h"
#include "base/digest.h"

/* A record of one version of an object. */
struct checking {
    struct verifying *verifying;
    const struct object *object;
    const struct object_version *version;
    size_t first;    /* the job of the manifest's first file */
    struct str path; /* of the record, below the archive, for reports */
};

static void report(const struct checking *checking, struct str detail) {
    store_report(checking->verifying->store, DIAG_ARCHIVE_RECORD, checking->path, detail);
}

/* The place in the manifest of the file of a version; an inventory that was read has one. */
static size_t content_of(const struct inventory *inventory, struct str digest) {
    return (size_t)(inventory_content(inventory, digest) - inventory->manifest);
}

/* What the record says of a file is asked of the file when it is hashed. Another record may have
 * claimed it before. */
static void claim(const struct checking *checking, const struct record_file *file) {
    const struct state_file *there = version_file(checking->version, file->path);
    if (there == NULL) {
        report(checking, file->path);
        return;
    }
    struct verifying *verifying = checking->verifying;
    size_t at = checking->first + content_of(&checking->object->inventory, there->digest);
    struct hash_job *job = &verifying->jobs.items[at];
    if (job->sha256.size == 0) {
        job->sha256 = file->sha256;
        job->expected_bytes = file->bytes;
        job->size_known = true;
        array_push(&verifying->claims, (struct claim){at, checking->path, file->path});
    } else if (!str_equal(job->sha256, file->sha256) || job->expected_bytes != file->bytes) {
        report(checking, file->path);
    }
}

static bool is_listed(const struct record *record, struct str path) {
    for (size_t i = 0; i < record->file_count; i++) {
        if (str_equal(record->files[i].path, path)) {
            return true;
        }
    }
    return false;
}

/* In the edition's folder is what the record names, and the record. */
static void look_for_others(const struct checking *checking, const struct record *record,
                            struct str folder, struct str own) {
    for (size_t i = 0; i < checking->version->count; i++) {
        struct str path = checking->version->files[i].path;
        if (str_starts(path, folder) && path.size > folder.size && path.bytes[folder.size] == '/' &&
            !str_equal(path, own) && !is_listed(record, path)) {
            report(checking, path);
        }
    }
}

static void check(const struct checking *checking, struct str own, struct str json) {
    struct verifying *verifying = checking->verifying;
    struct record record;
    struct buffer folder = {0};
    if (!record_read(json, verifying->arena, &record)) {
        report(checking, STR("JSON"));
        return;
    }
    record_add_folder(record.year, record.quarter, &folder);
    struct str name = path_join(verifying->arena, buffer_str(&folder), STR(RECORD_NAME));
    if (!str_equal(name, own)) {
        report(checking, STR("edition"));
    }
    if (!str_equal(record.office, record_office_of(checking->object->inventory.id))) {
        report(checking, STR("office"));
    }
    bool has_pdf = false;
    for (size_t i = 0; i < record.file_count; i++) {
        claim(checking, &record.files[i]);
        has_pdf = has_pdf || str_ends(record.files[i].path, STR("/" PDF_NAME));
    }
    if (!has_pdf) {
        report(checking, STR(PDF_NAME));
    }
    for (size_t i = 0; i < record.font_count; i++) {
        claim(checking, &record.fonts[i]);
    }
    look_for_others(checking, &record, buffer_str(&folder), own);
    buffer_free(&folder);
}

/* Reads the record; bytes that are not what the inventory says are told of when they are hashed. */
static void check_file(struct checking *checking, const struct state_file *file) {
    struct verifying *verifying = checking->verifying;
    const struct object *object = checking->object;
    size_t at = content_of(&object->inventory, file->digest);
    struct buffer json = {0}, digest = {0};
    checking->path = path_join(verifying->arena, object->path, object->inventory.manifest[at].path);
    if (folder_look(verifying->store->folder, checking->path.bytes) == FOLDER_FILE &&
        folder_read(verifying->store->folder, checking->path.bytes, RECORD_LIMIT, &json)) {
        digest_add_hex_sha512(&digest, buffer_str(&json));
        if (str_equal(buffer_str(&digest), file->digest)) {
            check(checking, file->path, buffer_str(&json));
        }
    }
    buffer_free(&json);
    buffer_free(&digest);
}

/* The folder of a path with its slash: "2025-26/q2/" of "2025-26/q2/record.json". */
static struct str folder_of(struct str path) {
    size_t end = 0;
    for (size_t slash; (slash = str_find(path, STR("/"), end)) != SIZE_MAX; end = slash + 1) {
    }
    return str_slice(path, 0, end);
}

/* True where what stands in the folder is the same in both versions. */
static bool same_folder(const struct object_version *a, const struct object_version *b,
                        struct str folder) {
    size_t in_a = 0, in_b = 0;
    for (size_t i = 0; i < b->count; i++) {
        in_b += str_starts(b->files[i].path, folder);
    }
    for (size_t i = 0; i < a->count; i++) {
        if (str_starts(a->files[i].path, folder)) {
            const struct state_file *other = version_file(b, a->files[i].path);
            in_a++;
            if (other == NULL || !str_equal(other->digest, a->files[i].digest)) {
                return false;
            }
        }
    }
    return in_a == in_b;
}

static bool is_record(struct str path) {
    return str_ends(path, STR("/" RECORD_NAME));
}

static size_t count_records(const struct object_version *version) {
    size_t count = 0;
    for (size_t i = 0; i < version->count; i++) {
        count += is_record(version->files[i].path);
    }
    return count;
}

/* A folder of files without a record is an edition that has lost it. Fonts belong to all. */
static void look_for_record(struct checking *checking, struct str path) {
    struct str folder = folder_of(path);
    struct arena *arena = checking->verifying->arena;
    struct str record =
        path_join(arena, str_slice(folder, 0, folder.size - (folder.size > 0)), STR(RECORD_NAME));
    if (!str_equal(folder, STR("fonts/")) && version_file(checking->version, record) == NULL) {
        checking->path = checking->object->path;
        report(checking, record);
    }
}

/* What did not change since the version before was looked at there. */
static void check_version(struct checking *checking, const struct object_version *before) {
    const struct object_version *version = checking->version;
    for (size_t i = 0; i < version->count; i++) {
        struct str path = version->files[i].path;
        if (before != NULL && same_folder(version, before, folder_of(path))) {
            continue;
        }
        if (is_record(path)) {
            check_file(checking, &version->files[i]);
        } else {
            look_for_record(checking, path);
        }
    }
}

void verify_records(struct verifying *verifying, const struct object *object, size_t first) {
    const struct inventory *inventory = &object->inventory;
    if (record_office_of(inventory->id).size == 0) {
        return; /* another program's object: its files are its own matter */
    }
    verifying->counts.editions += count_records(&inventory->versions[inventory->version_count - 1]);
    for (size_t v = 0; v < inventory->version_count; v++) {
        struct checking checking = {.verifying = verifying,
                                    .object = object,
                                    .version = &inventory->versions[v],
                                    .first = first};
        check_version(&checking, v > 0 ? &inventory->versions[v - 1] : NULL);
    }
}
