#include "compose/merge.h"

#include "base/arena.h"
#include "compose/alike.h"
#include "doc/doc.h"

struct merge merge_new(const struct table *table, struct arena *arena) {
    size_t count = table->columns->count;
    return (struct merge){.table = table,
                          .covered = arena_array_of(arena, bool, count),
                          .above = arena_array_of(arena, struct merge_above, count)};
}

/* True where the cells of a column print the same in the row and in the one above it. */
static bool are_one(const struct row *above, const struct row *row, struct str of) {
    const struct cell *a = row_cell(above, of), *b = row_cell(row, of);
    return a != NULL && b != NULL && !content_is_blank(&b->content) &&
           content_prints_alike(&a->content, &b->content);
}

/* More rows than that no cell can span. */
static bool has_room(const struct merge_above *above, size_t count) {
    return above->cell->rows + count <= UINT16_MAX;
}

void merge_row(struct merge *merge, size_t index, size_t count) {
    const struct table *table = merge->table;
    size_t columns = table->columns->count, covered = 0;
    for (size_t i = 0; i < columns; i++) {
        struct str of = table->columns->columns[i].of;
        merge->covered[i] = index > 0 && table_merges(table, of) &&
                            are_one(&table->rows[index - 1], &table->rows[index], of) &&
                            has_room(&merge->above[i], count);
        covered += merge->covered[i];
    }
    for (size_t i = 0; i < columns; i++) {
        merge->covered[i] = merge->covered[i] && covered < columns;
        if (merge->covered[i]) {
            merge->above[i].cell->rows += (uint16_t)count;
            merge->above[i].node->row_span = merge->above[i].cell->rows;
        }
    }
}

void merge_begin(struct merge *merge, size_t column, struct doc_cell *cell, struct node *node) {
    merge->above[column] = (struct merge_above){cell, node};
}
