/* What the colours of the document mean (ISO 19005-3, 6.2.3): sRGB. */
#ifndef CHARTER_PDF_INTENT_H
#define CHARTER_PDF_INTENT_H

struct body;
struct objects;

/* Writes the profile into the body and names it in the catalog's OutputIntents.
 *
 * The profile is srgb.icc, 588 bytes that are compiled in: an ICC profile of version 4.2, the
 * latest that PDF 1.7 knows, as Little CMS makes it, with a fixed date and without identifier.
 * tests/pdf/srgb_profile.py makes it anew and compares. Little CMS puts no rights on it. */
void intent_write(struct objects *objects, struct body *body);

#endif
