/* What a page says of rows and tables that go on: invariant 9. */
#include "layout/continued.h"
#include "layout/page_check_part.h"

#include <stdint.h>

/* ---- Text ----------------------------------------------------------------------------------- */

static bool is_mark_of(const struct check_part *part, const struct item *item) {
    const struct check_band *bands = part->bands.items;
    return item->kind == ITEM_TEXT && item->artifact == ARTIFACT_CONTINUED &&
           item->text.baseline > bands[0].top &&
           item->text.baseline < bands[part->bands.count - 1].bottom;
}

size_t check_mark_column(const struct check *check, const struct check_part *part,
                         const struct item *item) {
    length x = item->text.x - check_area(check).x;
    size_t column = 0;
    while (column + 1 < part->table->column_count && x >= part->edges[column + 1]) {
        column++;
    }
    return column;
}

/* Spaces come and go at the ends of lines. */
static void add_letters(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] != ' ') {
            buffer_add_byte(out, text.bytes[i]);
        }
    }
}

/* The letters of the marks in a column. */
static struct str mark_letters(const struct check *check, const struct check_part *part,
                               size_t column, struct buffer *out) {
    const struct page *page = check_this_page(check);
    struct buffer text = {0};
    for (size_t i = 0; i < page->count; i++) {
        if (is_mark_of(part, &page->items[i]) &&
            check_mark_column(check, part, &page->items[i]) == column) {
            check_item_text(&page->items[i], &text);
        }
    }
    add_letters(out, buffer_str(&text));
    buffer_free(&text);
    return buffer_str(out);
}

static struct str cell_letters(const struct doc_cell *cell, struct buffer *out) {
    for (size_t p = 0; p < cell->count; p++) {
        const struct paragraph *paragraph = &cell->paragraphs[p];
        for (size_t i = 0; i <= paragraph->count; i++) {
            const struct span *span = check_span(paragraph, i);
            add_letters(out, span != NULL ? span->text : STR(""));
        }
    }
    return buffer_str(out);
}

static bool take_start(struct str *text, struct str start) {
    bool has = start.size > 0 && str_starts(*text, start);
    *text = str_slice(*text, has ? start.size : 0, text->size);
    return has;
}

static bool take_end(struct str *text, struct str end) {
    bool has = end.size > 0 && str_ends(*text, end);
    *text = str_slice(*text, 0, text->size - (has ? end.size : 0));
    return has;
}

/* ---- Room ----------------------------------------------------------------------------------- */

/* No letter is wider than it is high: what surely holds a text. */
static length most_width(struct str text, length size) {
    int64_t width = 0;
    for (size_t i = 0; i < text.size; i++) {
        width += (text.bytes[i] & 0xC0) != 0x80 ? size : 0;
    }
    return width < INT32_MAX / 4 ? (length)width : INT32_MAX / 4;
}

/* True where cells of the column surely are wide enough for a text of a mark. */
static bool has_width(const struct check *check, const struct check_part *part, size_t column,
                      struct str text) {
    const struct style_table *styles = &check->doc->styles;
    length width = part->edges[column + 1] - part->edges[column] - 2 * styles->table.pad_x -
                   styles->table.rule;
    return most_width(text, styles->text[STYLE_CONTINUED].size) <= width;
}

/* True where the cell stands beside the whole group that goes on, and no other. */
static bool is_beside(const struct check_part *part, size_t column) {
    struct check_group group = check_group_of(part->table, part->first_row);
    size_t rows = check_row(part->table, group.first)->cells[column].rows;
    return rows == group.behind - group.first;
}

static bool is_merged(const struct check_part *part, size_t column) {
    struct check_group group = check_group_of(part->table, part->first_row);
    size_t rows = check_row(part->table, group.first)->cells[column].rows;
    return rows == 0 || rows > group.behind - group.first;
}

/* In a cell at the side of the whole group. */
static bool has_width_for_word(const struct check *check, const struct check_part *part) {
    const struct doc_table *table = part->table;
    for (size_t i = 0; i < table->column_count; i++) {
        if (i != table->mark_column && is_beside(part, i) &&
            has_width(check, part, i, check->doc->furniture.continued)) {
            return true;
        }
    }
    return false;
}

/* True where a page surely takes so much of a mark, and a line, below the head. */
static bool has_height(const struct check *check, const struct check_part *part, length mark) {
    const struct pitch *pitches = check->pages->pitches.of;
    int64_t needed = mark + 2 * check->doc->styles.table.pad_y;
    length line = 0;
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        line = pitches[i].height > line ? pitches[i].height : line;
    }
    for (size_t i = 0; i < part->table->head_count; i++) {
        needed += part->bands.items[i].bottom - part->bands.items[i].top;
    }
    return needed + line <= check_height_for_text(check);
}

/* ---- Rows ----------------------------------------------------------------------------------- */

/* The row below the head, or its group, began on a page before. */
static bool is_continued(const struct check_part *part) {
    bool has_rows = part->bands.count > part->table->head_count;
    return has_rows && part->is_continued &&
           (part->is_row_continued ||
            check_group_of(part->table, part->first_row).first != part->first_row);
}

/* What the marks of a part say. */
struct said {
    bool serial, word;
};

