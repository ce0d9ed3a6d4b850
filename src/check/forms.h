/* The forms that the lists of spellings and variants name, and where a charter has them, their
 * inflections included. Private to src/check. */
#ifndef CHARTER_CHECK_FORMS_H
#define CHARTER_CHECK_FORMS_H

#include "check/vocabulary.h"

/* A form, however its inflections are written: সরকারী with সরকারীর and আধাসরকারী. */
struct form {
    struct str text;
    uint32_t count;
    struct place place; /* the first */
    uint32_t size;
    struct lines lines;
    bool changes; /* a list says what to write instead */
};

struct forms;

/* Finds all of them in the vocabulary; both must outlive the result. The caller frees it. */
struct forms *forms_find(const struct rules *rules, const struct vocabulary *vocabulary);
void forms_free(struct forms *forms);

/* The form as a list names it, which must be one of SPELLINGS or VARIANTS. */
const struct form *forms_listed(const struct forms *forms, struct str text);

/* The form of which a word is an inflection, or which it is; NULL: none. */
const struct form *forms_of_word(const struct forms *forms, struct str word);

#endif
