#include "archive/parts.h"
#include "archive/store.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/digest.h"

#include <assert.h>
#include <stdlib.h>

/* An addition under way. */
struct adding {
    struct store *store;
    const struct addition *addition;
    struct arena *arena;
    bool there; /* the object, before */
    struct object before;
    struct inventory after;
    struct str version;                 /* "v3" */
    ARRAY(struct content_file) content; /* the manifest after: first what there was */
    ARRAY(struct state_file) state;     /* of the new version */
    ARRAY(struct named_bytes) fresh;    /* what is written, by its place below the object */
};

/* ---- What it will be ------------------------------------------------------------------------ */

static int by_state_path(const void *a, const void *b) {
    return str_compare(((const struct state_file *)a)->path, ((const struct state_file *)b)->path);
}

static int by_content_path(const void *a, const void *b) {
    return str_compare(((const struct content_file *)a)->path,
                       ((const struct content_file *)b)->path);
}

static bool is_below(struct str path, struct str folder) {
    return folder.size > 0 && path.size > folder.size && str_starts(path, folder) &&
           path.bytes[folder.size] == '/';
}

static bool is_replaced(const struct addition *addition, struct str path) {
    bool replaced = is_below(path, addition->instead);
    for (size_t i = 0; i < addition->count; i++) {
        replaced = replaced || str_equal(addition->files[i].path, path);
    }
    return replaced;
}

/* True where the new version can lean on bytes that the object has, or is getting. What is damaged
 * is no ground to stand on: it is stored once more. */
static bool has_content(const struct adding *adding, struct str digest) {
    const struct content_file *damaged = NULL;
    for (size_t i = 0; i < adding->content.count; i++) {
        const struct content_file *content = &adding->content.items[i];
        if (!str_equal(content->digest, digest)) {
            continue;
        }
        if (i >= adding->before.inventory.manifest_count ||
            store_holds_whole(adding->store, &adding->before, content)) {
            return true;
        }
        damaged = content;
    }
    if (damaged != NULL) {
        store_report(adding->store, DIAG_ARCHIVE_DAMAGED_BEFORE,
                     path_join(adding->arena, adding->before.path, damaged->path), STR(""));
    }
    return false;
}

/* That of the object, which another program may have named otherwise. */
static struct str content_directory(const struct adding *adding) {
    return adding->there ? adding->before.inventory.content_directory : STR("content");
}

/* A file of the new version; its bytes are kept where the object has not had them yet. */
static void add_file(struct adding *adding, const struct named_bytes *file) {
    struct buffer digest = {0};
    assert(folder_path_is_safe(file->path));
    digest_add_hex_sha512(&digest, file->bytes);
    struct str kept = str_copy(adding->arena, buffer_str(&digest));
    buffer_free(&digest);
    array_push(&adding->state, (struct state_file){file->path, kept});
    if (!has_content(adding, kept)) {
        struct str folder = path_join(adding->arena, adding->version, content_directory(adding));
        struct str path = path_join(adding->arena, folder, file->path);
        array_push(&adding->content, (struct content_file){path, kept});
        array_push(&adding->fresh, (struct named_bytes){path, file->bytes});
    }
}

/* The state before without what is replaced, and what is added. */
static void make_state(struct adding *adding) {
    const struct inventory *before = &adding->before.inventory;
    const struct addition *addition = adding->addition;
    if (adding->there) {
        const struct object_version *head = &before->versions[before->version_count - 1];
        for (size_t i = 0; i < before->manifest_count; i++) {
            array_push(&adding->content, before->manifest[i]);
        }
        for (size_t i = 0; i < head->count; i++) {
            if (!is_replaced(addition, head->files[i].path)) {
                array_push(&adding->state, head->files[i]);
            }
        }
    }
    for (size_t i = 0; i < addition->count; i++) {
        add_file(adding, &addition->files[i]);
    }
    qsort(adding->state.items, adding->state.count, sizeof *adding->state.items, by_state_path);
    qsort(adding->content.items, adding->content.count, sizeof *adding->content.items,
          by_content_path);
}

static bool is_same(const struct adding *adding) {
    const struct inventory *before = &adding->before.inventory;
    if (!adding->there) {
        return false;
    }
    const struct object_version *head = &before->versions[before->version_count - 1];
    bool same = head->count == adding->state.count;
    for (size_t i = 0; same && i < head->count; i++) {
        same = str_equal(head->files[i].path, adding->state.items[i].path) &&
               str_equal(head->files[i].digest, adding->state.items[i].digest);
    }
    return same;
}

static void make_inventory(struct adding *adding) {
    const struct addition *addition = adding->addition;
    size_t count = adding->before.inventory.version_count;
    struct object_version *versions =
        arena_array_of(adding->arena, struct object_version, count + 1);
    for (size_t i = 0; i < count; i++) {
        versions[i] = adding->before.inventory.versions[i];
    }
    versions[count] = (struct object_version){.created = addition->created,
                                              .message = addition->message,
                                              .user_name = addition->user_name,
                                              .user_address = addition->user_address,
                                              .files = adding->state.items,
                                              .count = adding->state.count};
    adding->after = (struct inventory){.id = addition->id,
                                       .content_directory = content_directory(adding),
                                       .manifest = adding->content.items,
                                       .manifest_count = adding->content.count,
                                       .versions = versions,
                                       .version_count = count + 1};
}

/* ---- Building it ---------------------------------------------------------------------------- */

