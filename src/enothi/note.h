/* The note (নোট) that goes with the charter into an e-Nothi file: its words from a template, its
 * facts from the charter. */
#ifndef CHARTER_ENOTHI_NOTE_H
#define CHARTER_ENOTHI_NOTE_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "enothi/attachment.h"

/* What the note tells. */
struct note_facts {
    const struct attachment *attachment;
    const struct charter *earlier; /* the edition compared with; NULL: none */
    bool changed;                  /* anything since then … */
    struct str_list changes;       /* … and what, a line each */
};

/* The template inside the program, xml/enothi-note.xml. */
struct str note_builtin_template(void);

/* Writes the note by the template that diag knows as `file`: as plain text, paragraphs parted by a
 * blank line, and as an HTML document. Faults of the template are reported at their places in it.
 * What it asks for and the charter does not give is reported at the charter's edition: note-lacks;
 * for a draft note-blank, and the note has a blank in brackets there. A day before the Bangla
 * calendar of 2019 is bangla-day-early. False where there was any error; then the texts are not to
 * be used. */
bool note_write(uint32_t file, const struct note_facts *facts, struct buffer *text,
                struct buffer *html, struct diag *diag);

#endif
