#include "cli/command_line.h"

#include "base/nearest.h"
#include "base/str.h"

#include <getopt.h>
#include <string.h>

/* getopt's value for option i: letters are below. */
enum { LONG_VALUE = 256, OPERAND_VALUE = 1 };

/* The table in getopt's form, for one place of the command line. */
struct forms {
    struct option long_options[OPTION_COUNT + 1];
    char letters[2 + 2 * OPTION_COUNT + 1];
    size_t count, letters_size;
};

static void add_form(struct forms *forms, enum option_id option) {
    const struct option_entry *entry = &options[option];
    bool argument = entry->argument[0] != '\0';
    forms->long_options[forms->count++] = (struct option){
        entry->name, argument ? required_argument : no_argument, NULL, LONG_VALUE + (int)option};
    if (entry->letter != 0) {
        forms->letters[forms->letters_size++] = entry->letter;
    }
    if (entry->letter != 0 && argument) {
        forms->letters[forms->letters_size++] = ':';
    }
}

/* `order`: '+' stops at the first operand, '-' gives operands one by one in their order. Neither
 * heeds POSIXLY_CORRECT. The colon makes a missing argument known as such. */
static struct forms forms_for(enum command_id where, char order) {
    struct forms forms = {.letters = {order, ':'}, .letters_size = 2};
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (option_allowed((enum option_id)i, where)) {
            add_form(&forms, (enum option_id)i);
        }
    }
    return forms;
}

/* The option behind getopt's value; OPTION_COUNT where there is none. */
static enum option_id option_of(int value, enum command_id where) {
    if (value >= LONG_VALUE) {
        return (enum option_id)(value - LONG_VALUE);
    }
    int i = 0;
    while (i < OPTION_COUNT && (options[i].letter == 0 || options[i].letter != value ||
                                !option_allowed((enum option_id)i, where))) {
        i++;
    }
    return (enum option_id)i;
}

/* "charter build --help": where to read on. */
static struct str help_of(enum command_id where, struct buffer *out) {
    buffer_print(out, "charter %s%s--help", where == COMMAND_COUNT ? "" : commands[where].name,
                 where == COMMAND_COUNT ? "" : " ");
    return buffer_str(out);
}

static void report_with_help(struct diag *diag, enum diag_id id, enum command_id where,
                             struct str about) {
    struct buffer help = {0};
    DIAG(diag, NOWHERE, id, about, help_of(where, &help));
    buffer_free(&help);
}

/* Names are compared without dashes and value: "--foramt=json" is near "format". */
static void report_unknown_option(const char *word, enum command_id where, struct diag *diag) {
    struct str name = str_of(word + strspn(word, "-"));
    size_t equals = str_find(name, STR("="), 0);
    struct nearest nearest = nearest_to(equals == SIZE_MAX ? name : str_slice(name, 0, equals));
    for (int i = 0; i < OPTION_COUNT && str_starts(str_of(word), STR("--")); i++) {
        if (option_allowed((enum option_id)i, where)) {
            nearest_offer(&nearest, str_of(options[i].name));
        }
    }
    if (nearest.best.size == 0) {
        report_with_help(diag, DIAG_OPTION_UNKNOWN, where, str_of(word));
        return;
    }
    struct buffer meant = {0};
    buffer_print(&meant, "--%.*s", STR_ARG(nearest.best));
    DIAG(diag, NOWHERE, DIAG_OPTION_MISSPELT, str_of(word), buffer_str(&meant));
    buffer_free(&meant);
}

/* What getopt complains of with '?' or ':'. `word` is the argument it was reading. */
static void report_refused(int kind, const char *word, enum command_id where, struct diag *diag) {
    char letter[] = {'-', (char)optopt, '\0'};
    bool is_letter = word[1] != '-' && optopt > ' ' && optopt < 0x7F;
    enum option_id option = option_of(optopt, where);
    if (kind == ':') {
        DIAG(diag, NOWHERE, DIAG_ARGUMENT_MISSING, str_of(is_letter ? letter : word),
             str_of(options[option].argument));
    } else if (optopt >= LONG_VALUE) {
        report_with_help(diag, DIAG_ARGUMENT_UNWANTED, where, str_of(options[option].name));
    } else {
        report_unknown_option(is_letter ? letter : word, where, diag);
    }
}

/* A closed choice takes nothing else. */
static bool check_choice(enum option_id option, struct str value, struct diag *diag) {
    struct buffer list = {0};
    bool known = option_choice(option, 0).size == 0;
    for (size_t i = 0; option_choice(option, i).size > 0; i++) {
        known = known || str_equal(option_choice(option, i), value);
        buffer_print(&list, "%s%.*s", i > 0 ? ", " : "", STR_ARG(option_choice(option, i)));
    }
    if (!known) {
        DIAG(diag, NOWHERE, DIAG_VALUE_UNKNOWN, str_of(options[option].name), value,
             buffer_str(&list));
    }
    buffer_free(&list);
    return known;
}

/* Keeps the option that getopt has just read. */
static void take_option(struct command_line *line, enum option_id option, struct diag *diag) {
    const char *given = optarg != NULL ? optarg : "";
    if (check_choice(option, str_of(given), diag)) {
        line->values[option] = given;
    }
}

/* Reads options at one place of the command line, from argv[1]. Operands are gathered where `order`
 * is '-'. Returns the index of the first argument that was not read. */
