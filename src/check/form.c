#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/tables.h"
#include "check/wording.h"

/* Which parts of the official form a charter has. */
struct form {
    const struct inquiry *inquiry;
    bool services; /* a service at least */
    bool vision, expectations, grievance;
};

static bool has_title(const struct form *form, const struct section *section, enum rule_list list) {
    return wording_has(form->inquiry->rules, list, section->title);
}

/* A table by what it shows, for an office may give its set another name. */
static void note_table(struct form *form, const struct table *table) {
    form->services = form->services || (table->kind == TABLE_SERVICES && table->row_count > 0);
    if (table_column(table, STR("expectation")) != NULL) {
        form->expectations = true;
    }
    if (table->kind == TABLE_OTHER && table_column(table, STR("whom")) != NULL) {
        form->grievance = true;
    }
}

/* Depth is bounded by XML_DEPTH_LIMIT. */
static void note_section(struct form *form, const struct section *section) {
    form->vision = form->vision || has_title(form, section, RULES_VISIONS);
    form->expectations = form->expectations || has_title(form, section, RULES_EXPECTATIONS);
    form->grievance = form->grievance || has_title(form, section, RULES_GRIEVANCES);
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            note_section(form, item->section);
        } else if (item->kind == SECTION_TABLE) {
            note_table(form, item->table);
        }
    }
}

/* Every citizen may complain of a service, so every charter says how. The other parts are missed
 * only by one that follows the form: old charters are one table. */
void check_form(const struct inquiry *inquiry, const struct charter *charter) {
    struct form form = {.inquiry = inquiry};
    for (size_t i = 0; i < charter->section_count; i++) {
        note_section(&form, &charter->sections[i]);
    }
    bool official = form.vision || form.expectations;
    if (!form.services) {
        return;
    }
    if (!form.grievance) {
        DIAG(inquiry->diag, charter->place, DIAG_GRIEVANCE_MISSING);
    }
    if (official && !form.expectations) {
        DIAG(inquiry->diag, charter->place, DIAG_EXPECTATIONS_MISSING);
    }
    if (official && !form.vision) {
        DIAG(inquiry->diag, charter->place, DIAG_VISION_MISSING);
    }
}

/* ---- Steps of a grievance ----------------------------------------------------------------- */

enum { STEPS = 3 }; /* অনিক, আপিল কর্মকর্তা, মন্ত্রিপরিষদ বিভাগের সেল */

static void check_steps(const struct inquiry *inquiry, const struct table *table) {
    if (table->kind == TABLE_OTHER && table_column(table, STR("whom")) != NULL &&
        table->row_count < STEPS) {
        DIAG(inquiry->diag, table->place, DIAG_GRIEVANCE_STEPS);
    }
}

void check_grievance(const struct inquiry *inquiry, const struct charter *charter) {
    tables_visit(inquiry, charter, check_steps);
}
