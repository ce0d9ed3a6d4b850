#include "pdf/body.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/digest.h"
#include "base/file.h"
#include "pdf/deflate.h"
#include "pdf/number.h"
#include "pdf/objects.h"

#include <assert.h>
#include <inttypes.h>

/* Where an object stands: in the file at offset `where`, or in object stream number `where`. */
enum place_kind { STANDS_NOWHERE = 0, STANDS_IN_FILE = 1, STANDS_IN_STREAM = 2 };

struct entry {
    uint32_t where;
    uint16_t index; /* in its object stream */
    uint8_t kind;
};

struct body {
    struct objects *objects;
    struct file_writer *out;
    struct digest *digest; /* of all that was written; NULL once it was asked */
    struct deflater *deflater;
    ARRAY(struct entry) entries;               /* by object number */
    struct buffer stream_index, stream_values; /* the object stream that is being filled */
    struct buffer packed;                      /* the stream that is being written */
    uint32_t stream_count, stream_number;
    uint64_t size;
    bool failed; /* a write failed, which was reported */
};

static void put(struct body *body, struct str bytes) {
    if (body->digest != NULL) {
        digest_add(body->digest, bytes);
    }
    if (!file_write(body->out, bytes)) {
        body->failed = true;
    }
    body->size += bytes.size;
}

