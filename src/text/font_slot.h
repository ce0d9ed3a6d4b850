/* A font file of the table, opened and judged; private to src/text. */
#ifndef CHARTER_TEXT_FONT_SLOT_H
#define CHARTER_TEXT_FONT_SLOT_H

#include "text/face.h"
#include "text/font_source.h"
#include "text/font_table.h"

/* What stands against a font file. */
enum slot_fault {
    SLOT_FINE,
    SLOT_MISSING,    /* no such file, or one that may not be read */
    SLOT_UNREADABLE, /* the system failed to read it */
    SLOT_BROKEN,
    SLOT_NOT_TRUETYPE,
    SLOT_VARIABLE,
    SLOT_FORBIDDEN, /* its fsType */
    SLOT_CHANGED    /* its SHA-256 is not the one in fonts.xml */
};

struct font_slot {
    struct str name;
    const struct font_file *facts; /* NULL: fonts.xml has no line for it */
    int scale;                     /* per cent */
    struct face *face;             /* owned; there too where only the last two faults stand */
    enum slot_fault fault;
    bool opened;  /* or tried */
    bool altered; /* its own checksums do not match, and fonts.xml vouches for no hash */
};

/* Reads, opens and judges the file; reports nothing. */
void font_slot_open(struct font_slot *slot, const struct font_source *source);

/* True where the file is there and can be read. */
bool font_slot_exists(const struct font_slot *slot, const struct font_source *source);

/* Reports what stands against it, at `place` (where a set names it), but for a changed file, which
 * is reported where its SHA-256 stands. */
void font_slot_report(const struct font_slot *slot, struct place place, struct diag *diag);

#endif
