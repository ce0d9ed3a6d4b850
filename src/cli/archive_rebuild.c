#include "cli/archive_rebuild.h"

#include "base/arena.h"
#include "base/array.h"
#include "cli/archive_office.h"
#include "cli/console.h"
#include "cli/differences.h"
#include "cli/rebuild.h"
#include "text/fontset.h"
#include "unpack/making.h"
#include "unpack/unpack.h"

struct rebuilding {
    const struct store *store;
    const struct command_line *line;
    struct console *console;
    struct rebuilt counts;
};

/* An edition's files, as they are kept. */
struct kept {
    struct buffer pdf, master;
    ARRAY(struct buffer) font_bytes;
    ARRAY(struct held_font) fonts;
};

static void kept_free(struct kept *kept) {
    buffer_free(&kept->pdf);
    buffer_free(&kept->master);
    for (size_t i = 0; i < kept->font_bytes.count; i++) {
        buffer_free(&kept->font_bytes.items[i]);
    }
    array_free(&kept->font_bytes);
    array_free(&kept->fonts);
}

static bool read_fonts(const struct store *store, const struct archived_office *office,
                       const struct record *record, struct kept *kept) {
    bool fine = true;
    for (size_t i = 0; fine && i < record->font_count; i++) {
        struct buffer bytes = {0};
        fine =
            store_read_file(store, &office->object, office->version, record->fonts[i].path, &bytes);
        array_push(&kept->font_bytes, bytes);
        array_push(&kept->fonts, (struct held_font){record->fonts[i].name, buffer_str(&bytes)});
    }
    return fine;
}

static bool read_kept(const struct store *store, const struct archived_office *office,
                      const struct archived_edition *edition, struct kept *kept) {
    const struct record_file *pdf = archived_edition_file(edition, STR(PDF_NAME));
    const struct record_file *master = archived_edition_file(edition, STR(MASTER_NAME));
    if (pdf == NULL || master == NULL) {
        store_report(store, DIAG_ARCHIVE_RECORD, office->object.path, edition->folder);
        return false;
    }
    return store_read_file(store, &office->object, office->version, pdf->path, &kept->pdf) &&
           store_read_file(store, &office->object, office->version, master->path, &kept->master) &&
           read_fonts(store, office, &edition->record, kept);
}

/* Both can be taken apart, or are told to differ only. */
static void report(struct rebuilding *rebuilding, const char *path, struct str found,
                   struct str expected) {
    struct arena *arena = arena_new();
    struct diag *diag = rebuilding->console->diag, *unheard = diag_new();
    struct unpacked parts[2] = {{0}, {0}};
    struct making makings[2];
    if (!unpack(found, path, UNPACK_PARTS, &parts[0], unheard) ||
        !unpack(expected, path, UNPACK_PARTS, &parts[1], unheard)) {
        differences_report_undivided(path, found, expected, diag);
    } else {
        (void)making_read(parts[0].metadata, arena, &makings[0]);
        (void)making_read(parts[1].metadata, arena, &makings[1]);
        const struct version there = {found, &parts[0], &makings[0]};
        const struct version here = {expected, &parts[1], &makings[1]};
        if (differences_of_making(path, &there, &here, unheard) > 0) {
            rebuilding->counts.otherwise++;
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_MADE_OTHERWISE, str_of(path));
            (void)differences_of_making(path, &there, &here, diag);
        } else {
            differences_report(path, &there, &here, diag);
        }
    }
    unpack_free(&parts[0]);
    unpack_free(&parts[1]);
    diag_free(unheard);
    arena_free(arena);
}

/* What the edition is called in messages: "doict-patgram 2025-26/q2/charter.pdf". */
static const char *name_of(const struct archived_office *office,
                           const struct archived_edition *edition, const char *file,
                           struct arena *arena) {
    struct buffer name = {0};
    buffer_print(&name, "%.*s %.*s/%s", STR_ARG(office->id), STR_ARG(edition->folder), file);
    const char *copy = str_c_string(arena, buffer_str(&name));
    buffer_free(&name);
    return copy;
}

static void rebuild(struct rebuilding *rebuilding, const struct archived_office *office,
                    const struct archived_edition *edition, struct arena *arena) {
    struct kept kept = {.pdf = {0}};
    struct buffer pdf = {0};
    rebuilding->counts.all++;
    if (read_kept(rebuilding->store, office, edition, &kept)) {
        const struct held_fonts fonts = {kept.fonts.items, kept.fonts.count};
        const struct rebuild wanted = {.name = name_of(office, edition, MASTER_NAME, arena),
                                       .master = buffer_str(&kept.master),
                                       .alone = true,
                                       .profile = PDF_ARCHIVE,
                                       .fonts = &fonts};
        if (rebuild_pdf(&wanted, rebuilding->line, &pdf, rebuilding->console)) {
            bool same = str_equal(buffer_str(&pdf), buffer_str(&kept.pdf));
            rebuilding->counts.same += same;
            if (!same) {
                report(rebuilding, name_of(office, edition, PDF_NAME, arena), buffer_str(&kept.pdf),
                       buffer_str(&pdf));
            }
        }
    }
    buffer_free(&pdf);
    kept_free(&kept);
}

/* Each edition once in each form that it had: in the version in which it took it. */
static void rebuild_office(struct rebuilding *rebuilding, struct str path) {
    struct archived_office office;
    size_t last = 1;
    for (size_t version = 1; version <= last; version++) {
        struct arena *arena = arena_new();
        bool read = archived_office_read(rebuilding->store, path, version, arena, &office);
        last = office.object.inventory.version_count;
        for (size_t i = 0; read && i < office.count; i++) {
            if (office.editions[i].version == version && !office.editions[i].record.foreign) {
                rebuild(rebuilding, &office, &office.editions[i], arena);
            }
        }
        arena_free(arena);
    }
}

struct rebuilt archive_rebuild(const struct store *store, const struct command_line *line,
                               struct console *console) {
    struct rebuilding rebuilding = {.store = store, .line = line, .console = console};
    struct arena *arena = arena_new();
    struct str_list paths = {0};
    (void)store_objects(store, arena, &paths);
    for (size_t i = 0; i < paths.count; i++) {
        rebuild_office(&rebuilding, paths.items[i]);
    }
    arena_free(arena);
    return rebuilding.counts;
}
