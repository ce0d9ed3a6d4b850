/* The change note (পরিবর্তন বিবরণী): what changed, as a charter of its own, so that it is set,
 * tagged and written as every charter is. */
#ifndef CHARTER_DIFF_NOTE_H
#define CHARTER_DIFF_NOTE_H

#include "charter/charter.h"
#include "diff/changes.h"

struct arena;

/* The note: the new charter's letterhead and paper under a title of its own; then, where there are
 * any, the services that came, those that went, and what of the others, of officers, and of
 * anything else was and is now, the words that changed in bold. Always in Bangla. Ids and how
 * things are laid out on paper are not told: they are nothing to a reader. In `arena`; it borrows
 * from the changes and their charters. */
const struct charter *note_compose(const struct changes *changes, struct arena *arena);

#endif
