/* Where font files come from: a folder, or memory; private to src/text. */
#ifndef CHARTER_TEXT_FONT_SOURCE_H
#define CHARTER_TEXT_FONT_SOURCE_H

#include "text/fontset.h"

struct font_source {
    struct str folder; /* where `held` is NULL */
    const struct held_fonts *held;
};

/* Adds "FOLDER/NAME", or NAME of what is held: what the file is called in messages. */
void font_source_add_path(const struct font_source *source, struct str name, struct buffer *path);

/* True where the file is there and can be read; a held one may yet turn out not to be. */
bool font_source_has(const struct font_source *source, struct str name);

/* Reads the file, of at most `limit` bytes, as file_read_ordinary does. */
bool font_source_read(const struct font_source *source, struct str name, size_t limit,
                      struct buffer *bytes, struct diag *diag);

#endif
