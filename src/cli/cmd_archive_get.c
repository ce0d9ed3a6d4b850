#include "base/arena.h"
#include "base/digest.h"
#include "cli/archive_office.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/report.h"

static bool check_options(const struct command_line *line, struct diag *diag) {
    if (!option_given(line, OPTION_YEAR)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_YEAR_NEEDED);
    }
    if (!option_given(line, OPTION_GET_OUT_DIR)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_OUT_DIR_NEEDED);
    }
    return !diag_failed(diag);
}

/* What a font is called comes from its fonts.xml, and may be meant to go where it should not: a
 * name that is none of a file in one folder is that of the archive. The record has been checked to
 * be text. */
static struct str font_name(const struct record_file *font) {
    bool plain = folder_path_is_safe(font->name) && font->name.bytes[0] != '.';
    for (size_t i = 0; plain && i < font->name.size; i++) {
        char letter = font->name.bytes[i];
        plain = letter != '/' && letter != '\\' && letter != ':' && (unsigned char)letter >= ' ';
    }
    return plain ? font->name : archived_file_name(font->path);
}

struct getting {
    const struct store *store;
    const struct archived_office *office;
    struct folder *target;
    struct arena *arena;
    size_t bytes;
};

/* What the record says of the bytes is true, or it is told. */
static bool is_as_recorded(const struct getting *getting, const struct record_file *file,
                           struct str bytes) {
    struct buffer sha256 = {0};
    digest_add_hex(&sha256, bytes);
    bool same = file == NULL || str_equal(buffer_str(&sha256), file->sha256);
    buffer_free(&sha256);
    if (!same) {
        store_report(getting->store, DIAG_ARCHIVE_RECORD, getting->office->object.path, file->path);
    }
    return same;
}

/* `file` is NULL for the record itself. */
static bool get_file(struct getting *getting, struct str path, const struct record_file *file,
                     const char *folder, struct str name) {
    struct buffer bytes = {0}, target = {0};
    buffer_print(&target, "%s%.*s", folder, STR_ARG(name));
    buffer_add_byte(&target, '\0');
    bool done = store_read_file(getting->store, &getting->office->object, getting->office->version,
                                path, &bytes) &&
                is_as_recorded(getting, file, buffer_str(&bytes)) &&
                folder_write(getting->target, target.bytes, buffer_str(&bytes));
    getting->bytes += bytes.size;
    buffer_free(&bytes);
    buffer_free(&target);
    return done;
}

static bool get_fonts(struct getting *getting, const struct record *record) {
    bool done = record->font_count == 0 || folder_make(getting->target, "fonts");
    for (size_t i = 0; done && i < record->font_count; i++) {
        const struct record_file *font = &record->fonts[i];
        done = get_file(getting, font->path, font, "fonts/", font_name(font));
    }
    return done && (record->font_count == 0 || folder_sync(getting->target, "fonts"));
}

static bool get_all(struct getting *getting, const struct archived_edition *edition) {
    struct buffer path = {0};
    bool done = true;
    for (size_t i = 0; done && i < edition->record.file_count; i++) {
        const struct record_file *file = &edition->record.files[i];
        done = get_file(getting, file->path, file, "", archived_file_name(file->path));
    }
    buffer_print(&path, "%.*s/" RECORD_NAME, STR_ARG(edition->folder));
    done = done && get_file(getting, buffer_str(&path), NULL, "", STR(RECORD_NAME)) &&
           get_fonts(getting, &edition->record);
    buffer_free(&path);
    return done && folder_sync(getting->target, "");
}

static bool is_empty(struct folder *target, struct arena *arena, struct diag *diag) {
    struct folder_list list = {0};
    if (store_surrounds(target)) {
        DIAG(diag, NOWHERE, DIAG_ARCHIVE_INSIDE, str_of(folder_name(target)));
        return false;
    }
    if (!folder_list(target, "", arena, &list)) {
        return false;
    }
    if (list.count > 0) {
        DIAG(diag, NOWHERE, DIAG_FOLDER_NOT_EMPTY, str_of(folder_name(target)), list.items[0].name);
    }
    return list.count == 0;
}

static void get(const struct command_line *line, struct getting *getting,
                const struct archived_edition *edition, struct console *console) {
    const char *path = line->values[OPTION_GET_OUT_DIR];
    getting->target = folder_open_new(path, console->diag);
    if (getting->target != NULL && is_empty(getting->target, getting->arena, console->diag) &&
        get_all(getting, edition)) {
        report_extracted(path, getting->bytes, console->language, &console->report);
    }
    folder_close(getting->target);
}

void cmd_archive_get(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    struct archived_office office;
    struct store *store = NULL;
    if (check_options(line, console->diag)) {
        store = store_open(line->operands.items[0], STORE_READ, console->diag);
    }
    if (store != NULL && archived_office_choose(store, line, arena, console->diag, &office)) {
        const struct archived_edition *edition =
            archived_edition_choose(&office, line, console->diag);
        struct getting getting = {.store = store, .office = &office, .arena = arena};
        if (edition != NULL) {
            get(line, &getting, edition, console);
        }
    }
    arena_free(arena);
    store_close(store);
}
