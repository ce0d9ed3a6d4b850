#include "cli/archive_masters.h"

#include "base/arena.h"

static bool read_master(const struct store *store, const struct archived_office *office,
                        const struct command_line *line, struct arena *arena,
                        struct console *console, struct archived_master *master) {
    const struct record_file *file = archived_edition_file(master->edition, STR(MASTER_NAME));
    if (file == NULL) {
        return true;
    }
    struct buffer name = {0};
    buffer_print(&name, "%.*s", STR_ARG(file->path));
    const char *path = str_c_string(arena, buffer_str(&name));
    buffer_free(&name);
    return store_read_file(store, &office->object, office->version, file->path, &master->bytes) &&
           input_read_given(&master->input, path, buffer_str(&master->bytes), line, console);
}

bool archived_masters_read(const struct store *store, const struct archived_office *office,
                           const struct command_line *line, struct arena *arena,
                           struct console *console, struct archived_masters *masters) {
    bool fine = true;
    masters->count = office->count;
    masters->items = arena_array_of(arena, struct archived_master, office->count);
    for (size_t i = 0; fine && i < office->count; i++) {
        masters->items[i].edition = &office->editions[i];
        fine = read_master(store, office, line, arena, console, &masters->items[i]);
    }
    return fine;
}

void archived_masters_free(struct archived_masters *masters) {
    for (size_t i = 0; i < masters->count; i++) {
        input_free(&masters->items[i].input);
        buffer_free(&masters->items[i].bytes);
    }
}
