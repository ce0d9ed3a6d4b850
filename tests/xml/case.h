/* Cases of tests as data: folders with an input and what is expected of it. Shared by the runners
 * of tests/xml and tests/charter. */
#ifndef CHARTER_TESTS_CASE_H
#define CHARTER_TESTS_CASE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

/* What the command line of a runner says: KIND FOLDER [--update]. */
struct case_run {
    const char *kind, *folder;
    bool update; /* write what came out as the new expectation */
    int count, failed;
};

/* False, with a message, where the arguments are not those. */
bool case_arguments(int count, char **arguments, struct case_run *run);

/* The names in the run's folder that end in `suffix` (all but hidden ones where it is empty),
 * sorted; in the arena. */
struct str_list case_names(const struct case_run *run, const char *suffix, struct arena *arena);

/* "folder/name" plus "/file" where `file` is not empty; in the arena. */
const char *case_path(const struct case_run *run, struct str name, const char *file,
                      struct arena *arena);

/* The input of a case folder: input.xml, or else what input.recipe says. Each line of a recipe is
 * a number, a space and a text that stands that many times; \n, \\ and \xFF (a byte) are written
 * so; a line that begins with # says nothing. */
bool case_input(const struct case_run *run, struct str name, struct buffer *out,
                struct arena *arena);

/* Compares with the file, or writes it with --update. Tells of a difference and counts it. */
void case_expect(struct case_run *run, const char *path, struct str actual);

/* Compares all that was reported with name/errors (English) and name/errors.bn (Bangla). A case of
 * this kind that reports nothing has failed. */
void case_expect_errors(struct case_run *run, struct str name, struct diag *diag,
                        struct arena *arena);

/* Reports a case that could not be run at all. */
void case_fail(struct case_run *run, struct str name, const char *why);

/* Prints the tally; the exit code. A run without a case has failed. */
int case_finish(const struct case_run *run);

#endif
