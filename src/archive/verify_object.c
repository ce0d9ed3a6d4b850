#include "archive/verifying.h"

#include "archive/record.h"
#include "base/arena.h"
#include "base/digest.h"

#include <stdlib.h>
#include <string.h>

/* An inventory with its sidecar, as they are found. */
struct pair {
    struct buffer json, sidecar;
    bool there;  /* both could be read */
    bool agrees; /* the sidecar has the SHA-512 of the inventory */
};

static void pair_free(struct pair *pair) {
    buffer_free(&pair->json);
    buffer_free(&pair->sidecar);
}

static struct str in(const struct verifying *verifying, struct str path, const char *name) {
    return path_join(verifying->arena, path, str_of(name));
}

static struct pair read_pair(struct verifying *verifying, struct str folder) {
    struct pair pair = {.there = false};
    bool json =
        verify_read(verifying, in(verifying, folder, INVENTORY), INVENTORY_LIMIT, &pair.json);
    bool sidecar = verify_read(verifying, in(verifying, folder, SIDECAR), 1024, &pair.sidecar);
    pair.there = json && sidecar;
    pair.agrees = pair.there && sidecar_agrees(buffer_str(&pair.sidecar), buffer_str(&pair.json));
    return pair;
}

/* A sidecar of ours that agrees may yet have lost its line end. Other programs write others. */
static void check_sidecar(struct verifying *verifying, struct str folder, const struct pair *pair,
                          const struct inventory *inventory) {
    struct buffer expected = {0};
    if (record_office_of(inventory->id).size == 0) {
        return;
    }
    digest_add_hex_sha512(&expected, buffer_str(&pair->json));
    buffer_add(&expected, STR("  " INVENTORY "\n"));
    if (pair->agrees && !str_equal(buffer_str(&expected), buffer_str(&pair->sidecar))) {
        store_report(verifying->store, DIAG_ARCHIVE_ALTERED, in(verifying, folder, SIDECAR),
                     STR(""));
    }
    buffer_free(&expected);
}

/* True for an inventory that has the very bytes in which it is written here. */
static bool is_as_written(const struct pair *pair, const struct inventory *inventory) {
    struct buffer again = {0};
    inventory_write(inventory, &again);
    bool same = str_equal(buffer_str(&again), buffer_str(&pair->json));
    buffer_free(&again);
    return same;
}

/* True where the other copy of the inventory is the same, and is what its own sidecar says. */
static bool is_vouched_for(const struct pair *pair, const struct pair *twin) {
    return twin->agrees && str_equal(buffer_str(&pair->json), buffer_str(&twin->json));
}

/* Where an inventory and its sidecar do not agree; `sound`: the inventory is known to be whole. */
static void report_pair(struct verifying *verifying, struct str folder, const struct pair *pair,
                        bool sound) {
    if (!pair->there || pair->agrees) {
        return;
    }
    enum { DIGEST_LETTERS = 128 };
    struct str words = buffer_str(&pair->sidecar);
    if (sound || str_take_word(&words).size != DIGEST_LETTERS) {
        store_report(verifying->store, DIAG_ARCHIVE_ALTERED, in(verifying, folder, SIDECAR),
                     STR(""));
    }
    if (!sound) {
        store_report(verifying->store, DIAG_ARCHIVE_SIDECAR, in(verifying, folder, INVENTORY),
                     STR(""));
    }
}

static bool parse(struct verifying *verifying, struct str folder, const struct pair *pair,
                  struct arena *arena, struct inventory *inventory) {
    const char *where;
    if (inventory_read(buffer_str(&pair->json), arena, inventory, &where)) {
        return true;
    }
    store_report(verifying->store, DIAG_ARCHIVE_INVENTORY, in(verifying, folder, INVENTORY),
                 str_of(where));
    return false;
}

/* ---- Against each other --------------------------------------------------------------------- */

static bool same_state(const struct object_version *a, const struct object_version *b) {
    bool same = a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++) {
        same = str_equal(a->files[i].path, b->files[i].path) &&
               str_equal(a->files[i].digest, b->files[i].digest);
    }
    return same && str_equal(a->created, b->created) && str_equal(a->message, b->message) &&
           str_equal(a->user_name, b->user_name) && str_equal(a->user_address, b->user_address);
}

static int by_content_path(const void *path, const void *file) {
    return str_compare(*(const struct str *)path, ((const struct content_file *)file)->path);
}

