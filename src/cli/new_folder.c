#include "cli/new_folder.h"

#include "archive/store.h"
#include "base/arena.h"
#include "base/digest.h"
#include "base/folder.h"

#include <string.h>

/* What is at work: names beside each other in one folder. */
struct work {
    struct folder *folder; /* in which the new one will be */
    const char *path;      /* as the user wrote it */
    const char *name;      /* its name there */
    const char *before;    /* where it is made */
    const char *aside;     /* where what was there goes, for a moment */
    struct arena *arena;
    struct diag *diag;
};

static bool refuse(const struct work *work, enum diag_id id, struct str detail) {
    DIAG(work->diag, NOWHERE, id, str_of(work->path), detail);
    return false;
}

/* ---- What was there ------------------------------------------------------------------------- */

/* True where all that is in the folder may be lost: whoever put something else there wants it. */
static bool is_ours(const struct work *work, struct str mark, new_folder_owns *owns) {
    struct folder_list list = {0};
    bool marked = false;
    if (folder_look(work->folder, work->name) != FOLDER_FOLDER) {
        return refuse(work, DIAG_ENOTHI_FOLDER_OTHER, STR(""));
    }
    if (!folder_list(work->folder, work->name, work->arena, &list)) {
        return false;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].kind != FOLDER_FILE || !owns(list.items[i].name)) {
            return refuse(work, DIAG_ENOTHI_FOLDER_HOLDS, list.items[i].name);
        }
        marked = marked || str_equal(list.items[i].name, mark);
    }
    return marked || refuse(work, DIAG_ENOTHI_FOLDER_OTHER, STR(""));
}

/* What a killed run moved aside comes back. */
static bool bring_back(const struct work *work) {
    return folder_look(work->folder, work->aside) == FOLDER_NOTHING ||
           folder_look(work->folder, work->name) != FOLDER_NOTHING ||
           folder_move(work->folder, work->aside, work->name);
}

static bool may_be_written(const struct work *work, struct str mark, bool replace,
                           new_folder_owns *owns) {
    if (folder_look(work->folder, work->name) == FOLDER_NOTHING) {
        return true;
    }
    return replace ? is_ours(work, mark, owns) : refuse(work, DIAG_ENOTHI_FOLDER_THERE, STR(""));
}

/* ---- The new one ---------------------------------------------------------------------------- */

static const char *inside(const struct work *work, const char *folder, const char *name) {
    struct buffer path = {0};
    buffer_print(&path, "%s/%s", folder, name);
    const char *copy = str_c_string(work->arena, buffer_str(&path));
    buffer_free(&path);
    return copy;
}

static bool fill(const struct work *work, const struct new_file *files, size_t count) {
    bool done = folder_remove(work->folder, work->aside) &&
                folder_remove(work->folder, work->before) &&
                folder_make(work->folder, work->before);
    for (size_t i = 0; done && i < count; i++) {
        done =
            folder_write(work->folder, inside(work, work->before, files[i].name), files[i].bytes);
    }
    return done && folder_sync(work->folder, work->before);
}

/* Where two folders cannot change places, the old one is away for a moment. */
static bool put_in_place(const struct work *work) {
    if (folder_look(work->folder, work->name) == FOLDER_NOTHING) {
        return folder_move(work->folder, work->before, work->name);
    }
    enum folder_exchange swapped = folder_swap(work->folder, work->before, work->name);
    if (swapped == EXCHANGE_IMPOSSIBLE) {
        return folder_move(work->folder, work->name, work->aside) &&
               folder_move(work->folder, work->before, work->name);
    }
    return swapped == EXCHANGE_DONE;
}

static bool write_new(const struct work *work, const struct new_file *files, size_t count) {
    bool done = fill(work, files, count) && put_in_place(work) && folder_sync(work->folder, "");
    /* What this leaves the next one removes; what is told of it would hide the reason. */
    if (folder_look(work->folder, work->name) != FOLDER_NOTHING) {
        (void)folder_try_remove(work->folder, work->aside);
    } else if (folder_look(work->folder, work->aside) != FOLDER_NOTHING) {
        (void)folder_move(work->folder, work->aside, work->name);
    }
    (void)folder_try_remove(work->folder, work->before);
    return done;
}

/* ---- Beside --------------------------------------------------------------------------------- */

/* A name that is short however long the folder's is. */
static const char *beside(struct arena *arena, const char *name, const char *ending) {
    enum { LETTERS = 16 };
    struct buffer digest = {0}, path = {0};
    digest_add_hex(&digest, str_of(name));
    buffer_print(&path, ".charter-%.*s-%s", LETTERS, digest.bytes, ending);
    const char *copy = str_c_string(arena, buffer_str(&path));
    buffer_free(&digest);
    buffer_free(&path);
    return copy;
}

/* Opens the folder that the path's last name is in; trailing slashes mean nothing. */
static bool open_parent(struct work *work) {
    struct str whole = str_of(work->path);
    while (whole.size > 1 && str_ends(whole, STR("/"))) {
        whole.size--;
    }
    const char *copy = str_c_string(work->arena, whole), *slash = strrchr(copy, '/');
    work->name = slash == NULL ? copy : slash + 1;
    struct str parent = slash == NULL   ? STR(".")
                        : slash == copy ? STR("/")
                                        : str_slice(whole, 0, (size_t)(slash - copy));
    if (!folder_path_is_safe(str_of(work->name))) {
        return refuse(work, DIAG_FOLDER_NAME_WRONG, STR(""));
    }
    work->before = beside(work->arena, work->name, "new");
    work->aside = beside(work->arena, work->name, "old");
    work->folder = folder_open(str_c_string(work->arena, parent), work->diag);
    if (work->folder == NULL) {
        return false;
    }
    if (store_surrounds(work->folder)) {
        return refuse(work, DIAG_ARCHIVE_INSIDE, STR(""));
    }
    return folder_take_lock(work->folder, "", true) != LOCK_HELD ||
           refuse(work, DIAG_FOLDER_BUSY, STR(""));
}

bool new_folder_write(const char *path, const struct new_file *files, size_t count, bool replace,
                      new_folder_owns *owns, struct diag *diag) {
    struct work work = {.path = path, .arena = arena_new(), .diag = diag};
    struct str mark = str_of(files[count - 1].name);
    bool done = open_parent(&work) && bring_back(&work) &&
                may_be_written(&work, mark, replace, owns) && write_new(&work, files, count);
    folder_close(work.folder);
    arena_free(work.arena);
    return done;
}