struct body *body_new(struct objects *objects, struct file_writer *out) {
    struct body *body = memory_zeroed(sizeof *body);
    body->objects = objects;
    body->out = out;
    body->digest = digest_new();
    body->deflater = deflater_new(!file_keeps(out));
    /* The comment marks the file as binary (ISO 32000-1, 7.5.2). */
    put(body, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
    return body;
}

void body_free(struct body *body) {
    if (body == NULL) {
        return;
    }
    digest_free(body->digest);
    deflater_free(body->deflater);
    array_free(&body->entries);
    buffer_free(&body->stream_index);
    buffer_free(&body->stream_values);
    buffer_free(&body->packed);
    memory_free(body);
}

static void note(struct body *body, uint32_t number, struct entry entry) {
    assert(number > 0);
    while (body->entries.count <= number) {
        array_push(&body->entries, (struct entry){0});
    }
    assert(body->entries.items[number].kind == STANDS_NOWHERE);
    body->entries.items[number] = entry;
}

static void put_stream(struct body *body, uint32_t number, struct str entries, struct str data,
                       enum packing packing) {
    struct buffer head = {0};
    body->packed.size = 0;
    if (packing != PACK_NONE) {
        deflate_add(body->deflater, &body->packed, data);
    }
    struct str stored = packing == PACK_NONE ? data : buffer_str(&body->packed);
    buffer_print(&head, "%" PRIu32 " 0 obj\n<<%.*s%s/Length %zu>>\nstream\n", number,
                 STR_ARG(entries), packing == PACK_NONE ? "" : "/Filter/FlateDecode", stored.size);
    put(body, buffer_str(&head));
    put(body, stored);
    put(body, STR("\nendstream\nendobj\n"));
    buffer_free(&head);
}

void body_stream(struct body *body, uint32_t number, struct str entries, struct str data,
                 enum packing packing) {
    note(body, number, (struct entry){(uint32_t)body->size, 0, STANDS_IN_FILE});
    put_stream(body, number, entries, data, packing);
}

static void end_object_stream(struct body *body) {
    if (body->stream_count == 0) {
        return;
    }
    struct buffer entries = {0};
    buffer_print(&entries, "/Type/ObjStm/N %" PRIu32 "/First %zu", body->stream_count,
                 body->stream_index.size);
    buffer_add(&body->stream_index, buffer_str(&body->stream_values));
    body_stream(body, body->stream_number, buffer_str(&entries), buffer_str(&body->stream_index),
                PACK_DEFLATE);
    buffer_free(&entries);
    body->stream_index.size = 0;
    body->stream_values.size = 0;
    body->stream_count = 0;
}

void body_object(struct body *body, uint32_t number, struct str value) {
    if (body->stream_count == 0) {
        body->stream_number = objects_reserve(body->objects);
    }
    note(body, number,
         (struct entry){body->stream_number, (uint16_t)body->stream_count, STANDS_IN_STREAM});
    number_add_integer(&body->stream_index, number);
    buffer_add_byte(&body->stream_index, ' ');
    number_add_integer(&body->stream_index, body->stream_values.size);
    buffer_add_byte(&body->stream_index, ' ');
    buffer_add(&body->stream_values, value);
    buffer_add_byte(&body->stream_values, '\n');
    body->stream_count++;
    if (body->stream_count == BODY_STREAM_OBJECTS) {
        end_object_stream(body);
    }
}

static void write_held_objects(struct body *body) {
    struct buffer value = {0};
    size_t count = objects_count(body->objects);
    for (size_t i = 0; i < count; i++) {
        value.size = 0;
        uint32_t number = objects_value(body->objects, i, &value);
        if (number != 0) {
            body_object(body, number, buffer_str(&value));
        }
    }
    buffer_free(&value);
    end_object_stream(body);
}

/* One row of the table is 1 + 4 + 2 bytes; PNG's "up" predictor (7.4.4.4) writes each as the
 * difference to the row above, which is mostly zeros. */
enum { ROW_SIZE = 7, PREDICTOR_UP = 2 };

static void add_row(struct buffer *table, const struct entry *entry,
                    unsigned char above[ROW_SIZE]) {
    const unsigned char row[ROW_SIZE] = {entry->kind,
                                         (unsigned char)(entry->where >> 24),
                                         (unsigned char)(entry->where >> 16),
                                         (unsigned char)(entry->where >> 8),
                                         (unsigned char)entry->where,
                                         (unsigned char)(entry->index >> 8),
                                         (unsigned char)entry->index};
    buffer_add_byte(table, PREDICTOR_UP);
    for (int i = 0; i < ROW_SIZE; i++) {
        buffer_add_byte(table, (char)(row[i] - above[i]));
        above[i] = row[i];
    }
}

/* /ID: both parts are 16 bytes of the hash of all that was written before. */
static void add_trailer(struct body *body, struct buffer *entries) {
    unsigned char hash[DIGEST_SIZE];
    digest_end(body->digest, hash);
    digest_free(body->digest);
    body->digest = NULL;
    buffer_print(entries, "/Root %" PRIu32 " 0 R/Info %" PRIu32 " 0 R/ID[",
                 dict_number(objects_catalog(body->objects)),
                 dict_number(objects_info(body->objects)));
    for (int part = 0; part < 2; part++) {
        buffer_add_byte(entries, '<');
        for (int i = 0; i < DIGEST_SIZE / 2; i++) {
            buffer_print(entries, "%02X", (unsigned)hash[i]);
        }
        buffer_add_byte(entries, '>');
    }
    buffer_add_byte(entries, ']');
}

static void write_table(struct body *body, uint32_t number) {
    struct buffer table = {0};
    struct buffer entries = {0};
    unsigned char above[ROW_SIZE] = {0};
    uint64_t start = body->size;

    note(body, number, (struct entry){(uint32_t)start, 0, STANDS_IN_FILE});
    /* Number 0, and numbers that were given but never used, are free. */
    body->entries.items[0] = (struct entry){0, 0xFFFF, STANDS_NOWHERE};
    for (size_t i = 0; i < body->entries.count; i++) {
        add_row(&table, &body->entries.items[i], above);
    }
    buffer_print(&entries, "/Type/XRef/Size %zu/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>",
                 body->entries.count, ROW_SIZE);
    add_trailer(body, &entries);
    put_stream(body, number, buffer_str(&entries), buffer_str(&table), PACK_DEFLATE);
    entries.size = 0;
    buffer_print(&entries, "startxref\n%" PRIu64 "\n%%%%EOF\n", start);
    put(body, buffer_str(&entries));
    buffer_free(&entries);
    buffer_free(&table);
}

bool body_end(struct body *body, struct diag *diag) {
    /* Two more: the last object stream and the table. */
    bool fits = objects_size(body->objects) + 2 <= OBJECT_LIMIT + 1;
    if (fits) {
        write_held_objects(body);
        write_table(body, objects_reserve(body->objects));
    }
    if (!fits || body->size > UINT32_MAX) {
        DIAG(diag, NOWHERE, DIAG_PDF_TOO_LARGE);
        return false;
    }
    return !body->failed;
}
