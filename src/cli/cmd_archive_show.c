#include "base/arena.h"
#include "cli/archive_json.h"
#include "cli/archive_text.h"
#include "cli/command_line.h"
#include "cli/console.h"

struct words {
    const char *memo, *approved, *published, *version, *program;
};
static const struct words words[] = {{"memo", "approved", "published", "version", "made by"},
                                     {"স্মারক", "অনুমোদিত", "প্রকাশিত", "সংস্করণ-ক্রম", "তৈরি করেছে"}};

static void add_fact(struct buffer *out, const char *name, struct str value) {
    if (value.size > 0) {
        buffer_print(out, "    %s: %.*s\n", name, STR_ARG(value));
    }
}

static void add_file(struct buffer *out, const struct record_file *file) {
    struct str name = file->name.size > 0 ? file->name : archived_file_name(file->path);
    buffer_print(out, "    %.*s  %8ju  %.*s\n", STR_ARG(file->sha256), (uintmax_t)file->bytes,
                 STR_ARG(name));
}

static void print(const struct archived_edition *edition, enum language language,
                  struct buffer *out) {
    const struct record *record = &edition->record;
    const struct words *word = &words[language];
    archive_text_edition(edition, language, out);
    buffer_add_byte(out, '\n');
    add_fact(out, word->memo, record->memo);
    add_fact(out, word->approved, record->approved);
    add_fact(out, word->published, record->published);
    add_fact(out, word->program, record->program);
    buffer_print(out, "    %s: v%zu\n", word->version, edition->version);
    for (size_t i = 0; i < record->file_count; i++) {
        add_file(out, &record->files[i]);
    }
    for (size_t i = 0; i < record->font_count; i++) {
        add_file(out, &record->fonts[i]);
    }
}

static void show(struct archived_office *office, struct console *console) {
    if (console->format == DIAG_JSON) {
        archive_json_offices(office, 1, &console->out);
        console->around_findings = true;
        return;
    }
    archive_text_office(office, &console->out);
    for (size_t i = 0; i < office->count; i++) {
        print(&office->editions[i], console->language, &console->out);
    }
}

/* Without --year all are shown. */
static bool narrow(const struct command_line *line, struct archived_office *office,
                   struct diag *diag) {
    if (!option_given(line, OPTION_YEAR)) {
        if (option_given(line, OPTION_QUARTER)) {
            DIAG(diag, NOWHERE, DIAG_ARCHIVE_YEAR_NEEDED);
        }
        return !option_given(line, OPTION_QUARTER);
    }
    office->editions = archived_edition_choose(office, line, diag);
    office->count = 1;
    return office->editions != NULL;
}

void cmd_archive_show(const struct command_line *line, struct console *console) {
    struct store *store = store_open(line->operands.items[0], STORE_READ, console->diag);
    struct arena *arena = arena_new();
    struct archived_office office;
    if (store != NULL && archived_office_choose(store, line, arena, console->diag, &office) &&
        narrow(line, &office, console->diag)) {
        show(&office, console);
    }
    arena_free(arena);
    store_close(store);
}
