/* An edition on its way into an archive. */
#ifndef CHARTER_CLI_ARCHIVE_FILING_H
#define CHARTER_CLI_ARCHIVE_FILING_H

#include "archive/record.h"
#include "archive/store.h"
#include "base/array.h"
#include "base/diag.h"

struct arena;
struct command_line;
struct console;

/* What will be filed. The bytes of its files are borrowed until it is; all else lives in `arena`.
 */
struct filing {
    struct arena *arena;
    struct record record; /* but for the lists of files */
    struct place place;   /* of the edition, for reports */
    ARRAY(struct named_bytes) files;
    ARRAY(struct record_file) listed, fonts;
};

/* Adds a file of the edition, by its name in the edition's folder. */
void filing_add_file(struct filing *filing, const char *name, struct str bytes);

/* Adds a font, or fonts.xml, by the name that fonts.xml calls it. */
void filing_add_font(struct filing *filing, struct str name, struct str bytes);

/* Writes the record and puts all of it into the archive `path`, as the options --reason, --user and
 * --address say; what was done is added to the console's report. An edition that is there already
 * is reported: archive-edition-there, archive-added-already. */
void filing_put(struct filing *filing, const char *path, const struct command_line *line,
                struct console *console);

void filing_free(struct filing *filing);

#endif
