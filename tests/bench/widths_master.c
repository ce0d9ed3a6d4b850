#include "widths_master.h"

#include "base/arena.h"
#include "base/file.h"
#include "charter/read.h"
#include "compose/compose.h"
#include "layout/measures.h"
#include "layout/paginate.h"
#include "text/fontset.h"
#include "text/shape.h"
#include "xml/read.h"

#include <string.h>

static size_t set_index(struct master *master, const struct column_set *source) {
    size_t i = 0;
    while (i < master->sets.count && master->sets.items[i].source != source) {
        i++;
    }
    if (i == master->sets.count) {
        array_push(&master->sets, (struct set){source, master->size});
        master->size += source->count;
    }
    return i;
}

/* Notes the sets of a section's tables, in the order of the document. */
static void find_sets(struct master *master, const struct section *section) {
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            find_sets(master, item->section);
        } else if (item->kind == SECTION_TABLE) {
            array_push(&master->tables,
                       (struct variable){.set = set_index(master, item->table->columns)});
        }
    }
}

/* Finds the tables in the document; false where it has others than the charter. */
static bool find_tables(struct master *master) {
    size_t found = 0;
    for (size_t i = 0; i < master->doc->count; i++) {
        const struct doc_table *table = master->doc->blocks[i].table;
        if (table == NULL) {
            continue;
        }
        if (found == master->tables.count) {
            return false;
        }
        struct variable *variable = &master->tables.items[found++];
        variable->block = i;
        variable->own = table;
        variable->table = *table;
        variable->columns = arena_array_of(master->arena, struct doc_column, table->column_count);
        memcpy(variable->columns, table->columns, table->column_count * sizeof *variable->columns);
        variable->table.columns = variable->columns;
    }
    return found == master->tables.count;
}

static bool read_charter(struct master *master, const char *path) {
    static const struct place nowhere = {0};
    if (!file_read(path, XML_SIZE_LIMIT, nowhere, &master->text, master->diag)) {
        return false;
    }
    uint32_t file = diag_add_file(master->diag, str_of(path), buffer_str(&master->text));
    master->charter = charter_read(file, STR(""), master->arena, master->diag);
    return master->charter != NULL;
}

bool master_prepare(struct master *master, const char *path, const char *fonts) {
    master->arena = arena_new();
    master->diag = diag_new();
    if (!read_charter(master, path)) {
        return false;
    }
    const struct page_setup *setup = &master->charter->page;
    master->doc = compose(master->charter, &(struct compose_options){.times = 1}, master->arena);
    master->fonts = fontset_open(str_of(fonts), setup->fonts, setup->place, master->diag);
    if (master->fonts == NULL) {
        return false;
    }
    master->shaper = shaper_new(master->fonts);
    master->room = master->doc->page_width - 2 * master->doc->margin - master->doc->gutter.left;
    for (size_t i = 0; i < master->charter->section_count; i++) {
        find_sets(master, &master->charter->sections[i]);
    }
    return find_tables(master) && master->tables.count > 0;
}

void master_release(struct master *master) {
    shaper_free(master->shaper);
    fontset_free(master->fonts);
    diag_free(master->diag);
    arena_free(master->arena);
    buffer_free(&master->text);
    array_free(&master->sets);
    array_free(&master->tables);
}

/* ---- Layouts -------------------------------------------------------------------------------- */

bool score_is_worse(const struct score *a, const struct score *b, size_t allowed) {
    size_t more_a = a->broken > allowed ? a->broken - allowed : 0;
    size_t more_b = b->broken > allowed ? b->broken - allowed : 0;
    if (!a->is_valid || !b->is_valid) {
        return !a->is_valid && b->is_valid;
    }
    if (more_a != more_b) {
        return more_a > more_b;
    }
    return a->pages != b->pages ? a->pages > b->pages : a->height > b->height;
}

/* Lays the document out as it stands; where `widths` is not NULL they get those of its tables. */
static struct score lay_out(struct master *master, length *widths) {
    struct arena *arena = arena_new();
    struct diag *diag = diag_new();
    struct score score = {0};
    const struct pages *pages = paginate(master->doc, master->shaper, arena, diag);
    if (pages != NULL) {
        struct layout_measures measures = layout_measure(master->doc, pages, arena);
        score.is_valid = true;
        score.pages = measures.page_count;
        for (size_t i = 0; i < measures.page_count; i++) {
            score.broken += measures.pages[i].last_resort + measures.pages[i].reluctant;
            score.height += measures.pages[i].filled;
        }
        for (size_t i = 0; i < measures.table_count && widths != NULL; i++) {
            const struct set *set = &master->sets.items[master->tables.items[i].set];
            memcpy(widths + set->first, measures.tables[i].widths,
                   measures.tables[i].columns * sizeof *widths);
        }
    }
    diag_free(diag);
    arena_free(arena);
    return score;
}

static void put_table(struct master *master, size_t block, const struct doc_table *table) {
    ((struct block *)master->doc->blocks)[block].table = table;
}

struct score master_lay_out_with(struct master *master, const length *widths) {
    for (size_t i = 0; i < master->tables.count; i++) {
        struct variable *variable = &master->tables.items[i];
        const struct set *set = &master->sets.items[variable->set];
        for (size_t k = 0; k < set->source->count; k++) {
            variable->columns[k].width = widths[set->first + k];
            variable->columns[k].share = 0;
        }
        put_table(master, variable->block, &variable->table);
    }
    return lay_out(master, NULL);
}

/* Tables of a set share their columns. */
struct score master_lay_out_free(struct master *master, length *widths) {
    for (size_t i = 0; i < master->tables.count; i++) {
        struct variable *variable = &master->tables.items[i], *first = master->tables.items;
        while (first->set != variable->set) {
            first++;
        }
        for (size_t k = 0; k < variable->table.column_count; k++) {
            first->columns[k].width = 0;
            first->columns[k].share = 0;
        }
        variable->table.columns = first->columns;
        put_table(master, variable->block, &variable->table);
    }
    struct score score = lay_out(master, widths);
    for (size_t i = 0; i < master->tables.count; i++) {
        struct variable *variable = &master->tables.items[i];
        variable->table.columns = variable->columns;
    }
    return score;
}

struct score master_lay_out_chosen(struct master *master, length *widths) {
    for (size_t i = 0; i < master->tables.count; i++) {
        put_table(master, master->tables.items[i].block, master->tables.items[i].own);
    }
    return lay_out(master, widths);
}
