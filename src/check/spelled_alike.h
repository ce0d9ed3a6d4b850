/* Words that differ only by letters which are often confused; private to src/check. */
#ifndef CHARTER_CHECK_SPELLED_ALIKE_H
#define CHARTER_CHECK_SPELLED_ALIKE_H

struct forms;
struct inquiry;

/* Reports each word that looks like a misspelling of another in this charter, once, and names that
 * which stands there more often; but for words of which the lists of forms have told. */
void spelled_alike(const struct inquiry *inquiry, const struct forms *forms);

#endif
