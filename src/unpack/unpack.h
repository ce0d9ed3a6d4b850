/* Reading a PDF as hostile input: the master that is inside, what the file says of itself, and a
 * fingerprint of each of its parts. Writing PDFs is pdf/'s.
 *
 * The file is read by libqpdf in a program of its own, charter-unpack (unpack/child.h), so that no
 * file, whatever it holds, can do more to the program than be called damaged. */
#ifndef CHARTER_UNPACK_UNPACK_H
#define CHARTER_UNPACK_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

/* Largest PDF and largest master, unpacked, that are read, bytes. */
enum { UNPACK_FILE_LIMIT = 64 * 1024 * 1024, UNPACK_MASTER_LIMIT = 64 * 1024 * 1024 };

/* The parts of a PDF but for its pages. */
enum unpack_part {
    PART_ATTACHMENT, /* the master, its name and dates, what it is to the document */
    PART_METADATA,   /* Info, XMP, language, how a viewer shows it */
    PART_STRUCTURE,  /* the tags */
    PART_FONTS,      /* all that pages draw with: fonts, colours */
    PART_BOOKMARKS,
    PART_OTHER, /* whatever else the catalog leads to */
    PART_COUNT
};

enum unpack_depth {
    UNPACK_MASTER, /* the master and the metadata */
    UNPACK_PARTS   /* the fingerprints as well */
};

struct unpacked {
    bool has_master;
    struct str master, name; /* as embedded, byte for byte; the name as the file has it, UTF-8 */
    struct str master_hash;  /* SHA-256, 64 lower-case hexadecimal digits */
    bool has_since;          /* the same of the master of the edition that it is compared with */
    struct str since, since_name, since_hash;
    struct str metadata; /* the XMP packet; empty: there is none */
    /* Fingerprints: equal where the parts are, however the file stores them. */
    struct str parts[PART_COUNT];
    struct str *pages;
    size_t page_count;
    struct buffer received; /* what all of these are borrowed from */
};

/* Reads the PDF whose bytes these are; `path` names it in reports. The master is the one file that
 * the catalog's AF calls the Source (ISO 19005-3, Annex E), that of an earlier edition the one that
 * it calls Data; a PDF without them is no fault. Reports pdf-none, pdf-damaged, pdf-encrypted,
 * pdf-master-damaged, pdf-master-too-large, process-missing or process-stopped and returns false.
 * The caller frees the result in any case. */
bool unpack(struct str pdf, const char *path, enum unpack_depth depth, struct unpacked *unpacked,
            struct diag *diag);
void unpack_free(struct unpacked *unpacked);

/* libqpdf's version that charter-unpack was built with. */
const char *unpack_library_version(void);

#endif
