#include "check/finding.h"
#include "check/passage_rules.h"

#include <string.h>

/* A mark that keeps to the word before it. Bytes suffice: those of longer letters are above 0x80.
 */
static size_t mark_size(struct str text, size_t at) {
    if (strchr(",;?!:", text.bytes[at]) != NULL && text.bytes[at] != '\0') {
        return 1;
    }
    return str_starts(str_slice(text, at, text.size), STR("।")) ? STR("।").size : 0;
}

void check_spaces(const struct inquiry *inquiry, const struct passage *passage) {
    struct str text = passage->text;
    for (size_t i = 1; i + 1 < text.size; i++) {
        size_t mark = text.bytes[i] == ' ' ? mark_size(text, i + 1) : 0;
        if (mark > 0) {
            struct str instead = str_slice(text, i + 1, i + 1 + mark);
            MEND(inquiry, passage, i, i + 1 + mark, instead, DIAG_SPACE_BEFORE_MARK, instead);
        }
    }
}
