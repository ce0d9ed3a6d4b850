#include "pdf/meta.h"

#include "base/unicode.h"
#include "doc/doc.h"

/* XML 1.0, 2.2: characters that may stand in a document at all. */
static bool is_xml_character(uint32_t code_point) {
    return code_point == '\t' || code_point == '\n' || code_point == '\r' ||
           (code_point >= 0x20 && code_point != 0xFFFE && code_point != 0xFFFF);
}

/* Character data. CR goes by its number, because a parser would make a line feed of it. */
static void add_escaped(struct buffer *out, struct str text) {
    for (size_t offset = 0; offset < text.size;) {
        uint32_t code_point = unicode_next(text, &offset);
        if (code_point == '&')
            buffer_add(out, STR("&amp;"));
        else if (code_point == '<')
            buffer_add(out, STR("&lt;"));
        else if (code_point == '>')
            buffer_add(out, STR("&gt;"));
        else if (code_point == '\r')
            buffer_add(out, STR("&#xD;"));
        else if (is_xml_character(code_point))
            unicode_add(out, code_point);
    }
}

/* A property, where there is something to say: `before`, the text, `after`. */
static void add_property(struct buffer *out, const char *before, struct str text,
                         const char *after) {
    if (text.size == 0)
        return;
    buffer_add(out, str_of(before));
    add_escaped(out, text);
    buffer_add(out, str_of(after));
}

void xmp_add(struct buffer *out, const struct doc_meta *meta, struct str program) {
    buffer_add(out, STR("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                        "<rdf:Description rdf:about=\"\""
                        " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                        " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                        "<dc:format>application/pdf</dc:format>\n"));
    add_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->title,
                 "</rdf:li></rdf:Alt></dc:title>\n");
    add_property(out, "<dc:creator><rdf:Seq><rdf:li>", meta->author,
                 "</rdf:li></rdf:Seq></dc:creator>\n");
    add_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->subject,
                 "</rdf:li></rdf:Alt></dc:description>\n");
    add_property(out, "<dc:language><rdf:Bag><rdf:li>", meta->lang,
                 "</rdf:li></rdf:Bag></dc:language>\n");
    add_property(out, "<pdf:Producer>", program, "</pdf:Producer>\n");
    add_property(out, "<xmp:CreatorTool>", program, "</xmp:CreatorTool>\n");
    add_property(out, "<xmp:CreateDate>", meta->dated, "</xmp:CreateDate>\n");
    add_property(out, "<xmp:ModifyDate>", meta->dated, "</xmp:ModifyDate>\n");
    buffer_add(out, STR("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
}
