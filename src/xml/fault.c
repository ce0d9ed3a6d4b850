#include "xml/fault.h"

#include "base/unicode.h"
#include "xml/markup.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* How to find the place from where the parser stood, and what the message names. */
enum fault_at {
    AT_PARSER,    /* where it stood */
    AT_TAG,       /* back to the `<` */
    AT_ATTRIBUTE, /* the same, from inside a tag: a `<` right here belongs to a value */
    AT_COMMENT,   /* back to the `<!--` */
    AT_QUESTION,  /* back to the `<?` */
    AT_CDATA,     /* back to the `<![CDATA[` */
    AT_AMPERSAND, /* back to the `&` */
    AT_OPEN       /* the start tag of the innermost open element */
};

struct fault_kind {
    int code;
    enum fault_at at;
    enum diag_id id;
};

static const struct fault_kind kinds[] = {
    {XML_ERR_DOCUMENT_EMPTY, AT_PARSER, DIAG_XML_EMPTY},
    {XML_ERR_TAG_NOT_FINISHED, AT_OPEN, DIAG_XML_TRUNCATED},
    {XML_ERR_NAME_REQUIRED, AT_TAG, DIAG_XML_BROKEN_TAG},
    {XML_ERR_GT_REQUIRED, AT_TAG, DIAG_XML_BROKEN_TAG},
    {XML_ERR_LT_REQUIRED, AT_TAG, DIAG_XML_BROKEN_TAG},
    {XML_ERR_LTSLASH_REQUIRED, AT_OPEN, DIAG_XML_TRUNCATED},
    {XML_ERR_SPACE_REQUIRED, AT_ATTRIBUTE, DIAG_XML_BROKEN_ATTRIBUTE},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, AT_ATTRIBUTE, DIAG_XML_BROKEN_ATTRIBUTE},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, AT_ATTRIBUTE, DIAG_XML_BROKEN_ATTRIBUTE},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, AT_ATTRIBUTE, DIAG_XML_BROKEN_ATTRIBUTE},
    {XML_ERR_LT_IN_ATTRIBUTE, AT_ATTRIBUTE, DIAG_XML_BROKEN_ATTRIBUTE},
    {XML_ERR_UNDECLARED_ENTITY, AT_AMPERSAND, DIAG_XML_ENTITY},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, AT_AMPERSAND, DIAG_XML_AMPERSAND},
    {XML_ERR_ENTITYREF_NO_NAME, AT_AMPERSAND, DIAG_XML_AMPERSAND},
    {XML_ERR_INVALID_CHARREF, AT_AMPERSAND, DIAG_XML_CHARACTER_REFERENCE},
    {XML_ERR_INVALID_HEX_CHARREF, AT_AMPERSAND, DIAG_XML_CHARACTER_REFERENCE},
    {XML_ERR_INVALID_DEC_CHARREF, AT_AMPERSAND, DIAG_XML_CHARACTER_REFERENCE},
    {XML_ERR_INVALID_CHAR, AT_AMPERSAND, DIAG_XML_CHARACTER_REFERENCE},
    {XML_NS_ERR_QNAME, AT_TAG, DIAG_XML_BROKEN_TAG},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, AT_TAG, DIAG_XML_PREFIX},
    {XML_ERR_COMMENT_NOT_FINISHED, AT_COMMENT, DIAG_XML_COMMENT},
    {XML_ERR_HYPHEN_IN_COMMENT, AT_COMMENT, DIAG_XML_COMMENT},
    {XML_ERR_CDATA_NOT_FINISHED, AT_CDATA, DIAG_XML_CDATA},
    {XML_ERR_PI_NOT_STARTED, AT_QUESTION, DIAG_XML_INSTRUCTION},
    {XML_ERR_PI_NOT_FINISHED, AT_QUESTION, DIAG_XML_INSTRUCTION},
    {XML_ERR_RESERVED_XML_NAME, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_XMLDECL_NOT_STARTED, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_XMLDECL_NOT_FINISHED, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_VERSION_MISSING, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_UNKNOWN_VERSION, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_ENCODING_NAME, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_STANDALONE_VALUE, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_EQUAL_REQUIRED, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_STRING_NOT_STARTED, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_STRING_NOT_CLOSED, AT_QUESTION, DIAG_XML_DECLARATION},
    {XML_ERR_DOCUMENT_END, AT_PARSER, DIAG_XML_AFTER_END},
};

static struct str text_of(const struct fault_scene *scene) {
    return diag_file_text(scene->diag, scene->file);
}

static struct place place_at(const struct fault_scene *scene, size_t offset) {
    return (struct place){scene->file, (uint32_t)offset};
}

