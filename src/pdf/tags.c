/* An element's kids are its own marked-content sequences and annotations and its child elements, in
 * reading order. Both come in that order by themselves: things are numbered as they are written,
 * and content is written as it is read; children stand so in the tree. So one is merged into the
 * other by the number of the first thing that a child has anywhere below it. A row that is split
 * over pages keeps this true within each of its cells, and so in every element. */
#include "pdf/tags.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"
#include "doc/tree.h"
#include "pdf/body.h"
#include "pdf/literal.h"
#include "pdf/number.h"
#include "pdf/objects.h"
#include "pdf/tagged.h"

#include <assert.h>
#include <inttypes.h>

/* No thing. */
#define NOTHING UINT32_MAX

/* The properties of an element that stand in an attribute object (14.7.5). */
struct attributes {
    uint8_t scope, numbering;
    uint16_t col_span, row_span;
    uint32_t object; /* its number: elements alike share one */
};

struct tags {
    const struct tagged *tagged;
    struct objects *objects;
    struct body *body;
    uint32_t first_element;              /* element n is this object number + n */
    ARRAY(const struct node *) elements; /* in reading order */
    uint32_t *own;                       /* by element: the first thing of its own */
    uint32_t *below; /* by element: the first thing of its own or of any below it */
    uint32_t *next;  /* by thing: the next one of the same element */
    ARRAY(struct attributes) attributes;
    struct buffer kids; /* of the element being written */
    size_t page;        /* where the thing asked for last stands */
};

/* ---- attributes --------------------------------------------------------------------------- */

static bool same_attributes(const struct attributes *a, const struct attributes *b) {
    return a->scope == b->scope && a->numbering == b->numbering && a->col_span == b->col_span &&
           a->row_span == b->row_span;
}

/* 14.8.5.5 and 14.8.5.7. */
static void add_attributes(struct buffer *out, const struct attributes *attributes) {
    static const char *const scopes[] = {
        [SCOPE_NONE] = "", [SCOPE_COLUMN] = "/Scope/Column", [SCOPE_ROW] = "/Scope/Row"};
    static const char *const numberings[] = {[NUMBERING_NONE] = "None",
                                             [NUMBERING_DISC] = "Disc",
                                             [NUMBERING_DECIMAL] = "Decimal",
                                             [NUMBERING_ROMAN] = "LowerRoman",
                                             [NUMBERING_ALPHABETICAL] = "LowerAlpha"};
    if (attributes->numbering != NUMBERING_NONE) {
        buffer_print(out, "<</O/List/ListNumbering/%s>>", numberings[attributes->numbering]);
        return;
    }
    buffer_print(out, "<</O/Table%s", scopes[attributes->scope]);
    if (attributes->col_span > 1) {
        buffer_print(out, "/ColSpan %u", (unsigned)attributes->col_span);
    }
    if (attributes->row_span > 1) {
        buffer_print(out, "/RowSpan %u", (unsigned)attributes->row_span);
    }
    buffer_add(out, STR(">>"));
}

/* The number of the element's attribute object, which is written at its first use; 0 where it needs
 * none. */
static uint32_t attributes_of(struct tags *tags, const struct node *node) {
    const struct attributes none = {.col_span = 1, .row_span = 1};
    struct attributes wanted = {.scope = node->scope,
                                .numbering = node->numbering,
                                .col_span = node->col_span,
                                .row_span = node->row_span};
    if (same_attributes(&wanted, &none)) {
        return 0;
    }
    for (size_t i = 0; i < tags->attributes.count; i++) {
        if (same_attributes(&tags->attributes.items[i], &wanted)) {
            return tags->attributes.items[i].object;
        }
    }
    struct buffer object = {0};
    wanted.object = objects_reserve(tags->objects);
    add_attributes(&object, &wanted);
    body_object(tags->body, wanted.object, buffer_str(&object));
    buffer_free(&object);
    array_push(&tags->attributes, wanted);
    return wanted.object;
}

