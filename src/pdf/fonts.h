/* The fonts of a document: the faces in use with their codes, and their embedding at the end (ISO
 * 32000-1, 9.7 and 9.9). */
#ifndef CHARTER_PDF_FONTS_H
#define CHARTER_PDF_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct body;
struct cluster;
struct codes;
struct diag;
struct dict;
struct face;
struct objects;

/* A face in use; its name in the page's resources is F and its number. */
struct font {
    const struct face *face;
    struct codes *codes;
    int32_t units_per_em;
    unsigned number; /* from 1 */
};

struct fonts;

/* The caller frees it with fonts_free (NULL is legal). */
struct fonts *fonts_new(void);
void fonts_free(struct fonts *fonts);

/* The font for a face, new at its first use; valid until fonts_free. */
const struct font *fonts_find(struct fonts *fonts, const struct face *face);

/* How many there are, and the `index`-th in the order of first use. */
size_t fonts_count(const struct fonts *fonts);
const struct font *fonts_item(const struct fonts *fonts, size_t index);

/* The width that PDF readers go by for a cluster: hundredths of 1/1000 of the font size. */
int64_t font_width(const struct font *font, const struct cluster *cluster);

/* Writes every font: program, ToUnicode and widths into the body, dictionaries into the objects,
 * and names them in `resources`. Reports pdf-font-refused or pdf-too-many-clusters and returns
 * false. */
bool fonts_write(const struct fonts *fonts, struct objects *objects, struct body *body,
                 struct dict *resources, struct diag *diag);

#endif
