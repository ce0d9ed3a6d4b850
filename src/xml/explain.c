/* libxml2 says whether a document is valid, but not understandably why: it goes back over choices
 * that failed, blames the last it tried, and names no expectation. So the grammar is read again as
 * patterns, and the children of each element are followed through the element's content. The first
 * that cannot stand where it stands is the fault; it is then left out, and the walk goes on, so
 * that one slip gives one message and the next slip is found as well. */
#include "xml/explain.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "xml/node.h"
#include "xml/pattern.h"
#include "xml/read.h"

struct explainer {
    const struct xml_document *document, *grammar;
    struct arena *arena;
    struct diag *diag;
    size_t faults;
};

/* An element under way: what may still come, and whether a child was left out. */
struct progress {
    const struct xml_node *node;
    const struct pattern *content; /* the whole of it */
    const struct pattern *rest;
    bool left_out, text_reported;
    bool after_text; /* texts with only a comment between them are one */
};

static void walk(struct explainer *explainer, const struct xml_node *node,
                 const struct pattern *element);

/* "a, b, c"; frees the names. */
static struct str listed(struct explainer *explainer, struct pattern_names *names) {
    struct buffer list = {0};
    for (size_t i = 0; i < names->count; i++) {
        buffer_add(&list, i == 0 ? STR("") : STR(", "));
        buffer_add(&list, names->items[i]);
    }
    struct str copy = str_copy(explainer->arena, buffer_str(&list));
    buffer_free(&list);
    array_free(names);
    return copy;
}

static struct str likely(const struct pattern_names *names, struct str word) {
    struct nearest nearest = nearest_to(word);
    for (size_t i = 0; i < names->count; i++) {
        nearest_offer(&nearest, names->items[i]);
    }
    return nearest.best;
}

/* The name as the user wrote it, prefix included; in the explainer's arena. */
static struct str written_name(struct explainer *explainer, const xmlNs *namespace,
                               const xmlChar *local) {
    if (namespace == NULL || namespace->prefix == NULL) {
        return node_string(local);
    }
    struct buffer name = {0};
    buffer_print(&name, "%s:%s", (const char *)namespace->prefix, (const char *)local);
    struct str copy = str_copy(explainer->arena, buffer_str(&name));
    buffer_free(&name);
    return copy;
}

/* An element that the content has no place for. One that is misspelt is followed as the one that
 * was meant. */
static void report_unknown_element(struct explainer *explainer, struct progress *progress,
                                   const struct xml_node *child) {
    struct pattern_names names = {0};
    pattern_elements(progress->content, &names);
    struct str name = written_name(explainer, node_raw(child)->ns, node_raw(child)->name);
    struct str best = likely(&names, name);
    struct place place = xml_place(child);
    struct str possible = listed(explainer, &names);
    explainer->faults++;
    if (possible.size == 0) {
        DIAG(explainer->diag, place, DIAG_ELEMENT_IN_EMPTY, name, xml_name(progress->node));
    } else if (pattern_knows(explainer->grammar, name)) {
        DIAG(explainer->diag, place, DIAG_ELEMENT_MISPLACED, name, xml_name(progress->node),
             possible);
    } else if (best.size > 0) {
        const struct pattern *element;
        const struct pattern *rest =
            pattern_after_element(progress->rest, best, &element, explainer->arena);
        progress->rest = rest->kind == PATTERN_NOTHING ? progress->rest : rest;
        DIAG(explainer->diag, place, DIAG_ELEMENT_MISSPELT, name, best, xml_name(progress->node),
             possible);
    } else {
        DIAG(explainer->diag, place, DIAG_ELEMENT_UNKNOWN, name, possible,
             xml_name(progress->node));
    }
}

/* What may stand next, the end tag included. */
static struct str expected(struct explainer *explainer, const struct progress *progress) {
    struct pattern_names names = {0};
    pattern_next_elements(progress->rest, &names);
    if (pattern_may_end(progress->rest)) {
        struct buffer end = {0};
        buffer_print(&end, "</%.*s>", STR_ARG(xml_name(progress->node)));
        array_push(&names, str_copy(explainer->arena, buffer_str(&end)));
        buffer_free(&end);
    }
    return listed(explainer, &names);
}