static int read_options(int argc, char **argv, char order, struct command_line *line,
                        struct diag *diag) {
    struct forms forms = forms_for(line->command, order);
    optind = 0; /* makes glibc's getopt begin anew */
    opterr = 0;
    for (;;) {
        const char *word = argv[optind > 0 ? optind : 1];
        int value = getopt_long(argc, argv, forms.letters, forms.long_options, NULL);
        if (value == -1) {
            return optind;
        }
        if (value == OPERAND_VALUE) {
            array_push(&line->operands, optarg);
        } else if (value == '?' || value == ':') {
            report_refused(value, word, line->command, diag);
        } else {
            take_option(line, option_of(value, line->command), diag);
        }
    }
}

/* "init, add, list …": what a group can do. */
static void add_words_of(const char *group, struct buffer *list) {
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (command_is_of_group((enum command_id)i, group)) {
            buffer_print(list, "%s%s", list->size > 0 ? ", " : "",
                         command_last_word((enum command_id)i));
        }
    }
}

void command_line_report_unknown(const char *group, const char *word, struct diag *diag) {
    struct nearest nearest = nearest_to(str_of(word));
    struct buffer list = {0};
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (group == NULL ? strchr(commands[i].name, ' ') == NULL
                          : command_is_of_group((enum command_id)i, group)) {
            nearest_offer(&nearest, str_of(command_last_word((enum command_id)i)));
        }
    }
    if (group != NULL) {
        add_words_of(group, &list);
    }
    if (nearest.best.size > 0) {
        DIAG(diag, NOWHERE, DIAG_COMMAND_MISSPELT, str_of(word), nearest.best);
    } else if (group != NULL) {
        DIAG(diag, NOWHERE, DIAG_GROUP_UNKNOWN, str_of(group), str_of(word), buffer_str(&list));
    } else {
        DIAG(diag, NOWHERE, DIAG_COMMAND_UNKNOWN, str_of(word));
    }
    buffer_free(&list);
}

static void report_group_alone(const char *group, struct diag *diag) {
    struct buffer list = {0};
    add_words_of(group, &list);
    DIAG(diag, NOWHERE, DIAG_GROUP_ALONE, str_of(group), buffer_str(&list));
    buffer_free(&list);
}

static void check_operands(const struct command_line *line, struct diag *diag) {
    const struct command *command = &commands[line->command];
    if (line->operands.count < command->least) {
        struct str operands = str_of(command->operands);
        enum diag_id id = str_starts(operands, STR("FILE.pdf")) ? DIAG_OPERAND_PDF_MISSING
                          : str_starts(operands, STR("DIR"))    ? DIAG_OPERAND_DIR_MISSING
                                                                : DIAG_OPERAND_MISSING;
        report_with_help(diag, id, line->command, str_of(command->name));
    }
    if (line->operands.count > command->most) {
        report_with_help(diag, DIAG_OPERAND_UNWANTED, line->command,
                         str_of(line->operands.items[command->most]));
    }
}

static bool asks_for_help(const struct command_line *line) {
    return option_given(line, OPTION_HELP) || option_given(line, OPTION_VERSION);
}

/* Reads options up to the next word; its place in argv, or argc where there is none. */
static int read_up_to_word(int argc, char **argv, int at, struct command_line *line,
                           struct diag *diag) {
    return at < argc ? at + read_options(argc - at, argv + at, '+', line, diag) : argc;
}

/* Finds the command that argv[at] begins to name; the place of its last word. */
static int read_command(int argc, char **argv, int at, struct command_line *line,
                        struct diag *diag) {
    if (command_is_group(argv[at])) {
        line->group = argv[at];
        at = read_up_to_word(argc, argv, at, line, diag);
        if (at >= argc) {
            if (!asks_for_help(line) && !diag_failed(diag)) {
                report_group_alone(line->group, diag);
            }
            return at;
        }
    }
    line->command = command_find(line->group, argv[at]);
    if (line->command == COMMAND_COUNT) {
        command_line_report_unknown(line->group, argv[at], diag);
    }
    return at;
}

bool command_line_parse(int argc, char **argv, struct command_line *line, struct diag *diag) {
    line->command = COMMAND_COUNT;
    int at = read_up_to_word(argc, argv, 0, line, diag);
    if (diag_failed(diag) || (at >= argc && asks_for_help(line))) {
        return !diag_failed(diag);
    }
    if (at >= argc) {
        DIAG(diag, NOWHERE, DIAG_COMMAND_MISSING);
        return false;
    }
    at = read_command(argc, argv, at, line, diag);
    if (line->command == COMMAND_COUNT) {
        return !diag_failed(diag);
    }
    int rest = at + read_options(argc - at, argv + at, '-', line, diag);
    for (; rest < argc; rest++) {
        array_push(&line->operands, argv[rest]);
    }
    if (!asks_for_help(line) && !diag_failed(diag)) {
        check_operands(line, diag);
    }
    return !diag_failed(diag);
}

void command_line_free(struct command_line *line) {
    array_free(&line->operands);
}

bool option_given(const struct command_line *line, enum option_id option) {
    return line->values[option] != NULL;
}

bool option_is(const struct command_line *line, enum option_id option, const char *choice) {
    return option_given(line, option) && strcmp(line->values[option], choice) == 0;
}

/* POSIX: the first of the three that is set and not empty decides. */
enum language command_line_language(const struct command_line *line,
                                    char *(*environment)(const char *)) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    if (option_given(line, OPTION_LANG)) {
        return option_is(line, OPTION_LANG, "bn") ? LANGUAGE_BANGLA : LANGUAGE_ENGLISH;
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = environment(names[i]);
        if (value != NULL && value[0] != '\0') {
            return strncmp(value, "bn", 2) == 0 ? LANGUAGE_BANGLA : LANGUAGE_ENGLISH;
        }
    }
    return LANGUAGE_ENGLISH;
}
