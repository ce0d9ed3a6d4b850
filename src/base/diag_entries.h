/* The reported diagnostics, private to base/diag*.c: collected by diag.c, printed by
 * diag_print.c and diag_json.c. */
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

void diag_print_json(const struct diag *diag, enum language language, struct buffer *out);

#endif
