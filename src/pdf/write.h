/* Pages to a PDF file. */
#ifndef CHARTER_PDF_WRITE_H
#define CHARTER_PDF_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "doc/doc.h"
#include "layout/page.h"

struct file_writer;
struct fontset;

struct pdf_options {
    struct str program; /* "charter 0.1.0": Producer and Creator */
};

/* Writes the document to `out`, which the caller commits. The bytes are a function of the arguments
 * alone. Reports what fails (first fault only) and returns false. */
bool pdf_write(const struct doc *doc, const struct pages *pages, const struct fontset *fonts,
               const struct pdf_options *options, struct file_writer *out, struct diag *diag);

/* libharu's and libdeflate's versions as they run. */
const char *pdf_haru_version(void);
const char *pdf_deflate_version(void);

/* OpenSSL's version as it runs. */
const char *pdf_digest_version(void);

#endif
