#include "pdf/tags.h"

#include "base/str.h"
#include "pdf/body.h"
#include "pdf/number.h"
#include "pdf/objects.h"
#include "pdf/tagged.h"

#include <inttypes.h>

/* Keys in a leaf: a reader that wants one need not read all. */
enum { LEAF_KEYS = 64 };

/* The number tree while it is written. Keys come in order. */
struct leaves {
    const struct tagged *tagged;
    uint32_t first_element;
    struct objects *objects;
    struct body *body;
    struct buffer leaf, kids; /* the open leaf's /Nums, and the references to all leaves */
    uint32_t next_key;
};

static void add_element(struct leaves *leaves, uint32_t thing) {
    number_add_reference(&leaves->leaf,
                         leaves->first_element + leaves->tagged->things.items[thing].node);
}

/* Writes the open leaf, which ends before the next key. */
static void end_leaf(struct leaves *leaves) {
    uint32_t number = objects_reserve(leaves->objects);
    uint32_t last = leaves->next_key - 1;
    struct buffer object = {0};
    buffer_print(&object, "<</Limits[%" PRIu32 " %" PRIu32 "]/Nums[", last - last % LEAF_KEYS,
                 last);
    buffer_add(&object, buffer_str(&leaves->leaf));
    buffer_add(&object, STR("]>>"));
    body_object(leaves->body, number, buffer_str(&object));
    buffer_print(&leaves->kids, "%s%" PRIu32 " 0 R", leaves->kids.size > 0 ? " " : "", number);
    buffer_free(&object);
    leaves->leaf.size = 0;
}

static void begin_key(struct leaves *leaves) {
    if (leaves->next_key > 0 && leaves->next_key % LEAF_KEYS == 0) {
        end_leaf(leaves);
    }
    buffer_add(&leaves->leaf, leaves->leaf.size > 0 ? STR(" ") : STR(""));
    number_add_integer(&leaves->leaf, leaves->next_key);
    leaves->next_key++;
}

/* A page's value: its elements by MCID. */
static void add_page(struct leaves *leaves, const struct tagged_page *page) {
    begin_key(leaves);
    buffer_add_byte(&leaves->leaf, '[');
    for (uint32_t thing = page->first; thing < page->annotations; thing++) {
        if (thing > page->first) {
            buffer_add_byte(&leaves->leaf, ' ');
        }
        add_element(leaves, thing);
    }
    buffer_add_byte(&leaves->leaf, ']');
}

static void add_annotations(struct leaves *leaves, size_t page) {
    uint32_t end = tagged_page_end(leaves->tagged, page);
    for (uint32_t thing = leaves->tagged->pages.items[page].annotations; thing < end; thing++) {
        begin_key(leaves);
        buffer_add_byte(&leaves->leaf, ' ');
        add_element(leaves, thing);
    }
}

uint32_t parent_tree_write(const struct tagged *tagged, uint32_t first_element,
                           struct objects *objects, struct body *body) {
    struct leaves leaves = {
        .tagged = tagged, .first_element = first_element, .objects = objects, .body = body};
    struct buffer root = {0};
    for (size_t i = 0; i < tagged->pages.count; i++) {
        add_page(&leaves, &tagged->pages.items[i]);
    }
    for (size_t i = 0; i < tagged->pages.count; i++) {
        add_annotations(&leaves, i);
    }
    if (leaves.next_key > 0) {
        end_leaf(&leaves);
    }
    uint32_t number = objects_reserve(objects);
    buffer_print(&root, "<</Kids[%.*s]>>", STR_ARG(buffer_str(&leaves.kids)));
    body_object(body, number, buffer_str(&root));
    buffer_free(&root);
    buffer_free(&leaves.leaf);
    buffer_free(&leaves.kids);
    return number;
}
