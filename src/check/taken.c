#include "check/taken.h"

#include "base/arena.h"
#include "base/array.h"

#include <stdlib.h>

struct taken {
    uint32_t master;
    ARRAY(struct place) places; /* sorted, each once */
};

static void take(struct taken *taken, struct place place) {
    if (place.file != taken->master && place.file != 0) {
        array_push(&taken->places, place);
    }
}

/* Depth is bounded by XML_DEPTH_LIMIT. */
static void take_section(struct taken *taken, const struct section *section) {
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            take_section(taken, item->section);
        } else if (item->kind == SECTION_TABLE) {
            for (size_t row = 0; row < item->table->row_count; row++) {
                take(taken, item->table->rows[row].place);
            }
        }
    }
}

static int compare(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    int order = (a->file > b->file) - (a->file < b->file);
    return order != 0 ? order : (a->offset > b->offset) - (a->offset < b->offset);
}

static void settle(struct taken *taken) {
    size_t count = taken->places.count;
    if (count > 0) {
        qsort(taken->places.items, count, sizeof(struct place), compare);
    }
}

struct taken *taken_find(const struct charter *charter) {
    struct taken *taken = memory_zeroed(sizeof *taken);
    taken->master = charter->place.file;
    for (size_t i = 0; i < charter->officer_count; i++) {
        take(taken, charter->officers[i].place);
    }
    for (size_t i = 0; i < charter->column_set_count; i++) {
        take(taken, charter->column_sets[i].place);
    }
    for (size_t i = 0; i < charter->section_count; i++) {
        take_section(taken, &charter->sections[i]);
    }
    settle(taken);
    return taken;
}

void taken_free(struct taken *taken) {
    array_free(&taken->places);
    memory_free(taken);
}

bool taken_holds(const struct taken *taken, struct place place) {
    return taken->places.count > 0 &&
           bsearch(&place, taken->places.items, taken->places.count, sizeof place, compare) != NULL;
}
