/* The text of a table's part in its cells, and the heights that it asks for. */
#include "layout/page_check_part.h"

static bool is_in_height(const struct item *item, length top, length bottom) {
    return item->kind == ITEM_TEXT && item->text.baseline > top && item->text.baseline < bottom;
}

static struct check_slot head_slot(const struct check *check, const struct check_part *part,
                                   size_t row, size_t column) {
    const struct doc_cell *cell = &part->table->head[row].cells[column];
    struct check_slot slot = check_slot_over(check, part, column, cell->columns);
    slot.top = part->bands.items[row].top;
    slot.bottom = part->bands.items[row + cell->rows - 1].bottom;
    return slot;
}

/* Of a row's own cell, of one that its group shares, or of a merged one. */
static struct check_slot body_slot(const struct check *check, const struct check_part *part,
                                   const struct check_band *band, size_t column) {
    struct check_group group = check_group_of(part->table, band->row);
    if (check_is_apart(part->cells, band->row, column)) {
        return check_merged_slot(check, part, (size_t)(band - part->bands.items), column);
    }
    struct check_slot slot = check_slot_over(check, part, column, 1);
    slot.top = band->top;
    slot.bottom = band->bottom;
    if (check_is_shared(part->table, &group, column)) {
        slot.top = part->bands.items[band->first].top;
        slot.bottom = part->bands.items[band->end - 1].bottom;
    }
    return slot;
}

/* ---- The head's text ------------------------------------------------------------------------ */

/* A head row shows all its text in its cells, as content or as artifact. */
static void check_head_row(struct check *check, const struct check_part *part, size_t row) {
    enum artifact artifact = part->is_continued ? ARTIFACT_HEADER : ARTIFACT_NONE;
    for (size_t i = 0; i < part->table->column_count; i++) {
        const struct doc_cell *cell = &part->table->head[row].cells[i];
        if (cell->node == NULL) {
            continue;
        }
        struct check_slot slot = head_slot(check, part, row, i);
        if (!check_slot_shows(check, &slot, artifact, cell)) {
            check_fail(check, "table without its head", NULL);
        }
    }
}

/* ---- What heights text asks for -------------------------------------------------------------- */

/* Cells that end at one edge. */
enum kind {
    KIND_HEAD,  /* those of the head that end with a row */
    KIND_OWN,   /* a row's own */
    KIND_SHARED /* those that span a group */
};

static bool is_of_kind(const struct check_part *part, const struct check_band *band,
                       const struct check_unit *unit, size_t column, enum kind kind) {
    if (kind == KIND_HEAD) {
        return unit != NULL && unit->row < part->table->head_count &&
               unit->row + check_row(part->table, unit->row)->cells[column].rows == band->row + 1;
    }
    struct check_group group = check_group_of(part->table, band->row);
    return !check_is_apart(part->cells, band->row, column) &&
           check_is_shared(part->table, &group, column) == (kind == KIND_SHARED) &&
           (unit == NULL || unit->row == (kind == KIND_OWN ? band->row : group.first));
}

/* The upper edge of the cells of a kind. */
static length kind_top(const struct check_part *part, const struct check_band *band, enum kind kind,
                       const struct check_unit *unit) {
    return kind == KIND_HEAD     ? part->bands.items[unit->row].top
           : kind == KIND_SHARED ? part->bands.items[band->first].top
                                 : band->top;
}

/* True where the text of a kind says all: a line without text is in a cell of more than one style,
 * which may show nothing here. */
static bool all_say(const struct check *check, const struct check_part *part,
                    const struct check_band *band, enum kind kind) {
    size_t columns = part->table->column_count;
    struct check_group group = check_group_of(part->table, band->row);
    size_t first = kind == KIND_HEAD ? 0 : kind == KIND_OWN ? band->row : group.first;
    size_t end = kind == KIND_HEAD ? part->table->head_count : first + 1;
    for (size_t i = first * columns; i < end * columns; i++) {
        const struct check_unit *unit = &part->cells[i];
        if (is_of_kind(part, band, unit, i % columns, kind) &&
            !check_is_of_one_style(check, unit)) {
            return false;
        }
    }
    return true;
}

/* The lower edge of the last line of a mark. */
static length mark_bottom_of(const struct check *check, const struct item *item) {
    struct pitch pitch = check->pages->pitches.of[STYLE_CONTINUED];
    return item->text.baseline - pitch.baseline + pitch.height;
}

/* Asks all text of a kind, which begins as far below the upper edge of its cell, or below the mark
 * in it, as its style has it. */
