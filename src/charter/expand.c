#include "charter/expand.h"

#include "base/base64.h"
#include "charter/charter.h"
#include "charter/includes.h"
#include "xml/read.h"
#include "xml/write.h"

#include <assert.h>

/* The expanded text under way: what stands before `done` is in it. */
struct expansion {
    const struct xml_node *root;
    const struct includes *includes;
    struct str master;
    size_t done;
    struct buffer text;
};

/* Goes over to behind `element`, which the caller replaces. */
static void skip_to(struct expansion *expansion, const struct xml_node *element) {
    size_t from = xml_place(element).offset;
    buffer_add(&expansion->text, str_slice(expansion->master, expansion->done, from));
    expansion->done = xml_end(element).offset;
}

/* The white space that stands before the byte at `at` on its line. */
static struct str indent_at(struct str text, size_t at) {
    size_t from = at;
    while (from > 0 && (text.bytes[from - 1] == ' ' || text.bytes[from - 1] == '\t')) {
        from--;
    }
    return str_slice(text, from, at);
}

static void replace_include(struct expansion *expansion, const struct xml_node *include) {
    struct str indent = indent_at(expansion->master, xml_place(include).offset);
    size_t count = includes_count(expansion->includes, include);
    skip_to(expansion, include);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add_byte(&expansion->text, '\n');
            buffer_add(&expansion->text, indent);
        }
        xml_add_copy(includes_item(expansion->includes, include, i), expansion->root,
                     &expansion->text);
    }
}

/* The start tag as it stands, then the picture as text, which is looked at before `src`. */
static void replace_mark(struct expansion *expansion, const struct xml_node *mark,
                         const struct letterhead_mark *read) {
    struct str master = expansion->master;
    size_t from = xml_place(mark).offset;
    struct str tag = xml_start_tag(mark);
    skip_to(expansion, mark);
    bool closed = tag.bytes[tag.size - 2] == '/';
    buffer_add(&expansion->text, str_slice(tag, 0, tag.size - (closed ? 2 : 1)));
    buffer_add(&expansion->text, STR(">\n"));
    base64_add(&expansion->text, read->picture);
    buffer_add(&expansion->text, indent_at(master, from));
    buffer_print(&expansion->text, "</%.*s>", STR_ARG(xml_written_name(mark)));
}

static bool has_text(const struct xml_node *mark) {
    for (const struct xml_node *child = xml_first_child(mark); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_TEXT && str_trim(xml_text(child)).size > 0) {
            return true;
        }
    }
    return false;
}

static void expand_marks(struct expansion *expansion, const struct xml_node *node,
                         const struct letterhead *letterhead) {
    size_t i = 0;
    for (const struct xml_node *mark = xml_first_child(node); mark != NULL; mark = xml_next(mark)) {
        if (!xml_is(mark, "mark")) {
            continue;
        }
        assert(i < letterhead->mark_count);
        if (!has_text(mark)) {
            replace_mark(expansion, mark, &letterhead->marks[i]);
        }
        i++;
    }
}

/* In document order, as the places to replace must be. Depth is bounded by XML_DEPTH_LIMIT. */
static void expand_below(struct expansion *expansion, const struct xml_node *parent,
                         const struct letterhead *letterhead) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        if (xml_is(node, "include")) {
            replace_include(expansion, node);
        } else if (xml_is(node, "letterhead")) {
            expand_marks(expansion, node, letterhead);
        } else if (includes_may_stand_in(node)) {
            expand_below(expansion, node, letterhead);
        }
    }
}

struct str expand(const struct xml_document *master, const struct includes *includes,
                  const struct letterhead *letterhead, struct arena *arena) {
    struct expansion expansion = {
        .root = xml_root(master), .includes = includes, .master = xml_source(master)};
    expand_below(&expansion, expansion.root, letterhead);
    struct str expanded = STR("");
    if (expansion.done > 0) {
        buffer_add(&expansion.text,
                   str_slice(expansion.master, expansion.done, expansion.master.size));
        expanded = str_copy(arena, buffer_str(&expansion.text));
    }
    buffer_free(&expansion.text);
    return expanded;
}
