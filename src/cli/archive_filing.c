#include "cli/archive_filing.h"

#include "base/arena.h"
#include "base/digest.h"
#include "cli/archive_office.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/report.h"

/* An archive has one clock, the master's: days begin at midnight in Bangladesh. */
#define MIDNIGHT "T00:00:00+06:00"

static struct str kept(struct filing *filing, struct buffer *text) {
    struct str copy = str_copy(filing->arena, buffer_str(text));
    buffer_free(text);
    return copy;
}

static struct str sha256_of(struct filing *filing, struct str bytes) {
    struct buffer hash = {0};
    digest_add_hex(&hash, bytes);
    return kept(filing, &hash);
}

void filing_add_file(struct filing *filing, const char *name, struct str bytes) {
    struct buffer path = {0};
    record_add_folder(filing->record.year, filing->record.quarter, &path);
    buffer_print(&path, "/%s", name);
    struct record_file file = {
        .path = kept(filing, &path), .sha256 = sha256_of(filing, bytes), .bytes = bytes.size};
    array_push(&filing->files, (struct named_bytes){file.path, bytes});
    array_push(&filing->listed, file);
}

/* Known by its hash: a name may hold anything, and two editions may have two fonts of one name. */
void filing_add_font(struct filing *filing, struct str name, struct str bytes) {
    struct buffer path = {0};
    struct str sha256 = sha256_of(filing, bytes);
    buffer_print(&path, "fonts/%.*s.%s", STR_ARG(sha256),
                 str_equal(name, STR("fonts.xml")) ? "xml" : "ttf");
    struct record_file file = {
        .path = kept(filing, &path), .sha256 = sha256, .bytes = bytes.size, .name = name};
    array_push(&filing->files, (struct named_bytes){file.path, bytes});
    array_push(&filing->fonts, file);
}

/* ---- What is there already ------------------------------------------------------------------ */

/* Adds the record with its lists of files. */
static void add_record_json(struct filing *filing, struct buffer *json) {
    filing->record.files = filing->listed.items;
    filing->record.file_count = filing->listed.count;
    filing->record.fonts = filing->fonts.items;
    filing->record.font_count = filing->fonts.count;
    record_write(&filing->record, json);
}

static bool same_record(struct filing *filing, const struct record *there) {
    struct buffer before = {0}, now = {0};
    record_write(there, &before);
    add_record_json(filing, &now);
    bool same = str_equal(buffer_str(&before), buffer_str(&now));
    buffer_free(&before);
    buffer_free(&now);
    return same;
}

enum there { THERE_NOT, THERE_SAME, THERE_OTHER };

/* Files of the edition without a record are an edition all the same. */
static bool has_files(const struct archived_office *office, struct str folder) {
    const struct object_version *head = &office->object.inventory.versions[office->version - 1];
    for (size_t i = 0; i < head->count; i++) {
        if (str_starts(head->files[i].path, folder)) {
            return true;
        }
    }
    return false;
}

static enum there look(struct filing *filing, const struct archived_office *office) {
    struct buffer folder = {0};
    for (size_t i = 0; i < office->count; i++) {
        const struct archived_edition *edition = &office->editions[i];
        if (str_equal(edition->record.year, filing->record.year) &&
            edition->record.quarter == filing->record.quarter) {
            return same_record(filing, &edition->record) ? THERE_SAME : THERE_OTHER;
        }
    }
    record_add_folder(filing->record.year, filing->record.quarter, &folder);
    buffer_add_byte(&folder, '/');
    bool files = has_files(office, buffer_str(&folder));
    buffer_free(&folder);
    return files ? THERE_OTHER : THERE_NOT;
}

