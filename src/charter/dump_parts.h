/* The parts of the dump; private to src/charter. */
#ifndef CHARTER_CHARTER_DUMP_PARTS_H
#define CHARTER_CHARTER_DUMP_PARTS_H

#include "charter/charter.h"

struct dump {
    struct buffer *out;
    int depth;
};

/* Begins a line with `word`, further in by the depth. */
void dump_line(struct dump *dump, const char *word);

/* Adds ` name="value"` to the line, or nothing where the value is empty. Quotes, backslashes and
 * line ends in the value are written with a backslash. */
void dump_value(struct dump *dump, const char *name, struct str value);
void dump_length(struct dump *dump, const char *name, length value);

void dump_inline(struct dump *dump, const struct inline_text *text);
void dump_content(struct dump *dump, const struct content *content);
void dump_block(struct dump *dump, const struct content_block *block);

/* Edition, page setup, letterhead, officers, columns. */
void dump_head(struct dump *dump, const struct charter *charter);

/* The officer that a contact names, and the fields it shows where it does not show all. */
void dump_contact(struct dump *dump, const struct inline_item *contact);

#endif
