/* What commands work with: where they report, and what they have to say. main prints it, once, when
 * the command is done. */
#ifndef CHARTER_CLI_CONSOLE_H
#define CHARTER_CLI_CONSOLE_H

#include "base/array.h"
#include "base/diag.h"
#include "base/str.h"

struct console {
    enum language language;
    enum diag_format format; /* DIAG_TEXT, DIAG_GCC or DIAG_JSON, as --format has it */
    struct diag *diag;
    struct buffer out;          /* what was asked for: a dump, a list, help */
    struct buffer report;       /* one line a master: what was made, or that nothing was found */
    struct buffer figures;      /* --verbose */
    bool out_is_data;           /* `out` is made for a program: the report keeps away from it */
    bool warnings_fail;         /* a warning makes the exit code 1, as an error does */
    bool around_findings;       /* as JSON: `out` is an object under way, whose last member the
                                 * findings are */
    int error_code, fine_code;  /* the exit codes where something asked about has errors, and where
                                 * all is well; 0 stands for the usual 1 and 0 */
    ARRAY(struct buffer) texts; /* of the masters: diagnostics point into them until printed */
};

/* Frees what a console holds, its diagnostics included. */
void console_free(struct console *console);

/* True where what was reported makes the program fail. */
bool console_failed(const struct console *console);

/* What the program ends with: by the gravest thing reported, and the command's own codes. */
int console_exit_code(const struct console *console);

struct command_line;

/* The commands, by options.def. Each reports its faults to console->diag, which gives the exit
 * code. */
#define COMMAND(constant, function, ...)                                                           \
    void cmd_##function(const struct command_line *line, struct console *console);
#include "cli/options.def"

#endif
