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

#endif
