#include "pdf/meta.h"

#include "base/diag.h"
#include "base/unicode.h"
#include "doc/doc.h"
#include "pdf/body.h"
#include "pdf/literal.h"
#include "pdf/objects.h"
#include "pdf/write.h"

#include <inttypes.h>

/* An entry of Info, where there is something to say. */
struct entry {
    const char *key;
    struct str text;
};

void meta_add_date(struct buffer *out, struct str iso) {
    buffer_add(out, STR("D:"));
    for (size_t i = 0; i < iso.size; i++) {
        if (iso.bytes[i] != '-') {
            buffer_add_byte(out, iso.bytes[i]);
        }
    }
}

static void write_dates(struct dict *info, struct str iso) {
    struct buffer date = {0};
    meta_add_date(&date, iso);
    dict_text(info, "CreationDate", buffer_str(&date));
    dict_text(info, "ModDate", buffer_str(&date));
    buffer_free(&date);
}

static bool write_info(const struct meta *meta, struct dict *info, struct diag *diag) {
    const struct doc_meta *doc = &meta->doc->meta;
    const struct entry entries[] = {{"Title", doc->title},
                                    {"Author", doc->author},
                                    {"Subject", doc->subject},
                                    {"Creator", meta->options->program},
                                    {"Producer", meta->options->program}};
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        if (!literal_text_fits(entries[i].text)) {
            DIAG(diag, meta->doc->place, DIAG_PDF_TEXT_TOO_LONG,
                 literal_beginning(entries[i].text));
            return false;
        }
        if (entries[i].text.size > 0) {
            dict_text(info, entries[i].key, entries[i].text);
        }
    }
    if (doc->dated.size > 0) {
        write_dates(info, doc->dated);
    }
    return true;
}

/* XMP is never packed: programs that know no PDF look for it (ISO 19005-3, 6.6.2.1). */
static uint32_t write_xmp(const struct meta *meta, struct objects *objects, struct body *body) {
    uint32_t number = objects_reserve(objects);
    struct buffer xmp = {0};
    xmp_add(&xmp, meta);
    body_stream(body, number, STR("/Type/Metadata/Subtype/XML"), buffer_str(&xmp), PACK_NONE);
    buffer_free(&xmp);
    return number;
}

/* The label of each page is the number that is printed at its foot, in Bangla digits, for which PDF
 * has no style of its own: so each is written out. */
static uint32_t write_page_labels(size_t count, struct objects *objects, struct body *body) {
    uint32_t number = objects_reserve(objects);
    struct buffer labels = {0};
    buffer_add(&labels, STR("<</Nums["));
    for (size_t i = 0; i < count; i++) {
        struct buffer digits = {0};
        unicode_add_bangla_number(&digits, i + 1);
        buffer_print(&labels, "%zu<</P", i);
        literal_add_text(&labels, buffer_str(&digits));
        buffer_add(&labels, STR(">>"));
        buffer_free(&digits);
    }
    buffer_add(&labels, STR("]>>"));
    body_object(body, number, buffer_str(&labels));
    buffer_free(&labels);
    return number;
}

bool meta_write(const struct meta *meta, struct objects *objects, struct body *body,
                struct diag *diag) {
    struct dict *catalog = objects_catalog(objects);
    struct buffer raw = {0};
    objects_step(objects, "metadata");
    if (!write_info(meta, objects_info(objects), diag)) {
        return false;
    }
    if (meta->doc->meta.lang.size > 0) {
        dict_text(catalog, "Lang", meta->doc->meta.lang);
    }
    struct dict *preferences = dict_child(catalog, "ViewerPreferences");
    dict_boolean(preferences, "DisplayDocTitle", true);
    /* Sizes and margins are chosen for the paper: a printer dialogue should not shrink them. */
    dict_name(preferences, "PrintScaling", "None");
    dict_boolean(dict_child(catalog, "MarkInfo"), "Marked", true);
    /* One after the other: as arguments of one call, compilers would number them differently. */
    uint32_t labels = write_page_labels(meta->page_count, objects, body);
    uint32_t xmp = write_xmp(meta, objects, body);
    buffer_print(&raw, "/Metadata %" PRIu32 " 0 R/PageLabels %" PRIu32 " 0 R", xmp, labels);
    dict_raw(catalog, buffer_str(&raw));
    buffer_free(&raw);
    return true;
}
