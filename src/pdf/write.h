/* Pages to a PDF file. */
#ifndef CHARTER_PDF_WRITE_H
#define CHARTER_PDF_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "doc/doc.h"
#include "layout/page.h"

struct file_writer;

/* What a file claims to be, in XMP; every profile is PDF/UA-1 as well. */
enum pdf_profile {
    PDF_ARCHIVE, /* PDF/A-3a, with the master attached */
    PDF_ENOTHI   /* PDF/A-2a, with nothing attached */
};

/* A file inside the file. */
struct pdf_attachment {
    struct str bytes; /* empty: there is none */
    struct str name;  /* ASCII: "doict-patgram.xml" */
    struct str dated; /* ISO date of its last change; empty: unknown */
};

/* What stands in the file beside the pages. Strings are borrowed; an empty one, or quarter 0, is
 * left out. */
struct pdf_options {
    struct str program; /* "charter 0.1.0": Producer and Creator */
    enum pdf_profile profile;
    struct str master;           /* the expanded master, byte for byte */
    struct str master_name;      /* the attachment's file name, ASCII: "doict-patgram.xml" */
    struct pdf_attachment since; /* the master of the edition that this one is compared with */
    struct str office, year;
    int quarter;
    struct str options; /* what was asked of the program, so that a rebuild can repeat it */
};

/* Writes the document to `out`, which the caller commits. The bytes are a function of the arguments
 * alone. Reports what fails (first fault only) and returns false. What the
 * profile claims is expected to be true of `doc` (pdf/profile.h). */
bool pdf_write(const struct doc *doc, const struct pages *pages, const struct pdf_options *options,
               struct file_writer *out, struct diag *diag);

/* libharu's and libdeflate's versions as they run. */
const char *pdf_haru_version(void);
const char *pdf_deflate_version(void);

#endif
