#include "archive/parts.h"
#include "archive/store.h"

#include "base/arena.h"

/* The declaration while it is written. */
#define DECLARATION_BEFORE "declaration"

/* What a killed run left is written anew. */
static bool write_fixed(struct folder *folder, const char *path, struct str bytes) {
    return folder_remove(folder, path) && folder_write(folder, path, bytes);
}

/* True for a name that an archive being made may hold already. */
static bool is_own(struct str name) {
    bool own = str_equal(name, STR(EXTENSIONS)) || str_equal(name, STR(DECLARATION_BEFORE));
    for (size_t i = 0; i < fixed_file_count; i++) {
        own = own || str_equal(name, str_of(fixed_files[i].path));
    }
    return own;
}

static bool may_become_archive(struct folder *folder, struct arena *arena, struct diag *diag) {
    struct folder_list list = {0};
    struct str name = str_of(folder_name(folder));
    if (!folder_list(folder, "", arena, &list)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (!is_own(list.items[i].name)) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_NOT_EMPTY, name, list.items[i].name);
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

bool store_init(const char *path, struct diag *diag) {
    struct folder *folder = folder_open_new(path, diag);
    struct arena *arena = arena_new();
    bool done = folder != NULL && may_become_archive(folder, arena, diag) && fill(folder);
    arena_free(arena);
    folder_close(folder);
    return done;
}
