/* The reported diagnostics, private to base/diag*.c: collected by diag.c, printed by
 * diag_print.c, diag_quote.c and diag_json.c. */
#ifndef CHARTER_BASE_DIAG_ENTRIES_H
#define CHARTER_BASE_DIAG_ENTRIES_H

#include "base/diag.h"

struct diag_entry {
    struct place place;
    enum diag_id id;
    const struct str *args;
    size_t arg_count;
    struct diag_extent extent;
    size_t order; /* of reporting: the last key of the sort */
};

/* How many were reported, and the i-th after sorting by file, offset, id. */
size_t diag_entry_count(const struct diag *diag);
const struct diag_entry *diag_sorted(const struct diag *diag);

/* True where an entry says just what the one before it in the sorted list says. */
bool diag_entry_repeats(const struct diag_entry *entry, const struct diag_entry *before);

/* Line and column counted on from the place before, so that printing many sorted diagnostics reads
 * a file once. All zero is a cursor before the first file. */
struct diag_cursor {
    uint32_t file;
    size_t offset, line, column;
};

/* Moves the cursor to a place, which must have a file. */
void diag_cursor_move(struct diag_cursor *cursor, const struct diag *diag, struct place place);

/* The text or hint of an entry with its arguments set in, added to `out`; the hint may be empty. */
void diag_entry_text(const struct diag_entry *entry, enum language language, struct buffer *out);
void diag_entry_hint(const struct diag_entry *entry, enum language language, struct buffer *out);

/* "error", "warning", "note", as JSON has it and as a language says it. */
struct str diag_severity_name(enum severity severity, enum language language);

/* Adds the line that the entry is about and the caret line below it, for an entry that has a place;
 * `line` is its number. Nothing where that line is empty. */
void diag_quote(const struct diag *diag, const struct diag_entry *entry, size_t line, bool coloured,
                struct buffer *out);

/* Where what the entry is about ends: its extent, or the cluster that stands at its place. Empty at
 * the end of a line, and where a mend only puts something in. The entry has a place. */
struct place diag_entry_end(const struct diag *diag, const struct diag_entry *entry);

/* Colours of a terminal. What stands in a text cannot bring any: its control characters are blank.
 */
#define DIAG_COLOUR_ERROR "\x1B[1;31m"
#define DIAG_COLOUR_WARNING "\x1B[1;35m"
#define DIAG_COLOUR_NOTE "\x1B[1;36m"
#define DIAG_COLOUR_ID "\x1B[2m"
#define DIAG_COLOUR_CARET "\x1B[1;32m"
#define DIAG_COLOUR_END "\x1B[0m"

void diag_print_json(const struct diag *diag, enum language language, struct buffer *out);

#endif