static struct check_asked ask(struct check *check, const struct check_part *part,
                              const struct check_band *band, enum kind kind) {
    const struct page *page = check_this_page(check);
    const struct check_band *first = &part->bands.items[band->first];
    length top = kind == KIND_OWN ? band->top : first->top;
    length end = kind == KIND_SHARED ? part->bands.items[band->end - 1].bottom : band->bottom;
    struct check_asked asked = {.is_known = all_say(check, part, band, kind)};
    const struct check_unit *before = NULL;
    size_t marked = SIZE_MAX;
    length mark_bottom = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct check_unit *unit = check_unit_of(check, item);
        size_t column = unit != NULL ? unit->column : check_mark_column(check, part, item);
        if (!is_in_height(item, top, end) || item->artifact == ARTIFACT_REPEATED ||
            !is_of_kind(part, band, unit, column, kind)) {
            continue;
        }
        asked.has_mark = asked.has_mark || unit == NULL;
        if (unit == NULL) {
            marked = column;
            mark_bottom = mark_bottom_of(check, item);
        }
        if (unit == NULL || !check_is_of_one_style(check, unit)) {
            continue;
        }
        const struct text_style *style = unit->last_style;
        length first_baseline =
            unit->column == marked
                ? mark_bottom + check_pitch(check, style).baseline
                : kind_top(part, band, kind, unit) + check_offset_of(check, style);
        if (unit != before && item->text.baseline != first_baseline) {
            check_fail(check, "text too high or too low in its cell", item);
        }
        before = unit;
        length wanted = check_wanted_bottom(check, style, item->text.baseline);
        asked.bottom = wanted > asked.bottom ? wanted : asked.bottom;
    }
    return asked;
}

/* ---- The head's heights ---------------------------------------------------------------------- */

/* What empty cells that end with a head row ask for. */
static length least_head_bottom(const struct check *check, const struct check_part *part,
                                size_t row) {
    length bottom = part->bands.items[row].top;
    for (size_t i = 0; i < (row + 1) * part->table->column_count; i++) {
        size_t from = i / part->table->column_count;
        const struct doc_cell *cell = &part->table->head[from].cells[i % part->table->column_count];
        length least = part->bands.items[from].top + check_padding(check);
        if (from + cell->rows == row + 1 && cell->rows > 0 && least > bottom) {
            bottom = least;
        }
    }
    return bottom;
}

/* A row ends where the cells that end with it ask for. A repeated head is as high as the first, row
 * by row. */
static void check_head_height(struct check *check, const struct check_part *part, size_t row,
                              length *heights) {
    const struct check_band *band = &part->bands.items[row];
    length height = band->bottom - band->top;
    if (part->is_continued) {
        if (height != heights[row]) {
            check_fail(check, "head of another height", NULL);
        }
        return;
    }
    heights[row] = height;
    length least = least_head_bottom(check, part, row);
    struct check_asked asked = ask(check, part, band, KIND_HEAD);
    length wanted = asked.bottom > least ? asked.bottom : least;
    if (asked.is_known && band->bottom != wanted) {
        check_fail(check, "row higher or lower than its text", NULL);
    }
}

void check_head(struct check *check, const struct check_part *part, length *heights) {
    for (size_t row = 0; row < part->table->head_count; row++) {
        check_head_row(check, part, row);
        check_head_height(check, part, row, heights);
    }
}

/* ---- Rows in their bands --------------------------------------------------------------------- */

/* The row of the cell that shows beside a band in a column. */
static size_t row_of_text(const struct check_part *part, const struct check_band *band,
                          size_t column) {
    struct check_group group = check_group_of(part->table, band->row);
    if (check_is_apart(part->cells, band->row, column)) {
        return check_covering(part->cells, band->row, column)->row;
    }
    return check_is_shared(part->table, &group, column) ? group.first : band->row;
}

/* True for the text of a merged cell again, which check_merged judges: it stands in one. */
static bool is_repeated(const struct check *check, const struct check_part *part,
                        const struct check_band *band, const struct item *item) {
    bool is_in_merged = false;
    for (size_t i = 0; i < part->table->column_count && !is_in_merged; i++) {
        struct check_slot slot = body_slot(check, part, band, i);
        is_in_merged = check_is_apart(part->cells, band->row, i) && check_is_in_slot(item, &slot);
    }
    return item->artifact == ARTIFACT_REPEATED && is_in_merged;
}

/* All text at the height of a band is its row's, its group's or a merged cell's, in the right cell;
 * marks stand above the text of theirs. */
