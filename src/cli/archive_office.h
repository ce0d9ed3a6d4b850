/* The editions of an office in an archive, as its records tell. */
#ifndef CHARTER_CLI_ARCHIVE_OFFICE_H
#define CHARTER_CLI_ARCHIVE_OFFICE_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/record.h"
#include "archive/store.h"
#include "base/diag.h"

struct arena;
struct command_line;

struct archived_edition {
    struct str folder; /* "2025-26/q2" */
    struct record record;
    size_t version; /* in which its files came to be as they are */
};

struct archived_office {
    struct str id; /* empty: the object is another program's */
    struct object object;
    size_t version;                          /* that is looked at */
    const struct archived_edition *editions; /* from the first to the last */
    size_t count;
};

/* Reads the office whose object's root is `path`, at a version, or (0) as it is now. What is
 * damaged is reported, and false. In `arena`. */
bool archived_office_read(const struct store *store, struct str path, size_t version,
                          struct arena *arena, struct archived_office *office);

/* Reads the one of --office, at --at; where neither is given the only one, as it is now. Reports
 * archive-office-unknown, archive-office-needed, archive-version-unknown. */
bool archived_office_choose(const struct store *store, const struct command_line *line,
                            struct arena *arena, struct diag *diag, struct archived_office *office);

/* The edition of --year and --quarter; NULL, and reported, where there is none. */
const struct archived_edition *archived_edition_choose(const struct archived_office *office,
                                                       const struct command_line *line,
                                                       struct diag *diag);

/* Adds what an edition is called: "2025-26 q2", or in Bangla "২০২৫-২৬ অর্থবছর, ২য় ত্রৈমাসিক". */
void archived_edition_add_name(struct str year, int quarter, enum language language,
                               struct buffer *out);

/* What the letterhead of its newest edition calls the office; may be empty. */
struct str archived_office_name(const struct archived_office *office);

/* The day that it is filed under: when it was published, else approved. */
struct str archived_edition_date(const struct record *record);

/* The order of two editions by year and quarter, where the whole year's comes last: <0, 0, >0. */
int archived_edition_compare(struct str year, int quarter, struct str other_year,
                             int other_quarter);

/* The file of that name in the edition's folder, as the record has it; NULL: none. */
const struct record_file *archived_edition_file(const struct archived_edition *edition,
                                                struct str name);

/* "charter.pdf" of "2025-26/q2/charter.pdf". */
struct str archived_file_name(struct str path);

#endif
