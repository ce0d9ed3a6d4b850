/* The word lists by which rules judge: src/check/rules.xml, compiled in, and what an office puts in
 * check-rules.xml beside its master to add to them or to change them. */
#ifndef CHARTER_CHECK_RULES_H
#define CHARTER_CHECK_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

enum rule_list {
#define RULES(constant, element, needs_as) RULES_##constant,
#include "check/rules.def"
#undef RULES
    RULES_COUNT
};

/* One entry: what is looked for, and what it stands for ("" where the list asks for none). Both
 * NFC. */
struct rule {
    struct str is, as;
};

struct rules;

/* The built-in lists, and those of the file `name` of the master's folder where there is one: its
 * entries come behind the built-in ones; one for what is there already takes its place, and one
 * with off="yes" takes it away. Reports what is wrong with that file; NULL then. The caller frees
 * it (NULL is legal). */
struct rules *rules_read(struct str master_name, struct diag *diag);
void rules_free(struct rules *rules);

/* The file's name: "check-rules.xml". */
#define RULES_FILE "check-rules.xml"

/* How many entries a list has; the i-th, in order. */
size_t rules_count(const struct rules *rules, enum rule_list list);
struct rule rules_item(const struct rules *rules, enum rule_list list, size_t index);

/* What the list has for `is`, which is NFC: false where it has nothing; `as` may be NULL. */
bool rules_find(const struct rules *rules, enum rule_list list, struct str is, struct str *as);

/* The longest entry of the list with which `text` begins, or ends: its size in bytes; 0: none does.
 */
size_t rules_prefix(const struct rules *rules, enum rule_list list, struct str text);
size_t rules_suffix(const struct rules *rules, enum rule_list list, struct str text);

#endif
