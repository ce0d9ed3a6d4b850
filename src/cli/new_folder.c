#include "cli/new_folder.h"

#include "base/arena.h"
#include "base/folder.h"

#include <string.h>

/* What is at work: names beside each other in one folder. */
struct work {
    struct folder *folder; /* in which the new one will be */
    const char *name;      /* its name there */
    const char *before;    /* where it is made */
    const char *aside;     /* where what was there goes, for a moment */
    struct arena *arena;
};

static const char *inside(const struct work *work, const char *folder, const char *name) {
    struct buffer path = {0};
    buffer_print(&path, "%s/%s", folder, name);
    const char *copy = str_c_string(work->arena, buffer_str(&path));
    buffer_free(&path);
    return copy;
}

static bool may_be_written(const struct work *work, const char *path, bool replace,
                           const char *mark, struct diag *diag) {
    enum folder_kind kind = folder_look(work->folder, work->name);
    if (kind == FOLDER_NOTHING) {
        return true;
    }
    bool ours = kind == FOLDER_FOLDER &&
                folder_look(work->folder, inside(work, work->name, mark)) == FOLDER_FILE;
    if (replace && ours) {
        return true;
    }
    DIAG(diag, NOWHERE, replace ? DIAG_ENOTHI_FOLDER_OTHER : DIAG_ENOTHI_FOLDER_THERE,
         str_of(path));
    return false;
}

/* What a killed run left: what was moved aside comes back, unless the new one is in its place. */
static bool tidy(const struct work *work) {
    if (folder_look(work->folder, work->aside) != FOLDER_NOTHING &&
        folder_look(work->folder, work->name) == FOLDER_NOTHING &&
        !folder_move(work->folder, work->aside, work->name)) {
        return false;
    }
    return folder_remove(work->folder, work->aside) && folder_remove(work->folder, work->before);
}

static bool fill(const struct work *work, const struct new_file *files, size_t count) {
    bool done = folder_make(work->folder, work->before);
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

static const char *beside(struct arena *arena, const char *name, const char *ending) {
    struct buffer path = {0};
    buffer_print(&path, ".%s.charter-%s", name, ending);
    const char *copy = str_c_string(arena, buffer_str(&path));
    buffer_free(&path);
    return copy;
}

/* The folder that the path's last name is in, and that name; trailing slashes mean nothing. */
static struct folder *open_parent(const char *path, struct arena *arena, const char **name,
                                  struct diag *diag) {
    struct str whole = str_of(path);
    while (whole.size > 1 && str_ends(whole, STR("/"))) {
        whole.size--;
    }
    const char *copy = str_c_string(arena, whole), *slash = strrchr(copy, '/');
    *name = slash == NULL ? copy : slash + 1;
    struct str parent = slash == NULL   ? STR(".")
                        : slash == copy ? STR("/")
                                        : str_slice(whole, 0, (size_t)(slash - copy));
    if (!folder_path_is_safe(str_of(*name))) {
        DIAG(diag, NOWHERE, DIAG_ENOTHI_FOLDER_OTHER, str_of(path));
        return NULL;
    }
    return folder_open(str_c_string(arena, parent), diag);
}

static bool write_new(const struct work *work, const char *path, const struct new_file *files,
                      size_t count, bool replace, const char *mark, struct diag *diag) {
    bool done = tidy(work) && may_be_written(work, path, replace, mark, diag) &&
                fill(work, files, count) && put_in_place(work) && folder_sync(work->folder, "");
    /* What this leaves the next one removes; what is told of it would hide the reason. */
    if (folder_look(work->folder, work->name) != FOLDER_NOTHING) {
        (void)folder_try_remove(work->folder, work->aside);
    } else if (folder_look(work->folder, work->aside) != FOLDER_NOTHING) {
        (void)folder_move(work->folder, work->aside, work->name);
    }
    (void)folder_try_remove(work->folder, work->before);
    return done;
}

bool new_folder_write(const char *path, const struct new_file *files, size_t count, bool replace,
                      const char *mark, struct diag *diag) {
    struct arena *arena = arena_new();
    struct work work = {.arena = arena};
    work.folder = open_parent(path, arena, &work.name, diag);
    bool done = work.folder != NULL;
    if (done) {
        work.before = beside(arena, work.name, "new");
        work.aside = beside(arena, work.name, "old");
        done = write_new(&work, path, files, count, replace, mark, diag);
    }
    folder_close(work.folder);
    arena_free(arena);
    return done;
}
