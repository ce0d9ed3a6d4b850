#include "base/arena.h"
#include "base/index.h"
#include "base/unicode.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/tables.h"
#include "check/wording.h"

/* A serial as it is read: "(২ক)" is 2 and ক. */
struct serial {
    uint64_t number; /* 0: none, it is blank, a letter or a sign */
    struct str tail; /* what follows the number, but for marks at its end */
};

/* What was read of a table so far. */
struct count {
    const struct inquiry *inquiry;
    struct index index; /* of the rows, by their serials */
    struct serial *rows;
    size_t group;       /* the first row since the numbers began again from 1 */
    uint64_t last;      /* the last number … */
    struct str printed; /* … and its serial */
    size_t unnumbered;  /* rows since then that print none, or one with a letter */
};

enum { DIGITS = 9 };

static struct str without_marks(struct str text) {
    struct token token;
    size_t end = 0;
    for (size_t at = 0; token_next(text, at, &token); at = token.to) {
        end = token.to;
    }
    return str_slice(text, 0, end);
}

static struct serial read_serial(struct str text) {
    struct serial serial = {0};
    struct token token;
    if (!token_next(text, 0, &token) || !token.digits) {
        return serial;
    }
    size_t count = 0;
    for (size_t at = token.from; at < token.to && count <= DIGITS; count++) {
        int digit = unicode_bangla_digit(unicode_next(text, &at));
        serial.number = serial.number * 10 + (uint64_t)(digit < 0 ? 0 : digit);
    }
    serial.number = count > DIGITS ? 0 : serial.number;
    serial.tail = without_marks(str_slice(text, token.to, text.size));
    return serial;
}

static uint32_t hash_of(const struct count *count, const struct serial *serial) {
    uint32_t hash = index_hash(0, &count->group, sizeof count->group);
    hash = index_hash(hash, &serial->number, sizeof serial->number);
    return index_hash(hash, serial->tail.bytes, serial->tail.size);
}

/* True where a row of the group has the serial already. */
static bool is_there(const struct count *count, const struct serial *serial) {
    uint32_t item;
    size_t probe = 0;
    while ((item = index_next(&count->index, hash_of(count, serial), &probe)) != INDEX_NONE) {
        const struct serial *other = &count->rows[item];
        if (item >= count->group && other->number == serial->number &&
            str_equal(other->tail, serial->tail)) {
            return true;
        }
    }
    return false;
}

/* The program counts rows, so a blank serial or one with a letter leaves a number out on purpose.
 */
static void check_gap(const struct count *count, const struct row *row, uint64_t number) {
    if (count->last > 0 && number > count->last + 1 + count->unnumbered) {
        DIAG(count->inquiry->diag, row->place, DIAG_SERIAL_GAP, row->serial, count->printed);
    }
}

static void check_row(struct count *count, const struct table *table, size_t index) {
    const struct row *row = &table->rows[index];
    struct serial serial = read_serial(row->serial);
    if (serial.number == 1 && serial.tail.size == 0 && count->last > 1) {
        count->group = index;
        count->last = 0;
    }
    if (serial.number == 0) {
        count->unnumbered++;
        return;
    }
    count->rows[index] = serial;
    if (is_there(count, &serial)) {
        DIAG(count->inquiry->diag, row->place, DIAG_SERIAL_TWICE, row->serial);
        return;
    }
    index_add(&count->index, hash_of(count, &serial), (uint32_t)index);
    if (serial.tail.size > 0) {
        count->unnumbered++;
    } else {
        check_gap(count, row, serial.number);
        count->unnumbered = 0;
    }
    if (serial.number > count->last) {
        count->last = serial.number;
        count->printed = row->serial;
    }
}

/* What the program counted alone is right. */
static bool has_given(const struct table *table) {
    size_t i = 0;
    while (i < table->row_count && !table->rows[i].serial_given) {
        i++;
    }
    return i < table->row_count;
}

static void check_table(const struct inquiry *inquiry, const struct table *table) {
    if (table_column(table, STR("serial")) == NULL || !has_given(table)) {
        return;
    }
    struct count count = {.inquiry = inquiry};
    count.rows = arena_array_of(inquiry->arena, struct serial, table->row_count);
    for (size_t i = 0; i < table->row_count; i++) {
        check_row(&count, table, i);
    }
    index_free(&count.index);
}

void check_serials(const struct inquiry *inquiry, const struct charter *charter) {
    tables_visit(inquiry, charter, check_table);
}
