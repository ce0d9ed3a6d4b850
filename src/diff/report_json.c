#include "diff/report.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/json_print.h"
#include "base/unicode.h"
#include "diff/markup.h"
#include "diff/words.h"

/* Where the lines of a file begin. */
struct line_table {
    const struct diag *diag;
    uint32_t file;
    ARRAY(size_t) starts;
};

struct reporting {
    const struct report_files *files_of;
    struct arena *arena;
    ARRAY(struct line_table) files;
    struct buffer text; /* scratch */
};

/* ---- Strings and lines ---------------------------------------------------------------------- */

static json_t *json_of(struct str text) {
    return json_stringn(text.size > 0 ? text.bytes : "", text.size);
}

static void set(json_t *object, const char *name, struct str text) {
    json_object_set_new(object, name, json_of(text));
}

/* A file's name may be any bytes; JSON is UTF-8. */
static void set_file_name(json_t *object, const char *name, struct str file) {
    struct buffer copy = {0};
    buffer_add(&copy, file);
    unicode_replace_faults(&copy);
    set(object, name, buffer_str(&copy));
    buffer_free(&copy);
}

static const struct line_table *lines_of(struct reporting *reporting, const struct diag *diag,
                                         uint32_t file) {
    for (size_t i = 0; i < reporting->files.count; i++) {
        if (reporting->files.items[i].diag == diag && reporting->files.items[i].file == file) {
            return &reporting->files.items[i];
        }
    }
    struct str text = diag_file_text(diag, file);
    array_push(&reporting->files, (struct line_table){.diag = diag, .file = file});
    struct line_table *table = &reporting->files.items[reporting->files.count - 1];
    for (size_t at = 0; at != SIZE_MAX; at = str_find(text, STR("\n"), at)) {
        at += at > 0 || table->starts.count > 0;
        array_push(&table->starts, at);
    }
    return table;
}

/* The number of the line that holds the offset, from 1. */
static size_t line_at(const struct line_table *table, size_t offset) {
    size_t low = 0, high = table->starts.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (table->starts.items[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low + 1;
}

static void set_place(struct reporting *reporting, json_t *entry, const char *path_name,
                      const struct diag *diag, const struct thing *thing) {
    if (thing == NULL) {
        return;
    }
    reporting->text.size = 0;
    thing_add_path(thing, &reporting->text);
    set(entry, path_name, buffer_str(&reporting->text));
    if (thing->place.file != 0) {
        size_t line = line_at(lines_of(reporting, diag, thing->place.file), thing->place.offset);
        reporting->text.size = 0;
        buffer_print(&reporting->text, "%s_line", path_name);
        json_object_setn_new_nocheck(entry, reporting->text.bytes, reporting->text.size,
                                     json_integer((json_int_t)line));
    }
}

/* ---- Things --------------------------------------------------------------------------------- */

/* With what in it came, or went, with it. Depth is bounded: nine levels. */
static json_t *json_of_thing(const struct thing *thing) {
    json_t *object = json_object(), *facts = json_object(), *children = json_array();
    set(object, "kind", thing_name(thing->kind));
    for (size_t i = 0; i < thing->fact_count; i++) {
        struct str name = thing->facts[i].name;
        json_object_setn_new_nocheck(facts, name.bytes, name.size, json_of(thing->facts[i].value));
    }
    for (size_t i = 0; i < thing->child_count; i++) {
        if (thing->children[i].partner == NULL) {
            json_array_append_new(children, json_of_thing(&thing->children[i]));
        }
    }
    json_object_set_new(object, "facts", facts);
    json_object_set_new(object, "children", children);
    return object;
}

static json_t *json_of_words(struct reporting *reporting, const struct change *change) {
    static const char *const names[] = {"same", "from", "to"};
    struct buffer from = {0}, to = {0};
    markup_add_plain(&from, change->from);
    markup_add_plain(&to, change->to);
    struct words words = words_compare(buffer_str(&from), buffer_str(&to), reporting->arena);
    json_t *array = json_array();
    for (size_t i = 0; i < words.count; i++) {
        json_t *run = json_array();
        json_array_append_new(run, json_string(names[words.runs[i].kind]));
        json_array_append_new(run, json_of(words.runs[i].text));
        json_array_append_new(array, run);
    }
    buffer_free(&from);
    buffer_free(&to);
    return array;
}

static void set_fact(struct reporting *reporting, json_t *entry, const struct change *change) {
    const struct fact *from = change->from, *to = change->to;
    set(entry, "fact", change_fact(change));
    json_object_set_new(entry, "from", from != NULL ? json_of(from->value) : json_null());
    json_object_set_new(entry, "to", to != NULL ? json_of(to->value) : json_null());
    if (from != NULL && to != NULL) {
        json_object_set_new(entry, "words", json_of_words(reporting, change));
    }
}

static json_t *json_of_change(struct reporting *reporting, const struct change *change) {
    const struct thing *thing = change->new != NULL ? change->new : change->old;
    json_t *entry = json_object();
    set(entry, "change", change_name(change->kind));
    set(entry, "thing", thing_name(thing->kind));
    set(entry, "label", thing_label(thing, reporting->arena));
    set_place(reporting, entry, "old", reporting->files_of->old, change->old);
    set_place(reporting, entry, "new", reporting->files_of->new, change->new);
    if (change->kind == CHANGE_RENAMED || change->kind == CHANGE_CHANGED) {
        set_fact(reporting, entry, change);
    } else if (change->old == NULL || change->new == NULL) {
        json_object_set_new(entry, "value", json_of_thing(thing));
    }
    if (change->kind == CHANGE_SPLIT) {
        set_place(reporting, entry, "from", reporting->files_of->old, change->kin);
    } else if (change->kind == CHANGE_MERGED) {
        set_place(reporting, entry, "into", reporting->files_of->new, change->kin);
    }
    return entry;
}

/* ---- The whole ------------------------------------------------------------------------------ */

void report_json(const struct changes *changes, const struct report_names *names,
                 const struct report_files *files, struct buffer *out) {
    struct reporting reporting = {.files_of = files, .arena = arena_new()};
    memory_watch();
    json_t *object = json_object(), *list = json_array();
    set_file_name(object, "old", names->old);
    set_file_name(object, "new", names->new);
    json_object_set_new(object, "same", json_boolean(changes->count == 0));
    for (size_t i = 0; i < changes->count; i++) {
        json_array_append_new(list, json_of_change(&reporting, &changes->items[i]));
    }
    json_object_set_new(object, "changes", list);
    json_print_to_findings(object, out);
    for (size_t i = 0; i < reporting.files.count; i++) {
        array_free(&reporting.files.items[i].starts);
    }
    array_free(&reporting.files);
    buffer_free(&reporting.text);
    arena_free(reporting.arena);
}
