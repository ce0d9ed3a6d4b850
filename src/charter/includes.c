#include "charter/includes.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "charter/beside.h"
#include "charter/reader.h"

#include <assert.h>

/* One <include>, and the elements that it stands for. */
struct include {
    const struct xml_node *node;
    ARRAY(const struct xml_node *) elements;
};

/* A file that is brought in. While it is being resolved it is open: to meet it then is a loop. */
struct part {
    struct buffer path;            /* a C string */
    struct xml_document *document; /* NULL: it is no master */
    bool is_open;
};

struct includes {
    ARRAY(struct include) items; /* in the order of resolving */
    ARRAY(struct part) parts;
    is_valid_master *is_valid; /* NULL: nothing may be brought in */
    struct diag *diag;
    size_t bytes, taken; /* of all parts; elements of all includes */
    int depth;
    size_t errors;        /* reported before */
    uint32_t master;      /* the file that brings all this in */
    struct place comment; /* the first inside an element that was taken */
};

/* ---- Elements ------------------------------------------------------------------------------ */

bool includes_may_stand_in(const struct xml_node *node) {
    return xml_is(node, "officers") || xml_is(node, "section") || xml_is(node, "services");
}

static const struct include *find(const struct includes *includes, const struct xml_node *node) {
    for (size_t i = 0; i < includes->items.count; i++) {
        if (includes->items.items[i].node == node) {
            return &includes->items.items[i];
        }
    }
    return NULL;
}

struct place includes_first_comment(const struct includes *includes) {
    return includes->comment;
}

size_t includes_count(const struct includes *includes, const struct xml_node *include) {
    const struct include *found = find(includes, include);
    return found == NULL ? 0 : found->elements.count;
}

const struct xml_node *includes_item(const struct includes *includes,
                                     const struct xml_node *include, size_t index) {
    return find(includes, include)->elements.items[index];
}

struct walk walk_children(const struct includes *includes, const struct xml_node *parent) {
    return (struct walk){.includes = includes, .child = first_element(parent)};
}

const struct xml_node *walk_next(struct walk *walk) {
    while (walk->child != NULL && xml_is(walk->child, "include")) {
        if (walk->index < includes_count(walk->includes, walk->child)) {
            return includes_item(walk->includes, walk->child, walk->index++);
        }
        walk->index = 0;
        walk->child = next_element(walk->child);
    }
    const struct xml_node *next = walk->child;
    walk->child = next == NULL ? NULL : next_element(next);
    return next;
}

size_t walk_count(const struct includes *includes, const struct xml_node *parent,
                  const char *name) {
    struct walk walk = walk_children(includes, parent);
    size_t count = 0;
    for (const struct xml_node *node; (node = walk_next(&walk)) != NULL;) {
        count += xml_is(node, name);
    }
    return count;
}

/* ---- What an include asks for -------------------------------------------------------------- */

/* An <include> stands for what else may stand in its place. */
static const char *wanted_by(const struct xml_node *include) {
    const struct xml_node *parent = xml_parent(include);
    if (xml_is(parent, "officers")) {
        return "officer";
    }
    return xml_is(parent, "services") ? "service" : "columns";
}

typedef ARRAY(const struct xml_node *) node_array;

/* Adds the elements of that name under `parent` and, of sections and tables, below. Depth is
 * bounded by XML_DEPTH_LIMIT. */
static void gather(const struct includes *includes, const struct xml_node *parent, const char *name,
                   node_array *found) {
    struct walk walk = walk_children(includes, parent);
    for (const struct xml_node *node; (node = walk_next(&walk)) != NULL;) {
        if (xml_is(node, name)) {
            array_push(found, node);
        } else if (includes_may_stand_in(node)) {
            gather(includes, node, name, found);
        }
    }
}

static const struct xml_node *named(const node_array *nodes, struct str id) {
    for (size_t i = 0; i < nodes->count; i++) {
        struct str own;
        if (xml_attribute(nodes->items[i], "id", &own) && str_equal(own, id)) {
            return nodes->items[i];
        }
    }
    return NULL;
}

/* The language that holds for an element, "bn" where none is written. */
static struct str language_at(const struct xml_node *node) {
    struct str lang;
    for (; node != NULL; node = xml_parent(node)) {
        if (xml_attribute(node, "xml:lang", &lang)) {
            return lang;
        }
    }
    return STR("bn");
}

