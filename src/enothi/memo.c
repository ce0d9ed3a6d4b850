#include "enothi/memo.h"

#include "base/unicode.h"

#include <stdbool.h>
#include <stddef.h>

/* Takes digits from the text, up to `most`; how many there were. */
static size_t take_digits(struct str *text, size_t most) {
    size_t count = 0;
    while (count < most && text->size > 0) {
        size_t offset = 0;
        uint32_t code_point = unicode_next(*text, &offset);
        bool digit = (code_point >= '0' && code_point <= '9') ||
                     (code_point >= 0x09E6 && code_point <= 0x09EF);
        if (!digit) {
            break;
        }
        *text = str_slice(*text, offset, text->size);
        count++;
    }
    return count;
}

static bool take(struct str *text, char letter) {
    if (text->size == 0 || text->bytes[0] != letter) {
        return false;
    }
    *text = str_slice(*text, 1, text->size);
    return true;
}

/* "(৮২)", "(অংশ-২)"; nothing is fine too, an open bracket is not. */
static bool take_brackets(struct str *text) {
    if (!take(text, '(')) {
        return true;
    }
    size_t end = str_find(*text, STR(")"), 0);
    if (end == SIZE_MAX || end == 0) {
        return false;
    }
    *text = str_slice(*text, end + 1, text->size);
    return true;
}

static bool take_dash(struct str *text) {
    struct str dash = STR("\xE2\x80\x93"); /* U+2013 */
    if (str_starts(*text, dash)) {
        *text = str_slice(*text, dash.size, text->size);
        return true;
    }
    return take(text, '-') || take(text, '.');
}

/* What stands behind the groups: ".(অংশ-২)" or "(অংশ-২)", then "-৫০৩" or ".৯৭", then "(৮২)". */
static bool is_tail(struct str text) {
    struct str part = text;
    (void)take(&part, '.');
    if (part.size > 0 && part.bytes[0] == '(') {
        if (!take_brackets(&part)) {
            return false;
        }
        text = part;
    }
    if (text.size == 0) {
        return true;
    }
    if (!take_dash(&text) || take_digits(&text, 6) == 0) {
        return false;
    }
    (void)take(&text, ' ');
    return take_brackets(&text) && text.size == 0;
}

static bool has_groups(struct str text, const unsigned char *groups, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if ((i > 0 && !take(&text, '.')) || take_digits(&text, groups[i]) != groups[i]) {
            return false;
        }
    }
    return is_tail(text);
}

enum memo_form memo_form(struct str memo) {
    static const unsigned char of_18[] = {2, 2, 4, 3, 2, 3, 2};
    static const unsigned char of_22[] = {2, 2, 4, 3, 3, 2, 4, 2};
    struct str text = str_trim(memo);
    return has_groups(text, of_18, sizeof of_18)   ? MEMO_18
           : has_groups(text, of_22, sizeof of_22) ? MEMO_22
                                                   : MEMO_OTHER;
}
