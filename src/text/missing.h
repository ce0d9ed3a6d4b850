/* Letters that no font has; private to src/text. */
#ifndef CHARTER_TEXT_MISSING_H
#define CHARTER_TEXT_MISSING_H

#include "base/diag.h"
#include "base/str.h"
#include "text/fontset.h"

struct itemiser;

/* Reports glyph-missing for a cluster: names its first letter that no font has, or what else stops
 * the cluster from being set. `*from` is where to look for it in the master, and is moved behind
 * it: letters are reported in order. Nothing is said where a font of the chain is broken, which is
 * reported already, nor after a thousand reports. */
void missing_report(struct itemiser *itemiser, enum weight weight, struct str cluster,
                    struct place *from, struct diag *diag);

#endif
