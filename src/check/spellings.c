#include "base/arena.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/forms.h"
#include "check/rules.h"
#include "check/spelled_alike.h"

/* Numbers and lines of a finding as its arguments. */
struct told {
    struct buffer often, other_often, lines;
};

static struct told told_of(const struct inquiry *inquiry, const struct form *form,
                           const struct form *other) {
    struct told told = {0};
    buffer_print(&told.often, "%u", (unsigned)form->count);
    buffer_print(&told.other_often, "%u", (unsigned)other->count);
    lines_print(&form->lines, form->place.file, inquiry->diag, &told.lines);
    return told;
}

static void told_free(struct told *told) {
    buffer_free(&told->often);
    buffer_free(&told->other_often);
    buffer_free(&told->lines);
}

static struct diag_extent extent_of(const struct form *form) {
    return (struct diag_extent){.size = form->size};
}

static void tell(const struct inquiry *inquiry, const struct form *form, const struct form *other,
                 bool spelling) {
    struct told told = told_of(inquiry, form, other);
    if (form->count > 0 && other->count > 0) {
        DIAG_EXTENT(inquiry->diag, form->place, extent_of(form), DIAG_SPELLED_TWO_WAYS, form->text,
                    buffer_str(&told.often), other->text, buffer_str(&told.other_often),
                    buffer_str(&told.lines));
    } else if (form->count > 0 && spelling) {
        DIAG_EXTENT(inquiry->diag, form->place, extent_of(form), DIAG_SPELLING, form->text,
                    other->text, buffer_str(&told.often), buffer_str(&told.lines));
    }
    told_free(&told);
}

static void tell_list(const struct inquiry *inquiry, const struct forms *forms,
                      enum rule_list list) {
    for (size_t i = 0; i < rules_count(inquiry->rules, list); i++) {
        struct rule rule = rules_item(inquiry->rules, list, i);
        tell(inquiry, forms_listed(forms, rule.is), forms_listed(forms, rule.as),
             list == RULES_SPELLINGS);
    }
}

void check_spellings(const struct inquiry *inquiry, const struct charter *charter) {
    (void)charter;
    struct forms *forms = forms_find(inquiry->rules, inquiry->words);
    tell_list(inquiry, forms, RULES_SPELLINGS);
    tell_list(inquiry, forms, RULES_VARIANTS);
    spelled_alike(inquiry, forms);
    forms_free(forms);
}
