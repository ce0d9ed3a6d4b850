#include "cli/archive_masters.h"

#include "base/arena.h"

/* What another version of the program made may be beyond this one: the rest is told all the same.
 */
static void read_master(const struct store *store, const struct archived_office *office,
                        const struct command_line *line, struct arena *arena,
                        struct console *console, struct archived_master *master) {
    const struct record_file *file = archived_edition_file(master->edition, STR(MASTER_NAME));
    struct console unheard = {.diag = diag_new()};
    if (file != NULL &&
        store_read_file(store, &office->object, office->version, file->path, &master->bytes) &&
        !input_read_given(&master->input, str_c_string(arena, file->path),
                          buffer_str(&master->bytes), line, &unheard)) {
        DIAG(console->diag, NOWHERE, DIAG_ARCHIVE_MASTER_UNREAD, file->path);
        pipeline_free(&master->input.pipeline);
        master->input.pipeline = (struct pipeline){.master = NULL};
    }
    console_free(&unheard);
}

void archived_masters_read(const struct store *store, const struct archived_office *office,
                           const struct command_line *line, struct arena *arena,
                           struct console *console, struct archived_masters *masters) {
    masters->count = office->count;
    masters->items = arena_array_of(arena, struct archived_master, office->count);
    for (size_t i = 0; i < office->count; i++) {
        masters->items[i].edition = &office->editions[i];
        read_master(store, office, line, arena, console, &masters->items[i]);
    }
}

void archived_masters_free(struct archived_masters *masters) {
    for (size_t i = 0; i < masters->count; i++) {
        input_free(&masters->items[i].input);
        buffer_free(&masters->items[i].bytes);
    }
}
