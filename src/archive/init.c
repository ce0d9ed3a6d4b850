#include "archive/parts.h"
#include "archive/store.h"

#include "base/arena.h"

/* The declaration while it is written. */
#define DECLARATION_BEFORE "declaration"

/* What a killed run left is written anew. */
static bool write_fixed(struct folder *folder, const char *path, struct str bytes) {
    return folder_remove(folder, path) && folder_write(folder, path, bytes);
}

/* True for a file that holds a beginning of these bytes: a killed run has left it. */
static bool is_begun(struct folder *folder, const char *path, struct str bytes) {
    struct buffer found = {0};
    bool begun = folder_look(folder, path) == FOLDER_FILE &&
                 folder_read(folder, path, bytes.size, &found) &&
                 str_starts(bytes, buffer_str(&found));
    buffer_free(&found);
    return begun;
}

/* True where what stands at `path` may be there already: a folder on the way to a fixed file with
 * nothing else in it, or the beginning of one. */
static bool is_own(struct folder *folder, struct str path, struct arena *arena) {
    if (str_equal(path, STR(DECLARATION_BEFORE))) {
        return is_begun(folder, path.bytes, fixed_files[fixed_file_count - 1].bytes);
    }
    if (str_equal(path, STR(EXTENSIONS)) || str_equal(path, STR(EXTENSIONS "/" LAYOUT_NAME))) {
        struct folder_list list = {0};
        bool own = folder_look(folder, path.bytes) == FOLDER_FOLDER &&
                   folder_list(folder, path.bytes, arena, &list);
        for (size_t i = 0; own && i < list.count; i++) {
            own = is_own(folder, path_join(arena, path, list.items[i].name), arena);
        }
        return own;
    }
    for (size_t i = 0; i < fixed_file_count; i++) {
        if (str_equal(path, str_of(fixed_files[i].path))) {
            return is_begun(folder, path.bytes, fixed_files[i].bytes);
        }
    }
    return false;
}

static bool may_become_archive(struct folder *folder, struct arena *arena, struct diag *diag) {
    struct folder_list list = {0};
    if (!folder_list(folder, "", arena, &list)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (!is_own(folder, list.items[i].name, arena)) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_NOT_EMPTY, str_of(folder_name(folder)),
                 list.items[i].name);
            return false;
        }
    }
    return true;
}

/* The declaration is the last: until it is there, the folder is no archive. */
static bool declare(struct folder *folder) {
    const struct fixed_file *declaration = &fixed_files[fixed_file_count - 1];
    return write_fixed(folder, DECLARATION_BEFORE, declaration->bytes) && folder_sync(folder, "") &&
           folder_move(folder, DECLARATION_BEFORE, declaration->path) && folder_sync(folder, "");
}

static bool fill(struct folder *folder) {
    bool done = folder_make(folder, EXTENSIONS) && folder_make(folder, EXTENSIONS "/" LAYOUT_NAME);
    for (size_t i = 0; done && i + 1 < fixed_file_count; i++) {
        done = write_fixed(folder, fixed_files[i].path, fixed_files[i].bytes);
    }
    return done && folder_sync(folder, EXTENSIONS "/" LAYOUT_NAME) &&
           folder_sync(folder, EXTENSIONS) && declare(folder);
}

/* Two at once: the folder itself is locked, as there is no file yet that could be. */
static bool make(struct folder *folder, struct arena *arena, struct diag *diag) {
    struct str name = str_of(folder_name(folder));
    if (folder_take_lock(folder, "", true) == LOCK_HELD) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_BUSY, name);
        return false;
    }
    if (folder_look(folder, ROOT_DECLARATION) == FOLDER_FILE &&
        is_begun(folder, ROOT_DECLARATION, fixed_files[fixed_file_count - 1].bytes)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_THERE, name);
        return false;
    }
    if (store_surrounds(folder)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_INSIDE, name);
        return false;
    }
    return may_become_archive(folder, arena, diag) && fill(folder);
}

bool store_init(const char *path, struct diag *diag) {
    struct folder *folder = folder_open_new(path, diag);
    struct arena *arena = arena_new();
    bool done = folder != NULL && make(folder, arena, diag);
    arena_free(arena);
    folder_close(folder);
    return done;
}