/* ---- elements ----------------------------------------------------------------------------- */

static uint32_t element_of(const struct tags *tags, const struct node *node) {
    return tags->first_element + node->number;
}

/* Adds an entry that refers to an object: its key, such as "/Pg ", and "12 0 R". */
static void add_reference(struct buffer *out, struct str key, uint32_t object) {
    buffer_add(out, key);
    number_add_reference(out, object);
}

/* Elements that follow one another stand on one page, nearly always. */
static const struct tagged_page *page_of(struct tags *tags, uint32_t thing) {
    const struct tagged *tagged = tags->tagged;
    const struct tagged_page *page = &tagged->pages.items[tags->page];
    if (thing < page->first || thing >= tagged_page_end(tagged, tags->page)) {
        page = tagged_page_of(tagged, thing);
        tags->page = (size_t)(page - tagged->pages.items);
    }
    return page;
}

/* A thing as a kid. `own_page` is what the element's /Pg says: an MCID there is a bare number. */
static void add_thing(struct tags *tags, uint32_t thing, const struct tagged_page *own_page) {
    struct buffer *kids = &tags->kids;
    const struct tagged_page *page = page_of(tags, thing);
    uint32_t annotation = tags->tagged->things.items[thing].annotation;
    assert(own_page != NULL); /* an element that has things has a page */
    if (annotation == 0 && page == own_page) {
        number_add_integer(kids, thing - page->first);
        return;
    }
    buffer_add(kids, annotation != 0 ? STR("<</Type/OBJR") : STR("<</Type/MCR"));
    if (page != own_page) {
        add_reference(kids, STR("/Pg "), page->object);
    }
    if (annotation != 0) {
        add_reference(kids, STR("/Obj "), annotation);
    } else {
        buffer_add(kids, STR("/MCID "));
        number_add_integer(kids, thing - page->first);
    }
    buffer_add(kids, STR(">>"));
}

/* Gathers the kids; their number is the result. */
static size_t gather_kids(struct tags *tags, const struct node *node,
                          const struct tagged_page *own_page) {
    uint32_t thing = tags->own[node->number];
    const struct node *child = node->first;
    size_t count = 0;
    tags->kids.size = 0;
    for (; thing != NOTHING || child != NULL; count++) {
        if (count > 0) {
            buffer_add_byte(&tags->kids, ' ');
        }
        if (child == NULL || thing < tags->below[child->number]) {
            add_thing(tags, thing, own_page);
            thing = tags->next[thing];
        } else {
            number_add_reference(&tags->kids, element_of(tags, child));
            child = child->next;
        }
    }
    return count;
}

static void add_kids(struct tags *tags, struct buffer *out, const struct node *node,
                     const struct tagged_page *own_page) {
    size_t count = gather_kids(tags, node, own_page);
    if (count == 0) {
        return;
    }
    buffer_add(out, count == 1 ? STR("/K ") : STR("/K["));
    buffer_add(out, buffer_str(&tags->kids));
    buffer_add(out, count == 1 ? STR("") : STR("]"));
}

/* Alt, and where it stands (ISO 32000-1, 14.9.3 and 14.8.5.4.3; ISO 14289-1, 7.3). */
static void add_figure(const struct tags *tags, struct buffer *out, const struct node *node) {
    const struct tagged *tagged = tags->tagged;
    buffer_add(out, STR("/Alt"));
    literal_add_text(out, *node->alt);
    for (size_t i = 0; i < tagged->boxes.count; i++) {
        const struct tagged_box *box = &tagged->boxes.items[i];
        const int64_t edges[] = {box->left, box->bottom, box->right, box->top};
        if (box->node != node->number) {
            continue;
        }
        buffer_add(out, STR("/A<</O/Layout/Placement/Block/BBox["));
        for (size_t k = 0; k < sizeof edges / sizeof *edges; k++) {
            number_add(out, edges[k]);
            buffer_add(out, k < 3 ? STR(" ") : STR("]>>"));
        }
    }
}

