#include "archive/store.h"

#include "archive/parts.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/digest.h"

#include <assert.h>

/* Deeper than any layout; a folder that leads to itself has an end so. */
enum { DEPTH_LIMIT = 40 };

/* No file of a charter is a tenth as large. */
enum { FILE_LIMIT = 256 * 1024 * 1024 };

void store_report(const struct store *store, enum diag_id id, struct str path, struct str detail) {
    struct buffer whole = {0};
    buffer_print(&whole, "%s%s%.*s", folder_name(store->folder), path.size > 0 ? "/" : "",
                 STR_ARG(path));
    DIAG(store->diag, NOWHERE, id, buffer_str(&whole), detail);
    buffer_free(&whole);
}

/* ---- Opening -------------------------------------------------------------------------------- */

/* True where the file has the bytes that an archive of ours has there. */
static bool is_fixed(const struct folder *folder, const struct fixed_file *file) {
    struct buffer bytes = {0};
    bool same = folder_look(folder, file->path) == FOLDER_FILE &&
                folder_read(folder, file->path, 4096, &bytes) &&
                str_equal(buffer_str(&bytes), file->bytes);
    buffer_free(&bytes);
    return same;
}

/* Another program's archive may have its objects elsewhere: nothing is written into it. README.txt
 * is for people, and may be another. */
static bool has_our_layout(const struct folder *folder, struct diag *diag) {
    for (size_t i = 1; i < fixed_file_count; i++) {
        if (!is_fixed(folder, &fixed_files[i])) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_OTHER, str_of(folder_name(folder)));
            return false;
        }
    }
    return true;
}

/* True where the folder is declared to be an OCFL 1.1 root. */
static bool is_declared(struct folder *folder, struct diag *diag) {
    struct arena *arena = arena_new();
    struct folder_list list = {0};
    bool declared = false, other = false;
    if (folder_list(folder, "", arena, &list)) {
        for (size_t i = 0; i < list.count; i++) {
            declared = declared || str_equal(list.items[i].name, STR(ROOT_DECLARATION));
            other = other || str_starts(list.items[i].name, STR("0="));
        }
    }
    if (!declared && !diag_failed(diag)) {
        DIAG(diag, NOWHERE, other ? DIAG_ARCHIVE_OTHER : DIAG_ARCHIVE_NONE,
             str_of(folder_name(folder)));
    }
    arena_free(arena);
    return declared;
}

/* The lock lies on the declaration: no file more, and nothing that a killed process leaves. */
static bool take_lock(struct folder *folder, enum store_use use, struct diag *diag) {
    enum folder_lock lock = folder_take_lock(folder, ROOT_DECLARATION, use == STORE_WRITE);
    if (lock == LOCK_HELD) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_BUSY, str_of(folder_name(folder)));
    } else if (lock == LOCK_NONE && use == STORE_WRITE) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_NO_LOCK, str_of(folder_name(folder)));
    }
    return lock != LOCK_HELD;
}

static bool make_ready(struct store *store, enum store_use use) {
    if (use == STORE_WRITE) {
        return staging_recover(store);
    }
    if (staging_is_half_way(store)) {
        DIAG(store->diag, NOWHERE, DIAG_ARCHIVE_UNFINISHED, str_of(folder_name(store->folder)));
        return false;
    }
    return true;
}

struct store *store_open(const char *path, enum store_use use, struct diag *diag) {
    struct folder *folder = folder_open(path, diag);
    if (folder == NULL || !is_declared(folder, diag) ||
        (use == STORE_WRITE && !has_our_layout(folder, diag)) || !take_lock(folder, use, diag)) {
        folder_close(folder);
        return NULL;
    }
    struct store *store = memory_zeroed(sizeof *store);
    store->folder = folder;
    store->diag = diag;
    if (!make_ready(store, use)) {
        store_close(store);
        return NULL;
    }
    return store;
}

bool store_surrounds(const struct folder *folder) {
    return folder_stands_below(folder, ROOT_DECLARATION);
}

void store_close(struct store *store) {
    if (store != NULL) {
        folder_close(store->folder);
        memory_free(store);
    }
}

struct folder *store_folder(const struct store *store) {
    return store->folder;
}

/* ---- Finding -------------------------------------------------------------------------------- */

typedef ARRAY(struct str) path_array;

static bool find_below(const struct store *store, struct str path, int depth, struct arena *arena,
                       path_array *paths) {
    struct folder_list list = {0};
    if (depth > DEPTH_LIMIT || !folder_list(store->folder, path.bytes, arena, &list)) {
        return depth > DEPTH_LIMIT;
    }
    if (depth > 0 && holds_object(&list)) {
        array_push(paths, path);
        return true;
    }
    for (size_t i = 0; i < list.count; i++) {
        bool extensions = depth == 0 && str_equal(list.items[i].name, STR(EXTENSIONS));
        if (list.items[i].kind == FOLDER_FOLDER && !extensions &&
            !find_below(store, path_join(arena, path, list.items[i].name), depth + 1, arena,
                        paths)) {
            return false;
        }
    }
    return true;
}

