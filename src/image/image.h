/* Pictures as hostile input: what a PNG or JPEG file is, and its pixels as a PDF wants them. The
 * only includer of libpng and TurboJPEG. */
#ifndef CHARTER_IMAGE_IMAGE_H
#define CHARTER_IMAGE_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* Largest file, in bytes; most pixels on one side. */
enum { IMAGE_BYTES_LIMIT = 2 * 1024 * 1024, IMAGE_SIDE_LIMIT = 4096 };

enum image_kind { IMAGE_PNG, IMAGE_JPEG };

struct image {
    enum image_kind kind;
    uint32_t columns, rows; /* pixels; 1 to IMAGE_SIDE_LIMIT */
    int components;         /* 1: grey, 3: colour (taken as sRGB) */
};

/* Reads the whole picture, so that nothing is found wrong with it later. Where it is no sound PNG
 * or JPEG of grey or colour within the limits, image-unknown, image-broken, image-too-large or
 * image-not-for-pdf is reported at `place` (for the last: CMYK, and arithmetic coding, which PDF
 * has no filter for), and the result is false. `name` is what the master calls it. */
bool image_read(struct str bytes, struct str name, struct place place, struct image *image,
                struct diag *diag);

/* Adds the pixels of a PNG that image_read found sound: 8 bits a component, rows from the top,
 * without padding. What is transparent shows white paper. */
void image_add_pixels(struct str bytes, const struct image *image, struct buffer *out);

#endif
