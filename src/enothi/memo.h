/* Memo numbers (স্মারক নম্বর) of e-Nothi letters. */
#ifndef CHARTER_ENOTHI_MEMO_H
#define CHARTER_ENOTHI_MEMO_H

#include "base/str.h"

/* The two structures in use: groups of 2.2.4.3.2.3.2 digits (since 2011), and of 2.2.4.3.3.2.4.2
 * (Secretariat Instructions 2024). */
enum memo_form { MEMO_18, MEMO_22, MEMO_OTHER };

/* The structure that the number has, in Bangla or ASCII digits; behind its groups may stand a part
 * in brackets, an issue number after a hyphen or a point, and the number of copies in brackets. */
enum memo_form memo_form(struct str memo);

#endif