/* True where what the older one tells is what the newer one tells of that time. */
static bool tells_the_same(const struct inventory *older, const struct inventory *newer) {
    bool same = str_equal(older->id, newer->id) && older->version_count <= newer->version_count &&
                str_equal(older->content_directory, newer->content_directory);
    for (size_t i = 0; same && i < older->version_count; i++) {
        same = same_state(&older->versions[i], &newer->versions[i]);
    }
    for (size_t i = 0; same && i < older->manifest_count; i++) {
        const struct content_file *found =
            newer->manifest_count == 0
                ? NULL
                : bsearch(&older->manifest[i].path, newer->manifest, newer->manifest_count,
                          sizeof *newer->manifest, by_content_path);
        same = found != NULL && str_equal(found->digest, older->manifest[i].digest);
    }
    return same;
}

/* The inventory of a version that is not the head. */
static void verify_older(struct verifying *verifying, struct str folder, size_t number,
                         const struct inventory *head) {
    struct inventory older;
    struct arena *arena = arena_new(); /* there may be hundreds of them */
    struct pair pair = read_pair(verifying, folder);
    bool parsed = pair.there && parse(verifying, folder, &pair, arena, &older);
    bool same = parsed && older.version_count == number && tells_the_same(&older, head);
    if (parsed && !same) {
        store_report(verifying->store, DIAG_ARCHIVE_INVENTORIES, in(verifying, folder, INVENTORY),
                     STR(""));
    }
    /* One that tells what it should is sound: then it is the sidecar that was changed. */
    bool sound = same && !pair.agrees && is_as_written(&pair, &older);
    report_pair(verifying, folder, &pair, sound);
    check_sidecar(verifying, folder, &pair, head);
    pair_free(&pair);
    arena_free(arena);
}

/* ---- What does not belong ------------------------------------------------------------------- */

/* Every file below is one of the manifest, and no folder is empty. */
static void verify_content(struct verifying *verifying, const struct object *object,
                           struct str below) {
    struct folder_list list = {0};
    const struct inventory *inventory = &object->inventory;
    struct str folder = path_join(verifying->arena, object->path, below);
    if (!folder_list(verifying->store->folder, folder.bytes, verifying->arena, &list)) {
        return;
    }
    if (list.count == 0) {
        store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED, folder, STR(""));
    }
    for (size_t i = 0; i < list.count; i++) {
        struct str inner = path_join(verifying->arena, below, list.items[i].name);
        if (list.items[i].kind == FOLDER_FOLDER) {
            verify_content(verifying, object, inner);
        } else if (inventory->manifest_count == 0 ||
                   bsearch(&inner, inventory->manifest, inventory->manifest_count,
                           sizeof *inventory->manifest, by_content_path) == NULL) {
            store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED,
                         path_join(verifying->arena, object->path, inner), STR(""));
        }
    }
}

/* A version's folder: its inventory with the sidecar, and its content, if it has any. */
static void verify_version(struct verifying *verifying, const struct object *object,
                           struct str name) {
    struct folder_list list = {0};
    struct str folder = path_join(verifying->arena, object->path, name);
    if (!folder_list(verifying->store->folder, folder.bytes, verifying->arena, &list)) {
        return;
    }
    for (size_t i = 0; i < list.count; i++) {
        struct str inner = list.items[i].name;
        bool content = str_equal(inner, object->inventory.content_directory);
        if (content && list.items[i].kind == FOLDER_FOLDER) {
            verify_content(verifying, object, path_join(verifying->arena, name, inner));
        } else if (!str_equal(inner, STR(INVENTORY)) && !str_equal(inner, STR(SIDECAR))) {
            store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED,
                         path_join(verifying->arena, folder, inner), STR(""));
        }
    }
}

static struct str version_name(const struct verifying *verifying, size_t number) {
    struct buffer name = {0};
    buffer_print(&name, "v%zu", number);
    struct str copy = str_copy(verifying->arena, buffer_str(&name));
    buffer_free(&name);
    return copy;
}

static void verify_versions(struct verifying *verifying, const struct object *object) {
    size_t count = object->inventory.version_count;
    for (size_t number = 1; number <= count; number++) {
        struct str name = version_name(verifying, number);
        struct str folder = path_join(verifying->arena, object->path, name);
        if (folder_look(verifying->store->folder, folder.bytes) != FOLDER_FOLDER) {
            store_report(verifying->store, DIAG_ARCHIVE_MISSING, folder, STR(""));
            continue;
        }
        verify_version(verifying, object, name);
        if (number < count) {
            verify_older(verifying, folder, number, &object->inventory);
        }
    }
}

static bool is_version(const struct verifying *verifying, const struct object *object,
                       struct str name) {
    for (size_t number = 1; number <= object->inventory.version_count; number++) {
        if (str_equal(name, version_name(verifying, number))) {
            return true;
        }
    }
    return false;
}

