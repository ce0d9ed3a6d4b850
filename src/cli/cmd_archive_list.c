#include "base/arena.h"
#include "base/array.h"
#include "cli/archive_json.h"
#include "cli/archive_text.h"
#include "cli/command_line.h"
#include "cli/console.h"

#include <stdlib.h>

typedef ARRAY(struct archived_office) office_array;

static int by_id(const void *a, const void *b) {
    return str_compare(((const struct archived_office *)a)->id,
                       ((const struct archived_office *)b)->id);
}

/* What cannot be read is reported, and the others are listed all the same. */
static void read_offices(const struct store *store, struct arena *arena, office_array *offices) {
    struct str_list paths = {0};
    (void)store_objects(store, arena, &paths);
    for (size_t i = 0; i < paths.count; i++) {
        struct archived_office office;
        if (archived_office_read(store, paths.items[i], 0, arena, &office) && office.id.size > 0) {
            array_push(offices, office);
        }
    }
    if (offices->count > 0) {
        qsort(offices->items, offices->count, sizeof *offices->items, by_id);
    }
}

static void print(const office_array *offices, enum language language, struct buffer *out) {
    for (size_t i = 0; i < offices->count; i++) {
        const struct archived_office *office = &offices->items[i];
        archive_text_office(office, out);
        for (size_t e = 0; e < office->count; e++) {
            buffer_add(out, STR("    "));
            archive_text_edition(&office->editions[e], language, out);
            buffer_add_byte(out, '\n');
        }
    }
}

void cmd_archive_list(const struct command_line *line, struct console *console) {
    struct store *store = store_open(line->operands.items[0], STORE_READ, console->diag);
    struct arena *arena = arena_new();
    office_array offices = {0};
    if (store != NULL) {
        read_offices(store, arena, &offices);
        if (console->format == DIAG_JSON) {
            archive_json_offices(offices.items, offices.count, &console->out);
            console->around_findings = true;
        } else {
            print(&offices, console->language, &console->out);
        }
    }
    array_free(&offices);
    arena_free(arena);
    store_close(store);
}
