#include "pdf/meta.h"

#include "base/diag.h"
#include "doc/doc.h"
#include "pdf/body.h"
#include "pdf/literal.h"
#include "pdf/objects.h"

#include <inttypes.h>

static bool write_text(struct dict *info, const char *key, struct str text, struct diag *diag) {
    if (text.size == 0)
        return true;
    if (!literal_text_fits(text)) {
        DIAG(diag, NOWHERE, DIAG_PDF_TEXT_TOO_LONG, literal_beginning(text));
        return false;
    }
    dict_text(info, key, text);
    return true;
}

/* A PDF date may end with the day: the master knows no hour (7.9.4). */
static void write_dates(struct dict *info, struct str iso) {
    struct buffer date = {0};
    buffer_add(&date, STR("D:"));
    for (size_t i = 0; i < iso.size; i++)
        if (iso.bytes[i] != '-')
            buffer_add_byte(&date, iso.bytes[i]);
    dict_text(info, "CreationDate", buffer_str(&date));
    dict_text(info, "ModDate", buffer_str(&date));
    buffer_free(&date);
}

static bool write_info(const struct doc_meta *meta, struct str program, struct dict *info,
                       struct diag *diag) {
    bool fine = write_text(info, "Title", meta->title, diag) &&
                write_text(info, "Author", meta->author, diag) &&
                write_text(info, "Subject", meta->subject, diag) &&
                write_text(info, "Creator", program, diag) &&
                write_text(info, "Producer", program, diag);
    if (meta->dated.size > 0)
        write_dates(info, meta->dated);
    return fine;
}

/* XMP is never packed: programs that know no PDF look for it (ISO 19005-3, 6.6.2.1). */
static uint32_t write_xmp(const struct doc_meta *meta, struct str program, struct objects *objects,
                          struct body *body) {
    uint32_t number = objects_reserve(objects);
    struct buffer xmp = {0};
    xmp_add(&xmp, meta, program);
    body_stream(body, number, STR("/Type/Metadata/Subtype/XML"), buffer_str(&xmp), PACK_NONE);
    buffer_free(&xmp);
    return number;
}

bool meta_write(const struct doc_meta *meta, struct str program, struct objects *objects,
                struct body *body, struct diag *diag) {
    struct dict *catalog = objects_catalog(objects);
    struct buffer raw = {0};
    objects_step(objects, "metadata");
    bool fine = write_info(meta, program, objects_info(objects), diag);
    if (meta->lang.size > 0)
        dict_text(catalog, "Lang", meta->lang);
    dict_boolean(dict_child(catalog, "ViewerPreferences"), "DisplayDocTitle", true);
    buffer_print(&raw, "/Metadata %" PRIu32 " 0 R", write_xmp(meta, program, objects, body));
    dict_raw(catalog, buffer_str(&raw));
    buffer_free(&raw);
    return fine;
}
