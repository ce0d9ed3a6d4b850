/* The words of a charter, each once: how often it stands there and where. Private to src/check.
 *
 * A word is a run of Bangla letters, signs and joiners. What is known under its text is its NFC, so
 * that U+09DF and য with a dot below are one. A rule may enter a sign that it counts, too. */
#ifndef CHARTER_CHECK_VOCABULARY_H
#define CHARTER_CHECK_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct rules;
struct vocabulary;

/* The first few different lines on which something stands, in the order of file and line. */
struct lines {
    struct line {
        uint32_t file, number;
    } items[6];
    size_t count;
    bool more; /* there are others behind */
};

struct word {
    struct str text; /* NFC, in the vocabulary's memory */
    uint32_t count;
    uint32_t in_names; /* how many of these stand in the names of officers */
    struct place place;
    uint32_t size; /* where it stands first: bytes of the source */
    struct lines lines;
    bool begins;   /* a listed form of two parts, "ওয়েব সাইট", begins with it */
    bool compound; /* it is such two parts, whose words are there on their own too; or a sign */
};

/* Where a word stands. */
struct occurrence {
    struct place place;
    uint32_t size; /* bytes of the source */
    bool in_name;  /* in the name of an officer */
    bool compound;
};

/* An empty vocabulary; rules and diag must outlive it. The caller frees it. */
struct vocabulary *vocabulary_new(const struct rules *rules, const struct diag *diag);
void vocabulary_free(struct vocabulary *vocabulary);

/* Adds a word as it is written, which is not empty; it is known under its number from then on. */
uint32_t vocabulary_add(struct vocabulary *vocabulary, struct str written,
                        struct occurrence occurrence);

/* The words, from 0, in the order in which they came. */
size_t vocabulary_count(const struct vocabulary *vocabulary);
const struct word *vocabulary_word(const struct vocabulary *vocabulary, size_t number);

/* What is known under that text, NFC; NULL: nothing. */
const struct word *vocabulary_find(const struct vocabulary *vocabulary, struct str text);

/* Puts the lines of `more` among the others. */
void lines_join(struct lines *lines, const struct lines *more);

/* Adds "12, 40, part.xml:7 …": those of `file` by their numbers alone. */
void lines_print(const struct lines *lines, uint32_t file, const struct diag *diag,
                 struct buffer *out);

#endif
