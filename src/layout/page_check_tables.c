/* Tables on pages, read back from their rules. A part of a table is its horizontal rules, top
 * down, and then its vertical ones; between two horizontal rules stands a band, one row's piece. */
#include "layout/page_check.h"

#include "base/arena.h"
#include "base/diag.h"
#include "layout/widths.h"

/* The rules of a part: items [first, end) of the page, the horizontal ones first. */
struct part {
    const struct item *rules;
    size_t horizontal, vertical;
};

/* How far the tables of the document have been met. */
struct met {
    size_t block;                  /* behind the block of the present table */
    const struct doc_table *table; /* NULL: none yet */
    const struct check_unit *cells;
    size_t row; /* of the table, head rows counted: the last that was met */
    length *edges;
    length *head_heights;        /* on the table's first page */
    length offsets[STYLE_COUNT]; /* of first lines in their cells; 0: not known */
    bool lost;                   /* whether the row goes on cannot be seen */
};

static length half_rule(const struct check *check) {
    return check->doc->styles.table.rule / 2;
}

static const struct page *this_page(const struct check *check) {
    return &check->pages->pages[check->page - 1];
}

/* ---- Rows ----------------------------------------------------------------------------------- */

/* True where some cell of the row has text on `page` or a later one. */
static bool goes_on(const struct met *met, size_t row, size_t page) {
    for (size_t i = 0; i < met->table->column_count; i++) {
        if (met->cells[row * met->table->column_count + i].last_page >= page) {
            return true;
        }
    }
    return false;
}

/* True where a row of a table was met; a head alone has none behind it. */
static bool has_row(const struct met *met) {
    return met->table != NULL && met->row < met->table->head_count + met->table->row_count;
}

/* True where some cell of the row ends with lines that hold no text: nothing shows whether they
 * stand on the page before or on this one. */
static bool ends_unseen(const struct check *check, const struct met *met, size_t row) {
    for (size_t i = 0; i < met->table->column_count; i++) {
        const struct check_unit *unit = &met->cells[row * met->table->column_count + i];
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
    return met->row + 1 >= rows && (rows == 0 || !goes_on(met, rows - 1, page));
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
    met->edges =
        memory_resize(met->edges, memory_product(met->table->column_count + 1, sizeof *met->edges));
    struct diag *diag = diag_new();
    (void)widths_resolve(met->table, doc->page_width - 2 * doc->margin, met->edges, diag);
    diag_free(diag);
    return true;
}

/* ---- Rules ---------------------------------------------------------------------------------- */

static bool is_horizontal(const struct check *check, const struct item *item) {
    return item->box.height <= check->doc->styles.table.rule;
}

/* The part whose first rule is item `first` of the page. */
static struct part part_at(const struct check *check, size_t first) {
    const struct page *page = this_page(check);
    struct part part = {.rules = &page->items[first]};
    size_t i = first;
    while (i < page->count && page->items[i].kind == ITEM_RULE &&
           is_horizontal(check, &page->items[i])) {
        i++;
    }
    part.horizontal = i - first;
    while (i < page->count && page->items[i].kind == ITEM_RULE &&
           !is_horizontal(check, &page->items[i])) {
        i++;
    }
    part.vertical = i - first - part.horizontal;
    return part;
}

/* The edge that rule `i` is centred on. */
static length edge_y(const struct check *check, const struct part *part, size_t i) {
    return part->rules[i].box.y + half_rule(check);
}

/* Every band has a rule above and below it over all columns, and one on both sides of each cell
 * over its whole height. */
static void check_rules(struct check *check, const struct met *met, const struct part *part) {
    length rule = check->doc->styles.table.rule, left = check->doc->margin - half_rule(check);
    size_t columns = met->table->column_count;
    for (size_t i = 0; i < part->horizontal; i++) {
        const struct rect *box = &part->rules[i].box;
        bool is_right = box->x == left && box->width == met->edges[columns] + rule &&
                        box->height == rule && (i == 0 || box->y > part->rules[i - 1].box.y);
        if (!is_right) {
            check_fail(check, "horizontal rule out of place", NULL);
        }
    }
    if (part->vertical != columns + 1) {
        check_fail(check, "part without a vertical rule on each edge", NULL);
        return;
    }
    length top = part->rules[0].box.y, bottom = part->rules[part->horizontal - 1].box.y + rule;
    for (size_t i = 0; i <= columns; i++) {
        const struct rect *box = &part->rules[part->horizontal + i].box;
        if (box->x != left + met->edges[i] || box->width != rule || box->y != top ||
            box->y + box->height != bottom) {
            check_fail(check, "vertical rule out of place", NULL);
        }
    }
}

/* ---- Text in its band ----------------------------------------------------------------------- */

/* Where text must stand: a cell's piece. */
struct slot {
    length left, right, top, bottom;
};

static bool is_in_slot(const struct item *item, const struct slot *slot) {
    return item->text.x >= slot->left && item->text.x + check_item_width(item) <= slot->right &&
           item->text.baseline > slot->top && item->text.baseline < slot->bottom;
}

static bool is_in_height(const struct item *item, const struct slot *slot) {
    return item->kind == ITEM_TEXT && item->text.baseline > slot->top &&
           item->text.baseline < slot->bottom;
}

static struct slot slot_of(const struct check *check, const struct met *met,
                           const struct part *part, size_t band, size_t column) {
    length left = check->doc->margin, half = half_rule(check);
    return (struct slot){left + met->edges[column] + half, left + met->edges[column + 1] - half,
                         edge_y(check, part, band), edge_y(check, part, band + 1)};
}

/* Adds the text of a cell as it stands in the document. */
static void add_cell(const struct doc_cell *cell, struct buffer *out) {
    for (size_t p = 0; p < cell->count; p++) {
        const struct paragraph *paragraph = &cell->paragraphs[p];
        for (size_t i = 0; i <= paragraph->count; i++) {
            const struct span *span = check_span(paragraph, i);
            buffer_add(out, span != NULL ? span->text : STR(""));
        }
    }
}

/* The text in the slot, in order. False where some of it is not of kind `artifact`. */
static bool add_slot(const struct check *check, const struct slot *slot, enum artifact artifact,
                     struct buffer *out) {
    const struct page *page = this_page(check);
    bool all_alike = true;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_TEXT && is_in_slot(item, slot)) {
            check_item_text(item, out);
            all_alike = all_alike && item->artifact == artifact;
        }
    }
    return all_alike;
}

