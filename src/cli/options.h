/* The table of options.def as data. */
#ifndef CHARTER_CLI_OPTIONS_H
#define CHARTER_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum command_id {
#define COMMAND(constant, ...) COMMAND_##constant,
#include "cli/options.def"
    COMMAND_COUNT
};

enum option_id {
#define OPTION(constant, ...) OPTION_##constant,
#include "cli/options.def"
    OPTION_COUNT
};

/* Texts come in two languages, by enum language. */
struct command {
    const char *name;     /* "build", or with its group "archive add" */
    const char *operands; /* "MASTER..."; empty: none */
    size_t least, most;   /* operands */
    const char *summary[2], *text[2];
};

struct option_entry {
    unsigned commands; /* bit i: command i takes it; bit COMMAND_COUNT: it may stand first */
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* "FILE", "text|json"; empty: takes none */
    const char *help[2];
};

struct exit_code {
    int code;
    const char *meaning[2];
};

/* A member of a finding as JSON. */
struct member {
    const char *name, *meaning;
};

struct example {
    const char *command_line, *meaning;
};

extern const struct command commands[COMMAND_COUNT];
extern const struct option_entry options[OPTION_COUNT];
extern const struct exit_code exit_codes[];
extern const size_t exit_code_count;
extern const struct example examples[];
extern const size_t example_count;
extern const struct member members[];
extern const size_t member_count;

/* Where an option stands: a command, or before any (COMMAND_COUNT). */
bool option_allowed(enum option_id option, enum command_id where);

/* The command of that word, in a group or, where `group` is NULL, in none; COMMAND_COUNT where
 * there is none. */
enum command_id command_find(const char *group, const char *word);

/* True where commands are named "WORD something". */
bool command_is_group(const char *word);
bool command_is_of_group(enum command_id command, const char *group);

/* "add" of "archive add". */
const char *command_last_word(enum command_id command);

/* The choices of an argument like "text|json": the `index`-th, or the empty string behind the last.
 * An argument without bars has none. */
struct str option_choice(enum option_id option, size_t index);

#endif
