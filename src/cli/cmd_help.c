#include "cli/help.h"

#include "cli/command_line.h"
#include "cli/console.h"

enum { LINE_WIDTH = 80, NAME_WIDTH = 18, OPTION_WIDTH = 24 };

/* The words of the frame that options.def does not hold, by language. */
struct frame {
    const char *usage, *about, *commands, *options, *exit_codes, *more;
};
static const struct frame frames[] = {
    {"usage", "Makes the Citizen's Charter of an office from its XML master copy.", "commands",
     "options", "exit codes", "\"charter COMMAND --help\" tells more about a command."},
    {"ব্যবহার", "কার্যালয়ের XML মূল কপি থেকে সিটিজেন চার্টার তৈরি করে।", "কমান্ড", "অপশন", "ফলাফলের কোড",
     "কোনো কমান্ড সম্পর্কে আরও জানতে: \"charter COMMAND --help\""}};

/* The columns that text takes on a terminal: code points, which is right for English and a little
 * too wide for Bangla. */
static size_t columns(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    }
    return count;
}

static void add_spaces(struct buffer *out, size_t count) {
    buffer_print(out, "%*s", (int)count, "");
}

/* Adds words between columns `at` (where the line stands already), `indent` and LINE_WIDTH. */
static void add_wrapped(struct buffer *out, struct str text, size_t at, size_t indent) {
    size_t column = at;
    for (size_t from = 0; from < text.size;) {
        size_t space = str_find(text, STR(" "), from);
        struct str word = str_slice(text, from, space == SIZE_MAX ? text.size : space);
        if (column > indent && column + 1 + columns(word) > LINE_WIDTH) {
            buffer_add_byte(out, '\n');
            add_spaces(out, indent);
            column = indent;
        } else if (column > indent) {
            buffer_add_byte(out, ' ');
            column++;
        }
        buffer_add(out, word);
        column += columns(word);
        from += word.size + 1;
    }
    buffer_add_byte(out, '\n');
}

/* A name on the left, its explanation from column `width` on, below the name where that is long. */
static void add_entry(struct buffer *out, struct str name, const char *text, size_t width) {
    buffer_add(out, name);
    if (columns(name) + 2 > width) {
        buffer_add_byte(out, '\n');
        add_spaces(out, width);
    } else {
        add_spaces(out, width - columns(name));
    }
    add_wrapped(out, str_of(text), width, width);
}

static void add_options(enum command_id where, enum language language, struct buffer *out) {
    buffer_print(out, "\n%s:\n", frames[language].options);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!option_allowed((enum option_id)i, where)) {
            continue;
        }
        const struct option_entry *option = &options[i];
        struct buffer name = {0};
        buffer_add(&name, STR("  "));
        if (option->letter != 0) {
            buffer_print(&name, "-%c, ", option->letter);
        } else {
            add_spaces(&name, 4);
        }
        buffer_print(&name, "--%s%s%s", option->name, option->argument[0] != '\0' ? "=" : "",
                     option->argument);
        add_entry(out, buffer_str(&name), option->help[language], OPTION_WIDTH);
        buffer_free(&name);
    }
}

static void add_commands(const char *group, enum language language, struct buffer *out) {
    buffer_print(out, "\n%s:\n", frames[language].commands);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (group != NULL && !command_is_of_group((enum command_id)i, group)) {
            continue;
        }
        struct buffer name = {0};
        buffer_print(&name, "  %s", commands[i].name);
        add_entry(out, buffer_str(&name), commands[i].summary[language], NAME_WIDTH);
        buffer_free(&name);
    }
}

static void add_exit_codes(enum language language, struct buffer *out) {
    buffer_print(out, "\n%s:\n", frames[language].exit_codes);
    for (size_t i = 0; i < exit_code_count; i++) {
        struct buffer code = {0};
        buffer_print(&code, "  %d", exit_codes[i].code);
        add_entry(out, buffer_str(&code), exit_codes[i].meaning[language], NAME_WIDTH);
        buffer_free(&code);
    }
}

static void print_overview(const char *group, enum language language, struct buffer *out) {
    const struct frame *frame = &frames[language];
    buffer_print(out, "%s: charter %s%sCOMMAND [OPTION]...\n\n", frame->usage,
                 group != NULL ? group : "", group != NULL ? " " : "");
    add_wrapped(out, str_of(frame->about), 0, 0);
    add_commands(group, language, out);
    add_options(COMMAND_COUNT, language, out);
    add_exit_codes(language, out);
    buffer_print(out, "\n%s\n", frame->more);
}

void help_print(enum command_id command, const char *group, enum language language,
                struct buffer *out) {
    if (command == COMMAND_COUNT) {
        print_overview(group, language, out);
        return;
    }
    const struct command *entry = &commands[command];
    buffer_print(out, "%s: charter %s [OPTION]...%s%s\n\n", frames[language].usage, entry->name,
                 entry->operands[0] != '\0' ? " " : "", entry->operands);
    add_wrapped(out, str_of(entry->text[language]), 0, 0);
    add_options(command, language, out);
}

void cmd_help(const struct command_line *line, struct console *console) {
    const char *const *words = line->operands.items;
    size_t count = line->operands.count;
    const char *group = count > 0 && command_is_group(words[0]) ? words[0] : NULL;
    const char *word = group == NULL ? (count > 0 ? words[0] : NULL) : count > 1 ? words[1] : NULL;
    enum command_id about = word == NULL ? COMMAND_COUNT : command_find(group, word);
    if (word != NULL && about == COMMAND_COUNT) {
        command_line_report_unknown(group, word, console->diag);
    } else if (group == NULL && count > 1) {
        DIAG(console->diag, NOWHERE, DIAG_OPERAND_UNWANTED, str_of(words[1]),
             STR("charter help --help"));
    } else {
        help_print(about, group, console->language, &console->out);
    }
}
