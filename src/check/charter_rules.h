/* Rules about what a charter says as a whole; private to src/check. */
#ifndef CHARTER_CHECK_CHARTER_RULES_H
#define CHARTER_CHECK_CHARTER_RULES_H

struct charter;
struct inquiry;

typedef void charter_rule(const struct inquiry *inquiry, const struct charter *charter);

/* Officers and addresses: who cannot be reached, has no name, or is his own superior (officers.c);
 * who is declared twice or shares a number (officers_twice.c); addresses outside official domains
 * (unofficial.c); hosts almost alike (web_alike.c); links that lead elsewhere (links.c). */
charter_rule check_officers, check_officers_twice, check_unofficial, check_web_alike, check_links;

/* Time limits (times.c). */
charter_rule check_times;

/* Cells that say nothing by themselves (dashes.c). */
charter_rule check_dashes;

/* What leaves open how to pay, or where to get papers (fees.c). */
charter_rule check_fees;

/* Services of the same name (names.c), and their numbers (serials.c). */
charter_rule check_names;
charter_rule check_serials;

/* The numbers of sections (sections.c). */
charter_rule check_sections;

/* The parts of the official form, and the steps of a grievance (form.c). */
charter_rule check_form;
charter_rule check_grievance;

/* What says of which year and whose the charter is (editions.c). */
charter_rule check_edition;
charter_rule check_letterhead;

/* How the words of all passages are spelled (spellings.c). */
charter_rule check_spellings;

/* Words run together, for spaces between them were lost (long_words.c). */
charter_rule check_long_words;

/* Slashes with a space before them alone, all of them at once (joins.c). */
charter_rule check_slashes;

#endif
