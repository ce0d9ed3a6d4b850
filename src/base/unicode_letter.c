#include "base/unicode_letter.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

enum unicode_indic unicode_indic(uint32_t code_point) {
    switch (u_getIntPropertyValue((UChar32)code_point, UCHAR_INDIC_SYLLABIC_CATEGORY)) {
    case U_INSC_CONSONANT:
        return UNICODE_INDIC_CONSONANT;
    case U_INSC_CONSONANT_DEAD:
        return UNICODE_INDIC_DEAD;
    case U_INSC_VOWEL_INDEPENDENT:
        return UNICODE_INDIC_VOWEL;
    case U_INSC_VOWEL_DEPENDENT:
        return UNICODE_INDIC_VOWEL_SIGN;
    case U_INSC_VIRAMA:
        return UNICODE_INDIC_VIRAMA;
    case U_INSC_NUKTA:
        return UNICODE_INDIC_NUKTA;
    case U_INSC_BINDU:
    case U_INSC_VISARGA:
        return UNICODE_INDIC_BINDU;
    default:
        return UNICODE_INDIC_OTHER;
    }
}

bool unicode_is_below(uint32_t code_point) {
    return u_getIntPropertyValue((UChar32)code_point, UCHAR_INDIC_POSITIONAL_CATEGORY) ==
           U_INPC_BOTTOM;
}

bool unicode_starts_cluster(uint32_t code_point) {
    return u_getCombiningClass((UChar32)code_point) == 0 &&
           u_getIntPropertyValue((UChar32)code_point, UCHAR_NFC_QUICK_CHECK) != UNORM_MAYBE;
}

int unicode_digit(uint32_t code_point) {
    return u_charType((UChar32)code_point) == U_DECIMAL_DIGIT_NUMBER
               ? u_charDigitValue((UChar32)code_point)
               : -1;
}
