#include "base/arena.h"
#include "base/file.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/master_name.h"
#include "cli/report.h"
#include "unpack/making.h"
#include "unpack/unpack.h"

/* True where the target is free, or holds these very bytes already; reported otherwise. */
static bool may_write(const char *target, const char *pdf, struct str master, bool force,
                      struct diag *diag) {
    if (file_same(target, pdf)) {
        DIAG(diag, NOWHERE, DIAG_TARGET_IS_PDF, str_of(target));
        return false;
    }
    if (force || file_absent(target)) {
        return true;
    }
    struct buffer there = {0};
    struct diag *ignored = diag_new(); /* what cannot be read holds something else */
    bool same = file_read(target, master.size, NOWHERE, &there, ignored) &&
                str_equal(buffer_str(&there), master);
    diag_free(ignored);
    buffer_free(&there);
    if (!same) {
        DIAG(diag, NOWHERE, DIAG_TARGET_EXISTS, str_of(target));
    }
    return same;
}

/* What is there is given out all the same: it may be all that is left. */
static void warn_of_altered(const struct unpacked *unpacked, const char *pdf, struct arena *arena,
                            struct diag *diag) {
    struct making making;
    if (making_read(unpacked->metadata, arena, &making) && making.master_hash.size > 0 &&
        !str_equal(making.master_hash, unpacked->master_hash)) {
        DIAG(diag, NOWHERE, DIAG_MASTER_ALTERED, str_of(pdf));
    }
}

static void extract(const struct command_line *line, const struct unpacked *unpacked,
                    struct console *console) {
    struct arena *arena = arena_new();
    const char *pdf = line->operands.items[0], *output = line->values[OPTION_OUTPUT];
    const char *target = output != NULL ? output : master_name(unpacked->name, pdf, arena);
    warn_of_altered(unpacked, pdf, arena, console->diag);
    if (may_write(target, pdf, unpacked->master, option_given(line, OPTION_FORCE), console->diag) &&
        file_write_whole(target, unpacked->master, console->diag)) {
        report_extracted(target, unpacked->master.size, console->language, &console->report);
    }
    arena_free(arena);
}

void cmd_extract(const struct command_line *line, struct console *console) {
    const char *path = line->operands.items[0];
    struct buffer pdf = {0};
    struct unpacked unpacked = {0};
    if (file_read(path, UNPACK_FILE_LIMIT, NOWHERE, &pdf, console->diag) &&
        unpack(buffer_str(&pdf), path, UNPACK_MASTER, &unpacked, console->diag)) {
        if (unpacked.has_master) {
            extract(line, &unpacked, console);
        } else {
            DIAG(console->diag, NOWHERE, DIAG_PDF_WITHOUT_MASTER, str_of(path));
        }
    }
    unpack_free(&unpacked);
    buffer_free(&pdf);
}