static void add_element(struct tags *tags, struct buffer *out, const struct node *node,
                        uint32_t parent) {
    uint32_t own = tags->own[node->number];
    uint32_t attributes = attributes_of(tags, node);
    const struct tagged_page *page = own == NOTHING ? NULL : page_of(tags, own);
    buffer_add(out, STR("<</S/"));
    buffer_add(out, str_of(role_name(node->role)));
    add_reference(out, STR("/P "), parent);
    if (attributes != 0) {
        add_reference(out, STR("/A "), attributes);
    }
    if (node->role == ROLE_FIGURE) {
        add_figure(tags, out, node);
    }
    if (node->lang.size > 0) {
        buffer_add(out, STR("/Lang"));
        literal_add(out, node->lang);
    }
    if (page != NULL) {
        add_reference(out, STR("/Pg "), page->object);
    }
    add_kids(tags, out, node, page);
    buffer_add(out, STR(">>"));
}

/* ---- the tree ----------------------------------------------------------------------------- */

/* Element numbers follow one another, whatever else is numbered while they are written. */
static void list_elements(struct tags *tags, const struct node *root) {
    for (const struct node *node = root; node != NULL; node = tree_next(node)) {
        uint32_t number = objects_reserve(tags->objects);
        tags->first_element = node == root ? number : tags->first_element;
        array_push(&tags->elements, node);
    }
}

static void find_things(struct tags *tags) {
    size_t things = tags->tagged->things.count, count = tags->elements.count;
    tags->own = memory_take(memory_product(sizeof *tags->own, count));
    tags->below = memory_take(memory_product(sizeof *tags->below, count));
    tags->next = memory_take(memory_product(sizeof *tags->next, things));
    for (size_t i = 0; i < count; i++) {
        tags->own[i] = tags->below[i] = NOTHING;
    }
    for (size_t i = things; i-- > 0;) {
        uint32_t node = tags->tagged->things.items[i].node;
        tags->next[i] = tags->own[node];
        tags->own[node] = (uint32_t)i;
    }
    for (size_t i = 0; i < count; i++) {
        const struct node *node = tags->elements.items[i];
        uint32_t own = tags->own[node->number];
        for (const struct node *up = node; up != NULL && tags->below[up->number] > own;
             up = up->parent) {
            tags->below[up->number] = own;
        }
    }
}

static void write_elements(struct tags *tags, uint32_t tree_root) {
    struct buffer element = {0};
    for (size_t i = 0; i < tags->elements.count; i++) {
        const struct node *node = tags->elements.items[i];
        element.size = 0;
        add_element(tags, &element, node,
                    node->parent != NULL ? element_of(tags, node->parent) : tree_root);
        body_object(tags->body, element_of(tags, node), buffer_str(&element));
    }
    buffer_free(&element);
}

void tags_write(const struct node *root, const struct tagged *tagged, struct objects *objects,
                struct body *body) {
    struct tags tags = {.tagged = tagged, .objects = objects, .body = body};
    struct buffer text = {0};
    uint32_t tree_root = objects_reserve(objects);
    list_elements(&tags, root);
    find_things(&tags);
    write_elements(&tags, tree_root);
    uint32_t parents = parent_tree_write(tagged, tags.first_element, objects, body);
    add_reference(&text, STR("<</Type/StructTreeRoot/K "), element_of(&tags, root));
    add_reference(&text, STR("/ParentTree "), parents);
    buffer_print(&text, "/ParentTreeNextKey %" PRIu32 ">>",
                 tagged->page_count + tagged->annotation_count);
    body_object(body, tree_root, buffer_str(&text));
    text.size = 0;
    add_reference(&text, STR("/StructTreeRoot "), tree_root);
    dict_raw(objects_catalog(objects), buffer_str(&text));
    buffer_free(&text);
    memory_free(tags.own);
    memory_free(tags.below);
    memory_free(tags.next);
    array_free(&tags.elements);
    array_free(&tags.attributes);
    buffer_free(&tags.kids);
}
