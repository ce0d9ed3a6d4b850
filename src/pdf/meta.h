/* What the document says of itself: Info, XMP, language, how a viewer titles it and numbers its
 * pages (ISO 32000-1, 14.3, 12.2 and 12.4.2; ISO 19005-3, 6.6).
 *
 * Info and XMP say the same: Title is dc:title, Author dc:creator, Subject dc:description, Creator
 * xmp:CreatorTool, Producer pdf:Producer; CreationDate and ModDate are xmp:CreateDate and
 * xmp:ModifyDate, a day without an hour, and only there where the master gives one.
 *
 * XMP says besides, in a schema of our own that it describes as PDF/A wants it (6.6.2.3), what the
 * file was made from. Its namespace is XMP_NAMESPACE, its prefix "charter"; what is not known is
 * left out:
 *     office, year, options, program, profile   Text; profile is "archive" or "enothi"
 *     quarter                                   Integer
 *     libraries                                 Seq of Text: "HarfBuzz 6.0.0"
 *     fonts                                     Seq of Text: "NotoSerifBengali-Regular.ttf HASH",
 *                                               each face in use, in the order of first use
 *     masterSha256                              Text: of the expanded master, attached or not
 * HASH is SHA-256 in 64 lower-case hexadecimal digits. */
#ifndef CHARTER_PDF_META_H
#define CHARTER_PDF_META_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct body;
struct buffer;
struct diag;
struct doc;
struct fonts;
struct objects;
struct pdf_options;

#define XMP_NAMESPACE "urn:bd:citizen-charter:pdf:1#"

/* What is said, and of what. */
struct meta {
    const struct doc *doc;
    const struct pdf_options *options;
    const struct fonts *fonts; /* all that the pages use */
    size_t page_count;
};

/* Writes all of it into the catalog, Info and streams of their own. A text longer than a PDF string
 * may be is reported (pdf-text-too-long); false then. */
bool meta_write(const struct meta *meta, struct objects *objects, struct body *body,
                struct diag *diag);

/* Adds the XMP packet: UTF-8, well-formed whatever the texts hold. */
void xmp_add(struct buffer *out, const struct meta *meta);

/* Adds an ISO date as a PDF date, which may end with the day (ISO 32000-1, 7.9.4). */
void meta_add_date(struct buffer *out, struct str iso);

#endif
