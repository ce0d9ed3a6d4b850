#include "check/passage.h"

#include "base/array.h"
#include "base/unicode.h"
#include "xml/letters.h"

#include <assert.h>

/* The attributes that are printed, or read out. */
static const struct {
    const char *element, *attribute;
} written[] = {{"section", "no"},
               {"section", "title"},
               {"column", "head"},
               {"mark", "alt"},
               {"service", "serial"}};

/* A walk under way; its buffers are used by one passage after the other. */
struct visit {
    passage_visitor *function;
    void *context;
    struct buffer text;
    ARRAY(struct passage_source) sources;
};

/* What an element inherits. */
struct setting {
    struct str lang, cell;
};

/* ---- One text ------------------------------------------------------------------------------- */

static void add_letter(struct visit *visit, uint32_t letter, struct passage_source source) {
    size_t before = visit->text.size;
    unicode_add(&visit->text, letter);
    for (size_t i = before; i < visit->text.size; i++) {
        array_push(&visit->sources, source);
    }
}

static void take_last(struct visit *visit, size_t size) {
    visit->text.size -= size;
    visit->sources.count -= size;
}

static bool ends_with_space(const struct visit *visit) {
    return visit->text.size > 0 && visit->text.bytes[visit->text.size - 1] == ' ';
}

static bool ends_with_break(const struct visit *visit) {
    return visit->text.size == 0 || str_ends(buffer_str(&visit->text), STR("\xE2\x80\xA8"));
}

/* A run of white space is one space that all of it writes. */
static void add_folded(struct visit *visit, const struct xml_letter *letter) {
    uint32_t c = letter->code_point;
    struct passage_source source = {letter->from, letter->to};
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        add_letter(visit, c, source);
    } else if (ends_with_space(visit)) {
        visit->sources.items[visit->sources.count - 1].to = letter->to;
    } else if (!ends_with_break(visit)) {
        add_letter(visit, ' ', source);
    }
}

static void add_break(struct visit *visit, const struct xml_node *node) {
    take_last(visit, ends_with_space(visit) ? 1 : 0);
    uint32_t at = xml_place(node).offset;
    if (!ends_with_break(visit)) {
        add_letter(visit, PASSAGE_BREAK, (struct passage_source){at, at});
    }
}

/* All that stands in one text, its inline elements included. Depth is bounded by XML_DEPTH_LIMIT.
 */
static void add_inline(struct visit *visit, const struct xml_node *parent) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        if (xml_kind(node) == XML_TEXT) {
            struct xml_letters letters = xml_letters_of_text(node);
            for (struct xml_letter letter; xml_letters_next(&letters, &letter);) {
                add_folded(visit, &letter);
            }
        } else if (xml_is(node, "br") || xml_is(node, "contact")) {
            add_break(visit, node);
        } else if (xml_kind(node) == XML_ELEMENT) {
            add_inline(visit, node);
        }
    }
}

static void hand_over(struct visit *visit, struct passage passage) {
    passage.text = buffer_str(&visit->text);
    passage.sources = visit->sources.items;
    if (passage.text.size > 0) {
        visit->function(visit->context, &passage);
    }
    visit->text.size = 0;
    visit->sources.count = 0;
}

/* ---- Elements ------------------------------------------------------------------------------- */

static void visit_text(struct visit *visit, const struct xml_node *node, struct setting setting) {
    add_inline(visit, node);
    take_last(visit, ends_with_space(visit) ? 1 : 0);
    while (visit->text.size > 0 && ends_with_break(visit)) {
        take_last(visit, 3);
        take_last(visit, ends_with_space(visit) ? 1 : 0);
    }
    struct str label = STR("");
    (void)xml_attribute(node, "label", &label);
    hand_over(visit, (struct passage){.element = xml_name(node),
                                      .cell = setting.cell,
                                      .label = label,
                                      .lang = setting.lang,
                                      .file = xml_place(node).file});
}

static void visit_attribute(struct visit *visit, const struct xml_node *node, const char *name,
                            struct setting setting) {
    struct str value;
    if (!xml_attribute(node, name, &value)) {
        return;
    }
    struct xml_letters letters = xml_letters_of_attribute(node, name);
    for (struct xml_letter letter; xml_letters_next(&letters, &letter);) {
        add_letter(visit, letter.code_point, (struct passage_source){letter.from, letter.to});
    }
    assert(str_equal(buffer_str(&visit->text), value));
    hand_over(visit, (struct passage){.element = xml_name(node),
                                      .attribute = str_of(name),
                                      .cell = setting.cell,
                                      .lang = setting.lang,
                                      .file = xml_place(node).file});
}

static void visit_attributes(struct visit *visit, const struct xml_node *node,
                             struct setting setting) {
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        if (xml_is(node, written[i].element)) {
            visit_attribute(visit, node, written[i].attribute, setting);
        }
    }
    if (xml_parent(node) != NULL && xml_is(xml_parent(node), "officer")) {
        visit_attribute(visit, node, "label", setting);
    }
}

static bool is_inline(const struct xml_node *node) {
    return xml_is(node, "b") || xml_is(node, "br") || xml_is(node, "a") || xml_is(node, "contact");
}

/* Something is written in the element itself. */
static bool holds_text(const struct xml_node *parent) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        if (is_inline(node) || (xml_kind(node) == XML_TEXT && str_trim(xml_text(node)).size > 0)) {
            return true;
        }
    }
    return false;
}

/* Where the element has the attribute; what it inherits stays otherwise. */
static bool overrides(const struct xml_node *node, const char *name, struct str *inherited) {
    struct str own;
    bool has = xml_attribute(node, name, &own);
    *inherited = has ? own : *inherited;
    return has;
}

/* An element of a service, a case, a row or the defaults is a cell. */
static struct str cell_of(const struct xml_node *node, struct str inherited) {
    const struct xml_node *parent = xml_parent(node);
    struct str of = inherited;
    if (xml_is(node, "cell") || xml_is(node, "column") || xml_is(node, "head")) {
        (void)overrides(node, "of", &of);
    } else if (parent != NULL && !xml_is(node, "case") &&
               (xml_is(parent, "service") || xml_is(parent, "case") ||
                xml_is(parent, "defaults"))) {
        of = xml_name(node);
    }
    return of;
}

static void visit_element(struct visit *visit, const struct xml_node *node,
                          struct setting setting) {
    (void)overrides(node, "xml:lang", &setting.lang);
    setting.cell = cell_of(node, setting.cell);
    visit_attributes(visit, node, setting);
    if (holds_text(node)) {
        visit_text(visit, node, setting);
        return;
    }
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_ELEMENT) {
            visit_element(visit, child, setting);
        }
    }
}

/* What holds for an element that is not the root. */
static struct setting inherited(const struct xml_node *node) {
    struct setting setting = {STR("bn"), STR("")};
    for (node = xml_parent(node); node != NULL; node = xml_parent(node)) {
        if (overrides(node, "xml:lang", &setting.lang)) {
            break;
        }
    }
    return setting;
}

void passages_visit(const struct xml_node *element, passage_visitor *function, void *context) {
    struct visit visit = {.function = function, .context = context};
    visit_element(&visit, element, inherited(element));
    buffer_free(&visit.text);
    array_free(&visit.sources);
}

bool passage_is_bangla(const struct passage *passage) {
    return str_starts(passage->lang, STR("bn"));
}

struct place passage_place(const struct passage *passage, size_t at) {
    uint32_t offset = at < passage->text.size ? passage->sources[at].from
                                              : passage->sources[passage->text.size - 1].to;
    return (struct place){passage->file, offset};
}
