/* What image.c asks of the two formats; private to src/image. */
#ifndef CHARTER_IMAGE_DECODE_H
#define CHARTER_IMAGE_DECODE_H

#include <stdbool.h>

#include "base/str.h"
#include "image/image.h"

enum verdict { IMAGE_SOUND, IMAGE_BROKEN, IMAGE_NOT_FOR_PDF };

/* Reads the head: sides and components. The sides may be beyond every limit. */
enum verdict png_head(struct str bytes, struct image *image);
enum verdict jpeg_head(struct str bytes, struct image *image);

/* Reads the pixels of a picture whose head is within the limits; `pixels` has room for
 * columns * rows * components bytes. False where they are damaged or cut off. */
bool png_pixels(struct str bytes, const struct image *image, unsigned char *pixels);
bool jpeg_pixels(struct str bytes, const struct image *image, unsigned char *pixels);

#endif
