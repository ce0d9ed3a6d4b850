/* Mends put in place: a text, and what is to stand there instead of some of its bytes. No files. */
#ifndef CHARTER_BASE_MEND_H
#define CHARTER_BASE_MEND_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* Bytes [old_from, old_to) of a text became bytes [new_from, new_to) of another. */
struct mend_change {
    size_t old_from, old_to, new_from, new_to;
};

/* What was changed, in order; all else is the same, byte for byte. All zero is nothing; free with
 * mend_changes_free. */
struct mend_changes {
    struct mend_change *items;
    size_t count, capacity;
};
void mend_changes_free(struct mend_changes *changes);

/* How many of the mends can be put in place together: those of `file` that lie in `text` and change
 * it. Of two about the same bytes, or at the same place, it is the one that begins first, and of
 * those that begin together the one that was given first. */
size_t mend_count(struct str text, uint32_t file, const struct diag_mend *mends, size_t count);

/* Puts them in place: adds the new text to `out`, which is empty, and what changed to `changes`.
 * Returns how many there were. */
size_t mend_apply(struct str text, uint32_t file, const struct diag_mend *mends, size_t count,
                  struct buffer *out, struct mend_changes *changes);

/* Makes of `changes`, from one text to a second, those from the first to a third, `next` being
 * those from the second to the third. */
void mend_changes_go_on(struct mend_changes *changes, const struct mend_changes *next);

#endif
