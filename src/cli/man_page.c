/* Prints the man page, charter(1), made from options.def. Runs when charter is built. */
#include "base/diag.h"
#include "cli/options.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Text for roff: backslashes and hyphens are kept as they are typed on a terminal, and no line
 * begins with a control character. */
static void add_text(struct buffer *out, const char *text) {
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '\\') {
            buffer_add(out, STR("\\e"));
        } else if (*c == '-') {
            buffer_add(out, STR("\\-"));
        } else if (c == text && (*c == '.' || *c == '\'')) {
            buffer_print(out, "\\&%c", *c);
        } else {
            buffer_add_byte(out, *c);
        }
    }
}

static void add_line(struct buffer *out, const char *text) {
    add_text(out, text);
    buffer_add_byte(out, '\n');
}

static void add_heading(struct buffer *out, const char *title) {
    buffer_print(out, ".SH \"%s\"\n", title);
}

/* "-o, --output=FILE": what is typed is bold, what is to be replaced in italics. */
static void add_option(struct buffer *out, const struct option_entry *option) {
    bool choice = str_find(str_of(option->argument), STR("|"), 0) != SIZE_MAX;
    buffer_add(out, STR(".TP\n"));
    if (option->letter != 0) {
        buffer_print(out, "\\fB\\-%c\\fR, ", option->letter);
    }
    buffer_add(out, STR("\\fB\\-\\-"));
    add_text(out, option->name);
    buffer_add(out, STR("\\fR"));
    if (option->argument[0] != '\0') {
        buffer_print(out, "=\\f%c", choice ? 'B' : 'I');
        add_text(out, option->argument);
        buffer_add(out, STR("\\fR"));
    }
    buffer_add_byte(out, '\n');
    buffer_print(out, "%c", toupper((unsigned char)option->help[LANGUAGE_ENGLISH][0]));
    add_text(out, option->help[LANGUAGE_ENGLISH] + 1);
    buffer_add(out, STR(".\n"));
}

/* The options of one place, but for those that may stand everywhere. */
static void add_options_of(struct buffer *out, enum command_id where) {
    for (int i = 0; i < OPTION_COUNT; i++) {
        bool everywhere = option_allowed((enum option_id)i, COMMAND_COUNT);
        if (option_allowed((enum option_id)i, where) && (where == COMMAND_COUNT || !everywhere)) {
            add_option(out, &options[i]);
        }
    }
}

static void add_commands(struct buffer *out) {
    add_heading(out, "COMMANDS");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        const struct command *command = &commands[i];
        buffer_print(out, ".SS \"charter %s [OPTION]...%s%s\"\n", command->name,
                     command->operands[0] != '\0' ? " " : "", command->operands);
        add_line(out, command->text[LANGUAGE_ENGLISH]);
        add_options_of(out, (enum command_id)i);
    }
}

static void add_findings(struct buffer *out) {
    add_heading(out, "FINDINGS");
    add_line(out,
             "On standard error a finding is a line file:line:column: severity: text [id], where "
             "it has a place the line of the source with a mark below, and a hint. The mark "
             "stands below the first letter that the finding is about; a long line is cut. "
             "Colours are for terminals alone, and not where NO_COLOR is set or TERM is dumb.");
    buffer_add(out, STR(".PP\n"));
    add_line(out,
             "With --format=gcc only that first line is printed, on standard output, with the "
             "severity as error, warning or note in every language, and charter instead of the "
             "place where there is none.");
    buffer_add(out, STR(".PP\n"));
    add_line(out, "With --format=json a finding is an object with these members:");
    for (size_t i = 0; i < member_count; i++) {
        buffer_print(out, ".TP\n\\fB%s\\fR\n", members[i].name);
        add_line(out, members[i].meaning);
    }
}

/* Every warning and note, by what it is switched off with. */
static const struct {
    const char *id, *text;
    enum severity severity;
} findings[] = {
#define DIAG_ENTRY(constant, id, severity, english, bangla, english_hint, bangla_hint)             \
    {id, english, SEVERITY_##severity},
#include "base/diag.def"
#undef DIAG_ENTRY
};

/* The text of a finding with "..." for what it names, and without how often it was found. */
static void add_pattern(struct buffer *out, const char *text) {
    const char *const end = text + strlen(text);
    for (const char *c = text; c < end;) {
        if (c[0] != '{' || !isdigit((unsigned char)c[1])) {
            add_text(out, (const char[]){*c++, '\0'});
        } else if (c[2] == '>') {
            const char *behind = strstr(c, (const char[]){'<', c[1], '}', '\0'});
            c = behind == NULL ? end : behind + 3;
        } else {
            buffer_add(out, STR("..."));
            c += c[2] == '#' ? 4 : 3;
        }
    }
}

static void add_warnings_and_notes(struct buffer *out) {
    add_heading(out, "WARNINGS AND NOTES");
    add_line(out,
             "A master switches off what is meant so by its id: <checks off=\"slash-space "
             "email-unofficial\"/>, between <style> and <letterhead>. Errors cannot be switched "
             "off. The words by which check judges are lists; a file check-rules.xml beside the "
             "master adds to them or changes them (xml/check-rules.rng says how). Of each kind:");
    for (size_t i = 0; i < sizeof findings / sizeof findings[0]; i++) {
        if (findings[i].severity <= SEVERITY_WARNING) {
            buffer_add(out, STR(".TP\n\\fB"));
            add_text(out, findings[i].id);
            buffer_add(out, findings[i].severity == SEVERITY_NOTE ? STR("\\fR (note)\n")
                                                                  : STR("\\fR (warning)\n"));
            add_pattern(out, findings[i].text);
            buffer_add(out, STR(".\n"));
        }
    }
}

static void add_exit_codes(struct buffer *out) {
    add_heading(out, "EXIT STATUS");
    for (size_t i = 0; i < exit_code_count; i++) {
        buffer_print(out, ".TP\n\\fB%d\\fR\n", exit_codes[i].code);
        add_line(out, exit_codes[i].meaning[LANGUAGE_ENGLISH]);
    }
}

static void add_examples(struct buffer *out) {
    add_heading(out, "EXAMPLES");
    for (size_t i = 0; i < example_count; i++) {
        buffer_add(out, STR(".TP\n\\fB"));
        add_text(out, examples[i].command_line);
        buffer_add(out, STR("\\fR\n"));
        add_line(out, examples[i].meaning);
    }
}

static void add_page(struct buffer *out, const char *version) {
    buffer_print(out, ".TH CHARTER 1 \"\" \"charter %s\" \"User Commands\"\n", version);
    add_heading(out, "NAME");
    add_line(out, "charter - Citizen Charters of Bangladesh from one XML master copy");
    add_heading(out, "SYNOPSIS");
    buffer_add(out, STR("\\fBcharter\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIFILE\\fR]...\n"));
    add_heading(out, "DESCRIPTION");
    add_line(out, "Makes the Citizen's Charter of a government office, the table that is printed "
                  "and posted, as a PDF from the XML master copy that the office keeps. Findings "
                  "are printed as file:line:column with an id and a hint.");
    add_commands(out);
    add_heading(out, "GENERAL OPTIONS");
    add_options_of(out, COMMAND_COUNT);
    add_findings(out);
    add_warnings_and_notes(out);
    add_exit_codes(out);
    add_examples(out);
}

int main(int argc, char **argv) {
    struct buffer page = {0};
    add_page(&page, argc > 1 ? argv[1] : "");
    bool done = fwrite(page.bytes, 1, page.size, stdout) == page.size && fflush(stdout) == 0;
    buffer_free(&page);
    return done ? 0 : 1;
}
