#include "check/tables.h"

/* Depth is bounded by the schema: sections nest as deep as XML_DEPTH_LIMIT at most. */
static void visit(const struct inquiry *inquiry, const struct section *section, bool services_only,
                  table_rule *rule) {
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            visit(inquiry, item->section, services_only, rule);
        } else if (item->kind == SECTION_TABLE &&
                   (!services_only || item->table->kind == TABLE_SERVICES)) {
            rule(inquiry, item->table);
        }
    }
}

void tables_visit(const struct inquiry *inquiry, const struct charter *charter, table_rule *rule) {
    for (size_t i = 0; i < charter->section_count; i++) {
        visit(inquiry, &charter->sections[i], false, rule);
    }
}

void services_visit(const struct inquiry *inquiry, const struct charter *charter,
                    table_rule *rule) {
    for (size_t i = 0; i < charter->section_count; i++) {
        visit(inquiry, &charter->sections[i], true, rule);
    }
}

struct cells cells_of(const struct row *row, struct str of) {
    return (struct cells){.row = row, .of = of};
}

/* The first is the row's own, then those of its cases: never both. */
const struct cell *cells_next(struct cells *cells) {
    const struct cell *cell = NULL;
    while (cell == NULL && cells->next <= cells->row->case_count) {
        cell = cells->next == 0 ? row_cell(cells->row, cells->of)
                                : case_cell(&cells->row->cases[cells->next - 1], cells->of);
        cells->next++;
    }
    return cell;
}
