/* A master that is laid out with one vector of column widths after the other. Of widths_search. */
#ifndef CHARTER_TESTS_BENCH_WIDTHS_MASTER_H
#define CHARTER_TESTS_BENCH_WIDTHS_MASTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/diag.h"
#include "base/length.h"
#include "base/str.h"
#include "charter/charter.h"
#include "doc/doc.h"

struct arena;
struct fontset;
struct shaper;

/* A set of columns in use; its widths stand in a vector from `first` on. */
struct set {
    const struct column_set *source;
    size_t first;
};

/* A table that is laid out with other widths than its own. */
struct variable {
    size_t block;
    size_t set;
    const struct doc_table *own;
    struct doc_table table;
    struct doc_column *columns;
};

struct master {
    struct arena *arena;
    struct diag *diag;
    struct buffer text;
    const struct charter *charter;
    const struct doc *doc;
    struct fontset *fonts;
    struct shaper *shaper;
    ARRAY(struct set) sets;
    ARRAY(struct variable) tables;
    size_t size; /* of a vector: the columns of all sets */
    length room;
};

/* Reads and composes the master; false, with a report, where that cannot be, or where it has no
 * tables. Freed with master_release in either case. */
bool master_prepare(struct master *master, const char *path, const char *fonts);
void master_release(struct master *master);

struct score {
    bool is_valid;
    size_t broken; /* words, as a last resort, and addresses and sums that no line takes */
    size_t pages;
    int64_t height; /* filled, of all pages together */
};

/* True where `b` is the better: breaks fewer words beyond `allowed`, or has fewer pages, or fills
 * less of them. */
bool score_is_worse(const struct score *a, const struct score *b, size_t allowed);

/* Lays the document out with such widths; with those that the program has for it, or that it
 * chooses where none is given, which are written to `widths`. */
struct score master_lay_out_with(struct master *master, const length *widths);
struct score master_lay_out_chosen(struct master *master, length *widths);
struct score master_lay_out_free(struct master *master, length *widths);

#endif