/* A head row shows all its text in its cells, as content or as artifact. */
static void check_head(struct check *check, const struct met *met, const struct part *part,
                       enum artifact artifact) {
    const struct doc_table *table = met->table;
    for (size_t i = 0; i < table->head_count * table->column_count; i++) {
        size_t row = i / table->column_count, column = i % table->column_count;
        struct slot slot = slot_of(check, met, part, row, column);
        struct buffer wanted = {0}, found = {0};
        add_cell(&table->head[row].cells[column], &wanted);
        bool alike = add_slot(check, &slot, artifact, &found);
        if (!alike || !str_equal(buffer_str(&wanted), buffer_str(&found))) {
            check_fail(check, "table without its head", NULL);
        }
        buffer_free(&wanted);
        buffer_free(&found);
    }
}

/* ---- Heights --------------------------------------------------------------------------------- */

/* Where the first line of a style has its baseline below the upper edge of its cell: the same
 * everywhere, and not known here but from where it was first met. */
static bool learn_offset(struct met *met, size_t style, length offset) {
    met->offsets[style] = met->offsets[style] == 0 ? offset : met->offsets[style];
    return met->offsets[style] == offset;
}

/* The lower edge that a cell's last line asks for, as far as its style is known. */
static length wanted_bottom(const struct check *check, const struct met *met,
                            const struct check_unit *unit, length baseline) {
    size_t style = (size_t)(unit->last_style - check->doc->styles.text);
    const struct table_style *table = &check->doc->styles.table;
    if (met->offsets[style] == 0) {
        return 0;
    }
    length padding = 2 * table->pad_y + table->rule;
    return baseline - met->offsets[style] + unit->last_style->leading + padding;
}

/* True where the text of the band's row says how high it must be. A line without text is in a cell
 * that may show nothing else. */
static bool height_is_known(const struct check *check, const struct met *met, size_t band) {
    size_t row = band < met->table->head_count ? band : met->row;
    for (size_t i = 0; i < met->table->column_count; i++) {
        if (!check_is_of_one_style(check, &met->cells[row * met->table->column_count + i])) {
            return false;
        }
    }
    return true;
}

/* A cell of one style begins as far below its upper edge as all cells of that style, and a row is
 * just as high as its highest cell: no piece hides lines or wastes room. A mark may ask for more.
 */
static void check_heights(struct check *check, struct met *met, const struct part *part,
                          size_t band) {
    const struct page *page = this_page(check);
    struct slot all = slot_of(check, met, part, band, 0);
    const struct table_style *style = &check->doc->styles.table;
    length bottom = all.top + 2 * style->pad_y + style->rule;
    const struct check_unit *before = NULL;
    bool has_mark = false;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct check_unit *unit = check_unit_of(check, item);
        if (!is_in_height(item, &all)) {
            continue;
        }
        has_mark = has_mark || unit == NULL;
        if (unit == NULL || !check_is_of_one_style(check, unit)) {
            continue;
        }
        bool is_below_mark = has_mark && unit->column == met->table->mark_column;
        size_t number = (size_t)(unit->last_style - check->doc->styles.text);
        if (unit != before && !is_below_mark &&
            !learn_offset(met, number, item->text.baseline - all.top)) {
            check_fail(check, "text too high or too low in its cell", item);
        }
        before = unit;
        length wanted = wanted_bottom(check, met, unit, item->text.baseline);
        bottom = wanted > bottom ? wanted : bottom;
    }
    if (height_is_known(check, met, band) &&
        (has_mark ? all.bottom < bottom : all.bottom != bottom)) {
        check_fail(check, "row higher or lower than its text", NULL);
    }
}

