#include "xml/schema.h"

#include "base/arena.h"
#include "xml/expansion.h"
#include "xml/explain.h"
#include "xml/node.h"

#include <libxml/relaxng.h>

#include <assert.h>

/* The first complaint of libxml2 about the schema or about the document. */
struct complaint {
    bool made;
    struct buffer text;
    size_t offset; /* of the element it blames; about the document only */
};

static void on_complaint(void *data, const xmlError *error) {
    struct complaint *complaint = data;
    if (complaint->made || error->level < XML_ERR_ERROR) {
        return;
    }
    complaint->made = true;
    buffer_add(&complaint->text, str_trim(str_of(error->message)));
    const xmlNode *node = error->node;
    if (node != NULL && node->type == XML_ATTRIBUTE_NODE) {
        node = node->parent;
    }
    complaint->offset = node == NULL ? 0 : node_offset(node);
}

/* A grammar that reaches for other files would reach into the file system or the network. */
static bool stands_alone(const struct xml_document *grammar) {
    return str_find(grammar->text, STR("externalRef"), 0) == SIZE_MAX &&
           str_find(grammar->text, STR("<include"), 0) == SIZE_MAX &&
           str_find(grammar->text, STR(":include"), 0) == SIZE_MAX;
}

static xmlRelaxNG *compile(const struct xml_document *grammar, struct complaint *complaint) {
    if (!stands_alone(grammar)) {
        buffer_add(&complaint->text, STR("it reaches for other files (include, externalRef)"));
        return NULL;
    }
    if (!expansion_is_bounded(grammar)) {
        buffer_add(&complaint->text, STR("its definitions refer to each other too often"));
        return NULL;
    }
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(grammar->tree);
    xmlRelaxNGSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)on_complaint, complaint);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    return schema;
}

static bool is_valid(const struct xml_document *document, xmlRelaxNG *schema,
                     struct complaint *complaint) {
    xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(validator, (xmlStructuredErrorFunc)on_complaint, complaint);
    int result = xmlRelaxNGValidateDoc(validator, document->tree);
    xmlRelaxNGFreeValidCtxt(validator);
    return result == 0;
}

/* Faults of the schema file itself carry no place: its text is not known to `diag`, which may
 * outlive it. */
static void report_schema(struct str name, struct str text, struct diag *diag) {
    assert(name.size > 0 && "the built-in schema is broken");
    DIAG(diag, NOWHERE, DIAG_SCHEMA_BROKEN, name, text);
}

static struct xml_document *read_grammar(struct str schema, struct str name, struct diag *diag) {
    struct diag *own = diag_new();
    struct xml_document *grammar = xml_read(diag_add_file(own, name, schema), own);
    if (grammar == NULL) {
        struct buffer text = {0};
        diag_print(own, LANGUAGE_ENGLISH, DIAG_TEXT, &text);
        size_t line_end = str_find(buffer_str(&text), STR("\n"), 0);
        report_schema(name, str_slice(buffer_str(&text), 0, line_end), diag);
        buffer_free(&text);
    }
    diag_free(own);
    return grammar;
}

static bool validate(const struct xml_document *document, const struct xml_document *grammar,
                     struct str name, struct diag *diag) {
    struct complaint complaint = {0};
    bool valid = false;
    xmlRelaxNG *schema = compile(grammar, &complaint);
    if (schema == NULL) {
        report_schema(name, buffer_str(&complaint.text), diag);
    } else {
        valid = is_valid(document, schema, &complaint);
    }
    if (schema != NULL && !valid && explain(document, grammar, diag) == 0) {
        struct place place = {document->file, (uint32_t)complaint.offset};
        DIAG(diag, place, DIAG_SCHEMA_MISFIT, buffer_str(&complaint.text));
    }
    xmlRelaxNGFree(schema);
    buffer_free(&complaint.text);
    return valid;
}

bool xml_validate(const struct xml_document *document, struct str schema, struct str schema_name,
                  struct diag *diag) {
    struct xml_document *grammar = read_grammar(schema, schema_name, diag);
    if (grammar == NULL) {
        return false;
    }
    bool valid = validate(document, grammar, schema_name, diag);
    xml_free(grammar);
    return valid;
}
