/* How a new version comes into its place.
 *
 * The whole object as it will be is built in STAGED, its old files under second names (or copied),
 * and brought to the disk. Then it and the old object change places, at once: whoever looks finds
 * the one or the other. What is in STAGED after that is the old one, and is removed.
 *
 * Where the file system cannot let two folders change places (FAT, many network shares), the old
 * object is moved aside and the new one to its place. In between there is none: before that, the
 * mark SWAPPING is made, by which the next writer knows that STAGED is whole and has to come into
 * its place, and readers say so.
 *
 * A new object comes into its place by one renaming: of the first of its folders that is not there
 * yet, so that no empty folder is ever seen. */
#include "archive/parts.h"

#include "base/arena.h"

/* The folder of a path; "" where it has none. */
static struct str parent_of(struct str path) {
    size_t slash = SIZE_MAX;
    for (size_t at = str_find(path, STR("/"), 0); at != SIZE_MAX;
         at = str_find(path, STR("/"), at + 1)) {
        slash = at;
    }
    return slash == SIZE_MAX ? STR("") : str_slice(path, 0, slash);
}

/* Removes the staging folder with all that is in it. The mark goes first: what is removed is whole
 * no longer. */
static bool clear(const struct store *store) {
    enum folder_kind kind = folder_look(store->folder, STAGING);
    if (kind == FOLDER_NOTHING) {
        return true;
    }
    if (kind == FOLDER_FOLDER &&
        !(folder_remove(store->folder, SWAPPING) && folder_sync(store->folder, STAGING))) {
        return false;
    }
    return folder_remove(store->folder, STAGING) && folder_sync(store->folder, EXTENSIONS);
}

/* ---- Into its place ------------------------------------------------------------------------- */

static bool sync_both(const struct store *store, struct str place, struct arena *arena) {
    return folder_sync(store->folder, str_c_string(arena, place)) &&
           folder_sync(store->folder, STAGING);
}

/* A new object. */
static bool place_new(const struct store *store, struct str path, struct arena *arena) {
    struct str parent = parent_of(path);
    if (folder_look(store->folder, str_c_string(arena, parent)) != FOLDER_NOTHING) {
        return folder_move(store->folder, STAGED, path.bytes) && sync_both(store, parent, arena);
    }
    const char *wrapped = STAGING "/wrapped";
    struct str inner =
        path_join(arena, str_of(wrapped), str_slice(path, parent.size + 1, path.size));
    return folder_make(store->folder, wrapped) && folder_move(store->folder, STAGED, inner.bytes) &&
           folder_sync(store->folder, wrapped) &&
           folder_move(store->folder, wrapped, str_c_string(arena, parent)) &&
           sync_both(store, STR(""), arena);
}

/* The second half of what place_by_moving does, and what the next writer does for one that was
 * killed. */
static bool finish_moving(const struct store *store, struct str path, struct arena *arena) {
    return folder_move(store->folder, STAGED, path.bytes) &&
           sync_both(store, parent_of(path), arena);
}

static bool place_by_moving(const struct store *store, struct str path, struct arena *arena) {
    return folder_write(store->folder, SWAPPING, STR("")) && folder_sync(store->folder, STAGING) &&
           folder_move(store->folder, path.bytes, OLD_OBJECT) && finish_moving(store, path, arena);
}

bool staging_install(struct store *store, struct str path, bool replaces, struct arena *arena) {
    enum folder_exchange swapped = EXCHANGE_DONE;
    bool placed = !replaces && place_new(store, path, arena);
    if (replaces) {
        swapped = folder_swap(store->folder, STAGED, path.bytes);
        placed = swapped == EXCHANGE_IMPOSSIBLE
                     ? place_by_moving(store, path, arena)
                     : swapped == EXCHANGE_DONE && sync_both(store, parent_of(path), arena);
    }
    return placed && clear(store);
}

/* ---- What a killed writer left -------------------------------------------------------------- */

/* Where the object in `root` belongs: it says whose it is. Empty where there is none that is whole.
 */
static struct str place_of(const struct store *store, const char *root, struct arena *arena) {
    struct buffer json = {0}, path = {0};
    struct str file = path_join(arena, str_of(root), STR(INVENTORY));
    struct inventory inventory;
    const char *where;
    if (folder_look(store->folder, file.bytes) == FOLDER_FILE &&
        folder_read(store->folder, file.bytes, INVENTORY_LIMIT, &json) &&
        inventory_read(buffer_str(&json), arena, &inventory, &where)) {
        layout_add_path(inventory.id, &path);
    }
    struct str place = str_copy(arena, buffer_str(&path));
    buffer_free(&json);
    buffer_free(&path);
    return place;
}

/* Where the object that was moved aside belongs, if nothing is there; else empty. */
static struct str vacant_place(const struct store *store, struct arena *arena) {
    struct str place = place_of(store, OLD_OBJECT, arena);
    bool vacant = place.size > 0 && folder_look(store->folder, place.bytes) == FOLDER_NOTHING;
    return vacant ? place : STR("");
}

bool staging_is_half_way(const struct store *store) {
    struct arena *arena = arena_new();
    bool half_way = vacant_place(store, arena).size > 0;
    arena_free(arena);
    return half_way;
}

/* The new object where it is whole, by the mark; else the old one back again. */
static bool fill_vacant(const struct store *store, struct str place, struct arena *arena) {
    if (folder_look(store->folder, SWAPPING) == FOLDER_FILE &&
        str_equal(place_of(store, STAGED, arena), place)) {
        return finish_moving(store, place, arena);
    }
    return folder_move(store->folder, OLD_OBJECT, place.bytes) &&
           sync_both(store, parent_of(place), arena);
}

bool staging_recover(struct store *store) {
    struct arena *arena = arena_new();
    struct str place = vacant_place(store, arena);
    bool done = place.size == 0 || fill_vacant(store, place, arena);
    arena_free(arena);
    return done && clear(store);
}
