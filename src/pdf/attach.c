#include "pdf/attach.h"

#include "base/digest.h"
#include "pdf/body.h"
#include "pdf/literal.h"
#include "pdf/meta.h"
#include "pdf/objects.h"

#include <assert.h>
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

static void write_specification(uint32_t number, uint32_t file, const struct attached *attached,
                                struct body *body) {
    static const char *const kinds[] = {"Source", "Data"},
                             *const told[] = {
                                 "মূল কপি (XML master copy)",
                                 "আগের সংস্করণের মূল কপি (XML master copy of an earlier edition)"};
    struct buffer value = {0};
    buffer_print(&value, "<</Type/Filespec/AFRelationship/%s/F", kinds[attached->kind]);
    literal_add(&value, attached->name);
    buffer_add(&value, STR("/UF"));
    literal_add_text(&value, attached->name);
    buffer_add(&value, STR("/Desc"));
    literal_add_text(&value, str_of(told[attached->kind]));
    buffer_print(&value, "/EF<</F %" PRIu32 " 0 R/UF %" PRIu32 " 0 R>>>>", file, file);
    body_object(body, number, buffer_str(&value));
    buffer_free(&value);
}

/* Returns the number of its specification. */
static uint32_t write_attached(const struct attached *attached, struct objects *objects,
                               struct body *body) {
    uint32_t file = write_file(attached->bytes, attached->dated, objects, body);
    uint32_t specification = objects_reserve(objects);
    write_specification(specification, file, attached, body);
    return specification;
}

/* Adds the file with the smallest name above `last`; the caller asks as often as there are files.
 */
static struct str add_next_name(struct buffer *names, const struct attached *files,
                                const uint32_t *numbers, size_t count, struct str last) {
    size_t next = count;
    for (size_t i = 0; i < count; i++) {
        if (str_compare(files[i].name, last) > 0 &&
            (next == count || str_compare(files[i].name, files[next].name) < 0)) {
            next = i;
        }
    }
    assert(next < count);
    literal_add_text(names, files[next].name);
    buffer_print(names, "%" PRIu32 " 0 R", numbers[next]);
    return files[next].name;
}

void attach_write(const struct attached *files, size_t count, struct objects *objects,
                  struct body *body) {
    enum { MOST = 2 };
    uint32_t numbers[MOST];
    struct buffer names = {0};
    struct str last = STR("");
    assert(count <= MOST);
    objects_step(objects, "attachment");
    buffer_add(&names, STR("/AF["));
    for (size_t i = 0; i < count; i++) {
        numbers[i] = write_attached(&files[i], objects, body);
        buffer_print(&names, i > 0 ? " %" PRIu32 " 0 R" : "%" PRIu32 " 0 R", numbers[i]);
    }
    buffer_add(&names, STR("]/Names<</EmbeddedFiles<</Names["));
    for (size_t i = 0; i < count; i++) {
        last = add_next_name(&names, files, numbers, count, last);
    }
    buffer_add(&names, STR("]>>>>"));
    dict_raw(objects_catalog(objects), buffer_str(&names));
    buffer_free(&names);
}
