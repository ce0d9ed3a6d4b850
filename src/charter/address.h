/* Addresses: what is one, and what a link to it says. */
#ifndef CHARTER_CHARTER_ADDRESS_H
#define CHARTER_CHARTER_ADDRESS_H

#include <stdbool.h>

#include "base/str.h"

/* One e-mail address: local@host (RFC 5321, without its quoted and commented forms). */
bool address_is_email(struct str s);

/* One web address, with http:// or https:// or without a scheme. */
bool address_is_web(struct str s);

/* Adds the target of a web address: itself, behind http:// where no scheme is written. False where
 * it is no web address. */
bool address_add_web(struct buffer *out, struct str s);

/* A link's target: http:, https:, mailto: or tel: with an address that is one. */
bool address_is_link(struct str s);

/* Adds the telephone number that begins the text, in ASCII digits: Bangla digits are converted,
 * spaces, hyphens, points and brackets between them left out, a leading + kept; what follows the
 * number ("(অফিস)") is not part of it. False, with nothing added, where there is none or where it
 * has more than the 15 digits of E.164. */
bool address_phone(struct buffer *out, struct str s);

/* True where a web address begins with http:// or https://, in any case. */
bool address_has_web_scheme(struct str s);

#endif
