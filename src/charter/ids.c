#include "charter/ids.h"

#include <stdint.h>
#include <stdlib.h>

static int compare_ids(const void *left, const void *right) {
    const struct id *a = left, *b = right;
    int order = str_compare(a->name, b->name);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

void ids_settle(struct ids *ids, enum diag_id twice, struct diag *diag) {
    if (ids->count == 0) {
        return;
    }
    qsort(ids->items, ids->count, sizeof *ids->items, compare_ids);
    for (size_t i = 1; i < ids->count; i++) {
        if (str_equal(ids->items[i].name, ids->items[i - 1].name)) {
            DIAG(diag, ids->items[i].place, twice, ids->items[i].name);
        }
    }
}

size_t ids_find(const struct ids *ids, struct str name) {
    size_t low = 0, high = ids->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(ids->items[middle].name, name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < ids->count && str_equal(ids->items[low].name, name);
    return found ? ids->items[low].index : SIZE_MAX;
}
