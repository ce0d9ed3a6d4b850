#include "base/arena.h"
#include "base/file.h"
#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/differences.h"
#include "cli/input.h"
#include "cli/master_name.h"
#include "cli/rebuild.h"
#include "cli/report.h"
#include "unpack/making.h"
#include "unpack/unpack.h"
#include "xml/read.h"

struct verifying {
    const struct command_line *line;
    struct console *console;
    struct arena *arena;
    const char *path;
    struct buffer pdf, master, rebuilt;
    struct unpacked unpacked;
    struct making making;
};

/* The profile that the PDF was made for. One that has lost its metadata is what its attachment
 * says, so that all that differs can be told. */
static bool choose_profile(const struct verifying *verifying, enum pdf_profile *profile) {
    struct str name = verifying->making.profile;
    struct diag *diag = verifying->console->diag;
    *profile = PDF_ARCHIVE;
    if (str_equal(name, STR("enothi"))) {
        *profile = PDF_ENOTHI;
    } else if (name.size > 0 && !str_equal(name, STR("archive"))) {
        DIAG(diag, NOWHERE, DIAG_PROFILE_UNKNOWN, str_of(verifying->path), name);
        return false;
    } else if (name.size == 0 && !verifying->unpacked.has_master) {
        DIAG(diag, NOWHERE, DIAG_PDF_OF_ANOTHER_PROGRAM, str_of(verifying->path));
        return false;
    }
    return true;
}

/* The master that is named, else the one inside. */
static bool choose_master(struct verifying *verifying, struct rebuild *wanted) {
    struct diag *diag = verifying->console->diag;
    if (verifying->line->operands.count > 1) {
        wanted->name = verifying->line->operands.items[1];
        bool there = file_read(wanted->name, XML_SIZE_LIMIT, NOWHERE, &verifying->master, diag);
        wanted->master = buffer_str(&verifying->master);
        wanted->alone = false;
        return there;
    }
    if (!verifying->unpacked.has_master) {
        DIAG(diag, NOWHERE, DIAG_MASTER_NEEDED, str_of(verifying->path));
        return false;
    }
    wanted->name = master_name(verifying->unpacked.name, verifying->path, verifying->arena);
    wanted->master = verifying->unpacked.master;
    wanted->alone = true;
    struct str made = verifying->making.master_hash;
    if (made.size > 0 && !str_equal(made, verifying->unpacked.master_hash)) {
        DIAG(diag, NOWHERE, DIAG_MASTER_ALTERED, str_of(verifying->path));
    }
    return true;
}

/* Taking a PDF into its parts takes its time, so it is done only where something differs. What
 * could be read so far and cannot be taken apart is too large for that, or broken on purpose. */
static void report_differences(const struct verifying *verifying) {
    struct diag *diag = verifying->console->diag, *unheard = diag_new();
    struct str pdf = buffer_str(&verifying->pdf), rebuilt = buffer_str(&verifying->rebuilt);
    struct unpacked found = {0}, expected = {0};
    struct making making;
    if (unpack(pdf, verifying->path, UNPACK_PARTS, &found, unheard) &&
        unpack(rebuilt, verifying->path, UNPACK_PARTS, &expected, unheard)) {
        (void)making_read(expected.metadata, verifying->arena, &making);
        differences_report(verifying->path,
                           &(const struct version){pdf, &found, &verifying->making},
                           &(const struct version){rebuilt, &expected, &making}, diag);
    } else {
        differences_report_undivided(verifying->path, pdf, rebuilt, diag);
    }
    unpack_free(&found);
    unpack_free(&expected);
    diag_free(unheard);
}

static void compare(const struct verifying *verifying) {
    struct console *console = verifying->console;
    bool same = str_equal(buffer_str(&verifying->pdf), buffer_str(&verifying->rebuilt));
    report_verified(verifying->path, same, console->language, &console->report);
    if (same) {
        DIAG(console->diag, NOWHERE, DIAG_CONSISTENCY_NOT_ORIGIN);
    } else {
        report_differences(verifying);
    }
}

static bool was_told(const struct verifying *verifying, const char *option) {
    return str_find(verifying->making.options, str_of(option), 0) != SIZE_MAX;
}

/* The edition that this one was compared with: the one that is named, else the one inside. */
static bool read_since(struct verifying *verifying, struct input *since) {
    struct console *console = verifying->console;
    const char *named = verifying->line->values[OPTION_SINCE];
    const struct unpacked *unpacked = &verifying->unpacked;
    if (named != NULL) {
        return input_read(since, named, verifying->line, verifying->arena, console);
    }
    if (!unpacked->has_since) {
        DIAG(console->diag, NOWHERE, DIAG_SINCE_NEEDED, str_of(verifying->path));
        return false;
    }
    struct str made = verifying->making.since_hash;
    if (made.size > 0 && !str_equal(made, unpacked->since_hash)) {
        DIAG(console->diag, NOWHERE, DIAG_MASTER_ALTERED, str_of(verifying->path));
    }
    const char *name = master_name(unpacked->since_name, verifying->path, verifying->arena);
    return input_read_given(since, name, unpacked->since, verifying->line, console);
}

static void rebuild(struct verifying *verifying, struct rebuild *wanted) {
    struct input since = {0};
    struct earlier earlier;
    bool compared = was_told(verifying, "--since") || wanted->note;
    bool ready = !compared || read_since(verifying, &since);
    if (ready && compared) {
        earlier = input_as_earlier(&since);
        wanted->since = &earlier;
    }
    if (ready && rebuild_pdf(wanted, verifying->line, &verifying->rebuilt, verifying->console)) {
        compare(verifying);
    }
    input_free(&since);
}

static void verify(struct verifying *verifying) {
    struct rebuild wanted = {0};
    (void)making_read(verifying->unpacked.metadata, verifying->arena, &verifying->making);
    wanted.poster = was_told(verifying, "--poster");
    wanted.note = str_starts(verifying->making.options, STR("diff "));
    if (str_starts(verifying->making.options, STR("archive report "))) {
        DIAG(verifying->console->diag, NOWHERE, DIAG_PDF_OF_AN_ARCHIVE, str_of(verifying->path));
        return;
    }
    if (choose_profile(verifying, &wanted.profile) && choose_master(verifying, &wanted)) {
        rebuild(verifying, &wanted);
    }
}

void cmd_verify(const struct command_line *line, struct console *console) {
    struct verifying verifying = {
        .line = line, .console = console, .arena = arena_new(), .path = line->operands.items[0]};
    if (file_read(verifying.path, UNPACK_FILE_LIMIT, NOWHERE, &verifying.pdf, console->diag) &&
        unpack(buffer_str(&verifying.pdf), verifying.path, UNPACK_MASTER, &verifying.unpacked,
               console->diag)) {
        verify(&verifying);
    }
    unpack_free(&verifying.unpacked);
    buffer_free(&verifying.rebuilt);
    buffer_free(&verifying.master);
    buffer_free(&verifying.pdf);
    arena_free(verifying.arena);
}
