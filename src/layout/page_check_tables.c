/* Tables on pages, read back from their rules. A part of a table is its rules along rows, top down,
 * and then those along columns. Which rows it shows follows from the text, which is found before.
 */
#include "layout/page_check_part.h"

#include "base/arena.h"
#include "base/diag.h"
#include "layout/columns.h"

/* How far the tables of the document have been met. */
struct met {
    size_t block;                  /* behind the block of the present table */
    const struct doc_table *table; /* NULL: none yet */
    const struct check_unit *cells;
    size_t row; /* of the table, head rows counted: the last that was met */
    const length *edges;
    length *head_heights;      /* of the rows of its head on its first page */
    struct check_part part;    /* the last that was met */
    size_t page;               /* on which that stands */
    struct check_asked merged; /* what merged cells ask for that end with it */
    bool lost;                 /* whether the row goes on cannot be seen */
};

/* ---- Rows ----------------------------------------------------------------------------------- */

/* The row that shows after `row`. */
static size_t next_row(const struct doc_table *table, size_t row) {
    struct check_group group = check_group_of(table, row);
    return row + 1 < group.first + group.rows ? row + 1 : group.behind;
}

/* True where some cell of the row has text on `page` or a later one. The last row of a group goes
 * on while the cells that span the group do. */
static bool goes_on(const struct met *met, size_t row, size_t page) {
    size_t columns = met->table->column_count;
    struct check_group group = check_group_of(met->table, row);
    bool is_last = row + 1 == group.first + group.rows;
    for (size_t i = 0; i < columns; i++) {
        bool is_shared = check_is_shared(met->table, &group, i);
        if (check_is_apart(met->cells, row, i)) {
            continue;
        }
        size_t cell = (is_shared ? group.first : row) * columns + i;
        if ((is_last || !is_shared) && met->cells[cell].last_page >= page) {
            return true;
        }
    }
    return false;
}

/* True where a row of a table was met; a head alone has none behind it. */
static bool has_row(const struct met *met) {
    return met->table != NULL && met->row < met->table->head_count + met->table->row_count;
}

/* True where some cell of the row or of its group ends with lines that hold no text: nothing shows
 * whether they stand on the page before or on this one. */
static bool ends_unseen(const struct check *check, const struct met *met, size_t row) {
    size_t columns = met->table->column_count;
    struct check_group group = check_group_of(met->table, row);
    for (size_t i = group.first * columns; i < (group.first + group.rows) * columns; i++) {
        const struct check_unit *unit = &met->cells[i];
        const struct paragraph *last =
            unit->paragraphs == 0 ? NULL : check_paragraph(check, unit, unit->paragraphs - 1);
        if (last != NULL && last->count > 0 && last->spans[last->count - 1].text.size == 0) {
            return true;
        }
    }
    return false;
}

/* True where nothing of the present table is left for `page` or a later one. */
static bool is_finished(const struct met *met, size_t page) {
    size_t rows = met->table->head_count + met->table->row_count;
    return rows == 0 || (next_row(met->table, met->row) >= rows && !goes_on(met, met->row, page));
}

static bool has_rows(const struct doc_table *table) {
    return table != NULL && table->head_count + table->row_count > 0;
}

/* Goes on to the next table that shows anything; false where there is none. */
static bool next_table(struct check *check, struct met *met) {
    const struct doc *doc = check->doc;
    while (met->block < doc->count && !has_rows(doc->blocks[met->block].table)) {
        met->block++;
    }
    if (met->block == doc->count) {
        return false;
    }
    met->table = doc->blocks[met->block].table;
    met->row = 0;
    met->head_heights =
        memory_resize(met->head_heights, memory_product(met->table->head_count, sizeof(length)));
    met->cells = check->units;
    while (met->cells->block != met->block) {
        met->cells++;
    }
    met->block++;
    met->edges = columns_edges(&check->pages->columns, met->table);
    return true;
}

/* ---- Parts ---------------------------------------------------------------------------------- */

const struct page *check_this_page(const struct check *check) {
    return &check->pages->pages[check->page - 1];
}

bool check_is_horizontal(const struct check *check, const struct item *item) {
    return item->box.height <= check->doc->styles.table.frame;
}

/* Finds the rules of the part whose first is item `first` of the page. */
static void find_rules(const struct check *check, size_t first, struct check_part *part) {
    const struct page *page = check_this_page(check);
    size_t i = first;
    part->rules = &page->items[first];
    while (i < page->count && page->items[i].kind == ITEM_RULE &&
           check_is_horizontal(check, &page->items[i])) {
        i++;
    }
    part->horizontal = i - first;
    while (i < page->count && page->items[i].kind == ITEM_RULE &&
           !check_is_horizontal(check, &page->items[i])) {
        i++;
    }
    part->vertical = i - first - part->horizontal;
}

/* The first row below the head: the last row of the page before where that goes on here. */
static void set_first_row(const struct check *check, const struct met *met,
                          struct check_part *part) {
    size_t heads = met->table->head_count;
    part->is_row_continued =
        part->is_continued && met->row >= heads && goes_on(met, met->row, check->page);
    if (!part->is_continued) {
        part->first_row = heads;
    } else {
        part->first_row = part->is_row_continued ? met->row : next_row(met->table, met->row);
    }
}

