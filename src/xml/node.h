/* libxml2's tree behind the opaque types of read.h; private to src/xml. */
#ifndef CHARTER_XML_NODE_H
#define CHARTER_XML_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include <libxml/tree.h>

#include "base/array.h"
#include "base/diag.h"
#include "base/str.h"

struct xml_node;

/* Bytes [from, to) of the text. */
struct stretch {
    size_t from, to;
};

struct xml_document {
    xmlDoc *tree; /* its _private is this; each node's its byte offset in `text` */
    uint32_t file;
    struct str text;
    ARRAY(struct stretch) comments; /* in order, those around the root included */
};

/* The same node, seen by libxml2 and by our callers. */
static inline const xmlNode *node_raw(const struct xml_node *node) {
    return (const xmlNode *)node;
}

static inline const struct xml_node *node_of(const xmlNode *raw) {
    return (const struct xml_node *)raw;
}

static inline void node_set_offset(xmlNode *raw, size_t offset) {
    raw->_private = (void *)(uintptr_t)offset;
}

static inline size_t node_offset(const xmlNode *raw) {
    return (size_t)(uintptr_t)raw->_private;
}

static inline const struct xml_document *node_document(const struct xml_node *node) {
    return node_raw(node)->doc->_private;
}

/* libxml2's strings are bytes of UTF-8. */
static inline struct str node_string(const xmlChar *string) {
    return str_of((const char *)string);
}

#endif
