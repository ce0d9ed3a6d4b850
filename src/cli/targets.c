#include "cli/targets.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "cli/command_line.h"

#include <string.h>
#include <strings.h>

/* "2025/patgram.xml" to "patgram.pdf" in the folder of --out-dir. */
static const char *default_target(const char *master, const char *folder, struct arena *arena) {
    const char *slash = strrchr(master, '/');
    struct str name = str_of(slash != NULL ? slash + 1 : master);
    if (name.size > 4 && strcasecmp(name.bytes + name.size - 4, ".xml") == 0) {
        name = str_slice(name, 0, name.size - 4);
    }
    struct buffer path = {0};
    if (folder != NULL && folder[0] != '\0') {
        buffer_print(&path, "%s%s", folder, str_ends(str_of(folder), STR("/")) ? "" : "/");
    }
    buffer_print(&path, "%.*s.pdf", STR_ARG(name));
    const char *target = str_c_string(arena, buffer_str(&path));
    buffer_free(&path);
    return target;
}

static bool check_options(const struct command_line *line, struct diag *diag) {
    if (!option_given(line, OPTION_OUTPUT)) {
        return true;
    }
    if (option_given(line, OPTION_OUT_DIR)) {
        DIAG(diag, NOWHERE, DIAG_OUTPUT_TWICE);
    }
    if (line->operands.count > 1) {
        DIAG(diag, NOWHERE, DIAG_OUTPUT_SHARED);
    }
    return !diag_failed(diag);
}

/* A master copy is kept for decades: nothing may be written over one that is named here, and only
 * a PDF over what is there. */
static void check_target(const char *const *targets, size_t at, const struct command_line *line,
                         struct diag *diag) {
    const char *const *masters = line->operands.items;
    bool is_named = false;
    for (size_t i = 0; i < line->operands.count; i++) {
        if (strcmp(targets[at], masters[i]) == 0 || file_same(targets[at], masters[i])) {
            DIAG(diag, NOWHERE, DIAG_TARGET_IS_MASTER, str_of(targets[at]));
            is_named = true;
        }
        if (i < at && strcmp(targets[at], targets[i]) == 0) {
            DIAG(diag, NOWHERE, DIAG_TARGETS_COLLIDE, str_of(masters[i]), str_of(masters[at]),
                 str_of(targets[at]));
        }
    }
    if (!is_named && file_begins_otherwise(targets[at], STR("%PDF-"), diag)) {
        DIAG(diag, NOWHERE, DIAG_TARGET_NOT_PDF, str_of(targets[at]));
    }
}

const char *const *targets_choose(const struct command_line *line, struct arena *arena,
                                  struct diag *diag) {
    if (!check_options(line, diag)) {
        return NULL;
    }
    size_t count = line->operands.count;
    const char **targets = arena_array_of(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        targets[i] =
            option_given(line, OPTION_OUTPUT)
                ? line->values[OPTION_OUTPUT]
                : default_target(line->operands.items[i], line->values[OPTION_OUT_DIR], arena);
        check_target(targets, i, line, diag);
    }
    return diag_failed(diag) ? NULL : targets;
}
