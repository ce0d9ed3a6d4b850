/* A charter that another is compared with: read, and held until both are done with. */
#ifndef CHARTER_CLI_INPUT_H
#define CHARTER_CLI_INPUT_H

#include <stdbool.h>

#include "base/str.h"
#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/source.h"

struct arena;
struct command_line;

/* All zero is a valid one that nothing was read into. */
struct input {
    struct source source;
    struct console reading; /* its diagnostics, which know its files; nobody hears them */
    struct pipeline pipeline;
};

/* Reads the charter of the file `path`, a master or a PDF that holds one. Its warnings and notes
 * are its own office's matter; errors are reported to `console`, and false then. The caller frees
 * the input in any case. */
bool input_read(struct input *input, const char *path, const struct command_line *line,
                struct arena *arena, struct console *console);

/* The same for a master out of a PDF that was read already; `master` outlives the input. */
bool input_read_given(struct input *input, const char *name, struct str master,
                      const struct command_line *line, struct console *console);

void input_free(struct input *input);

/* As what a pipeline compares its own charter with. */
struct earlier input_as_earlier(const struct input *input);

#endif
