#include "cli/fixing.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/mend.h"
#include "base/patch.h"
#include "cli/checking.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "xml/read.h"

#include <string.h>
#include <strings.h>

/* One mend can make another possible; what still is not settled then would never be. */
enum { ROUNDS_LIMIT = 8 };

struct fixing {
    const struct command_line *line;
    struct console *console;
    const char *master, *target;
    struct buffer before, text; /* as it was read, and as it is by now */
    struct mend_changes changes;
    size_t mended;
    bool refused; /* the target is a part that the master brings in */
};

/* ---- Targets ------------------------------------------------------------------------------ */

/* "2025/patgram.xml" to "2025/patgram.fixed.xml": what it brings in stands beside it there too. */
static const char *default_target(const char *master, struct arena *arena) {
    struct str name = str_of(master);
    if (name.size > 4 && strcasecmp(name.bytes + name.size - 4, ".xml") == 0) {
        name = str_slice(name, 0, name.size - 4);
    }
    struct buffer path = {0};
    buffer_print(&path, "%.*s.fixed.xml", STR_ARG(name));
    const char *target = str_c_string(arena, buffer_str(&path));
    buffer_free(&path);
    return target;
}

static void check_target(const char *const *targets, size_t at, const struct command_line *line,
                         struct diag *diag) {
    const char *const *masters = line->operands.items;
    for (size_t i = 0; i < line->operands.count; i++) {
        if (strcmp(targets[at], masters[i]) == 0 || file_same(targets[at], masters[i])) {
            DIAG(diag, NOWHERE, DIAG_TARGET_IS_MASTER, str_of(targets[at]));
        }
        if (i < at && strcmp(targets[at], targets[i]) == 0) {
            DIAG(diag, NOWHERE, DIAG_TARGETS_COLLIDE, str_of(masters[i]), str_of(masters[at]),
                 str_of(targets[at]));
        }
    }
}

/* The targets of the operands, in their order; NULL where one may not be. */
static const char *const *choose_targets(const struct command_line *line, struct arena *arena,
                                         struct diag *diag) {
    size_t count = line->operands.count;
    const char *output = line->values[OPTION_OUTPUT];
    const char **targets = arena_array_of(arena, const char *, count);
    if (output != NULL && count > 1) {
        DIAG(diag, NOWHERE, DIAG_FIX_OUTPUT_SHARED);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        targets[i] = output != NULL ? output : default_target(line->operands.items[i], arena);
        check_target(targets, i, line, diag);
    }
    return diag_failed(diag) ? NULL : targets;
}

/* True where the target is free, or holds these very bytes already; reported otherwise. */
static bool may_write(const struct fixing *fixing) {
    if (option_given(fixing->line, OPTION_FORCE) || file_absent(fixing->target)) {
        return true;
    }
    struct buffer there = {0};
    struct diag *ignored = diag_new(); /* what cannot be read holds something else */
    bool same = file_read(fixing->target, XML_SIZE_LIMIT, NOWHERE, &there, ignored) &&
                str_equal(buffer_str(&there), buffer_str(&fixing->text));
    diag_free(ignored);
    buffer_free(&there);
    if (!same) {
        DIAG(fixing->console->diag, NOWHERE, DIAG_TARGET_EXISTS, str_of(fixing->target));
    }
    return same;
}

/* Parts that the master brings in are masters too: not even --force writes over one. */
static bool spares_parts(struct fixing *fixing, const struct diag *read) {
    struct arena *arena = arena_new();
    for (uint32_t file = 1; file <= diag_file_count(read) && !fixing->refused; file++) {
        const char *part = str_c_string(arena, diag_file_name(read, file));
        fixing->refused = file_same(fixing->target, part);
    }
    if (fixing->refused) {
        DIAG(fixing->console->diag, NOWHERE, DIAG_TARGET_IS_MASTER, str_of(fixing->target));
    }
    arena_free(arena);
    return !fixing->refused;
}

/* ---- Mending ------------------------------------------------------------------------------ */

static struct pipeline begin_check(const struct fixing *fixing, const char *name,
                                   struct console *console) {
    struct pipeline pipeline = pipeline_new(fixing->line, name, console);
    pipeline.given = buffer_str(&fixing->text);
    return pipeline;
}

