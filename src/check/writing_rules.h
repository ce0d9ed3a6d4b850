/* Rules about letters and signs; private to src/check. Each reports what it finds in one passage;
 * none depends on another. */
#ifndef CHARTER_CHECK_WRITING_RULES_H
#define CHARTER_CHECK_WRITING_RULES_H

struct inquiry;
struct writing;

typedef void writing_rule(const struct inquiry *inquiry, const struct writing *writing);

/* Letters that only look like those of Bangla (lookalikes.c). */
writing_rule check_lookalikes, check_dandas, check_scripts;

/* Signs that hang on no letter, on the wrong one, or in the wrong order (signs.c, hasanta.c). */
writing_rule check_signs, check_hasanta;

/* Letters that nobody sees (joiners.c). */
writing_rule check_joiners, check_hidden;

/* ঃ (visarga.c). */
writing_rule check_visarga;

/* Numbers (digits.c, digit_letters.c). */
writing_rule check_digits, check_digit_letters;

/* What conversions left: of Bijoy (wreck.c, bijoy.c), of HTML (remains.c). */
writing_rule check_wreck, check_bijoy, check_remains;

#endif
