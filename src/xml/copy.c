#include "xml/read.h"

#include "xml/node.h"

#include <libxml/tree.h>

/* Elements and attributes of the copy's own vocabulary take the new prefix. Depth is bounded by
 * XML_DEPTH_LIMIT. */
static void move_into(xmlNode *node, xmlNs *namespace) {
    if (node->type != XML_ELEMENT_NODE) {
        return;
    }
    node->ns = namespace;
    xmlFreeNsList(node->nsDef);
    node->nsDef = NULL;
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        move_into(child, namespace);
    }
}

/* A document with one element that declares the vocabulary under the prefix: what is printed inside
 * it need not say so again. Its encoding keeps letters from being written as numbers. */
static xmlNode *new_frame(const xmlNode *sibling) {
    xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
    document->encoding = xmlStrdup(BAD_CAST "UTF-8");
    xmlNode *frame = xmlNewDocNode(document, NULL, BAD_CAST "frame", NULL);
    xmlDocSetRootElement(document, frame);
    if (sibling->ns != NULL) {
        xmlSetNs(frame, xmlNewNs(frame, sibling->ns->href, sibling->ns->prefix));
    }
    return frame;
}

void xml_add_copy(const struct xml_node *element, const struct xml_node *sibling,
                  struct buffer *out) {
    xmlNode *frame = new_frame(node_raw(sibling));
    xmlNode *copy = xmlDocCopyNode((xmlNode *)node_raw(element), frame->doc, 1);
    xmlAddChild(frame, copy);
    move_into(copy, frame->ns);
    xmlBuffer *text = xmlBufferCreate();
    xmlNodeDump(text, frame->doc, copy, 0, 0);
    buffer_add(out, node_string(xmlBufferContent(text)));
    xmlBufferFree(text);
    xmlFreeDoc(frame->doc);
}
