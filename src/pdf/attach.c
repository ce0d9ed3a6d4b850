#include "pdf/attach.h"

#include "base/digest.h"
#include "pdf/body.h"
#include "pdf/literal.h"
#include "pdf/meta.h"
#include "pdf/objects.h"

#include <inttypes.h>

static void add_parameters(struct buffer *out, struct str bytes, struct str dated) {
    unsigned char hash[DIGEST_MD5_SIZE];
    digest_md5(bytes, hash);
    buffer_print(out, "/Params<</Size %zu/CheckSum<", bytes.size);
    for (int i = 0; i < DIGEST_MD5_SIZE; i++) {
        buffer_print(out, "%02X", (unsigned)hash[i]);
    }
    buffer_add(out, STR(">/ModDate("));
    if (dated.size > 0) {
        meta_add_date(out, dated);
    } else {
        buffer_add(out, STR("D:19700101000000Z"));
    }
    buffer_add(out, STR(")>>"));
}

static uint32_t write_file(struct str bytes, struct str dated, struct objects *objects,
                           struct body *body) {
    uint32_t number = objects_reserve(objects);
    struct buffer entries = {0};
    buffer_add(&entries, STR("/Type/EmbeddedFile/Subtype/text#2Fxml"));
    add_parameters(&entries, bytes, dated);
    body_stream(body, number, buffer_str(&entries), bytes, PACK_DEFLATE);
    buffer_free(&entries);
    return number;
}

static void write_specification(uint32_t number, uint32_t file, struct str name,
                                struct body *body) {
    struct buffer value = {0};
    buffer_add(&value, STR("<</Type/Filespec/AFRelationship/Source/F"));
    literal_add(&value, name);
    buffer_add(&value, STR("/UF"));
    literal_add_text(&value, name);
    buffer_add(&value, STR("/Desc"));
    literal_add_text(&value, STR("মূল কপি (XML master copy)"));
    buffer_print(&value, "/EF<</F %" PRIu32 " 0 R/UF %" PRIu32 " 0 R>>>>", file, file);
    body_object(body, number, buffer_str(&value));
    buffer_free(&value);
}

void attach_write(struct str bytes, struct str name, struct str dated, struct objects *objects,
                  struct body *body) {
    struct buffer names = {0};
    objects_step(objects, "attachment");
    uint32_t file = write_file(bytes, dated, objects, body);
    uint32_t specification = objects_reserve(objects);
    write_specification(specification, file, name, body);
    buffer_print(&names, "/AF[%" PRIu32 " 0 R]/Names<</EmbeddedFiles<</Names[", specification);
    literal_add_text(&names, name);
    buffer_print(&names, "%" PRIu32 " 0 R]>>>>", specification);
    dict_raw(objects_catalog(objects), buffer_str(&names));
    buffer_free(&names);
}
