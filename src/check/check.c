#include "check/check.h"

#include "base/arena.h"
#include "base/array.h"
#include "check/charter_rules.h"
#include "check/finding.h"
#include "check/normal.h"
#include "check/passage.h"
#include "check/passage_rules.h"
#include "check/rules.h"
#include "check/taken.h"
#include "check/wreck.h"
#include "check/writing.h"
#include "xml/read.h"

static passage_rule *const passage_rules[] = {
    /* Letters and signs. */
    check_letters,
    check_normal,
    /* Spaces, marks and brackets. */
    check_spaces,
    /* Words. */
    /* Officers and addresses. */
    check_phones,
    check_addresses,
    check_address_form,
};

static charter_rule *const charter_rules[] = {
    /* Officers and addresses. */
    check_officers,
    check_officers_twice,
    check_unofficial,
    check_web_alike,
    check_links,
    /* Services. */
    /* The charter as a whole. */
    NULL,
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

/* The files are read a second time: their trees are gone with the reading of the model. */
static void check_file(const struct taken *taken, uint32_t file, bool whole,
                       struct inquiry *inquiry) {
    struct xml_document *document = xml_read(file, inquiry->diag);
    if (document != NULL && whole) {
        passages_visit(xml_root(document), check_passage, inquiry);
    } else if (document != NULL) {
        check_taken(taken, xml_root(document), inquiry);
    }
    xml_free(document);
    check_normal_finish(inquiry);
}

static void check_texts(const struct charter *charter, struct inquiry *inquiry) {
    struct taken *taken = taken_find(charter);
    check_file(taken, charter->place.file, true, inquiry);
    for (size_t i = 0; i < taken_file_count(taken); i++) {
        check_file(taken, taken_file(taken, i), false, inquiry);
    }
    taken_free(taken);
}

void check_charter(const struct charter *charter, struct diag *diag) {
    struct rules *rules = rules_read(diag_file_name(diag, charter->place.file), diag);
    if (rules == NULL) {
        return;
    }
    struct normal_tally normal = {0};
    struct scribe *scribe = scribe_new(rules);
    struct wrecks *wrecks = wrecks_new(rules);
    struct inquiry inquiry = {.rules = rules,
                              .diag = diag,
                              .arena = arena_new(),
                              .scribe = scribe,
                              .wrecks = wrecks,
                              .normal = &normal};
    check_texts(charter, &inquiry);
    for (size_t i = 0; i < sizeof charter_rules / sizeof charter_rules[0]; i++) {
        if (charter_rules[i] != NULL) {
            charter_rules[i](&inquiry, charter);
        }
    }
    wrecks_free(wrecks);
    scribe_free(scribe);
    arena_free(inquiry.arena);
    rules_free(rules);
}
