#include "xml/read.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "xml/fault.h"
#include "xml/guard.h"
#include "xml/library.h"
#include "xml/markup.h"
#include "xml/node.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <string.h>

/* NOENT: the five entities and character references become text; nothing else can be declared,
 * since guard.c refuses a DOCTYPE. HUGE lifts libxml2's own limits: ours stand in read.h.
 * IGNORE_ENC: guard.c has seen that it is UTF-8. */
enum {
    PARSE_OPTIONS = XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT |
                    XML_PARSE_HUGE | XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC |
                    XML_PARSE_NOERROR | XML_PARSE_NOWARNING
};

struct reader {
    xmlParserCtxt *parser;
    struct xml_document *document;
    struct diag *diag;
    size_t supplied;   /* bytes of the text that the parser has been given */
    size_t skipped;    /* bytes before its first: the byte-order mark */
    size_t markup_end; /* behind the last markup: where a text that follows it starts */
    bool failed;
};

static size_t parser_offset(const struct reader *reader) {
    const xmlParserInput *input = reader->parser->input;
    if (input == NULL) {
        return reader->supplied;
    }
    size_t offset = reader->skipped + input->consumed + (size_t)(input->cur - input->base);
    return offset < reader->document->text.size ? offset : reader->document->text.size;
}

static struct reader *reader_of(void *context) {
    return ((xmlParserCtxt *)context)->_private;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes) {
    struct reader *reader = reader_of(context);
    size_t offset = parser_offset(reader);
    xmlSAX2StartElementNs(context, name, prefix, uri, namespace_count, namespaces, attribute_count,
                          defaulted_count, attributes);
    node_set_offset(reader->parser->node, markup_back(reader->document->text, offset - 1, '<'));
    /* The parser stands on the `>` or the `/>`. */
    const char *close =
        memchr(reader->document->text.bytes + offset, '>', reader->document->text.size - offset);
    reader->markup_end =
        close == NULL ? offset : (size_t)(close - reader->document->text.bytes) + 1;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    struct reader *reader = reader_of(context);
    xmlSAX2EndElementNs(context, name, prefix, uri);
    reader->markup_end = parser_offset(reader);
}

/* libxml2 hands a text over in pieces and joins them itself: only the first makes a node. */
static void on_text(void *context, const xmlChar *text, int size) {
    struct reader *reader = reader_of(context);
    xmlSAX2Characters(context, text, size);
    xmlNode *parent = reader->parser->node;
    xmlNode *node = parent == NULL ? NULL : parent->last;
    if (node != NULL && node->type == XML_TEXT_NODE && node_offset(node) == 0) {
        node_set_offset(node, reader->markup_end);
    }
}

/* A comment or an instruction, which the parser has just gone past and which begins with `opener`;
 * those around the root element are not kept in our view of the tree. Returns where it begins:
 * what stands right behind it may begin with the same opener. */
static size_t mark_other(struct reader *reader, struct str opener) {
    reader->markup_end = parser_offset(reader);
    size_t start = markup_back_to(reader->document->text, reader->markup_end - 1, opener);
    if (reader->parser->node != NULL && reader->parser->node->last != NULL) {
        node_set_offset(reader->parser->node->last, start);
    }
    return start;
}

static void on_comment(void *context, const xmlChar *text) {
    struct reader *reader = reader_of(context);
    xmlSAX2Comment(context, text);
    size_t start = mark_other(reader, STR("<!--"));
    array_push(&reader->document->comments, (struct stretch){start, reader->markup_end});
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
    xmlSAX2ProcessingInstruction(context, target, data);
    (void)mark_other(reader_of(context), STR("<?"));
}

/* The first fatal fault stands for what follows from it. */
static void on_error(void *context, const xmlError *error) {
    struct reader *reader = reader_of(context);
    if (reader->failed || error->level < XML_ERR_ERROR) {
        return;
    }
    reader->failed = true;
    const xmlNode *open = reader->parser->node;
    fault_report(&(struct fault_scene){.diag = reader->diag,
                                       .file = reader->document->file,
                                       .offset = parser_offset(reader),
                                       .open = node_string(open == NULL ? NULL : open->name),
                                       .open_offset = open == NULL ? 0 : node_offset(open)},
                 error);
}

