#include "cli/options.h"

#include <stdint.h>
#include <string.h>

#define IN(constant) (1u << COMMAND_##constant)
#define FIRST (1u << COMMAND_COUNT)
#define EVERYWHERE ((1u << (COMMAND_COUNT + 1)) - 1)

const struct command commands[COMMAND_COUNT] = {
#define COMMAND(constant, function, words, operands, least, most, summary, bangla_summary, text,   \
                bangla_text)                                                                       \
    {words, operands, least, most, {summary, bangla_summary}, {text, bangla_text}},
#include "cli/options.def"
};

const struct option_entry options[OPTION_COUNT] = {
#define OPTION(constant, commands, long_name, letter, argument, help, bangla_help)                 \
    {commands, long_name, letter, argument, {help, bangla_help}},
#include "cli/options.def"
};

const struct exit_code exit_codes[] = {
#define EXIT_CODE(code, meaning, bangla_meaning) {code, {meaning, bangla_meaning}},
#include "cli/options.def"
};
const size_t exit_code_count = sizeof exit_codes / sizeof exit_codes[0];

const struct example examples[] = {
#define EXAMPLE(command_line, meaning) {command_line, meaning},
#include "cli/options.def"
};
const size_t example_count = sizeof examples / sizeof examples[0];

const struct member members[] = {
#define MEMBER(name, meaning) {name, meaning},
#include "cli/options.def"
};
const size_t member_count = sizeof members / sizeof members[0];

bool option_allowed(enum option_id option, enum command_id where) {
    return (options[option].commands >> where & 1u) != 0;
}

bool command_is_of_group(enum command_id command, const char *group) {
    size_t size = strlen(group);
    return strncmp(commands[command].name, group, size) == 0 && commands[command].name[size] == ' ';
}

const char *command_last_word(enum command_id command) {
    const char *space = strchr(commands[command].name, ' ');
    return space == NULL ? commands[command].name : space + 1;
}

bool command_is_group(const char *word) {
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (command_is_of_group((enum command_id)i, word)) {
            return true;
        }
    }
    return false;
}

enum command_id command_find(const char *group, const char *word) {
    int i = 0;
    while (i < COMMAND_COUNT &&
           !(strcmp(command_last_word((enum command_id)i), word) == 0 &&
             (group == NULL ? strchr(commands[i].name, ' ') == NULL
                            : command_is_of_group((enum command_id)i, group)))) {
        i++;
    }
    return (enum command_id)i;
}

struct str option_choice(enum option_id option, size_t index) {
    struct str all = str_of(options[option].argument);
    if (str_find(all, STR("|"), 0) == SIZE_MAX) {
        return STR("");
    }
    size_t from = 0;
    for (;; index--) {
        size_t bar = str_find(all, STR("|"), from);
        if (index == 0) {
            return str_slice(all, from, bar == SIZE_MAX ? all.size : bar);
        }
        if (bar == SIZE_MAX) {
            return STR("");
        }
        from = bar + 1;
    }
}
