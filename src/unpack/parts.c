#include "unpack/parts.h"

#include "unpack/fingerprint.h"
#include "unpack/messages.h"
#include "unpack/unpack.h"

/* A tree of pages deeper than this, or with more nodes, is none that anybody wrote in earnest. */
enum { TREE_LIMIT = 1000000, TREE_DEPTH = 64 };

struct parts {
    struct document *document;
    struct walk *walk;
    int handle;
    object catalog;
    ARRAY(object) pages;
    size_t nodes; /* of the tree of pages */
};

/* Which part an entry of the catalog belongs to; what is not named is PART_OTHER, and Pages are
 * parts of their own. */
static const struct {
    const char *key;
    enum unpack_part part;
} entries[] = {
    {"/AF", PART_ATTACHMENT},       {"/Names", PART_ATTACHMENT},
    {"/Metadata", PART_METADATA},   {"/Lang", PART_METADATA},
    {"/PageLabels", PART_METADATA}, {"/ViewerPreferences", PART_METADATA},
    {"/MarkInfo", PART_STRUCTURE},  {"/StructTreeRoot", PART_STRUCTURE},
    {"/Outlines", PART_BOOKMARKS},
};
enum { ENTRIES = sizeof entries / sizeof entries[0] };

/* ---- Pages --------------------------------------------------------------------------------- */

static bool find_pages(struct parts *parts, object node, int depth);

static bool find_kids(struct parts *parts, object kids, int depth) {
    size_t count = object_count(parts->document, kids);
    bool found = true;
    for (size_t i = 0; found && i < count; i++) {
        object kid = object_item(parts->document, kids, i);
        found = find_pages(parts, kid, depth + 1);
        object_drop(parts->document, kid);
    }
    return found;
}

/* A node with Kids is a branch, whatever its Type says. */
static bool find_pages(struct parts *parts, object node, int depth) {
    if (depth > TREE_DEPTH || ++parts->nodes > TREE_LIMIT ||
        !object_is_dictionary(parts->document, node)) {
        return false;
    }
    object kids = object_key(parts->document, node, "/Kids");
    bool found = true;
    if (object_is_array(parts->document, kids)) {
        found = find_kids(parts, kids, depth);
    } else {
        array_push(&parts->pages, object_copy(parts->document, node));
        found = walk_mark_page(parts->walk, node, (uint32_t)parts->pages.count);
    }
    object_drop(parts->document, kids);
    return found;
}

static bool find_all_pages(struct parts *parts) {
    object root = object_key(parts->document, parts->catalog, "/Pages");
    bool found = find_pages(parts, root, 0);
    object_drop(parts->document, root);
    return found;
}

/* ---- Fingerprints -------------------------------------------------------------------------- */

static bool put(struct parts *parts, uint32_t number) {
    struct buffer digits = {0};
    walk_end(parts->walk, &digits);
    bool fine = message_put(parts->handle, MESSAGE_PART, number, buffer_str(&digits));
    buffer_free(&digits);
    return fine;
}

/* What pages draw with is a part of its own, and Parent leads to everything. */
static bool put_pages(struct parts *parts) {
    static const char *const but[] = {"/Parent", "/Resources", NULL};
    bool fine = true;
    for (size_t i = 0; fine && i < parts->pages.count; i++) {
        walk_begin(parts->walk);
        walk_add_entries(parts->walk, parts->pages.items[i], but);
        fine = put(parts, PART_COUNT + (uint32_t)i);
    }
    return fine;
}

static void add_resources(struct parts *parts) {
    for (size_t i = 0; i < parts->pages.count; i++) {
        object resources = object_key(parts->document, parts->pages.items[i], "/Resources");
        walk_add(parts->walk, resources);
        object_drop(parts->document, resources);
    }
}

static void add_info(struct parts *parts) {
    object trailer = document_trailer(parts->document);
    object info = object_key(parts->document, trailer, "/Info");
    walk_add(parts->walk, info);
    object_drop(parts->document, info);
    object_drop(parts->document, trailer);
}

/* What no other part has. */
static void add_others(struct parts *parts) {
    const char *but[ENTRIES + 2] = {"/Pages"};
    for (size_t i = 0; i < ENTRIES; i++) {
        but[i + 1] = entries[i].key;
    }
    walk_add_entries(parts->walk, parts->catalog, but);
}

static void add_part(struct parts *parts, enum unpack_part part) {
    for (size_t i = 0; i < ENTRIES; i++) {
        if (entries[i].part == part) {
            object value = object_key(parts->document, parts->catalog, entries[i].key);
            walk_add_word(parts->walk, entries[i].key);
            walk_add(parts->walk, value);
            object_drop(parts->document, value);
        }
    }
    if (part == PART_FONTS) {
        add_resources(parts);
    } else if (part == PART_METADATA) {
        add_info(parts);
    } else if (part == PART_OTHER) {
        add_others(parts);
    }
}

static bool put_parts(struct parts *parts) {
    bool fine = true;
    for (uint32_t part = 0; fine && part < PART_COUNT; part++) {
        walk_begin(parts->walk);
        add_part(parts, (enum unpack_part)part);
        fine = put(parts, part);
    }
    return fine;
}

bool parts_put(struct document *document, int handle) {
    struct parts parts = {.document = document, .handle = handle};
    parts.walk = walk_new(document);
    parts.catalog = document_catalog(document);
    bool fine = find_all_pages(&parts) && put_parts(&parts) && put_pages(&parts);
    for (size_t i = 0; i < parts.pages.count; i++) {
        object_drop(document, parts.pages.items[i]);
    }
    array_free(&parts.pages);
    object_drop(document, parts.catalog);
    walk_free(parts.walk);
    return fine;
}