static void check_part(struct check *check, struct met *met, bool is_first) {
    struct check_part *part = &met->part;
    if (is_first && has_row(met) && !goes_on(met, met->row, check->page) &&
        ends_unseen(check, met, met->row)) {
        met->lost = true;
        return;
    }
    part->is_continued = is_first && met->table != NULL && !is_finished(met, check->page);
    if (!is_first && met->table != NULL && !is_finished(met, check->page + 1)) {
        check_fail(check, "table without its last rows", NULL);
        return;
    }
    if (!part->is_continued && !next_table(check, met)) {
        check_fail(check, "rules of no table", NULL);
        return;
    }
    part->table = met->table;
    part->cells = met->cells;
    part->edges = met->edges;
    met->page = check->page;
    set_first_row(check, met, part);
    check_rules(check, part);
    if (check->fine) {
        check_head_mark(check, part->table,
                        (part->bands.items[0].top + part->bands.items[0].bottom) / 2);
    }
    if (check->fine) {
        met->row = part->bands.items[part->bands.count - 1].row;
        check_head(check, part, met->head_heights);
        check_cells(check, part, goes_on(met, met->row, check->page + 1));
        check_marks(check, part);
        met->merged = check_merged_asked(check, part, part->bands.count - 1);
    }
}

/* They stand before all else. */
static size_t count_fills(const struct page *page) {
    size_t count = 0;
    while (count < page->count && page->items[count].kind == ITEM_FILL) {
        count++;
    }
    return count;
}

/* Text of tables stands between rules, and only that. */
static void check_stray_text(struct check *check) {
    const struct page *page = check_this_page(check);
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct check_unit *unit = check_unit_of(check, item);
        bool of_table = item->artifact == ARTIFACT_HEADER || item->artifact == ARTIFACT_CONTINUED ||
                        item->artifact == ARTIFACT_REPEATED ||
                        (unit != NULL && unit->table != NULL);
        bool in_table = false;
        for (size_t k = count_fills(page);
             k < page->count && page->items[k].kind == ITEM_RULE && !in_table; k++) {
            const struct rect *box = &page->items[k].box;
            in_table = !check_is_horizontal(check, &page->items[k]) && item->kind == ITEM_TEXT &&
                       item->text.baseline > box->y && item->text.baseline < box->y + box->height;
        }
        if (item->kind == ITEM_TEXT && of_table != in_table) {
            check_fail(check, of_table ? "text of a table outside it" : "text inside a table",
                       item);
        }
    }
}

/* Whether lines that hold no text are left of a table's last row cannot be seen. */
static void check_foot(struct check *check, const struct met *met) {
    bool goes_on = met->table != NULL && !is_finished(met, check->page + 1);
    if (goes_on || !has_row(met) || !ends_unseen(check, met, met->row)) {
        check_goes_on(check, goes_on);
    }
}

static void check_tables_of_page(struct check *check, struct met *met) {
    const struct page *page = check_this_page(check);
    size_t fills = count_fills(page), fill = 0;
    for (size_t i = fills;
         check->fine && !met->lost && i < page->count && page->items[i].kind == ITEM_RULE;) {
        find_rules(check, i, &met->part);
        check_part(check, met, i == fills);
        if (check->fine && !met->lost && check_is_tinted(check, met->table)) {
            check_tint(check, &met->part, fill < fills ? &page->items[fill] : NULL);
            fill++;
        }
        i += met->part.horizontal + met->part.vertical;
    }
    if (check->fine && !met->lost && fill < fills) {
        check_fail(check, "tint of no head", NULL);
    }
    check_stray_text(check);
    if (check->fine && !met->lost) {
        check_foot(check, met);
    }
}

static void note_end(struct check *check, const struct met *met) {
    if (met->lost || met->table == NULL) {
        return;
    }
    const struct check_band *bands = met->part.bands.items;
    const struct check_band *last = &bands[met->part.bands.count - 1];
    size_t heads = met->table->head_count;
    check->end = (struct check_end){.is_known = met->merged.is_known,
                                    .merged = met->merged.height,
                                    .page = met->page,
                                    .top = bands[0].top};
    check->end.piece = last->row >= heads ? last->bottom - bands[last->first].top : 0;
    check->end.is_first =
        !met->part.is_continued && (last->row < heads || bands[last->first].row == heads);
    for (size_t i = 0; i < heads; i++) {
        check->end.head += met->head_heights[i];
    }
}

void check_tables(struct check *check) {
    struct met met = {0};
    for (check->page = 1; check->fine && check->page <= check->pages->count; check->page++) {
        check_tables_of_page(check, &met);
    }
    if (check->fine && !met.lost && met.table != NULL && !is_finished(&met, check->page)) {
        check_fail(check, "table without its last rows", NULL);
    }
    if (check->fine && !met.lost && next_table(check, &met)) {
        check_fail(check, "table on no page", NULL);
    }
    if (check->fine) {
        note_end(check, &met);
    }
    memory_free(met.head_heights);
    array_free(&met.part.bands);
}
