/* What Unicode says of one letter, as those ask who judge how it is written; through ICU. */
#ifndef CHARTER_BASE_UNICODE_LETTER_H
#define CHARTER_BASE_UNICODE_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* Its part in a syllable of an Indic script (Indic_Syllabic_Category), as far as somebody asks. */
enum unicode_indic {
    UNICODE_INDIC_OTHER,
    UNICODE_INDIC_CONSONANT,
    UNICODE_INDIC_DEAD, /* a consonant that no vowel follows: ৎ */
    UNICODE_INDIC_VOWEL,
    UNICODE_INDIC_VOWEL_SIGN,
    UNICODE_INDIC_VIRAMA, /* the hasanta */
    UNICODE_INDIC_NUKTA,
    UNICODE_INDIC_BINDU /* ঁ, ং, ঃ: Bindu or Visarga */
};
enum unicode_indic unicode_indic(uint32_t code_point);

/* A sign that is drawn below its letter (Indic_Positional_Category Bottom): ু. */
bool unicode_is_below(uint32_t code_point);

/* True where no normalising to NFC joins it to what stands before it. */
bool unicode_starts_cluster(uint32_t code_point);

/* The value of a decimal digit of whatever script (general category Nd); -1 for all else. */
int unicode_digit(uint32_t code_point);

#endif
