/* Pictures as image XObjects (ISO 32000-1, 8.9.5), each file once however often it is drawn. */
#ifndef CHARTER_PDF_PICTURES_H
#define CHARTER_PDF_PICTURES_H

#include <stdint.h>

#include "base/array.h"

struct body;
struct dict;
struct objects;
struct picture;

/* All zero is valid; free with pictures_free. */
struct pictures {
    ARRAY(const struct picture *) items; /* in the order of first use */
};

void pictures_free(struct pictures *pictures);

/* The picture's number, from 1: its name in the page's resources is I and that number. */
uint32_t pictures_find(struct pictures *pictures, const struct picture *picture);

/* Writes them and names them in `resources`. A JPEG goes in as the file it is (DCTDecode). */
void pictures_write(const struct pictures *pictures, struct objects *objects, struct body *body,
                    struct dict *resources);

#endif
