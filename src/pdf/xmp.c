#include "pdf/meta.h"

#include "base/digest.h"
#include "base/unicode.h"
#include "doc/doc.h"
#include "pdf/fonts.h"
#include "pdf/write.h"
#include "text/font.h"
#include "text/fontset.h"
#include "xml/read.h"
#include "xml/write.h"

/* What the packet declares: the prefixes, each once, at the root. */
static const struct {
    const char *name, *uri;
} namespaces[] = {
    {"xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
    {"xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"},
    {"xmlns:xmp", "http://ns.adobe.com/xap/1.0/"},
    {"xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
    {"xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
    {"xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"},
    {"xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"},
    {"xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"},
    {"xmlns:charter", XMP_NAMESPACE},
};

/* The properties that PDF/A does not know and wants described (ISO 19005-3, 6.6.2.3.3). "internal"
 * are those that a program works out, "external" those that the master says. */
struct property {
    const char *name, *type, *category, *description;
};

struct schema {
    const char *title, *uri, *prefix;
    const struct property *properties;
    size_t count;
};

/* Told and described only where there is one. */
#define SINCE "sinceSha256"

static const struct property accessibility[] = {
    {"part", "Integer", "internal", "Part of ISO 14289 that the file conforms to"},
};

static const struct property making[] = {
    {"office", "Text", "external", "Identifier of the office whose charter this is"},
    {"year", "Text", "external", "Fiscal year of the edition"},
    {"quarter", "Integer", "external", "Quarter of the fiscal year"},
    {"program", "Text", "internal", "Program that made the file, with its version"},
    {"libraries", "seq Text", "internal", "Libraries that it ran with, with their versions"},
    {"options", "Text", "internal", "Options that it was given"},
    {"profile", "Text", "internal", "Profile that was asked for"},
    {"fonts", "seq Text", "internal", "Font files in use, each with its SHA-256"},
    {"masterSha256", "Text", "internal", "SHA-256 of the XML master copy"},
    {SINCE, "Text", "internal", "SHA-256 of the XML master copy of the edition compared with"},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const struct schema schemas[] = {
    {"PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", accessibility,
     COUNT(accessibility)},
    {"How a Citizen Charter was made", XMP_NAMESPACE, "charter", making, COUNT(making)},
};

/* ---- Kinds of property --------------------------------------------------------------------- */

static void add_simple(struct xml_writer *xml, const char *name, struct str text) {
    if (text.size > 0) {
        xml_write_element(xml, name, text);
    }
}

static void begin_list(struct xml_writer *xml, const char *name, const char *kind) {
    xml_write_start(xml, name);
    xml_write_start(xml, kind);
}

static void end_list(struct xml_writer *xml) {
    xml_write_end(xml);
    xml_write_end(xml);
}

/* A list of one. */
static void add_list(struct xml_writer *xml, const char *name, const char *kind, struct str text) {
    if (text.size == 0) {
        return;
    }
    begin_list(xml, name, kind);
    xml_write_element(xml, "rdf:li", text);
    end_list(xml);
}

static void add_alternative(struct xml_writer *xml, struct str lang, struct str text) {
    xml_write_start(xml, "rdf:li");
    xml_write_attribute(xml, "xml:lang", lang);
    xml_write_text(xml, text);
    xml_write_end(xml);
}

/* A text with its language, and the same as what stands for all languages. */
static void add_alternatives(struct xml_writer *xml, const char *name, struct str text,
                             struct str lang) {
    if (text.size == 0) {
        return;
    }
    begin_list(xml, name, "rdf:Alt");
    add_alternative(xml, STR("x-default"), text);
    if (lang.size > 0) {
        add_alternative(xml, lang, text);
    }
    end_list(xml);
}

/* An item of a list that holds properties itself. */
static void begin_structure(struct xml_writer *xml) {
    xml_write_start(xml, "rdf:li");
    xml_write_attribute(xml, "rdf:parseType", STR("Resource"));
}

/* ---- The properties ------------------------------------------------------------------------ */

static void add_common(struct xml_writer *xml, const struct meta *meta) {
    const struct doc_meta *doc = &meta->doc->meta;
    add_simple(xml, "dc:format", STR("application/pdf"));
    add_alternatives(xml, "dc:title", doc->title, doc->lang);
    add_list(xml, "dc:creator", "rdf:Seq", doc->author);
    add_alternatives(xml, "dc:description", doc->subject, doc->subject_lang);
    add_list(xml, "dc:language", "rdf:Bag", doc->lang);
    add_simple(xml, "pdf:Producer", meta->options->program);
    add_simple(xml, "xmp:CreatorTool", meta->options->program);
    add_simple(xml, "xmp:CreateDate", doc->dated);
    add_simple(xml, "xmp:ModifyDate", doc->dated);
}

static void add_claims(struct xml_writer *xml, enum pdf_profile profile) {
    add_simple(xml, "pdfaid:part", profile == PDF_ARCHIVE ? STR("3") : STR("2"));
    add_simple(xml, "pdfaid:conformance", STR("A"));
    add_simple(xml, "pdfuaid:part", STR("1"));
}

static void add_property_schema(struct xml_writer *xml, const struct property *property) {
    begin_structure(xml);
    add_simple(xml, "pdfaProperty:name", str_of(property->name));
    add_simple(xml, "pdfaProperty:valueType", str_of(property->type));
    add_simple(xml, "pdfaProperty:category", str_of(property->category));
    add_simple(xml, "pdfaProperty:description", str_of(property->description));
    xml_write_end(xml);
}

static void add_schema(struct xml_writer *xml, const struct schema *schema, bool with_since) {
    begin_structure(xml);
    add_simple(xml, "pdfaSchema:schema", str_of(schema->title));
    add_simple(xml, "pdfaSchema:namespaceURI", str_of(schema->uri));
    add_simple(xml, "pdfaSchema:prefix", str_of(schema->prefix));
    begin_list(xml, "pdfaSchema:property", "rdf:Seq");
    for (size_t i = 0; i < schema->count; i++) {
        if (with_since || !str_equal(str_of(schema->properties[i].name), STR(SINCE))) {
            add_property_schema(xml, &schema->properties[i]);
        }
    }
    end_list(xml);
    xml_write_end(xml);
}

static void add_schemas(struct xml_writer *xml, bool with_since) {
    begin_list(xml, "pdfaExtension:schemas", "rdf:Bag");
    for (size_t i = 0; i < COUNT(schemas); i++) {
        add_schema(xml, &schemas[i], with_since);
    }
    end_list(xml);
}

static void add_library(struct xml_writer *xml, const char *name, const char *version) {
    struct buffer line = {0};
    buffer_print(&line, "%s %s", name, version);
    xml_write_element(xml, "rdf:li", buffer_str(&line));
    buffer_free(&line);
}

/* Those whose version may show in the bytes; OpenSSL only works out hashes. */
static void add_libraries(struct xml_writer *xml) {
    struct buffer freetype = {0};
    (void)fontset_freetype_version(&freetype);
    buffer_add_byte(&freetype, '\0');
    begin_list(xml, "charter:libraries", "rdf:Seq");
    add_library(xml, "HarfBuzz", fontset_harfbuzz_version());
    add_library(xml, "FreeType", freetype.bytes);
    add_library(xml, "ICU", unicode_library_version());
    add_library(xml, "Unicode", unicode_data_version());
    add_library(xml, "libharu", pdf_haru_version());
    add_library(xml, "libdeflate", pdf_deflate_version());
    add_library(xml, "libxml2", xml_library_version());
    end_list(xml);
    buffer_free(&freetype);
}

static void add_fonts(struct xml_writer *xml, const struct fonts *fonts) {
    if (fonts_count(fonts) == 0) {
        return;
    }
    begin_list(xml, "charter:fonts", "rdf:Seq");
    for (size_t i = 0; i < fonts_count(fonts); i++) {
        const struct face *face = fonts_item(fonts, i)->face;
        struct buffer line = {0};
        buffer_print(&line, "%.*s %.*s", STR_ARG(face_file(face)), STR_ARG(face_sha256(face)));
        if (face_scale(face) != 100) {
            buffer_print(&line, " at %d%%", face_scale(face));
        }
        xml_write_element(xml, "rdf:li", buffer_str(&line));
        buffer_free(&line);
    }
    end_list(xml);
}

static void add_hash(struct xml_writer *xml, const char *name, struct str master) {
    if (master.size == 0) {
        return;
    }
    struct buffer digits = {0};
    digest_add_hex(&digits, master);
    add_simple(xml, name, buffer_str(&digits));
    buffer_free(&digits);
}

static void add_making(struct xml_writer *xml, const struct meta *meta) {
    const struct pdf_options *options = meta->options;
    const char quarter = (char)('0' + options->quarter);
    add_simple(xml, "charter:office", options->office);
    add_simple(xml, "charter:year", options->year);
    add_simple(xml, "charter:quarter", (struct str){&quarter, options->quarter > 0});
    add_simple(xml, "charter:program", options->program);
    add_libraries(xml);
    add_simple(xml, "charter:options", options->options);
    add_simple(xml, "charter:profile",
               options->profile == PDF_ARCHIVE ? STR("archive") : STR("enothi"));
    add_fonts(xml, meta->fonts);
    add_hash(xml, "charter:masterSha256", options->master);
    add_hash(xml, "charter:" SINCE, options->since.bytes);
}

/* ---- The packet ---------------------------------------------------------------------------- */

static void begin_packet(struct xml_writer *xml) {
    xml_write_instruction(xml, "xpacket",
                          STR("begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\""));
    xml_write_start(xml, "x:xmpmeta");
    xml_write_attribute(xml, "xmlns:x", STR("adobe:ns:meta/"));
    xml_write_start(xml, "rdf:RDF");
    for (size_t i = 0; i < COUNT(namespaces); i++) {
        xml_write_attribute(xml, namespaces[i].name, str_of(namespaces[i].uri));
    }
    xml_write_start(xml, "rdf:Description");
    xml_write_attribute(xml, "rdf:about", STR(""));
}

static void end_packet(struct xml_writer *xml) {
    for (int open = 0; open < 3; open++) {
        xml_write_end(xml);
    }
    xml_write_instruction(xml, "xpacket", STR("end=\"r\""));
}

void xmp_add(struct buffer *out, const struct meta *meta) {
    struct xml_writer *xml = xml_writer_new(out);
    begin_packet(xml);
    add_common(xml, meta);
    add_claims(xml, meta->options->profile);
    add_making(xml, meta);
    add_schemas(xml, meta->options->since.bytes.size > 0);
    end_packet(xml);
    xml_writer_free(xml);
}
