/* A table down the pages: its head on each of them, its rows split where a page ends. */
#ifndef CHARTER_LAYOUT_TABLE_H
#define CHARTER_LAYOUT_TABLE_H

#include <stdbool.h>

#include "base/length.h"
#include "layout/borders.h"
#include "layout/continued.h"
#include "layout/group.h"
#include "layout/head.h"
#include "layout/merged.h"

struct doc_table;
struct flow;

/* A table measured as far as its first group of rows; the others follow one by one as they are
 * placed. Holds pointers into itself, so it stays where it was measured. Freed with table_free. */
struct table {
    const struct doc_table *source;
    size_t unit;         /* of its first group, as pages are planned */
    const length *edges; /* NULL: the widths are at fault, nothing is placed */
    struct table_head head;
    struct set_group group; /* the one being placed */
    struct merged merged;   /* the cells beside it */
    struct continued mark;
    struct borders borders;
    bool is_last_marked; /* the row that stands last is marked as changed */
    bool is_edge_due;    /* below what stands last; it waits for what merged cells go on below it */
    bool reported_head;
};

/* Measures head and first group; `unit` is that of the plan. Reports what head_set, merged_set and
 * group_set do. */
void table_measure(struct table *table, const struct doc_table *source, size_t unit,
                   struct flow *flow);
void table_free(struct table *table);

/* How rows below a head so high are split. */
struct split_rules table_rules(const struct flow *flow, length head);

/* True where the head and the first piece of the first group fit into `room`, and need not move to
 * the next page, with the headings that stay with them (`above` high), for the approval's sake. */
bool table_starts(struct table *table, const struct flow *flow, length room, length above);

/* Places the whole table below headings that are `above` high on this page. Reports
 * table-head-too-tall where no row fits below the head. */
void table_place(struct table *table, struct flow *flow, length above);

#endif
