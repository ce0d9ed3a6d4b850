#include "xml/read.h"

#include "xml/node.h"

#include <libxml/xmlversion.h>
#include <libxml/parser.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The kinds of node that read.h knows; libxml2 makes no other from what read.c accepts. */
static const xmlNode *known(const xmlNode *raw) {
    while (raw != NULL && raw->type != XML_ELEMENT_NODE && raw->type != XML_TEXT_NODE &&
           raw->type != XML_COMMENT_NODE && raw->type != XML_PI_NODE) {
        raw = raw->next;
    }
    return raw;
}

bool xml_has_comments(const struct xml_document *document) {
    return document->comments.count > 0;
}

const struct xml_node *xml_root(const struct xml_document *document) {
    return node_of(xmlDocGetRootElement(document->tree));
}

const struct xml_node *xml_first_child(const struct xml_node *node) {
    return node_of(known(node_raw(node)->children));
}

const struct xml_node *xml_next(const struct xml_node *node) {
    return node_of(known(node_raw(node)->next));
}

const struct xml_node *xml_parent(const struct xml_node *node) {
    const xmlNode *parent = node_raw(node)->parent;
    return parent == NULL || parent->type != XML_ELEMENT_NODE ? NULL : node_of(parent);
}

enum xml_kind xml_kind(const struct xml_node *node) {
    switch (node_raw(node)->type) {
    case XML_ELEMENT_NODE:
        return XML_ELEMENT;
    case XML_COMMENT_NODE:
        return XML_COMMENT;
    case XML_PI_NODE:
        return XML_INSTRUCTION;
    default:
        return XML_TEXT;
    }
}

struct str xml_name(const struct xml_node *node) {
    return xml_kind(node) == XML_ELEMENT ? node_string(node_raw(node)->name) : STR("");
}

struct str xml_namespace(const struct xml_node *node) {
    const xmlNode *raw = node_raw(node);
    return raw->type == XML_ELEMENT_NODE && raw->ns != NULL ? node_string(raw->ns->href) : STR("");
}

bool xml_is(const struct xml_node *node, const char *local_name) {
    return xml_kind(node) == XML_ELEMENT &&
           strcmp((const char *)node_raw(node)->name, local_name) == 0;
}

struct str xml_text(const struct xml_node *node) {
    return xml_kind(node) == XML_ELEMENT ? STR("") : node_string(node_raw(node)->content);
}

/* An attribute's name as read.h gives it: the local name, or "xml:lang". */
static bool is_attribute(const xmlAttr *attribute, const char *name) {
    if (attribute->ns == NULL) {
        return strcmp((const char *)attribute->name, name) == 0;
    }
    return strcmp(name, "xml:lang") == 0 && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE) &&
           xmlStrEqual(attribute->name, BAD_CAST "lang");
}

bool xml_attribute(const struct xml_node *node, const char *name, struct str *value) {
    for (const xmlAttr *a = node_raw(node)->properties; a != NULL; a = a->next) {
        if (is_attribute(a, name)) {
            *value = node_string(a->children == NULL ? NULL : a->children->content);
            return true;
        }
    }
    *value = STR("");
    return false;
}

const char *xml_library_version(void) {
    /* libxml2 says 20914 for 2.9.14. */
    static char version[32];
    unsigned long number = strtoul(xmlParserVersion, NULL, 10);
    snprintf(version, sizeof version, "%lu.%lu.%lu", number / 10000, number / 100 % 100,
             number % 100);
    return version;
}