/* The first comment below a node; NULL: none. Depth is bounded by XML_DEPTH_LIMIT. */
static const struct xml_node *comment_below(const struct xml_node *parent) {
    for (const struct xml_node *node = xml_first_child(parent); node != NULL;
         node = xml_next(node)) {
        const struct xml_node *found = NULL;
        if (xml_kind(node) == XML_COMMENT) {
            return node;
        }
        if (xml_kind(node) == XML_ELEMENT && (found = comment_below(node)) != NULL) {
            return found;
        }
    }
    return NULL;
}

static void note_comment(struct includes *includes, const struct xml_node *element) {
    const struct xml_node *comment = includes->comment.file == 0 ? comment_below(element) : NULL;
    if (comment != NULL) {
        includes->comment = xml_place(comment);
    }
}

/* An element changes its place, and must not change its language with it. */
static void take(struct includes *includes, struct include *include, struct str src,
                 const struct xml_node *element) {
    if (includes->taken == INCLUDE_ELEMENTS_LIMIT) {
        DIAG(includes->diag, xml_place(include->node), DIAG_INCLUDE_TOO_MANY);
        return;
    }
    includes->taken++;
    struct str here = language_at(xml_parent(include->node)), there = language_at(element);
    if (!str_equal(here, there)) {
        DIAG(includes->diag, xml_place(include->node), DIAG_INCLUDE_LANGUAGE, src, there, here);
    }
    note_comment(includes, element);
    array_push(&include->elements, element);
}

static void take_named(struct includes *includes, struct include *include, struct str src,
                       const node_array *all, struct str ids) {
    struct place place = xml_attribute_place(include->node, "ids");
    for (struct str id = str_take_word(&ids); id.size > 0; id = str_take_word(&ids)) {
        const struct xml_node *element = named(all, id);
        if (element == NULL) {
            DIAG(includes->diag, place, DIAG_INCLUDE_UNKNOWN, src, str_of(wanted_by(include->node)),
                 id);
        } else {
            take(includes, include, src, element);
        }
    }
}

static void take_elements(struct includes *includes, struct include *include, struct str src,
                          const struct xml_document *document) {
    node_array all = {0};
    struct str ids;
    gather(includes, xml_root(document), wanted_by(include->node), &all);
    if (xml_attribute(include->node, "ids", &ids)) {
        take_named(includes, include, src, &all, ids);
    } else {
        for (size_t i = 0; i < all.count; i++) {
            take(includes, include, src, all.items[i]);
        }
    }
    if (all.count == 0 && diag_count(includes->diag, SEVERITY_ERROR) == includes->errors) {
        DIAG(includes->diag, xml_place(include->node), DIAG_INCLUDE_EMPTY, src,
             str_of(wanted_by(include->node)));
    }
    array_free(&all);
}

/* ---- Files --------------------------------------------------------------------------------- */

static void resolve_all(struct includes *includes, const struct xml_document *document);

static size_t find_part(const struct includes *includes, struct str path) {
    size_t i = 0;
    while (i < includes->parts.count &&
           !str_equal(str_of(includes->parts.items[i].path.bytes), path)) {
        i++;
    }
    return i;
}

static void read_part(struct includes *includes, size_t index, struct place place) {
    struct buffer text = {0};
    const char *path = includes->parts.items[index].path.bytes;
    size_t room = XML_SIZE_LIMIT - includes->bytes;
    if (file_read_ordinary(path, room, place, &text, includes->diag)) {
        includes->bytes += text.size;
        uint32_t file = diag_add_file_copy(includes->diag, str_of(path), buffer_str(&text));
        diag_switch_off_alike(includes->diag, includes->master, file);
        struct xml_document *document = xml_read(file, includes->diag);
        if (document != NULL && !includes->is_valid(document, includes->diag)) {
            xml_free(document);
            document = NULL;
        }
        includes->parts.items[index].document = document;
    }
    buffer_free(&text);
}

/* The master at `path`, read and resolved when it is first met; NULL, with a report where it is the
 * first time, where it cannot be had. */
