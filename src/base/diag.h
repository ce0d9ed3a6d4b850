/* Diagnostics: what the user is told. Every stage reports here and goes on where it can; the
 * command line prints all of it once, sorted by place.
 *
 * The texts stand in diag.def: a stable kebab-case id, a severity, an English and a Bangla text
 * and hint. Arguments are strings, set into the text at {0}, {1} ... so that both languages may
 * order them as they need. */
#ifndef CHARTER_BASE_DIAG_H
#define CHARTER_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* A place in a file: the number that diag_add_file gave, and a byte offset into its text. Line and
 * column are worked out when it is printed. */
struct place {
    uint32_t file; /* 0: no place at all */
    uint32_t offset;
};

#define NOWHERE ((struct place){0, 0})

enum severity {
    SEVERITY_NOTE,    /* worth knowing */
    SEVERITY_WARNING, /* the output is right but perhaps not what was meant */
    SEVERITY_ERROR,   /* the input is at fault: exit code 1, nothing is written */
    SEVERITY_USAGE,   /* the command line is at fault: exit code 2 */
    SEVERITY_SYSTEM   /* the system failed (disk, permissions): exit code 3 */
};

enum diag_id {
#define DIAG_ENTRY(constant, id, severity, english, bangla, english_hint, bangla_hint)             \
    DIAG_##constant,
#include "base/diag.def"
#undef DIAG_ENTRY
    DIAG_COUNT
};

enum language { LANGUAGE_ENGLISH, LANGUAGE_BANGLA };

enum diag_format {
    DIAG_TEXT,     /* the findings alone */
    DIAG_QUOTED,   /* with the line that each is about, for people */
    DIAG_COLOURED, /* the same with the escape sequences of a terminal */
    DIAG_GCC,      /* a line each, as compilers write it, for editors */
    DIAG_JSON
};

struct diag;

/* A new, empty collection; the caller frees it with diag_free (NULL is legal). */
struct diag *diag_new(void);
void diag_free(struct diag *diag);

/* Makes a file known, so that places in it can be printed. `name` is copied and printed as given;
 * `text` is borrowed and must outlive the last diag_print. Returns its number, from 1. */
uint32_t diag_add_file(struct diag *diag, struct str name, struct str text);

/* The same with a copy of `text` that lives as long as the collection, for a file whose reader does
 * not. */
uint32_t diag_add_file_copy(struct diag *diag, struct str name, struct str text);

/* How many files were made known: they have the numbers 1 to this. */
uint32_t diag_file_count(const struct diag *diag);

/* The name and the text of a file made known; file must be a number that diag_add_file gave. */
struct str diag_file_name(const struct diag *diag, uint32_t file);
struct str diag_file_text(const struct diag *diag, uint32_t file);

/* Of each id so many are kept, so that none drowns the others; all are counted. Whoever has more
 * mends those first. */
enum { DIAG_KEPT_LIMIT = 1000 };

/* Reports `id` at `place`. The arguments are copied. The same id at the same place with the same
 * arguments is printed once. Beyond DIAG_KEPT_LIMIT only findings-cut is reported, once. Use the
 * macro: DIAG(diag, place, DIAG_OFFICER_UNKNOWN, name). */
void diag_report(struct diag *diag, struct place place, enum diag_id id, const struct str *args,
                 size_t count);