/* Given in pieces, so that libxml2 keeps no second copy of the text. */
static int supply(void *context, char *bytes, int room) {
    struct reader *reader = context;
    struct str text = reader->document->text;
    size_t left = text.size - reader->supplied;
    size_t size = left < (size_t)room ? left : (size_t)room;
    if (size > 0) {
        memcpy(bytes, text.bytes + reader->supplied, size);
    }
    reader->supplied += size;
    return (int)size;
}

static void listen(xmlParserCtxt *parser) {
    xmlSAXHandler *sax = parser->sax;
    sax->startElementNs = on_start;
    sax->endElementNs = on_end;
    sax->characters = sax->ignorableWhitespace = on_text;
    sax->comment = on_comment;
    sax->processingInstruction = on_instruction;
    sax->serror = (xmlStructuredErrorFunc)on_error;
}

static bool parse(struct reader *reader) {
    library_prepare();
    reader->parser = xmlNewParserCtxt();
    reader->parser->_private = reader;
    listen(reader->parser);
    reader->document->tree =
        xmlCtxtReadIO(reader->parser, supply, NULL, reader, NULL, NULL, PARSE_OPTIONS);
    xmlFreeParserCtxt(reader->parser);
    if (reader->document->tree != NULL) {
        reader->document->tree->_private = reader->document;
    }
    return !reader->failed && reader->document->tree != NULL;
}

static void check_value(struct str value, struct place place, struct diag *diag) {
    size_t offset;
    uint32_t code_point;
    int fault = (int)unicode_check(value, &offset, &code_point);
    if (fault != UNICODE_FINE) {
        guard_report_character(diag, xml_find_character(diag, place, code_point), fault,
                               code_point);
    }
}

/* What guard.c refuses may also be written as a reference: &#xFFFD; is well-formed XML. Only
 * elements nest, and XML_DEPTH_LIMIT bounds them. */
static void check_references(const struct xml_node *node, struct diag *diag) {
    for (const xmlAttr *a = node_raw(node)->properties; a != NULL; a = a->next) {
        struct str value = node_string(a->children == NULL ? NULL : a->children->content);
        check_value(value, xml_place(node), diag);
    }
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_ELEMENT) {
            check_references(child, diag);
        } else if (xml_kind(child) == XML_TEXT) {
            check_value(xml_text(child), xml_place(child), diag);
        }
    }
}

static bool has_references(struct str text) {
    const char *end = text.bytes + text.size;
    for (const char *at = text.bytes; at < end; at++) {
        at = memchr(at, '&', (size_t)(end - at));
        if (at == NULL) {
            return false;
        }
        if (at + 1 < end && at[1] == '#') {
            return true;
        }
    }
    return false;
}

struct xml_document *xml_read(uint32_t file, struct diag *diag) {
    if (!guard_check(file, diag)) {
        return NULL;
    }
    struct xml_document *document = memory_zeroed(sizeof *document);
    document->file = file;
    document->text = diag_file_text(diag, file);
    size_t skipped = str_starts(document->text, XML_BYTE_ORDER_MARK) ? 3 : 0;
    struct reader reader = {
        .document = document, .diag = diag, .supplied = skipped, .skipped = skipped};
    bool fine = parse(&reader);
    if (!fine && !reader.failed) {
        DIAG(diag, ((struct place){file, 0}), DIAG_XML_SYNTAX, STR("no document"));
    }
    if (fine && has_references(document->text)) {
        size_t before = diag_count(diag, SEVERITY_ERROR);
        check_references(xml_root(document), diag);
        fine = diag_count(diag, SEVERITY_ERROR) == before;
    }
    if (!fine) {
        xml_free(document);
        return NULL;
    }
    return document;
}

void xml_free(struct xml_document *document) {
    if (document != NULL) {
        xmlFreeDoc(document->tree);
        array_free(&document->comments);
        memory_free(document);
    }
}