/* A mark is the serial in its column, the beginning of the name in its own, and the word behind
 * either; the name without the word says nothing. */
static void read_marks(struct check *check, const struct check_part *part, size_t column,
                       struct said *said) {
    const struct doc_table *table = part->table;
    struct check_group group = check_group_of(table, part->first_row);
    const struct doc_row *row = check_row(table, group.first);
    struct buffer letters = {0}, name = {0}, serial = {0}, word = {0};
    struct str left = mark_letters(check, part, column, &letters);
    bool is_any = left.size > 0;
    add_letters(&serial, row->mark);
    add_letters(&word, check->doc->furniture.continued);
    bool has_word = take_end(&left, buffer_str(&word));
    bool has_name = has_word && column == table->name_column;
    bool has_serial =
        !has_name && column == table->mark_column && take_start(&left, buffer_str(&serial));
    if (has_name) {
        (void)take_end(&left, STR("…"));
        struct str all = cell_letters(&row->cells[column], &name);
        size_t shown = left.size < all.size ? left.size : all.size;
        (void)take_start(&left, str_slice(all, 0, shown));
    }
    if (left.size > 0 || (is_any && !has_serial && !has_word) || (has_word && said->word)) {
        check_fail(check, "mark that is not its row's", NULL);
    }
    said->serial = said->serial || has_serial;
    said->word = said->word || has_word;
    buffer_free(&letters);
    buffer_free(&name);
    buffer_free(&serial);
    buffer_free(&word);
}

static void check_absence(struct check *check, const struct check_part *part) {
    const struct page *page = check_this_page(check);
    for (size_t i = 0; i < page->count; i++) {
        if (is_mark_of(part, &page->items[i])) {
            check_fail(check, "mark of a row that begins here", &page->items[i]);
        }
    }
}

/* Cells that show the serial may also be those that name the row, which then is all that they
 * show. */
static bool wants_serial(const struct check *check, const struct check_part *part) {
    const struct doc_table *table = part->table;
    const struct doc_row *row = check_row(table, check_group_of(table, part->first_row).first);
    return row->mark.size > 0 && table->mark_column != table->name_column &&
           !is_merged(part, table->mark_column) &&
           has_width(check, part, table->mark_column, row->mark) &&
           has_height(check, part, check->pages->pitches.of[STYLE_CONTINUED].height);
}

static bool wants_word(const struct check *check, const struct check_part *part) {
    return check->doc->furniture.continued.size > 0 && has_width_for_word(check, part) &&
           has_height(check, part, continued_most(&check->pages->pitches, part->table));
}

void check_marks(struct check *check, const struct check_part *part) {
    struct said said = {0};
    if (!is_continued(part)) {
        check_absence(check, part);
        return;
    }
    for (size_t i = 0; i < part->table->column_count; i++) {
        read_marks(check, part, i, &said);
    }
    if ((!said.serial && wants_serial(check, part)) || (!said.word && wants_word(check, part))) {
        check_fail(check, "row that goes on without its mark", NULL);
    }
}

/* ---- Tables --------------------------------------------------------------------------------- */

static bool says_goes_on(const struct check *check, const struct item *item) {
    struct buffer text = {0};
    bool is_foot = item->kind == ITEM_TEXT && item->artifact == ARTIFACT_PAGINATION;
    if (is_foot) {
        check_item_text(item, &text);
    }
    bool says = is_foot && check->doc->furniture.goes_on.size > 0 &&
                str_equal(buffer_str(&text), check->doc->furniture.goes_on);
    buffer_free(&text);
    return says;
}

/* Nothing else in the foot stands where it does. */
static void check_alone(struct check *check, const struct item *mark) {
    const struct page *page = check_this_page(check);
    length left = mark->text.x, right = left + check_item_width(mark);
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item != mark && item->kind == ITEM_TEXT && item->artifact == ARTIFACT_PAGINATION &&
            item->text.baseline == mark->text.baseline && item->text.x < right &&
            item->text.x + check_item_width(item) > left) {
            check_fail(check, "text over text of the foot", item);
        }
    }
}

/* True where the foot surely holds it and the longest page number beside the edition. */
static bool has_foot(const struct check *check) {
    enum { DIGITS = 8, GAP = 2 };
    const struct furniture *furniture = &check->doc->furniture;
    length size = check->doc->styles.text[STYLE_FOOTER].size;
    int64_t width = (int64_t)most_width(furniture->goes_on, size) + GAP * (int64_t)size;
    if (furniture->page_of.size > 0) {
        width += most_width(furniture->page_of, size) + (DIGITS + GAP) * (int64_t)size;
    }
    length room = check_area(check).width;
    return furniture->goes_on.size > 0 && width <= (furniture->left.size > 0 ? room / 2 : room);
}

void check_goes_on(struct check *check, bool goes_on) {
    const struct page *page = check_this_page(check);
    size_t found = 0;
    for (size_t i = 0; i < page->count; i++) {
        if (says_goes_on(check, &page->items[i])) {
            check_alone(check, &page->items[i]);
            found++;
        }
    }
    if (found > goes_on || (found == 0 && goes_on && has_foot(check))) {
        check_fail(check,
                   goes_on ? "table that goes on without a word of it"
                           : "page that says of no table that it goes on",
                   NULL);
    }
}
