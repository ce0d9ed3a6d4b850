#include "base/arena.h"
#include "base/index.h"
#include "base/unicode.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/tables.h"
#include "check/wording.h"

/* The name as it sounds: its letters and digits without spaces and marks. */
static struct str folded(const struct inquiry *inquiry, struct str name) {
    struct buffer folded = {0};
    struct token token;
    for (size_t at = 0; token_next(name, at, &token); at = token.to) {
        buffer_add(&folded, str_slice(name, token.from, token.to));
    }
    struct str kept = str_copy(inquiry->arena, buffer_str(&folded));
    buffer_free(&folded);
    return kept;
}

/* ---- All that a row says ------------------------------------------------------------------ */

static void add_cells(struct buffer *out, const struct cell *cells, size_t count,
                      struct buffer *text) {
    for (size_t i = 0; i < count; i++) {
        struct str said = wording(&cells[i].content, text);
        buffer_print(out, "%.*s\t%.*s\f", STR_ARG(cells[i].of), STR_ARG(said));
    }
}

static void add_row(struct buffer *out, const struct row *row, struct buffer *text) {
    add_cells(out, row->cells, row->count, text);
    for (size_t i = 0; i < row->case_count; i++) {
        buffer_add_byte(out, '\v');
        add_cells(out, row->cases[i].cells, row->cases[i].count, text);
    }
}

static bool say_the_same(const struct row *a, const struct row *b) {
    struct buffer of_a = {0}, of_b = {0}, text = {0};
    add_row(&of_a, a, &text);
    add_row(&of_b, b, &text);
    bool same = str_equal(buffer_str(&of_a), buffer_str(&of_b));
    buffer_free(&of_a);
    buffer_free(&of_b);
    buffer_free(&text);
    return same;
}

/* ---- Tables ------------------------------------------------------------------------------- */

/* The names of one table, each with the last row that has it. */
struct names {
    struct index index;
    struct str *names; /* of the rows */
    const struct table *table;
};

static size_t earlier(const struct names *names, struct str name) {
    uint32_t hash = index_hash(0, name.bytes, name.size), item;
    size_t probe = 0, last = SIZE_MAX;
    while ((item = index_next(&names->index, hash, &probe)) != INDEX_NONE) {
        if (str_equal(names->names[item], name)) {
            last = item;
            break;
        }
    }
    return last;
}

static void report(const struct inquiry *inquiry, const struct names *names, size_t first,
                   size_t second, struct str name) {
    const struct row *rows = names->table->rows;
    struct place place = row_cell(&rows[second], STR("name"))->place;
    if (say_the_same(&rows[first], &rows[second])) {
        DIAG(inquiry->diag, place, DIAG_SERVICE_COPIED, name);
    } else {
        DIAG(inquiry->diag, place, DIAG_SERVICE_NAMED_TWICE, name);
    }
}

static void check_row(const struct inquiry *inquiry, struct names *names, size_t row,
                      struct buffer *text) {
    const struct cell *cell = row_cell(&names->table->rows[row], STR("name"));
    struct str said = cell == NULL ? STR("") : wording(&cell->content, text);
    struct str name = folded(inquiry, said);
    if (name.size == 0 || wording_is_ditto(inquiry->rules, said)) {
        return;
    }
    names->names[row] = name;
    size_t first = earlier(names, name);
    if (first != SIZE_MAX) {
        report(inquiry, names, first, row, str_copy(inquiry->arena, said));
    } else {
        index_add(&names->index, index_hash(0, name.bytes, name.size), (uint32_t)row);
    }
}

static void check_table(const struct inquiry *inquiry, const struct table *table) {
    struct names names = {.names = arena_array_of(inquiry->arena, struct str, table->row_count),
                          .table = table};
    struct buffer text = {0};
    for (size_t i = 0; i < table->row_count; i++) {
        check_row(inquiry, &names, i, &text);
    }
    buffer_free(&text);
    index_free(&names.index);
}

void check_names(const struct inquiry *inquiry, const struct charter *charter) {
    services_visit(inquiry, charter, check_table);
}