static void verify_root(struct verifying *verifying, const struct object *object,
                        const struct folder_list *list) {
    struct buffer declaration = {0};
    struct str path = in(verifying, object->path, OBJECT_DECLARATION);
    if (verify_read(verifying, path, DECLARATION_LIMIT, &declaration) &&
        !str_equal(buffer_str(&declaration), STR("ocfl_object_1.1\n"))) {
        store_report(verifying->store, DIAG_ARCHIVE_ALTERED, path, STR(""));
    }
    buffer_free(&declaration);
    for (size_t i = 0; i < list->count; i++) {
        struct str name = list->items[i].name;
        bool file = str_equal(name, STR(OBJECT_DECLARATION)) || str_equal(name, STR(INVENTORY)) ||
                    str_equal(name, STR(SIDECAR));
        if (!file && !is_version(verifying, object, name)) {
            store_report(verifying->store, DIAG_ARCHIVE_UNEXPECTED,
                         path_join(verifying->arena, object->path, name), STR(""));
        }
    }
}

/* ---- An object ------------------------------------------------------------------------------ */

/* The name of the last version's folder; empty where there is none. */
static struct str last_version(const struct folder_list *list) {
    struct str last = STR("");
    uint64_t most = 0, number;
    for (size_t i = 0; i < list->count; i++) {
        struct str name = list->items[i].name;
        if (name.size > 1 && name.bytes[0] == 'v' && list->items[i].kind == FOLDER_FOLDER &&
            str_to_number(str_slice(name, 1, name.size), 1000000, &number) && number > most) {
            most = number;
            last = name;
        }
    }
    return last;
}

static void add_jobs(struct verifying *verifying, const struct object *object) {
    const struct inventory *inventory = &object->inventory;
    for (size_t i = 0; i < inventory->manifest_count; i++) {
        struct str path = path_join(verifying->arena, object->path, inventory->manifest[i].path);
        array_push(&verifying->jobs,
                   (struct hash_job){.path = path, .sha512 = inventory->manifest[i].digest});
    }
}

static void verify_place(struct verifying *verifying, const struct object *object) {
    struct buffer expected = {0};
    layout_add_path(object->inventory.id, &expected);
    if (!str_equal(buffer_str(&expected), object->path)) {
        store_report(verifying->store, DIAG_ARCHIVE_MISPLACED, object->path, buffer_str(&expected));
    }
    buffer_free(&expected);
}

/* The folder of the version that is the head by the object's own inventory, or, where that cannot
 * be believed, of the last that is there. */
static struct str head_folder(struct verifying *verifying, const struct pair *own,
                              const struct folder_list *list) {
    struct arena *arena = arena_new();
    struct inventory inventory;
    const char *where;
    struct str head = last_version(list);
    if (own->agrees && inventory_read(buffer_str(&own->json), arena, &inventory, &where)) {
        head = version_name(verifying, inventory.version_count);
    }
    arena_free(arena);
    return head;
}

/* The inventory to go by: the object's own, or, where that was changed, the head's copy of it.
 * False where neither can be believed. */
static bool choose_inventory(struct verifying *verifying, struct str path,
                             const struct folder_list *list, struct inventory *inventory) {
    struct pair own = read_pair(verifying, path), copy = {.there = false};
    struct str head = head_folder(verifying, &own, list);
    struct str folder = path_join(verifying->arena, path, head);
    if (head.size > 0) {
        copy = read_pair(verifying, folder);
    }
    report_pair(verifying, path, &own, is_vouched_for(&own, &copy));
    report_pair(verifying, folder, &copy, is_vouched_for(&copy, &own));
    if (own.agrees && copy.agrees && !str_equal(buffer_str(&own.json), buffer_str(&copy.json))) {
        store_report(verifying->store, DIAG_ARCHIVE_INVENTORIES, in(verifying, folder, INVENTORY),
                     STR(""));
    }
    bool twins =
        own.there && copy.there && str_equal(buffer_str(&own.json), buffer_str(&copy.json));
    const struct pair *chosen = own.agrees || twins ? &own : copy.agrees ? &copy : NULL;
    bool chose = chosen != NULL && parse(verifying, chosen == &own ? path : folder, chosen,
                                         verifying->arena, inventory);
    if (chose) {
        check_sidecar(verifying, path, &own, inventory);
        check_sidecar(verifying, folder, &copy, inventory);
    }
    pair_free(&own);
    pair_free(&copy);
    return chose;
}

void verify_object(struct verifying *verifying, struct str path, const struct folder_list *list) {
    struct object object = {.path = path};
    size_t first = verifying->jobs.count;
    verifying->counts.objects++;
    if (!choose_inventory(verifying, path, list, &object.inventory)) {
        store_report(verifying->store, DIAG_ARCHIVE_OBJECT_UNREAD, path, STR(""));
        return;
    }
    verifying->counts.versions += object.inventory.version_count;
    verify_place(verifying, &object);
    verify_root(verifying, &object, list);
    verify_versions(verifying, &object);
    add_jobs(verifying, &object);
    verify_records(verifying, &object, first);
}