static const char *staged(const struct adding *adding, struct str path) {
    return path_join(adding->arena, STR(STAGED), path).bytes;
}

/* Makes each folder of the path, but for the last name. */
static bool make_folders(const struct adding *adding, struct str path) {
    bool done = true;
    for (size_t slash = str_find(path, STR("/"), 0); done && slash != SIZE_MAX;
         slash = str_find(path, STR("/"), slash + 1)) {
        done = folder_make(adding->store->folder, staged(adding, str_slice(path, 0, slash)));
    }
    return done;
}

/* The files of the object as it was, under second names. */
static bool take_over(const struct adding *adding, struct str path, struct str below) {
    struct folder *folder = adding->store->folder;
    struct folder_list list = {0};
    bool done =
        folder_list(folder, path_join(adding->arena, path, below).bytes, adding->arena, &list);
    for (size_t i = 0; done && i < list.count; i++) {
        struct str inner = path_join(adding->arena, below, list.items[i].name);
        if (list.items[i].kind == FOLDER_FOLDER) {
            done = folder_make(folder, staged(adding, inner)) && take_over(adding, path, inner);
        } else if (list.items[i].kind == FOLDER_FILE && !str_equal(inner, STR(INVENTORY)) &&
                   !str_equal(inner, STR(SIDECAR))) {
            done = folder_link(folder, path_join(adding->arena, path, inner).bytes,
                               staged(adding, inner));
        } else if (list.items[i].kind != FOLDER_FILE) {
            store_report(adding->store, DIAG_ARCHIVE_UNEXPECTED,
                         path_join(adding->arena, path, inner), STR(""));
            done = false;
        }
    }
    return done;
}

static bool write_inventory(const struct adding *adding, struct str below) {
    struct buffer json = {0}, sidecar = {0};
    inventory_write(&adding->after, &json);
    digest_add_hex_sha512(&sidecar, buffer_str(&json));
    buffer_add(&sidecar, STR("  " INVENTORY "\n"));
    struct folder *folder = adding->store->folder;
    bool done =
        folder_write(folder, staged(adding, path_join(adding->arena, below, STR(INVENTORY))),
                     buffer_str(&json)) &&
        folder_write(folder, staged(adding, path_join(adding->arena, below, STR(SIDECAR))),
                     buffer_str(&sidecar));
    buffer_free(&json);
    buffer_free(&sidecar);
    return done;
}

static bool write_fresh(const struct adding *adding) {
    bool done = true;
    for (size_t i = 0; done && i < adding->fresh.count; i++) {
        const struct named_bytes *file = &adding->fresh.items[i];
        done = make_folders(adding, file->path) &&
               folder_write(adding->store->folder, staged(adding, file->path), file->bytes);
    }
    return done;
}

/* Brings every folder of what is staged to the disk, the innermost first. */
static bool sync_folders(const struct adding *adding, struct str below) {
    struct folder_list list = {0};
    const char *path = staged(adding, below);
    bool done = folder_list(adding->store->folder, path, adding->arena, &list);
    for (size_t i = 0; done && i < list.count; i++) {
        if (list.items[i].kind == FOLDER_FOLDER) {
            done = sync_folders(adding, path_join(adding->arena, below, list.items[i].name));
        }
    }
    return done && folder_sync(adding->store->folder, path);
}

static bool build(const struct adding *adding) {
    struct folder *folder = adding->store->folder;
    bool done = folder_make(folder, STAGING) && folder_sync(folder, EXTENSIONS) &&
                folder_make(folder, STAGED);
    if (done && adding->there) {
        done = take_over(adding, adding->before.path, STR(""));
    } else if (done) {
        done = folder_write(folder, STAGED "/" OBJECT_DECLARATION, STR("ocfl_object_1.1\n"));
    }
    return done && folder_make(folder, staged(adding, adding->version)) && write_fresh(adding) &&
           write_inventory(adding, adding->version) && write_inventory(adding, STR("")) &&
           sync_folders(adding, STR(""));
}

static bool install(const struct adding *adding) {
    struct buffer path = {0};
    layout_add_path(adding->addition->id, &path);
    bool done = staging_install(adding->store, str_copy(adding->arena, buffer_str(&path)),
                                adding->there, adding->arena);
    buffer_free(&path);
    return done;
}

/* ---- All of it ------------------------------------------------------------------------------ */

static enum addition_outcome add(struct adding *adding) {
    struct buffer version = {0};
    if (!store_find(adding->store, adding->addition->id, adding->arena, &adding->before,
                    &adding->there)) {
        return ADDITION_FAILED;
    }
    buffer_print(&version, "v%zu", adding->before.inventory.version_count + 1);
    adding->version = str_copy(adding->arena, buffer_str(&version));
    buffer_free(&version);
    make_state(adding);
    if (is_same(adding)) {
        return ADDITION_SAME;
    }
    make_inventory(adding);
    if (build(adding) && install(adding)) {
        return ADDITION_MADE;
    }
    /* What is half done is undone, or brought to its end; where that fails too, by the next writer.
     */
    (void)staging_recover(adding->store);
    return ADDITION_FAILED;
}

enum addition_outcome store_add(struct store *store, const struct addition *addition) {
    struct adding adding = {.store = store, .addition = addition, .arena = arena_new()};
    enum addition_outcome outcome = add(&adding);
    array_free(&adding.content);
    array_free(&adding.state);
    array_free(&adding.fresh);
    arena_free(adding.arena);
    return outcome;
}
