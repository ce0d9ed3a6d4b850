/* fonts.xml as data; private to src/text. */
#ifndef CHARTER_TEXT_FONT_TABLE_H
#define CHARTER_TEXT_FONT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "text/font_source.h"

struct arena;

/* What is known of a file; a string that is not given is empty. */
struct font_file {
    struct str name, package, licence, version, sha256;
    bool granted; /* embedding */
    struct place place, sha256_place;
};

/* One font of a set: its files by weight. Without a bold file the regular one stands for it. */
struct font_pair {
    struct str files[WEIGHT_COUNT];
    struct place places[WEIGHT_COUNT]; /* where each is named */
    int scale;                         /* per cent of the size of the text */
    bool has_bold;
    bool fallback; /* asked only for what the other fonts lack */
};

struct font_set {
    struct str name;
    const struct font_pair *pairs; /* fallbacks last */
    size_t count;
    struct place place;
};

struct font_table {
    const struct font_file *files;
    size_t file_count;
    const struct font_set *sets;
    size_t set_count;
    struct str text; /* the bytes of fonts.xml; they live as long as the diagnostics */
};

/* Reads the source's fonts.xml; NULL where it is missing or at fault (reported). */
const struct font_table *font_table_read(const struct font_source *source, struct arena *arena,
                                         struct diag *diag);

/* The line of a file or set by its name; NULL where there is none. */
const struct font_file *font_table_file(const struct font_table *table, struct str name);
const struct font_set *font_table_set(const struct font_table *table, struct str name);

#endif