bool store_objects(const struct store *store, struct arena *arena, struct str_list *paths) {
    path_array found = {0};
    bool done = find_below(store, STR(""), 0, arena, &found);
    paths->count = found.count;
    paths->items = array_keep(&found, arena);
    return done;
}

/* ---- Reading -------------------------------------------------------------------------------- */

static bool read_part(const struct store *store, struct str object, const char *name, size_t limit,
                      struct arena *arena, struct buffer *out) {
    return folder_read(store->folder, path_join(arena, object, str_of(name)).bytes, limit, out);
}

static bool parse(const struct store *store, struct str json, struct arena *arena,
                  struct object *object) {
    const char *where;
    if (inventory_read(json, arena, &object->inventory, &where)) {
        return true;
    }
    store_report(store, DIAG_ARCHIVE_INVENTORY, path_join(arena, object->path, STR(INVENTORY)),
                 str_of(where));
    return false;
}

static bool is_in_place(const struct store *store, const struct object *object) {
    struct buffer expected = {0};
    layout_add_path(object->inventory.id, &expected);
    bool same = str_equal(buffer_str(&expected), object->path);
    if (!same) {
        store_report(store, DIAG_ARCHIVE_MISPLACED, object->path, buffer_str(&expected));
    }
    buffer_free(&expected);
    return same;
}

bool store_read_object(const struct store *store, struct str path, struct arena *arena,
                       struct object *object) {
    struct buffer inventory = {0}, sidecar = {0};
    object->path = path;
    bool read = read_part(store, path, INVENTORY, INVENTORY_LIMIT, arena, &inventory) &&
                read_part(store, path, SIDECAR, 1024, arena, &sidecar);
    bool agrees = read && sidecar_agrees(buffer_str(&sidecar), buffer_str(&inventory));
    if (read && !agrees) {
        store_report(store, DIAG_ARCHIVE_SIDECAR, path_join(arena, path, STR(INVENTORY)), STR(""));
    }
    bool fine =
        agrees && parse(store, buffer_str(&inventory), arena, object) && is_in_place(store, object);
    buffer_free(&inventory);
    buffer_free(&sidecar);
    return fine;
}

bool store_find(const struct store *store, struct str id, struct arena *arena,
                struct object *object, bool *there) {
    struct buffer path = {0};
    layout_add_path(id, &path);
    struct str root = str_copy(arena, buffer_str(&path));
    buffer_free(&path);
    *there = folder_look(store->folder, root.bytes) != FOLDER_NOTHING;
    return !*there || store_read_object(store, root, arena, object);
}

/* Reads the content into `out`, which is as before where its bytes are others. */
static bool read_content(const struct store *store, struct str path, struct str digest,
                         struct buffer *out) {
    struct buffer found = {0};
    size_t before = out->size;
    bool whole = folder_look(store->folder, path.bytes) == FOLDER_FILE &&
                 folder_read(store->folder, path.bytes, FILE_LIMIT, out);
    if (whole) {
        digest_add_hex_sha512(&found, str_slice(buffer_str(out), before, out->size));
        whole = str_equal(buffer_str(&found), digest);
    }
    out->size = whole ? out->size : before;
    buffer_free(&found);
    return whole;
}

bool store_holds_whole(const struct store *store, const struct object *object,
                       const struct content_file *content) {
    struct arena *arena = arena_new();
    struct buffer bytes = {0};
    bool whole =
        read_content(store, path_join(arena, object->path, content->path), content->digest, &bytes);
    buffer_free(&bytes);
    arena_free(arena);
    return whole;
}

/* The bytes may stand in several places, of which one may be damaged. */
static bool read_any(const struct store *store, const struct object *object, struct str digest,
                     struct arena *arena, struct buffer *out) {
    const struct inventory *inventory = &object->inventory;
    struct str path = STR("");
    for (size_t i = 0; i < inventory->manifest_count; i++) {
        if (str_equal(inventory->manifest[i].digest, digest)) {
            path = path_join(arena, object->path, inventory->manifest[i].path);
            if (read_content(store, path, digest, out)) {
                return true;
            }
        }
    }
    bool there = folder_look(store->folder, path.bytes) == FOLDER_FILE;
    store_report(store, there ? DIAG_ARCHIVE_ALTERED : DIAG_ARCHIVE_MISSING, path, STR(""));
    return false;
}

bool store_read_file(const struct store *store, const struct object *object, size_t version,
                     struct str path, struct buffer *out) {
    assert(version > 0 && version <= object->inventory.version_count);
    const struct state_file *file = version_file(&object->inventory.versions[version - 1], path);
    struct arena *arena = arena_new();
    bool fine = file != NULL && read_any(store, object, file->digest, arena, out);
    if (file == NULL) {
        store_report(store, DIAG_ARCHIVE_MISSING, path_join(arena, object->path, path), STR(""));
    }
    arena_free(arena);
    return fine;
}
