/* Rules about what a charter says as a whole; private to src/check. */
#ifndef CHARTER_CHECK_CHARTER_RULES_H
#define CHARTER_CHECK_CHARTER_RULES_H

struct charter;
struct inquiry;

typedef void charter_rule(const struct inquiry *inquiry, const struct charter *charter);

/* How the words of all passages are spelled (spellings.c). */
charter_rule check_spellings;

/* Words run together, for spaces between them were lost (long_words.c). */
charter_rule check_long_words;

/* Slashes with a space before them alone, all of them at once (joins.c). */
charter_rule check_slashes;

#endif
