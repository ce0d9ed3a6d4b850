/* What a PDF of charter says of how it was made: the properties of our own schema in its XMP
 * (pdf/xmp.c writes them). */
#ifndef CHARTER_UNPACK_MAKING_H
#define CHARTER_UNPACK_MAKING_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/* Empty where it is not said. Each library is "HarfBuzz 6.0.0"; each font is its file, a space and
 * its SHA-256. */
struct making {
    struct str program, profile, options, master_hash, since_hash;
    struct str_list libraries, fonts;
};

/* Reads the XMP packet, which may hold anything; the result lives in the arena. False where it does
 * not say by which program the file was made. */
bool making_read(struct str packet, struct arena *arena, struct making *making);

#endif
