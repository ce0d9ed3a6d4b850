/* The wrecks that bad conversions of Bijoy leave, ready to be sought. */
#ifndef CHARTER_CHECK_WRECK_H
#define CHARTER_CHECK_WRECK_H

struct rules;
struct wrecks;

/* Those of the list `wreck`; leans on the rules. The caller frees it (NULL is legal). */
struct wrecks *wrecks_new(const struct rules *rules);
void wrecks_free(struct wrecks *wrecks);

#endif
