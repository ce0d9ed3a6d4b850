#include "xml/write.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "xml/library.h"

#include <libxml/entities.h>
#include <libxml/xmlwriter.h>

#include <assert.h>

struct xml_writer {
    xmlTextWriter *library;
    struct buffer text; /* the one under way, with a NUL behind it */
};

static int take_output(void *context, const char *bytes, int size) {
    buffer_add(context, (struct str){bytes, (size_t)size});
    return size;
}

/* Memory is all that libxml2 can lack here, and that ends the program: what is left is a fault in
 * the order of our calls. */
static void must(int result) {
    assert(result >= 0);
    (void)result;
}

struct xml_writer *xml_writer_new(struct buffer *out) {
    library_prepare();
    struct xml_writer *writer = memory_zeroed(sizeof *writer);
    writer->library = xmlNewTextWriter(xmlOutputBufferCreateIO(take_output, NULL, out, NULL));
    must(xmlTextWriterSetIndent(writer->library, 1));
    must(xmlTextWriterSetIndentString(writer->library, BAD_CAST ""));
    return writer;
}

void xml_writer_free(struct xml_writer *writer) {
    if (writer == NULL) {
        return;
    }
    must(xmlTextWriterEndDocument(writer->library));
    xmlFreeTextWriter(writer->library);
    buffer_free(&writer->text);
    memory_free(writer);
}

/* XML 1.0, 2.2: characters that may stand in a document at all. */
static bool is_xml_character(uint32_t code_point) {
    return code_point == '\t' || code_point == '\n' || code_point == '\r' ||
           (code_point >= 0x20 && code_point != 0xFFFE && code_point != 0xFFFF);
}

/* The text as libxml2 takes it: a C string without what XML forbids. Holds until the next one. */
static const xmlChar *prepared(struct xml_writer *writer, struct str text) {
    writer->text.size = 0;
    for (size_t offset = 0; offset < text.size;) {
        uint32_t code_point = unicode_next(text, &offset);
        if (is_xml_character(code_point)) {
            unicode_add(&writer->text, code_point);
        }
    }
    buffer_add_byte(&writer->text, '\0');
    return BAD_CAST writer->text.bytes;
}

void xml_write_start(struct xml_writer *writer, const char *name) {
    must(xmlTextWriterStartElement(writer->library, BAD_CAST name));
}

void xml_write_end(struct xml_writer *writer) {
    must(xmlTextWriterEndElement(writer->library));
}

void xml_write_attribute(struct xml_writer *writer, const char *name, struct str value) {
    must(xmlTextWriterWriteAttribute(writer->library, BAD_CAST name, prepared(writer, value)));
}

void xml_write_text(struct xml_writer *writer, struct str text) {
    must(xmlTextWriterWriteString(writer->library, prepared(writer, text)));
}

void xml_write_element(struct xml_writer *writer, const char *name, struct str text) {
    xml_write_start(writer, name);
    xml_write_text(writer, text);
    xml_write_end(writer);
}

void xml_write_instruction(struct xml_writer *writer, const char *target, struct str content) {
    must(xmlTextWriterWritePI(writer->library, BAD_CAST target, prepared(writer, content)));
}

void xml_add_escaped(struct buffer *out, struct str text) {
    struct buffer string = {0};
    buffer_add(&string, text);
    buffer_add_byte(&string, '\0');
    xmlChar *escaped = xmlEncodeSpecialChars(NULL, BAD_CAST string.bytes);
    buffer_add(out, str_of((const char *)escaped));
    xmlFree(escaped);
    buffer_free(&string);
}
