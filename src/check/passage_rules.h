/* Rules about what is written, one passage at a time; private to src/check. Each reports what it
 * finds; none depends on another, or on what came before. */
#ifndef CHARTER_CHECK_PASSAGE_RULES_H
#define CHARTER_CHECK_PASSAGE_RULES_H

struct inquiry;
struct passage;

typedef void passage_rule(const struct inquiry *inquiry, const struct passage *passage);

/* Letters and signs (letters.c, which asks the rules of writing_rules.h; normal.h). */
passage_rule check_letters, check_normal;

/* White space before and behind marks (spaces.c). */
passage_rule check_spaces;

/* Officers and addresses: telephone numbers (phones.c), the hosts of addresses (addresses.c), what
 * was meant as an address and is none (address_form.c). */
passage_rule check_phones, check_addresses, check_address_form;

/* Numbers written twice, in digits and in a word (counts.c). */
passage_rule check_counts;

/* Years that have passed (years.c), and days that the calendar has not (dates.c). */
passage_rule check_years;
passage_rule check_dates;

/* White space inside brackets, brackets without a partner (brackets.c). */
passage_rule check_brackets;

/* White space at hyphens; at slashes, which are counted (joins.c). */
passage_rule check_joins;

/* Marks and phrases that stand twice (repeats.c). */
passage_rule check_repeats;

/* Enters the words into the inquiry's vocabulary (words.c). */
passage_rule check_words;

#endif