static void check_band(struct check *check, const struct check_part *part,
                       const struct check_band *band) {
    const struct page *page = check_this_page(check);
    size_t mark_column = SIZE_MAX;
    length mark_end = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct check_unit *unit = check_unit_of(check, item);
        if (!is_in_height(item, band->top, band->bottom)) {
            continue;
        }
        bool is_mark = item->artifact == ARTIFACT_CONTINUED;
        mark_column = is_mark ? check_mark_column(check, part, item) : mark_column;
        size_t column = is_mark ? mark_column : unit != NULL ? unit->column : SIZE_MAX;
        if (is_repeated(check, part, band, item)) {
            continue;
        }
        if (!is_mark && (unit == NULL || unit->table != part->table ||
                         unit->row != row_of_text(part, band, column))) {
            check_fail(check, "text in a row that it does not belong to", item);
            continue;
        }
        struct check_slot slot = body_slot(check, part, band, column);
        if (!check_is_in_slot(item, &slot)) {
            check_fail(check, "text outside its cell", item);
        }
        if (!is_mark && column == mark_column && item->text.baseline <= mark_end) {
            check_fail(check, "text over the mark of its row", item);
        }
        mark_end = is_mark ? item->text.baseline : mark_end;
    }
}

/* ---- Their heights --------------------------------------------------------------------------- */

static length height_asked(const struct check *check, const struct check_asked *asked, length top) {
    length height = asked->bottom - top, least = check_padding(check);
    return height > least ? height : least;
}

/* A row is as high as its own text asks for, and `more`, and reaches as far as merged cells that
 * end with it ask for; no piece hides lines or wastes room. */
static void check_height(struct check *check, const struct check_band *band,
                         const struct check_asked *asked, length more,
                         const struct check_asked *merged) {
    length wanted = height_asked(check, asked, band->top) + more;
    length height = band->bottom - band->top;
    wanted = merged->bottom - band->top > wanted ? merged->bottom - band->top : wanted;
    if (asked->is_known && merged->is_known &&
        (asked->has_mark ? height < wanted : height != wanted)) {
        check_fail(check, "row higher or lower than its text", NULL);
    }
}

static struct check_asked merged_asked(const struct check *check, const struct check_part *part,
                                       const struct check_band *band) {
    return check_merged_asked(check, part, (size_t)(band - part->bands.items));
}

/* The bands of a group that is here as a whole, from `first` on: where the cells that it shares are
 * the higher side, its rows share the rest equally. */
static void check_whole_heights(struct check *check, const struct check_part *part,
                                const struct check_band *first, const struct check_asked *shared) {
    const struct check_band *end = part->bands.items + first->end;
    length rest = height_asked(check, shared, first->top);
    bool is_known = shared->is_known;
    for (const struct check_band *band = first; band < end; band++) {
        struct check_asked own = ask(check, part, band, KIND_OWN);
        rest -= height_asked(check, &own, band->top);
        is_known = is_known && own.is_known;
    }
    for (const struct check_band *band = first; is_known && band < end; band++) {
        struct check_asked own = ask(check, part, band, KIND_OWN);
        length more = rest > 0 ? rest / (length)(end - band) : 0;
        struct check_asked merged = merged_asked(check, part, band);
        check_height(check, band, &own, more, &merged);
        rest -= more;
    }
}

/* The bands of any other piece: the last ends where the higher side does. */
static void check_piece_heights(struct check *check, const struct check_part *part,
                                const struct check_band *first, const struct check_asked *shared) {
    const struct check_band *end = part->bands.items + first->end;
    for (const struct check_band *band = first; band < end; band++) {
        struct check_asked own = ask(check, part, band, KIND_OWN);
        if (band + 1 == end) {
            own.bottom = own.bottom > shared->bottom ? own.bottom : shared->bottom;
            own.is_known = own.is_known && shared->is_known;
            own.has_mark = own.has_mark || shared->has_mark;
        }
        struct check_asked merged = merged_asked(check, part, band);
        check_height(check, band, &own, 0, &merged);
    }
}

void check_cells(struct check *check, const struct check_part *part, bool goes_on) {
    const struct check_band *bands = part->bands.items;
    size_t heads = part->table->head_count;
    check_merged(check, part);
    for (size_t i = heads; i < part->bands.count; i++) {
        check_band(check, part, &bands[i]);
    }
    for (size_t i = heads; i < part->bands.count; i = bands[i].end) {
        struct check_group group = check_group_of(part->table, bands[i].row);
        bool begins = bands[i].row == group.first && !(i == heads && part->is_row_continued);
        bool ends = bands[bands[i].end - 1].row + 1 == group.first + group.rows &&
                    !(bands[i].end == part->bands.count && goes_on);
        struct check_asked shared = {.is_known = true};
        if (group.rows > 1) {
            shared = ask(check, part, &bands[i], KIND_SHARED);
        }
        if (begins && ends && group.rows > 1) {
            check_whole_heights(check, part, &bands[i], &shared);
        } else {
            check_piece_heights(check, part, &bands[i], &shared);
        }
    }
}
