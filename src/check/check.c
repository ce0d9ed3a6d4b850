#include "check/check.h"

#include "base/arena.h"
#include "base/array.h"
#include "charter/read.h"
#include "check/charter_rules.h"
#include "check/contacts.h"
#include "check/finding.h"
#include "check/normal.h"
#include "check/passage.h"
#include "check/passage_rules.h"
#include "check/rules.h"
#include "check/taken.h"
#include "check/vocabulary.h"
#include "check/wreck.h"
#include "check/writing.h"
#include "xml/read.h"

static passage_rule *const passage_rules[] = {
    /* Letters and signs. */
    check_letters,
    check_normal,
    /* Spaces, marks and brackets. */
    check_spaces,
    check_brackets,
    check_joins,
    check_repeats,
    /* Words. */
    check_words,
    /* Officers and addresses. */
    check_phones,
    check_addresses,
    check_address_form,
    /* Services. */
    check_counts,
    /* The charter as a whole. */
    check_years,
    check_dates,
};

static charter_rule *const charter_rules[] = {
    /* Words. */
    check_spellings,
    check_long_words,
    check_slashes,
    /* Officers and addresses. */
    check_officers,
    check_officers_twice,
    check_unofficial,
    check_web_alike,
    check_links,
    /* Services. */
    check_times,
    check_dashes,
    check_fees,
    check_names,
    check_serials,
    check_sections,
    /* The charter as a whole. */
    check_form,
    check_grievance,
    check_edition,
    check_letterhead,
};

static void check_passage(void *context, const struct passage *passage) {
    const struct inquiry *inquiry = context;
    for (size_t i = 0; i < sizeof passage_rules / sizeof passage_rules[0]; i++) {
        passage_rules[i](inquiry, passage);
    }
}

/* Of a file that the charter brings in only what it takes is on paper. Depth is bounded by
 * XML_DEPTH_LIMIT. */
static void check_taken(const struct taken *taken, const struct xml_node *parent,
                        struct inquiry *inquiry) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        if (xml_kind(node) != XML_ELEMENT) {
            continue;
        }
        if (taken_holds(taken, xml_place(node))) {
            passages_visit(node, check_passage, inquiry);
        } else {
            check_taken(taken, node, inquiry);
        }
    }
}

static void check_texts(const struct charter *charter, const struct charter_trees *trees,
                        struct inquiry *inquiry) {
    struct taken *taken = taken_find(charter);
    passages_visit(xml_root(charter_trees_item(trees, 0)), check_passage, inquiry);
    check_normal_finish(inquiry);
    for (size_t i = 1; i < charter_trees_count(trees); i++) {
        check_taken(taken, xml_root(charter_trees_item(trees, i)), inquiry);
        check_normal_finish(inquiry);
    }
    taken_free(taken);
}

void check_charter(const struct charter *charter, const struct charter_trees *trees,
                   struct diag *diag) {
    struct rules *rules = rules_read(diag_file_name(diag, charter->place.file), diag);
    if (rules == NULL) {
        return;
    }
    struct normal_tally normal = {0};
    struct scribe *scribe = scribe_new(rules);
    struct wrecks *wrecks = wrecks_new(rules);
    struct inquiry inquiry = {.charter = charter,
                              .rules = rules,
                              .diag = diag,
                              .words = vocabulary_new(rules, diag),
                              .scribe = scribe,
                              .wrecks = wrecks,
                              .normal = &normal,
                              .arena = arena_new()};
    inquiry.contacts = contacts_find(charter, inquiry.arena);
    check_texts(charter, trees, &inquiry);
    for (size_t i = 0; i < sizeof charter_rules / sizeof charter_rules[0]; i++) {
        charter_rules[i](&inquiry, charter);
    }
    vocabulary_free(inquiry.words);
    wrecks_free(wrecks);
    scribe_free(scribe);
    arena_free(inquiry.arena);
    rules_free(rules);
}