/* A repeated head is as high as the first, row by row. */
static void check_head_heights(struct check *check, struct met *met, const struct part *part,
                               bool is_repeated) {
    for (size_t band = 0; band < met->table->head_count; band++) {
        length height = edge_y(check, part, band + 1) - edge_y(check, part, band);
        if (!is_repeated) {
            check_heights(check, met, part, band);
            met->head_heights[band] = height;
        } else if (height != met->head_heights[band]) {
            check_fail(check, "head of another height", NULL);
        }
    }
}

/* ---- Rows in their bands --------------------------------------------------------------------- */

/* All text at the height of a band is its row's, in the right cell; marks stand above the text of
 * theirs. */
static void check_band(struct check *check, const struct met *met, const struct part *part,
                       size_t band) {
    const struct page *page = this_page(check);
    struct slot all = slot_of(check, met, part, band, 0);
    length mark_end = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct check_unit *unit = check_unit_of(check, item);
        if (!is_in_height(item, &all)) {
            continue;
        }
        bool is_mark = item->artifact == ARTIFACT_CONTINUED;
        size_t column = is_mark ? met->table->mark_column : unit != NULL ? unit->column : SIZE_MAX;
        if (!is_mark && (unit == NULL || unit->table != met->table || unit->row != met->row)) {
            check_fail(check, "text in a row that it does not belong to", item);
            continue;
        }
        struct slot slot = slot_of(check, met, part, band, column);
        if (!is_in_slot(item, &slot)) {
            check_fail(check, "text outside its cell", item);
        }
        if (!is_mark && column == met->table->mark_column && item->text.baseline <= mark_end) {
            check_fail(check, "text over the mark of its row", item);
        }
        mark_end = is_mark ? item->text.baseline : mark_end;
    }
}

/* ---- Parts ---------------------------------------------------------------------------------- */

/* The bands of a part are rows in order; the first is the last row of the page before where that
 * goes on here. */
static void check_rows(struct check *check, struct met *met, const struct part *part,
                       bool is_continued) {
    size_t heads = met->table->head_count, rows = heads + met->table->row_count;
    bool same_row = is_continued && met->row >= heads && goes_on(met, met->row, check->page);
    if (!is_continued) {
        met->row = heads;
    } else if (!same_row) {
        met->row++;
    }
    if (part->horizontal - 1 <= heads && met->table->row_count > 0) {
        check_fail(check, "head without a row", NULL);
        return;
    }
    for (size_t band = heads; band + 1 < part->horizontal; band++) {
        met->row += band > heads;
        if (met->row >= rows) {
            check_fail(check, "more rows than the table has", NULL);
            return;
        }
        check_band(check, met, part, band);
        check_heights(check, met, part, band);
    }
}

static void check_part(struct check *check, struct met *met, const struct part *part,
                       bool is_first) {
    if (is_first && has_row(met) && !goes_on(met, met->row, check->page) &&
        ends_unseen(check, met, met->row)) {
        met->lost = true;
        return;
    }
    bool is_continued = is_first && met->table != NULL && !is_finished(met, check->page);
    if (!is_first && met->table != NULL && !is_finished(met, check->page + 1)) {
        check_fail(check, "table without its last rows", NULL);
        return;
    }
    if (!is_continued && !next_table(check, met)) {
        check_fail(check, "rules of no table", NULL);
        return;
    }
    if (part->horizontal < 2 + met->table->head_count - (met->table->row_count == 0)) {
        check_fail(check, "rows without rules", NULL);
        return;
    }
    check_rules(check, met, part);
    if (check->fine) {
        check_head(check, met, part, is_continued ? ARTIFACT_HEADER : ARTIFACT_NONE);
        check_head_heights(check, met, part, is_continued);
        check_rows(check, met, part, is_continued);
    }
}

/* Text of tables stands between rules, and only that. */
static void check_stray_text(struct check *check) {
    const struct page *page = this_page(check);
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct check_unit *unit = check_unit_of(check, item);
        bool of_table = item->artifact == ARTIFACT_HEADER || item->artifact == ARTIFACT_CONTINUED ||
                        (unit != NULL && unit->table != NULL);
        bool in_table = false;
        for (size_t k = 0; k < page->count && page->items[k].kind == ITEM_RULE && !in_table; k++) {
            const struct rect *box = &page->items[k].box;
            in_table = !is_horizontal(check, &page->items[k]) && item->kind == ITEM_TEXT &&
                       item->text.baseline > box->y && item->text.baseline < box->y + box->height;
        }
        if (item->kind == ITEM_TEXT && of_table != in_table) {
            check_fail(check, of_table ? "text of a table outside it" : "text inside a table",
                       item);
        }
    }
}

static void check_tables_of_page(struct check *check, struct met *met) {
    const struct page *page = this_page(check);
    for (size_t i = 0;
         check->fine && !met->lost && i < page->count && page->items[i].kind == ITEM_RULE;) {
        struct part part = part_at(check, i);
        check_part(check, met, &part, i == 0);
        i += part.horizontal + part.vertical;
    }
    check_stray_text(check);
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
    memory_free(met.edges);
    memory_free(met.head_heights);
}
