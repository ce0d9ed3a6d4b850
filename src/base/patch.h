/* What changed from one text to another as a unified diff, which patch(1) and people read. */
#ifndef CHARTER_BASE_PATCH_H
#define CHARTER_BASE_PATCH_H

#include "base/mend.h"
#include "base/str.h"

struct patch {
    struct str old_name, new_name, old_text, new_text;
    const struct mend_changes *changes; /* from the one to the other */
};

/* Adds it, with three lines around each change; nothing where the texts are the same. */
void patch_print(const struct patch *patch, struct buffer *out);

#endif
