#include "check/finding.h"
#include "check/passage_rules.h"
#include "check/writing.h"
#include "check/writing_rules.h"

void check_letters(const struct inquiry *inquiry, const struct passage *passage) {
    static writing_rule *const rules[] = {
        check_lookalikes, check_dandas, check_scripts, check_signs,  check_hasanta,
        check_joiners,    check_hidden, check_visarga, check_digits, check_digit_letters,
        check_wreck,      check_bijoy,  check_remains};
    struct writing writing = scribe_read(inquiry->scribe, passage);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        rules[i](inquiry, &writing);
    }
}
