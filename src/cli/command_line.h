/* The command line, parsed by the table of options.def. */
#ifndef CHARTER_CLI_COMMAND_LINE_H
#define CHARTER_CLI_COMMAND_LINE_H

#include <stdbool.h>

#include "base/array.h"
#include "base/diag.h"
#include "cli/options.h"

struct command_line {
    enum command_id command;          /* COMMAND_COUNT: none was named */
    const char *group;                /* that was named, with or without a command; or NULL */
    const char *values[OPTION_COUNT]; /* NULL: not given; "" for an option without argument */
    ARRAY(const char *) operands;
};

/* Parses main's arguments, which must outlive the result. Unknown commands and options, missing and
 * unwanted arguments and operands are reported; false where there was any (what could be read is in
 * `line` all the same). With --help or --version nothing more is asked for. An option given twice:
 * the last holds. Options may stand before, between and behind operands; "--" ends them. */
bool command_line_parse(int argc, char **argv, struct command_line *line, struct diag *diag);
void command_line_free(struct command_line *line);

/* Reports that there is no command of that name in the group (NULL: in none), with the one that was
 * probably meant. */
void command_line_report_unknown(const char *group, const char *name, struct diag *diag);

bool option_given(const struct command_line *line, enum option_id option);

/* True where the option was given this choice ("json"). */
bool option_is(const struct command_line *line, enum option_id option, const char *choice);

/* --lang, else what `environment` (getenv) says by LC_ALL, LC_MESSAGES, LANG; else English. */
enum language command_line_language(const struct command_line *line,
                                    char *(*environment)(const char *));

#endif
