/* Words of a case, for the small languages that tests of layout and PDF are written in. */
#ifndef CHARTER_TESTS_LAYOUT_WORDS_H
#define CHARTER_TESTS_LAYOUT_WORDS_H

#include "base/str.h"

struct arena;

/* Ends the test: the case cannot be read, because of `where`. */
_Noreturn void give_up(const char *what, struct str where);

/* Cuts off and returns what stands before `end`, which goes too; all of it where there is none. */
struct str take_until(struct str *line, struct str end);

/* Cuts off and returns the next word; white space around it goes too. */
struct str take_word(struct str *line);

/* The line with every "{N*text}" written out. */
struct str expand(struct arena *arena, struct str line);

#endif
