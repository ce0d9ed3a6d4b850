/* How a new version comes into its place.
 *
 * The whole object as it will be is built in STAGED, its old files under second names (or copied),
 * and brought to the disk. Then it and the old object change places, at once: whoever looks finds
 * the one or the other. What is in STAGED after that is the old one, and is removed.
 *
 * Where the file system cannot let two folders change places (FAT, many network shares), the old
 * object is moved aside and the new one to its place. In between there is none: before that, the
 * mark SWAPPING is made, which says where the object belongs, and by which the next writer knows
 * that STAGED is whole; readers say that it is half way. An old object that is aside is never
 * removed before another is known to be in its place.
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

/* Removes the staging folder with all that is in it; reports nothing. The mark goes last but one:
 * as long as an old object is there, it says where that belongs. */
static bool try_clear(const struct store *store) {
    if (folder_look(store->folder, STAGING) == FOLDER_FOLDER &&
        !(folder_try_remove(store->folder, OLD_OBJECT) &&
          folder_try_remove(store->folder, STAGED) && folder_sync(store->folder, STAGING) &&
          folder_try_remove(store->folder, SWAPPING))) {
        return false;
    }
    return folder_try_remove(store->folder, STAGING) && folder_sync(store->folder, EXTENSIONS);
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
    return folder_write(store->folder, SWAPPING, path) && folder_sync(store->folder, STAGING) &&
           folder_move(store->folder, path.bytes, OLD_OBJECT) &&
           folder_sync(store->folder, STAGING) && finish_moving(store, path, arena);
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
    if (placed && !try_clear(store) && !try_clear(store)) {
        store_report(store, DIAG_ARCHIVE_LEFT, STR(STAGING), STR(""));
    }
    return placed;
}

/* ---- What a killed writer left -------------------------------------------------------------- */

enum left {
    LEFT_NOTHING, /* that anybody needs */
    LEFT_STAGED,  /* the new object has to come into its place */
    LEFT_OLD,     /* the old one has to come back */
    LEFT_UNCLEAR  /* an office is aside, and where it belongs cannot be told */
};

/* What the mark says; empty where it cannot be read or says nothing sound. */
static struct str marked_place(const struct store *store, struct arena *arena) {
    enum { PLACE_LIMIT = 512 };
    struct buffer bytes = {0};
    struct str place = STR("");
    if (folder_look(store->folder, SWAPPING) == FOLDER_FILE &&
        folder_read(store->folder, SWAPPING, PLACE_LIMIT, &bytes) &&
        folder_path_is_safe(buffer_str(&bytes))) {
        place = str_copy(arena, buffer_str(&bytes));
    }
    buffer_free(&bytes);
    return place;
}

static enum left look(const struct store *store, struct arena *arena, struct str *place) {
    if (folder_look(store->folder, OLD_OBJECT) != FOLDER_FOLDER) {
        return LEFT_NOTHING;
    }
    *place = marked_place(store, arena);
    if (place->size == 0) {
        return LEFT_UNCLEAR;
    }
    bool staged = folder_look(store->folder, STAGED) == FOLDER_FOLDER;
    bool vacant = folder_look(store->folder, place->bytes) == FOLDER_NOTHING;
    if (!vacant) {
        return staged ? LEFT_UNCLEAR : LEFT_NOTHING;
    }
    return staged ? LEFT_STAGED : LEFT_OLD;
}

bool staging_is_half_way(const struct store *store) {
    struct arena *arena = arena_new();
    struct str place;
    bool half_way = look(store, arena, &place) != LEFT_NOTHING;
    arena_free(arena);
    return half_way;
}

static bool put_back(const struct store *store, struct str place, struct arena *arena) {
    return folder_move(store->folder, OLD_OBJECT, place.bytes) &&
           sync_both(store, parent_of(place), arena);
}

bool staging_recover(struct store *store) {
    struct arena *arena = arena_new();
    struct str place = STR("");
    enum left left = look(store, arena, &place);
    bool done = left == LEFT_NOTHING ||
                (left == LEFT_STAGED && finish_moving(store, place, arena)) ||
                (left == LEFT_OLD && put_back(store, place, arena));
    if (left == LEFT_UNCLEAR) {
        store_report(store, DIAG_ARCHIVE_UNCLEAR, STR(OLD_OBJECT), STR(""));
    } else if (done && !try_clear(store)) {
        store_report(store, DIAG_FILE_FORBIDDEN, STR(STAGING), STR(""));
        done = false;
    }
    arena_free(arena);
    return done;
}