static void follow_element(struct explainer *explainer, struct progress *progress,
                           const struct xml_node *child) {
    struct str name = xml_name(child);
    const struct pattern *known = pattern_element(progress->content, name);
    bool ours = str_equal(xml_namespace(child), xml_namespace(progress->node));
    const struct pattern *element = NULL;
    const struct pattern *rest =
        pattern_after_element(progress->rest, name, &element, explainer->arena);
    progress->after_text = false;
    if (rest->kind != PATTERN_NOTHING && element == NULL) {
        progress->rest = rest; /* a name class took it: beyond us */
        return;
    }
    if (known == NULL || !ours) {
        progress->left_out = true;
        report_unknown_element(explainer, progress, child);
        return;
    }
    if (rest->kind == PATTERN_NOTHING) {
        progress->left_out = true;
        explainer->faults++;
        DIAG(explainer->diag, xml_place(child), DIAG_ELEMENT_OUT_OF_ORDER, name,
             xml_name(progress->node), expected(explainer, progress));
        element = known;
    } else {
        progress->rest = rest;
    }
    walk(explainer, child, element);
}

static void follow_text(struct explainer *explainer, struct progress *progress,
                        const struct xml_node *text) {
    struct str trimmed = str_trim(xml_text(text));
    if (trimmed.size == 0 || progress->text_reported) {
        return;
    }
    if (progress->after_text) {
        return;
    }
    progress->after_text = true;
    const struct pattern *rest = pattern_after_text(progress->rest, explainer->arena);
    if (rest->kind != PATTERN_NOTHING) {
        progress->rest = rest;
        return;
    }
    progress->text_reported = true;
    explainer->faults++;
    struct place place = xml_place(text);
    place.offset += (uint32_t)(trimmed.bytes - xml_text(text).bytes);
    DIAG(explainer->diag, place, DIAG_TEXT_MISPLACED, xml_name(progress->node),
         expected(explainer, progress));
}

static void check_end(struct explainer *explainer, const struct progress *progress) {
    if (pattern_may_end(progress->rest) || progress->left_out || progress->text_reported) {
        return;
    }
    struct pattern_names names = {0};
    pattern_required_elements(progress->rest, &names);
    if (names.count == 0) {
        pattern_next_elements(progress->rest, &names);
    }
    if (names.count > 0) {
        explainer->faults++;
        DIAG(explainer->diag, xml_place(progress->node), DIAG_ELEMENT_MISSING,
             xml_name(progress->node), listed(explainer, &names));
    }
    array_free(&names);
}

static void report_unknown_attribute(struct explainer *explainer, const struct xml_node *node,
                                     const struct pattern *content, struct str name) {
    struct place place = xml_attribute_place(node, name.bytes);
    struct pattern_names names = {0};
    pattern_attributes(content, &names);
    struct str best = likely(&names, name);
    struct str possible = listed(explainer, &names);
    explainer->faults++;
    if (best.size > 0) {
        DIAG(explainer->diag, place, DIAG_ATTRIBUTE_MISSPELT, name, xml_name(node), best);
    } else if (possible.size > 0) {
        DIAG(explainer->diag, place, DIAG_ATTRIBUTE_UNKNOWN, name, xml_name(node), possible);
    } else {
        DIAG(explainer->diag, place, DIAG_ATTRIBUTE_NEEDLESS, name, xml_name(node));
    }
}

/* "id: what it is", in a language; empty where the grammar does not say. */
static struct str explained(struct explainer *explainer, const struct pattern *attribute,
                            enum language language) {
    struct buffer text = {0};
    if (attribute->documentation[language].size > 0) {
        buffer_add(&text, attribute->name);
        buffer_add(&text, STR(": "));
        buffer_add(&text, attribute->documentation[language]);
    }
    struct str copy = str_copy(explainer->arena, buffer_str(&text));
    buffer_free(&text);
    return copy;
}

