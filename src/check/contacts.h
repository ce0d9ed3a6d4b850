/* Who is named where in a charter: which officers are in use and what of them is printed. Private
 * to src/check. */
#ifndef CHARTER_CHECK_CONTACTS_H
#define CHARTER_CHECK_CONTACTS_H

#include <stdbool.h>

#include "charter/charter.h"

/* What the contacts of a charter make of each officer, by his index. */
struct contact_use {
    bool used;      /* named in a table, in a text, or in the approval */
    bool in_table;  /* named in a table */
    bool reachable; /* a contact in a table prints a number or an e-mail address of his */
};

struct arena;

/* In the arena, as many as the charter has officers. */
const struct contact_use *contacts_find(const struct charter *charter, struct arena *arena);

/* The officer's index among those of the charter. */
size_t officer_index(const struct charter *charter, const struct officer *officer);

/* True where the master declares the officer, or a file beside it does and the charter names him:
 * a department's list of officers is not this office's to mend. */
bool officer_is_ours(const struct charter *charter, const struct contact_use *uses, size_t index);

/* The text of the officer's first field of that kind; empty: none. */
struct str officer_text(const struct officer *officer, enum officer_field_kind kind);

#endif
