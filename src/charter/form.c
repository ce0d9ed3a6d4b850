#include "charter/form.h"

#include "base/arena.h"
#include "charter/builtin_columns.h"
#include "charter/charter.h"
#include "charter/read.h"
#include "xml/read.h"
#include "xml/write.h"

#include <assert.h>

/* Written by cmake/embed.cmake. */
extern const unsigned char template_xml[];
extern const size_t template_xml_size;

/* The form being filled: what stands before `done` is in `out`. */
struct filling {
    const struct form_wishes *wishes;
    const struct column_set *set;
    struct str form;
    size_t done;
    struct buffer *out;
};

/* ---- Places in the form -------------------------------------------------------------------- */

/* Copies the form up to `from`; goes on at `to`, for the caller to write what stands between. */
static void replace(struct filling *filling, size_t from, size_t to) {
    buffer_add(filling->out, str_slice(filling->form, filling->done, from));
    filling->done = to;
}

static void replace_attribute(struct filling *filling, const struct xml_node *node,
                              const char *name, struct str value) {
    size_t from = str_find(filling->form, STR("\""), xml_attribute_place(node, name).offset) + 1;
    replace(filling, from, str_find(filling->form, STR("\""), from));
    xml_add_escaped(filling->out, value);
}

/* What stands between the element's tags. */
static void replace_content(struct filling *filling, const struct xml_node *node) {
    size_t from = xml_place(node).offset + xml_start_tag(node).size;
    size_t end = xml_end(node).offset - (STR("</>").size + xml_written_name(node).size);
    replace(filling, from, end);
}

/* The element with its line. */
static void leave_out(struct filling *filling, const struct xml_node *node) {
    size_t from = xml_place(node).offset, to = xml_end(node).offset;
    while (filling->form.bytes[from - 1] == ' ') {
        from--;
    }
    assert(filling->form.bytes[to] == '\n');
    replace(filling, from, to + 1);
}

/* ---- Filling ------------------------------------------------------------------------------- */

static bool has_column(const struct column_set *set, struct str of) {
    for (size_t i = 0; i < set->count; i++) {
        if (str_equal(set->columns[i].of, of)) {
            return true;
        }
    }
    return false;
}

static void fill_line(struct filling *filling, const struct xml_node *line) {
    struct str role;
    (void)xml_attribute(line, "role", &role);
    struct str text = STR("");
    if (str_equal(role, STR("office"))) {
        text = filling->wishes->office;
    } else if (str_equal(role, STR("department"))) {
        text = filling->wishes->department;
    }
    if (text.size > 0) {
        replace_content(filling, line);
        xml_add_escaped(filling->out, text);
    }
}

/* The two officers of a table's defaults: each only where the set has a column for it. */
static bool is_needed(const struct filling *filling, struct str name) {
    bool is_default = str_equal(name, STR("responsible")) || str_equal(name, STR("superior"));
    return !is_default || has_column(filling->set, name);
}

/* A line for each field that neither the program counts nor the defaults give. */
static void fill_service(struct filling *filling, const struct xml_node *service) {
    replace_content(filling, service);
    for (size_t i = 0; i < filling->set->count; i++) {
        struct str of = filling->set->columns[i].of;
        if (str_equal(of, STR("name"))) {
            buffer_add(filling->out, STR("\n          <name>[সেবার নাম]</name>"));
        } else if (!str_equal(of, STR("serial")) && !str_equal(of, STR("responsible")) &&
                   !str_equal(of, STR("superior"))) {
            buffer_print(filling->out, "\n          <%.*s/>", STR_ARG(of));
        }
    }
    buffer_add(filling->out, STR("\n        "));
}

/* In document order. Depth is bounded by the form's. */
static void fill_below(struct filling *filling, const struct xml_node *parent) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        struct str id = STR("");
        (void)(xml_kind(node) == XML_ELEMENT && xml_attribute(node, "id", &id));
        if (xml_is(node, "line")) {
            fill_line(filling, node);
        } else if (xml_is(node, "service")) {
            fill_service(filling, node);
        } else if ((xml_is(node, "officer") && !is_needed(filling, id)) ||
                   !is_needed(filling, xml_name(node))) {
            leave_out(filling, node);
        } else if (xml_kind(node) == XML_ELEMENT) {
            if (xml_is(node, "services")) {
                replace_attribute(filling, node, "columns", filling->set->id);
            }
            fill_below(filling, node);
        }
    }
}

static const struct column_set *find_set(struct str id, struct arena *arena) {
    size_t count = 0;
    const struct column_set *sets = builtin_columns_read(arena, &count);
    return builtin_columns_find(sets, count, id);
}

static bool is_valid(struct str master) {
    struct diag *diag = diag_new();
    struct arena *arena = arena_new();
    uint32_t file = diag_add_file(diag, STR("new.xml"), master);
    bool valid = charter_read(file, STR(""), arena, diag) != NULL;
    arena_free(arena);
    diag_free(diag);
    return valid;
}

bool form_fill(const struct form_wishes *wishes, struct buffer *out) {
    struct arena *arena = arena_new();
    struct diag *diag = diag_new();
    struct filling filling = {
        .wishes = wishes, .form = {(const char *)template_xml, template_xml_size}, .out = out};
    struct str columns = wishes->columns.size > 0 ? wishes->columns : STR("field-8");
    filling.set = find_set(columns, arena);
    struct xml_document *form =
        xml_read(diag_add_file(diag, STR("template.xml"), filling.form), diag);
    assert(form != NULL && filling.set != NULL);
    size_t start = out->size;
    replace_attribute(&filling, xml_root(form), "id", wishes->id);
    fill_below(&filling, xml_root(form));
    replace(&filling, filling.form.size, filling.form.size);
    xml_free(form);
    diag_free(diag);
    arena_free(arena);
    return is_valid(str_slice(buffer_str(out), start, out->size));
}
