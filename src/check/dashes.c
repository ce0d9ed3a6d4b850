#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/tables.h"
#include "check/wording.h"

/* Cells of one column that have the same fault: told once. */
struct sightings {
    size_t count;
    struct place first;
};

static void count(struct sightings *seen, const struct cell *cell) {
    if (seen->count++ == 0) {
        seen->first = cell->place;
    }
}

static void report(const struct inquiry *inquiry, const struct sightings *seen, enum diag_id id,
                   const struct column *column) {
    struct buffer number = {0};
    buffer_print(&number, "%zu", seen->count);
    if (seen->count > 0) {
        const struct str args[] = {column->head.size > 0 ? column->head : column->of,
                                   buffer_str(&number)};
        diag_report(inquiry->diag, seen->first, id, args, sizeof args / sizeof args[0]);
    }
    buffer_free(&number);
}

/* The fields that every service promises; rooms, remarks and the like may be none. */
static bool is_promised(struct str of) {
    static const char *const fields[] = {"name", "method", "papers",      "place",
                                         "fee",  "time",   "responsible", "superior"};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (str_equal(of, str_of(fields[i]))) {
            return true;
        }
    }
    return false;
}

/* Most cells say more, which is seen without reading them. */
static bool may_be_sign(const struct content *content) {
    enum { LONGEST = 24 };
    const struct content_block *block = content->blocks;
    return content->count > 0 && block->list == NULL && block->text.count > 0 &&
           block->text.items[0].kind == INLINE_TEXT && block->text.items[0].text.size <= LONGEST;
}

static void check_column(const struct inquiry *inquiry, const struct table *table,
                         const struct column *column, struct buffer *text) {
    struct sightings dashes = {0}, dittos = {0};
    bool promised = table->kind == TABLE_SERVICES && is_promised(column->of);
    for (size_t i = 0; i < table->row_count; i++) {
        struct cells cells = cells_of(&table->rows[i], column->of);
        for (const struct cell *cell; (cell = cells_next(&cells)) != NULL;) {
            if (!may_be_sign(&cell->content)) {
                continue;
            }
            struct str said = wording(&cell->content, text);
            if (promised && wording_is_dash(inquiry->rules, said)) {
                count(&dashes, cell);
            } else if (wording_is_ditto(inquiry->rules, said)) {
                count(&dittos, cell);
            }
        }
    }
    report(inquiry, &dashes, DIAG_CELL_DASH, column);
    report(inquiry, &dittos, DIAG_CELL_DITTO, column);
}

static void check_table(const struct inquiry *inquiry, const struct table *table) {
    struct buffer text = {0};
    for (size_t i = 0; i < table->columns->count; i++) {
        check_column(inquiry, table, &table->columns->columns[i], &text);
    }
    buffer_free(&text);
}

void check_dashes(const struct inquiry *inquiry, const struct charter *charter) {
    tables_visit(inquiry, charter, check_table);
}
