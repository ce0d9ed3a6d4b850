/* E-mail and web addresses in a text, and what their hosts are. */
#ifndef CHARTER_CHECK_HOSTS_H
#define CHARTER_CHECK_HOSTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct rules;

/* An address in a text: its bytes [from, to), its host's [host, host_to). */
struct host_address {
    size_t from, to, host, host_to;
    bool email;
};

/* The next e-mail address (local@host), or host name in ASCII letters that ends as one does, at or
 * behind `*at`, which is moved behind it; false where there is none. Of a web address that is its
 * host alone. */
bool host_address_next(const struct rules *rules, struct str text, size_t *at,
                       struct host_address *address);

/* The address in ASCII small letters, in the arena. */
struct str host_lower(struct arena *arena, struct str address);

/* The host of a web address or an e-mail address, without a port and what follows, in ASCII small
 * letters and without "www.", in the arena. */
struct str host_of(struct arena *arena, struct str address);

/* True where there are two labels at least and the last is one by which an address is known. */
bool host_is_known(const struct rules *rules, struct str host);

/* True where the host is in the list of official domains, or ends with a point and an entry of it.
 */
bool host_is_official(const struct rules *rules, struct str host);

/* The mail provider that a host was probably meant to be; empty where it is one, or near none. */
struct str host_mail_near(const struct rules *rules, struct str host);

/* The bytes at the host's end that no address ends with; 0 where there are none. What was meant
 * goes to `instead`. */
size_t host_wrong_end(const struct rules *rules, struct str host, struct str *instead);

#endif