#define DIAG(diag, place, ...) DIAG_WITH_ARGS((diag), (place), __VA_ARGS__, STR(""))
#define DIAG_WITH_ARGS(diag, place, id, ...)                                                       \
    diag_report((diag), (place), (id), (const struct str[]){__VA_ARGS__},                          \
                sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

/* How much of the text a finding is about. */
struct diag_extent {
    uint32_t size;      /* bytes from its place on; 0: the cluster that stands there */
    bool mendable;      /* putting `instead` in place of these bytes is the one right answer */
    struct str instead; /* copied; may be empty, where they are too much */
};

/* The same for a finding that knows its extent. */
void diag_report_extent(struct diag *diag, struct place place, struct diag_extent extent,
                        enum diag_id id, const struct str *args, size_t count);
#define DIAG_EXTENT(diag, place, extent, ...)                                                      \
    DIAG_EXTENT_WITH_ARGS((diag), (place), (extent), __VA_ARGS__, STR(""))
#define DIAG_EXTENT_WITH_ARGS(diag, place, extent, id, ...)                                        \
    diag_report_extent((diag), (place), (extent), (id), (const struct str[]){__VA_ARGS__},         \
                       sizeof((const struct str[]){__VA_ARGS__}) / sizeof(struct str))

/* What is to be put in place of `size` bytes from `place` on. */
struct diag_mend {
    struct place place;
    uint32_t size;
    struct str instead;
};

/* Adds a mend for one more place of `id`, which is reported once for many: unless it is switched
 * off there. */
void diag_add_mend(struct diag *diag, enum diag_id id, struct place place, uint32_t size,
                   struct str instead);

/* The one right answers of all that was reported as mendable, also beyond DIAG_KEPT_LIMIT, in the
 * order of reporting; several may be about the same bytes. They live as long as the collection; the
 * array until the next report. */
const struct diag_mend *diag_mends(const struct diag *diag, size_t *count);

/* From now on `id`, a warning or a note, is not reported of places in `file`, as if it had not been
 * found. An error cannot be switched off: false, and nothing is changed. */
bool diag_switch_off(struct diag *diag, uint32_t file, enum diag_id id);

/* What is switched off in `file` is switched off in `other` too. */
void diag_switch_off_alike(struct diag *diag, uint32_t file, uint32_t other);

/* The id of that kebab-case name; DIAG_COUNT where there is none. */
enum diag_id diag_id_find(struct str name);

/* True once anything of severity ERROR, USAGE or SYSTEM was reported. */
bool diag_failed(const struct diag *diag);

size_t diag_count(const struct diag *diag, enum severity severity);

/* A moment in the reporting, to tell what came later. */
struct diag_moment {
    size_t entries, counts[SEVERITY_SYSTEM + 1];
};
struct diag_moment diag_now(const struct diag *diag);

/* How many of a severity were reported since then. What was reported more than once counts once, as
 * it is printed. */
size_t diag_count_since(const struct diag *diag, const struct diag_moment *since,
                        enum severity severity);

/* True once this id was reported. */
bool diag_holds(const struct diag *diag, enum diag_id id);

/* 0, or the code of the gravest kind reported: 3 system, 2 usage, 1 error (design: exit codes). */
int diag_exit_code(const struct diag *diag);

/* Facts of the table, for the tests and for documentation. */
struct str diag_id_name(enum diag_id id);
enum severity diag_id_severity(enum diag_id id);

/* The line and column of a place, both from 1; the column counts code points. A byte-order mark
 * counts as nothing. */
void diag_line_column(const struct diag *diag, struct place place, size_t *line, size_t *column);

/* Prints all that was reported, sorted by file, offset, id, to `out`. Text is
 *     file:line:col: error: text [officer-unknown]
 *         hint: text
 * (without "file:line:col: " where there is no place), each on one line whatever its arguments
 * hold: control characters become blanks. Quoted, the source's line stands between the two, cut to
 * the neighbourhood of the place where it is long; the caret stands below the grapheme cluster that
 * holds the place, and "~" goes on to the end of what the finding is about:
 *        12 |   <p>নাম , পদবি</p>
 *           |          ^~
 * The form of GCC is the first line alone, with the severity in English, and "charter: " where
 * there is no place. JSON is one array of objects with file, line, column, endLine, endColumn,
 * severity, id, text, hint, instead. Of an argument at most 1000 bytes are printed. */
void diag_print(const struct diag *diag, enum language language, enum diag_format format,
                struct buffer *out);

/* jansson's version as it runs. */
const char *diag_json_version(void);

#endif
