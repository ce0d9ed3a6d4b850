/* Rules about what is written, one passage at a time; private to src/check. Each reports what it
 * finds; none depends on another, or on what came before. */
#ifndef CHARTER_CHECK_PASSAGE_RULES_H
#define CHARTER_CHECK_PASSAGE_RULES_H

struct inquiry;
struct passage;

typedef void passage_rule(const struct inquiry *inquiry, const struct passage *passage);

/* Letters and signs (letters.c, which asks the rules of writing_rules.h; normal.h). */
passage_rule check_letters, check_normal;

/* White space before and behind marks and brackets (spaces.c). */
passage_rule check_spaces;

/* Officers and addresses: telephone numbers (phones.c), the hosts of addresses (addresses.c), what
 * was meant as an address and is none (address_form.c). */
passage_rule check_phones, check_addresses, check_address_form;

#endif