static size_t offset_for(const struct fault_scene *scene, enum fault_at at) {
    switch (at) {
    case AT_TAG:
        return markup_back(text_of(scene), scene->offset, '<');
    case AT_ATTRIBUTE:
        return markup_back(text_of(scene), scene->offset - (scene->offset > 0), '<');
    case AT_COMMENT:
        return markup_back_to(text_of(scene), scene->offset, STR("<!--"));
    case AT_QUESTION:
        return markup_back_to(text_of(scene), scene->offset, STR("<?"));
    case AT_CDATA:
        return markup_back_to(text_of(scene), scene->offset, STR("<![CDATA["));
    case AT_AMPERSAND:
        /* The parser stands behind it, perhaps on the next. */
        return markup_back(text_of(scene), scene->offset - (scene->offset > 0), '&');
    case AT_OPEN:
        return scene->open.size == 0 ? scene->offset : scene->open_offset;
    case AT_PARSER:
        break;
    }
    return scene->offset;
}

/* The end tag names another element than the one that is open. Both languages get the line of the
 * start tag in their digits. */
static void report_mismatch(const struct fault_scene *scene) {
    size_t tag = markup_back(text_of(scene), scene->offset, '<');
    size_t line, column;
    struct buffer bangla = {0}, ascii = {0};
    diag_line_column(scene->diag, place_at(scene, scene->open_offset), &line, &column);
    unicode_add_bangla_number(&bangla, line);
    buffer_print(&ascii, "%zu", line);
    DIAG(scene->diag, place_at(scene, tag), DIAG_XML_TAG_MISMATCH, scene->open,
         markup_word(text_of(scene), tag + 2), buffer_str(&ascii), buffer_str(&bangla));
    buffer_free(&bangla);
    buffer_free(&ascii);
}

/* A fault that has no message of its own: the first line of the parser's words is better than
 * none. */
static void report_other(const struct fault_scene *scene, const xmlError *error) {
    struct str words = str_of(error->message);
    size_t end = str_find(words, STR("\n"), 0);
    DIAG(scene->diag, place_at(scene, scene->offset), DIAG_XML_SYNTAX,
         str_slice(words, 0, end == SIZE_MAX ? words.size : end));
}

static void report_attribute_twice(const struct fault_scene *scene, const xmlError *error) {
    struct str text = text_of(scene);
    struct buffer full = {0}; /* libxml2 gives prefix and name, or the name alone */
    buffer_add(&full, str_of(error->str1));
    if (error->str2 != NULL) {
        buffer_print(&full, ":%s", error->str2);
    }
    struct str name = buffer_str(&full);
    size_t tag = markup_back(text, scene->offset, '<');
    size_t first = markup_attribute(text, tag, name);
    size_t second = markup_attribute(text, first, name);
    DIAG(scene->diag, place_at(scene, second), DIAG_XML_ATTRIBUTE_TWICE, name);
    buffer_free(&full);
}

static void report_kind(const struct fault_scene *scene, const xmlError *error,
                        const struct fault_kind *kind) {
    size_t offset = offset_for(scene, kind->at);
    bool names_itself = kind->at != AT_PARSER && kind->at != AT_OPEN;
    struct str name = names_itself ? markup_word(text_of(scene), offset + 1) : scene->open;
    if (kind->id == DIAG_XML_PREFIX) {
        name = str_of(error->str1);
    }
    DIAG(scene->diag, place_at(scene, offset), kind->id, name);
}

/* What libxml2 calls a missing name is a `<` or a `&` that was meant as a sign; what it says at the
 * end of the file, whatever it is, is that the rest is missing. */
static struct fault_kind kind_of(const struct fault_scene *scene, const struct fault_kind *kind) {
    struct str text = text_of(scene);
    bool ends = str_trim(str_slice(text, scene->offset, text.size)).size == 0;
    bool names_what_is_open = kind->id == DIAG_XML_COMMENT || kind->id == DIAG_XML_CDATA ||
                              kind->id == DIAG_XML_INSTRUCTION;
    if (ends && scene->open.size > 0 && !names_what_is_open) {
        return (struct fault_kind){kind->code, AT_OPEN, DIAG_XML_TRUNCATED};
    }
    size_t tag = offset_for(scene, AT_ATTRIBUTE);
    if (kind->id == DIAG_XML_BROKEN_ATTRIBUTE &&
        str_starts(str_slice(text, tag, text.size), STR("<?"))) {
        bool declares = str_equal(markup_word(text, tag + 2), STR("xml"));
        return (struct fault_kind){kind->code, AT_QUESTION,
                                   declares ? DIAG_XML_DECLARATION : DIAG_XML_INSTRUCTION};
    }
    size_t ampersand = markup_back(text, scene->offset, '&');
    if (kind->code == XML_ERR_NAME_REQUIRED && ampersand < scene->offset &&
        ampersand > markup_back(text, scene->offset, '<')) {
        return (struct fault_kind){kind->code, AT_AMPERSAND, DIAG_XML_AMPERSAND};
    }
    return *kind;
}

void fault_report(const struct fault_scene *scene, const xmlError *error) {
    if (error->code == XML_ERR_TAG_NAME_MISMATCH) {
        report_mismatch(scene);
        return;
    }
    if (error->code == XML_ERR_ATTRIBUTE_REDEFINED) {
        report_attribute_twice(scene, error);
        return;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i].code == error->code) {
            struct fault_kind kind = kind_of(scene, &kinds[i]);
            report_kind(scene, error, &kind);
            return;
        }
    }
    report_other(scene, error);
}