/* Puts in place what the run has found in the text; false where that is nothing, or where word
 * lists of the office's own make it grow beyond what may be read. */
static bool apply(struct fixing *fixing, const struct pipeline *pipeline) {
    size_t count = 0;
    const struct diag_mend *mends = diag_mends(pipeline->console->diag, &count);
    struct buffer text = {0};
    struct mend_changes changes = {0};
    size_t applied =
        mend_apply(buffer_str(&fixing->text), pipeline->file, mends, count, &text, &changes);
    bool fits = text.size <= XML_SIZE_LIMIT;
    if (fits) {
        mend_changes_go_on(&fixing->changes, &changes);
        buffer_free(&fixing->text);
        fixing->text = text;
        fixing->mended += applied;
    } else {
        buffer_free(&text);
    }
    mend_changes_free(&changes);
    return fits && applied > 0;
}

/* Looks at the text as it is by now, unheard, and mends it; false where there is nothing to mend,
 * or nothing may be. */
static bool mend_once(struct fixing *fixing) {
    struct console unheard = {.diag = diag_new(), .language = fixing->console->language};
    struct pipeline pipeline = begin_check(fixing, fixing->master, &unheard);
    bool mended =
        checking_read(&pipeline) && spares_parts(fixing, unheard.diag) && apply(fixing, &pipeline);
    pipeline_free(&pipeline);
    console_free(&unheard);
    return mended;
}

/* Says aloud what is wrong in the text, under the name of the file that holds it. */
static bool check_aloud(struct fixing *fixing, const char *name) {
    struct pipeline pipeline = begin_check(fixing, name, fixing->console);
    bool read = checking_run(&pipeline);
    report_figures(&pipeline, &fixing->console->figures);
    pipeline_free(&pipeline);
    return read;
}

/* ---- Writing ------------------------------------------------------------------------------ */

static void show(const struct fixing *fixing) {
    struct console *console = fixing->console;
    const struct patch patch = {.old_name = str_of(fixing->master),
                                .new_name = str_of(fixing->target),
                                .old_text = buffer_str(&fixing->before),
                                .new_text = buffer_str(&fixing->text),
                                .changes = &fixing->changes};
    if (!option_given(fixing->line, OPTION_QUIET)) {
        patch_print(&patch, console->format == DIAG_TEXT ? &console->out : &console->report);
    }
}

/* What the master brings in is sought beside the new file, so that can have errors of its own. */
static void write_mended(struct fixing *fixing) {
    struct console *console = fixing->console;
    if (may_write(fixing) && check_aloud(fixing, fixing->target) &&
        file_write_whole(fixing->target, buffer_str(&fixing->text), console->diag)) {
        show(fixing);
        report_mended(fixing->target, fixing->mended, console->language, &console->report);
    }
}

static void fix(struct fixing *fixing) {
    struct console *console = fixing->console;
    if (!file_read(fixing->master, XML_SIZE_LIMIT, NOWHERE, &fixing->before, console->diag)) {
        return;
    }
    buffer_add(&fixing->text, buffer_str(&fixing->before));
    for (int round = 0; round < ROUNDS_LIMIT && mend_once(fixing); round++) {
    }
    if (fixing->refused) {
        return;
    }
    if (!str_equal(buffer_str(&fixing->text), buffer_str(&fixing->before))) {
        write_mended(fixing);
    } else {
        bool has_errors = !check_aloud(fixing, fixing->master);
        report_nothing_mended(fixing->master, has_errors, console->language, &console->report);
    }
}

void fixing_run(const struct command_line *line, struct console *console) {
    struct arena *arena = arena_new();
    const char *const *targets = choose_targets(line, arena, console->diag);
    console->out_is_data = true;
    for (size_t i = 0; targets != NULL && i < line->operands.count; i++) {
        struct fixing fixing = {.line = line,
                                .console = console,
                                .master = line->operands.items[i],
                                .target = targets[i]};
        fix(&fixing);
        mend_changes_free(&fixing.changes);
        buffer_free(&fixing.before);
        buffer_free(&fixing.text);
    }
    arena_free(arena);
}