/* False where the office's part of the archive is damaged. */
static bool find(struct filing *filing, const struct store *store, struct str object_id,
                 enum there *there) {
    struct archived_office office;
    struct object object;
    bool exists;
    *there = THERE_NOT;
    if (!store_find(store, object_id, filing->arena, &object, &exists)) {
        return false;
    }
    if (exists) {
        if (!archived_office_read(store, object.path, 0, filing->arena, &office)) {
            return false;
        }
        *there = look(filing, &office);
    }
    return true;
}

/* ---- Putting it in -------------------------------------------------------------------------- */

static struct str name_of(struct filing *filing, enum language language) {
    struct buffer name = {0};
    archived_edition_add_name(filing->record.year, filing->record.quarter, language, &name);
    return kept(filing, &name);
}

static struct str message(struct filing *filing, const char *reason, bool corrects) {
    struct buffer text = {0};
    struct str name = name_of(filing, LANGUAGE_ENGLISH);
    buffer_print(&text, "%.*s: %s%s%s", STR_ARG(name), corrects ? "corrected" : "added",
                 reason != NULL ? ": " : "", reason != NULL ? reason : "");
    return kept(filing, &text);
}

static struct str created(struct filing *filing) {
    struct buffer time = {0};
    struct str day = archived_edition_date(&filing->record);
    buffer_print(&time, "%.*s" MIDNIGHT, STR_ARG(day));
    return kept(filing, &time);
}

/* The record lists the files, and is one itself. */
static void add_record(struct filing *filing, struct buffer *json) {
    struct buffer path = {0};
    add_record_json(filing, json);
    record_add_folder(filing->record.year, filing->record.quarter, &path);
    buffer_add(&path, STR("/" RECORD_NAME));
    array_push(&filing->files, (struct named_bytes){kept(filing, &path), buffer_str(json)});
}

static void add(struct filing *filing, struct store *store, struct str object_id, bool corrects,
                const struct command_line *line, struct console *console) {
    struct buffer json = {0}, folder = {0}, address = {0};
    const char *user = line->values[OPTION_USER], *email = line->values[OPTION_ADDRESS];
    add_record(filing, &json);
    record_add_folder(filing->record.year, filing->record.quarter, &folder);
    buffer_print(&address, "%s%s", email != NULL ? "mailto:" : "", email != NULL ? email : "");
    const struct addition addition = {
        .id = object_id,
        .files = filing->files.items,
        .count = filing->files.count,
        .instead = buffer_str(&folder),
        .created = created(filing),
        .message = message(filing, line->values[OPTION_REASON], corrects),
        .user_name = user != NULL ? str_of(user) : filing->record.office,
        .user_address = user != NULL ? buffer_str(&address) : object_id};
    struct str name = name_of(filing, console->language);
    if (store_add(store, &addition) == ADDITION_MADE) {
        report_filed(folder_name(store_folder(store)), filing->record.office, name, corrects,
                     console->language, &console->report);
    }
    buffer_free(&json);
    buffer_free(&folder);
    buffer_free(&address);
}

void filing_put(struct filing *filing, const char *path, const struct command_line *line,
                struct console *console) {
    struct store *store = store_open(path, STORE_WRITE, console->diag);
    struct buffer id = {0};
    enum there there = THERE_NOT;
    record_add_object_id(filing->record.office, &id);
    if (store != NULL && find(filing, store, buffer_str(&id), &there)) {
        if (there == THERE_SAME) {
            DIAG(console->diag, NOWHERE, DIAG_ARCHIVE_ADDED_ALREADY, filing->record.office,
                 name_of(filing, console->language));
        } else if (there == THERE_OTHER && !option_given(line, OPTION_REASON)) {
            DIAG(console->diag, filing->place, DIAG_ARCHIVE_EDITION_THERE, filing->record.office,
                 name_of(filing, console->language));
        } else {
            add(filing, store, buffer_str(&id), there == THERE_OTHER, line, console);
        }
    }
    buffer_free(&id);
    store_close(store);
}

void filing_free(struct filing *filing) {
    array_free(&filing->files);
    array_free(&filing->listed);
    array_free(&filing->fonts);
}
