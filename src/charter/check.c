#include "charter/check.h"

#include "charter/check_tables.h"
#include "charter/ids.h"

/* The services of the whole charter, for their ids. */
struct walk {
    struct ids services;
    struct diag *diag;
};

static void note_services(struct walk *walk, const struct table *table) {
    for (size_t i = 0; i < table->row_count && table->kind == TABLE_SERVICES; i++) {
        const struct row *row = &table->rows[i];
        if (row->id.size == 0) {
            DIAG(walk->diag, row->place, DIAG_SERVICE_WITHOUT_ID);
        } else {
            array_push(&walk->services, (struct id){row->id, walk->services.count, row->place});
        }
    }
}

static void check_section(struct walk *walk, const struct section *section) {
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            check_section(walk, item->section);
        } else if (item->kind == SECTION_TABLE) {
            note_services(walk, item->table);
            check_table(item->table, walk->diag);
        }
    }
}

void charter_check(const struct charter *charter, struct diag *diag) {
    struct walk walk = {.diag = diag};
    for (size_t i = 0; i < charter->section_count; i++) {
        check_section(&walk, &charter->sections[i]);
    }
    ids_settle(&walk.services, DIAG_SERVICE_TWICE, diag);
    array_free(&walk.services);
}
