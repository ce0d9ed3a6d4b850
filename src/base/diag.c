#include "base/diag.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/diag_entries.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_BITS = 64, OFF_WORDS = (DIAG_COUNT + WORD_BITS - 1) / WORD_BITS };

struct diag_file {
    struct str name, text;
    uint64_t off[OFF_WORDS]; /* a bit for each id: it is not reported of this file */
};

struct diag {
    struct arena *arena;
    ARRAY(struct diag_file) files;
    ARRAY(struct diag_entry) entries;
    ARRAY(struct diag_mend) mends;
    size_t counts[SEVERITY_SYSTEM + 1];
    size_t counts_of_ids[DIAG_COUNT];
    bool cut; /* more were reported than are kept */
};

struct diag_fact {
    const char *name;
    enum severity severity;
};

static const struct diag_fact facts[] = {
#define DIAG_ENTRY(constant, id, severity, english, bangla, english_hint, bangla_hint)             \
    {id, SEVERITY_##severity},
#include "base/diag.def"
#undef DIAG_ENTRY
};

struct diag *diag_new(void) {
    struct diag *diag = memory_zeroed(sizeof *diag);
    diag->arena = arena_new();
    return diag;
}

void diag_free(struct diag *diag) {
    if (diag == NULL) {
        return;
    }
    array_free(&diag->files);
    array_free(&diag->entries);
    array_free(&diag->mends);
    arena_free(diag->arena);
    memory_free(diag);
}

uint32_t diag_add_file(struct diag *diag, struct str name, struct str text) {
    array_push(&diag->files, (struct diag_file){.name = str_copy(diag->arena, name), .text = text});
    return (uint32_t)diag->files.count;
}

uint32_t diag_add_file_copy(struct diag *diag, struct str name, struct str text) {
    return diag_add_file(diag, name, str_copy(diag->arena, text));
}

static struct diag_file *file_of(const struct diag *diag, uint32_t file) {
    assert(file >= 1 && file <= diag->files.count);
    return &diag->files.items[file - 1];
}

uint32_t diag_file_count(const struct diag *diag) {
    return (uint32_t)diag->files.count;
}

struct str diag_file_name(const struct diag *diag, uint32_t file) {
    return file_of(diag, file)->name;
}

struct str diag_file_text(const struct diag *diag, uint32_t file) {
    return file_of(diag, file)->text;
}

/* Says that not all is kept, once and before everything else. */
static void note_the_rest(struct diag *diag) {
    if (!diag->cut) {
        diag->cut = true;
        diag->counts[SEVERITY_NOTE]++;
        array_push(&diag->entries, (struct diag_entry){.id = DIAG_FINDINGS_CUT});
    }
}

/* What is only tried is reported to a collection that knows no files: nothing is off there. */
static bool is_off(const struct diag *diag, uint32_t file, enum diag_id id) {
    return file >= 1 && file <= diag->files.count &&
           (file_of(diag, file)->off[id / WORD_BITS] >> (id % WORD_BITS) & 1) != 0;
}

bool diag_switch_off(struct diag *diag, uint32_t file, enum diag_id id) {
    bool may_be = facts[id].severity <= SEVERITY_WARNING;
    if (may_be) {
        file_of(diag, file)->off[id / WORD_BITS] |= UINT64_C(1) << (id % WORD_BITS);
    }
    return may_be;
}

void diag_switch_off_alike(struct diag *diag, uint32_t file, uint32_t other) {
    for (size_t i = 0; i < OFF_WORDS; i++) {
        file_of(diag, other)->off[i] |= file_of(diag, file)->off[i];
    }
}

void diag_report(struct diag *diag, struct place place, enum diag_id id, const struct str *args,
                 size_t count) {
    diag_report_extent(diag, place, (struct diag_extent){0}, id, args, count);
}

void diag_add_mend(struct diag *diag, enum diag_id id, struct place place, uint32_t size,
                   struct str instead) {
    if (!is_off(diag, place.file, id)) {
        struct diag_mend mend = {place, size, str_copy(diag->arena, instead)};
        array_push(&diag->mends, mend);
    }
}

void diag_report_extent(struct diag *diag, struct place place, struct diag_extent extent,
                        enum diag_id id, const struct str *args, size_t count) {
    if (is_off(diag, place.file, id)) {
        return;
    }
    extent.instead = str_copy(diag->arena, extent.instead);
    if (extent.mendable) {
        array_push(&diag->mends, (struct diag_mend){place, extent.size, extent.instead});
    }
    diag->counts[facts[id].severity]++;
    if (++diag->counts_of_ids[id] > DIAG_KEPT_LIMIT) {
        note_the_rest(diag);
        return;
    }
    struct str *kept = arena_array_of(diag->arena, struct str, count);
    for (size_t i = 0; i < count; i++) {
        kept[i] = str_copy(diag->arena, args[i]);
    }
    size_t order = diag->entries.count;
    array_push(&diag->entries, (struct diag_entry){place, id, kept, count, extent, order});
}

const struct diag_mend *diag_mends(const struct diag *diag, size_t *count) {
    *count = diag->mends.count;
    return diag->mends.items;
}

size_t diag_count(const struct diag *diag, enum severity severity) {
    return diag->counts[severity];
}

struct diag_moment diag_now(const struct diag *diag) {
    struct diag_moment now = {.entries = diag->entries.count};
    memcpy(now.counts, diag->counts, sizeof now.counts);
    return now;
}

bool diag_holds(const struct diag *diag, enum diag_id id) {
    bool holds = false;
    for (size_t i = 0; i < diag->entries.count && !holds; i++) {
        holds = diag->entries.items[i].id == id;
    }
    return holds;
}

bool diag_failed(const struct diag *diag) {
    return diag_exit_code(diag) != 0;
}

int diag_exit_code(const struct diag *diag) {
    if (diag_count(diag, SEVERITY_SYSTEM) > 0) {
        return 3;
    }
    if (diag_count(diag, SEVERITY_USAGE) > 0) {
        return 2;
    }
    return diag_count(diag, SEVERITY_ERROR) > 0 ? 1 : 0;
}

struct str diag_id_name(enum diag_id id) {
    assert((unsigned)id < DIAG_COUNT);
    return str_of(facts[id].name);
}

enum diag_id diag_id_find(struct str name) {
    unsigned id = 0;
    while (id < DIAG_COUNT && !str_equal(str_of(facts[id].name), name)) {
        id++;
    }
    return (enum diag_id)id;
}

enum severity diag_id_severity(enum diag_id id) {
    assert((unsigned)id < DIAG_COUNT);
    return facts[id].severity;
}

void diag_cursor_move(struct diag_cursor *cursor, const struct diag *diag, struct place place) {
    struct str text = file_of(diag, place.file)->text;
    size_t end = place.offset < text.size ? place.offset : text.size;
    if (cursor->file != place.file || cursor->offset > end) {
        size_t start = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
        *cursor = (struct diag_cursor){place.file, start, 1, 1};
    }
    for (; cursor->offset < end; cursor->offset++) {
        char byte = text.bytes[cursor->offset];
        if (byte == '\n') {
            cursor->line++;
            cursor->column = 1;
        } else if (((unsigned char)byte & 0xC0) != 0x80) {
            cursor->column++;
        }
    }
}

void diag_line_column(const struct diag *diag, struct place place, size_t *line, size_t *column) {
    struct diag_cursor cursor = {0};
    diag_cursor_move(&cursor, diag, place);
    *line = cursor.line;
    *column = cursor.column;
}

size_t diag_entry_count(const struct diag *diag) {
    return diag->entries.count;
}

static int compare_numbers(size_t a, size_t b) {
    return (a > b) - (a < b);
}

static int compare_args(const struct diag_entry *a, const struct diag_entry *b) {
    int order = compare_numbers(a->arg_count, b->arg_count);
    for (size_t i = 0; order == 0 && i < a->arg_count; i++) {
        order = str_compare(a->args[i], b->args[i]);
    }
    return order;
}

static int compare_entries(const void *left, const void *right) {
    const struct diag_entry *a = left, *b = right;
    int order = compare_numbers(a->place.file, b->place.file);
    order = order != 0 ? order : compare_numbers(a->place.offset, b->place.offset);
    order = order != 0 ? order : str_compare(diag_id_name(a->id), diag_id_name(b->id));
    order = order != 0 ? order : compare_args(a, b);
    return order != 0 ? order : compare_numbers(a->order, b->order);
}

const struct diag_entry *diag_sorted(const struct diag *diag) {
    if (diag->entries.count > 0) {
        qsort(diag->entries.items, diag->entries.count, sizeof(struct diag_entry), compare_entries);
    }
    return diag->entries.items;
}

bool diag_entry_repeats(const struct diag_entry *entry, const struct diag_entry *before) {
    if (entry->id != before->id || entry->place.file != before->place.file ||
        entry->place.offset != before->place.offset || entry->arg_count != before->arg_count) {
        return false;
    }
    for (size_t i = 0; i < entry->arg_count; i++) {
        if (!str_equal(entry->args[i], before->args[i])) {
            return false;
        }
    }
    return true;
}

/* All that came since are counted, less those that say what another of them says. */
size_t diag_count_since(const struct diag *diag, const struct diag_moment *since,
                        enum severity severity) {
    size_t count = diag->counts[severity] - since->counts[severity];
    const struct diag_entry *entries = diag_sorted(diag), *before = NULL;
    for (size_t i = 0; i < diag->entries.count; i++) {
        if (entries[i].order < since->entries || facts[entries[i].id].severity != severity) {
            continue;
        }
        count -= before != NULL && diag_entry_repeats(&entries[i], before);
        before = &entries[i];
    }
    return count;
}
