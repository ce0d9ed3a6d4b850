#include "layout/widths.h"

#include "base/diag.h"
#include "base/str.h"
#include "doc/doc.h"

#include <stddef.h>
#include <stdint.h>

/* The columns of a table by kind. */
struct demand {
    int64_t given;           /* sum of the given widths */
    int64_t shares;          /* sum of the shares */
    int64_t sharing, others; /* columns with a share; columns with neither */
};

enum kind { KIND_GIVEN, KIND_SHARE, KIND_OTHER };

static enum kind kind_of(const struct doc_column *column) {
    return column->width > 0 ? KIND_GIVEN : column->share > 0 ? KIND_SHARE : KIND_OTHER;
}

static struct demand demand_of(const struct doc_table *table) {
    struct demand demand = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        const struct doc_column *column = &table->columns[i];
        enum kind kind = kind_of(column);
        demand.given += kind == KIND_GIVEN ? column->width : 0;
        demand.shares += kind == KIND_SHARE ? column->share : 0;
        demand.sharing += kind == KIND_SHARE;
        demand.others += kind == KIND_OTHER;
    }
    return demand;
}

/* What the columns with a share get of `left`, together. A column with neither counts as much as an
 * average share. */
static int64_t width_of_shares(const struct demand *demand, int64_t left) {
    return demand->sharing == 0 ? 0 : left * demand->sharing / (demand->sharing + demand->others);
}

static void report_too_wide(const struct doc_table *table, length text_width, struct diag *diag) {
    int64_t sum = 0;
    struct place place = table->place;
    for (size_t i = 0; i < table->column_count; i++) {
        bool fits = sum <= text_width;
        sum += table->columns[i].width;
        if (fits && sum > text_width) {
            place = table->columns[i].place;
        }
    }
    struct buffer given = {0}, room = {0};
    buffer_print(&given, "%lld", (long long)((sum + LENGTH_PT - 1) / LENGTH_PT));
    length_print(&room, text_width);
    DIAG(diag, place, DIAG_COLUMNS_TOO_WIDE, buffer_str(&given), buffer_str(&room));
    buffer_free(&given);
    buffer_free(&room);
}

/* False, with a report, where no room is left for columns that give no width. */
static bool has_room(const struct doc_table *table, length text_width, struct diag *diag) {
    struct demand demand = demand_of(table);
    int64_t left = text_width - demand.given;
    if (left < 0) {
        report_too_wide(table, text_width, diag);
        return false;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        if (kind_of(&table->columns[i]) != KIND_GIVEN && left == 0) {
            struct buffer number = {0};
            buffer_print(&number, "%zu", i + 1);
            DIAG(diag, table->columns[i].place, DIAG_COLUMN_WITHOUT_ROOM, buffer_str(&number));
            buffer_free(&number);
            return false;
        }
    }
    return true;
}

bool widths_resolve(const struct doc_table *table, length text_width, length *edges,
                    struct diag *diag) {
    edges[0] = 0;
    if (!has_room(table, text_width, diag)) {
        return false;
    }
    struct demand demand = demand_of(table);
    int64_t left = text_width - demand.given;
    int64_t for_shares = width_of_shares(&demand, left);
    int64_t for_others = left - for_shares;
    int64_t shares = 0, others = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct doc_column *column = &table->columns[i];
        int64_t width = column->width;
        /* What all columns up to this one get, less what those before it got: the sum is exact. */
        if (kind_of(column) == KIND_SHARE) {
            width = for_shares * (shares + column->share) / demand.shares -
                    for_shares * shares / demand.shares;
            shares += column->share;
        } else if (kind_of(column) == KIND_OTHER) {
            width = for_others * (others + 1) / demand.others - for_others * others / demand.others;
            others++;
        }
        edges[i + 1] = edges[i] + (length)width;
    }
    return true;
}
