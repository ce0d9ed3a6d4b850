/* Whether two cells print the same. */
#ifndef CHARTER_COMPOSE_ALIKE_H
#define CHARTER_COMPOSE_ALIKE_H

#include <stdbool.h>

#include "charter/charter.h"

/* True where both come to paper alike: the same text, weight, line ends, links, languages and list
 * marks. Officers are what they show, whoever they are. */
bool content_prints_alike(const struct content *a, const struct content *b);

/* True where the content is blank: nothing in it is read. */
bool content_is_blank(const struct content *content);

#endif