static const struct xml_document *open_part(struct includes *includes, struct buffer *path,
                                            struct str src, struct place place) {
    size_t index = find_part(includes, str_of(path->bytes));
    if (index < includes->parts.count) {
        buffer_free(path);
        if (includes->parts.items[index].is_open) {
            DIAG(includes->diag, place, DIAG_INCLUDE_LOOP, src);
            return NULL;
        }
        return includes->parts.items[index].document;
    }
    array_push(&includes->parts, (struct part){.path = *path, .is_open = true});
    *path = (struct buffer){0};
    read_part(includes, index, place);
    if (includes->parts.items[index].document != NULL) {
        resolve_all(includes, includes->parts.items[index].document);
    }
    includes->parts.items[index].is_open = false;
    return includes->parts.items[index].document;
}

static void resolve(struct includes *includes, const struct xml_node *node) {
    struct place place = xml_attribute_place(node, "src");
    struct str src;
    struct buffer path = {0};
    struct include include = {.node = node};
    (void)xml_attribute(node, "src", &src);
    if (includes->is_valid == NULL) {
        DIAG(includes->diag, place, DIAG_NOT_ALONE, src);
        return;
    }
    if (includes->depth >= INCLUDE_DEPTH_LIMIT || includes->parts.count > INCLUDE_FILES_LIMIT) {
        DIAG(includes->diag, place, DIAG_INCLUDE_TOO_MANY);
        return;
    }
    if (!beside_path(diag_file_name(includes->diag, place.file), src, &path)) {
        DIAG(includes->diag, place, DIAG_SRC_WRONG, src);
        buffer_free(&path);
        return;
    }
    buffer_add_byte(&path, '\0');
    const struct xml_document *document = open_part(includes, &path, src, place);
    if (document != NULL) {
        take_elements(includes, &include, src, document);
    }
    array_push(&includes->items, include);
}

/* Resolves the includes under `parent` and below. */
static void resolve_below(struct includes *includes, const struct xml_node *parent) {
    for (const struct xml_node *node = first_element(parent); node != NULL;
         node = next_element(node)) {
        if (xml_is(node, "include")) {
            resolve(includes, node);
        } else if (includes_may_stand_in(node)) {
            resolve_below(includes, node);
        }
    }
}

static void resolve_all(struct includes *includes, const struct xml_document *document) {
    includes->depth++;
    resolve_below(includes, xml_root(document));
    includes->depth--;
}

size_t includes_document_count(const struct includes *includes) {
    size_t count = 0;
    for (size_t i = 0; i < includes->parts.count; i++) {
        count += includes->parts.items[i].document != NULL;
    }
    return count;
}

const struct xml_document *includes_document(const struct includes *includes, size_t index) {
    size_t i = 0;
    while (includes->parts.items[i].document == NULL || index-- > 0) {
        i++;
    }
    return includes->parts.items[i].document;
}

static struct includes *new_includes(is_valid_master *is_valid, struct diag *diag) {
    struct includes *includes = memory_zeroed(sizeof *includes);
    *includes = (struct includes){
        .is_valid = is_valid, .diag = diag, .errors = diag_count(diag, SEVERITY_ERROR)};
    return includes;
}

struct includes *includes_refuse(const struct xml_document *master, struct diag *diag) {
    struct includes *includes = new_includes(NULL, diag);
    resolve_all(includes, master);
    return includes;
}

struct includes *includes_resolve(const struct xml_document *master, is_valid_master *is_valid,
                                  struct diag *diag) {
    struct includes *includes = new_includes(is_valid, diag);
    struct part own = {.is_open = true};
    includes->master = xml_place(xml_root(master)).file;
    struct str name = diag_file_name(diag, includes->master);
    buffer_add(&own.path, name);
    buffer_add_byte(&own.path, '\0');
    array_push(&includes->parts, own);
    resolve_all(includes, master);
    return includes;
}

void includes_free(struct includes *includes) {
    if (includes == NULL) {
        return;
    }
    for (size_t i = 0; i < includes->items.count; i++) {
        array_free(&includes->items.items[i].elements);
    }
    for (size_t i = 0; i < includes->parts.count; i++) {
        buffer_free(&includes->parts.items[i].path);
        xml_free(includes->parts.items[i].document);
    }
    array_free(&includes->items);
    array_free(&includes->parts);
    memory_free(includes);
}