static void check_value(struct explainer *explainer, const struct xml_node *node,
                        const struct pattern *attribute, struct str value) {
    struct str name = attribute->name;
    if (pattern_accepts(attribute, value)) {
        return;
    }
    struct place place = xml_attribute_place(node, name.bytes);
    struct pattern_names values = {0};
    pattern_values(attribute, &values);
    struct str possible = listed(explainer, &values);
    explainer->faults++;
    if (possible.size > 0) {
        DIAG(explainer->diag, place, DIAG_VALUE_NOT_LISTED, name, value, possible);
    } else {
        DIAG(explainer->diag, place, DIAG_VALUE_WRONG, name, value,
             explained(explainer, attribute, LANGUAGE_ENGLISH),
             explained(explainer, attribute, LANGUAGE_BANGLA));
    }
}

static void check_attributes(struct explainer *explainer, const struct xml_node *node,
                             const struct pattern *content) {
    size_t before = explainer->faults;
    for (const xmlAttr *a = node_raw(node)->properties; a != NULL; a = a->next) {
        struct str name = written_name(explainer, a->ns, a->name);
        const struct pattern *attribute = pattern_attribute(content, name);
        if (attribute == NULL) {
            report_unknown_attribute(explainer, node, content, name);
        } else {
            check_value(explainer, node, attribute,
                        node_string(a->children == NULL ? NULL : a->children->content));
        }
    }
    /* A misspelt attribute is most likely the one that is missing. */
    bool misspelt = explainer->faults != before;
    struct pattern_names required = {0};
    pattern_required_attributes(content, &required);
    for (size_t i = 0; i < required.count && !misspelt; i++) {
        struct str value;
        if (!xml_attribute(node, required.items[i].bytes, &value)) {
            const struct pattern *attribute = pattern_attribute(content, required.items[i]);
            explainer->faults++;
            DIAG(explainer->diag, xml_place(node), DIAG_ATTRIBUTE_MISSING, xml_name(node),
                 required.items[i], explained(explainer, attribute, LANGUAGE_ENGLISH),
                 explained(explainer, attribute, LANGUAGE_BANGLA));
        }
    }
    array_free(&required);
}

/* What is found beyond the limit is not kept. */
static bool goes_on(const struct explainer *explainer) {
    return explainer->faults <= DIAG_KEPT_LIMIT;
}

/* Recursion is bounded by XML_DEPTH_LIMIT. */
static void walk(struct explainer *explainer, const struct xml_node *node,
                 const struct pattern *element) {
    struct progress progress = {.node = node, .content = element->left, .rest = element->left};
    check_attributes(explainer, node, element->left);
    for (const struct xml_node *child = xml_first_child(node); child != NULL && goes_on(explainer);
         child = xml_next(child)) {
        if (xml_kind(child) == XML_ELEMENT) {
            follow_element(explainer, &progress, child);
        } else if (xml_kind(child) == XML_TEXT) {
            follow_text(explainer, &progress, child);
        }
    }
    if (goes_on(explainer)) {
        check_end(explainer, &progress);
    }
}

static void walk_root(struct explainer *explainer, const struct pattern *start) {
    const struct xml_node *root = xml_root(explainer->document);
    struct str namespace;
    xml_attribute(xml_root(explainer->grammar), "ns", &namespace);
    const struct pattern *element = pattern_element(start, xml_name(root));
    struct pattern_names names = {0};
    pattern_elements(start, &names);
    if (element == NULL && names.count > 0) {
        explainer->faults++;
        DIAG(explainer->diag, xml_place(root), DIAG_ROOT_WRONG, xml_name(root), names.items[0],
             namespace);
    } else if (element != NULL && !str_equal(xml_namespace(root), namespace)) {
        explainer->faults++;
        DIAG(explainer->diag, xml_place(root), DIAG_ROOT_NAMESPACE, xml_name(root), namespace);
    } else if (element != NULL) {
        walk(explainer, root, element);
    }
    array_free(&names);
}

size_t explain(const struct xml_document *document, const struct xml_document *grammar,
               struct diag *diag) {
    struct explainer explainer = {
        .document = document, .grammar = grammar, .arena = arena_new(), .diag = diag};
    walk_root(&explainer, pattern_read(grammar, explainer.arena));
    size_t faults = explainer.faults;
    arena_free(explainer.arena);
    return faults;
}
