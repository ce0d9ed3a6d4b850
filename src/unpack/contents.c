#include "unpack/contents.h"

#include "base/digest.h"
#include "unpack/attachment.h"
#include "unpack/messages.h"
#include "unpack/object.h"
#include "unpack/parts.h"
#include "unpack/stream.h"

/* XMP of more than this is none. */
enum { METADATA_LIMIT = 1024 * 1024 };

static bool put_fault(int handle, enum contents_fault fault) {
    (void)message_put(handle, MESSAGE_FAULT, (uint32_t)fault, STR(""));
    return false;
}

static bool put_hash(int handle, enum attachment_kind kind, struct str master) {
    struct buffer digits = {0};
    digest_add_hex(&digits, master);
    bool fine = message_put(handle, MESSAGE_MASTER_HASH, (uint32_t)kind, buffer_str(&digits));
    buffer_free(&digits);
    return fine;
}

static bool put_master(struct document *document, enum attachment_kind kind, int handle) {
    static const char *const relationships[] = {"/Source", "/Data"};
    struct buffer name = {0}, master = {0};
    enum stream_fault fault = STREAM_FINE;
    bool fine = true;
    if (!attachment_read(document, relationships[kind], UNPACK_MASTER_LIMIT, &name, &master,
                         &fault)) {
        fine = document_sound(document) || put_fault(handle, CONTENTS_DAMAGED);
    } else if (fault != STREAM_FINE) {
        fine = put_fault(handle, fault == STREAM_TOO_LARGE ? CONTENTS_MASTER_TOO_LARGE
                                                           : CONTENTS_MASTER_DAMAGED);
    } else {
        fine = message_put(handle, MESSAGE_NAME, (uint32_t)kind, buffer_str(&name)) &&
               message_put(handle, MESSAGE_MASTER, (uint32_t)kind, buffer_str(&master)) &&
               put_hash(handle, kind, buffer_str(&master));
    }
    buffer_free(&name);
    buffer_free(&master);
    return fine;
}

/* Nothing where there is no XMP, or none that can be unpacked: it says nothing then. */
static bool put_metadata(struct document *document, int handle) {
    struct buffer packet = {0};
    object catalog = document_catalog(document);
    object stream = object_key(document, catalog, "/Metadata");
    bool fine = stream_read(document, stream, METADATA_LIMIT, &packet) != STREAM_FINE ||
                message_put(handle, MESSAGE_METADATA, 0, buffer_str(&packet));
    object_drop(document, stream);
    object_drop(document, catalog);
    buffer_free(&packet);
    return fine;
}

static bool put_parts(struct document *document, int handle) {
    return parts_put(document, handle) || put_fault(handle, CONTENTS_DAMAGED);
}

void contents_read(struct str pdf, enum unpack_depth depth, int handle) {
    enum document_fault fault;
    struct document *document = document_open(pdf, &fault);
    bool fine =
        fault == DOCUMENT_FINE ||
        put_fault(handle, fault == DOCUMENT_ENCRYPTED ? CONTENTS_ENCRYPTED : CONTENTS_DAMAGED);
    if (fine && put_master(document, ATTACHMENT_SOURCE, handle) &&
        put_master(document, ATTACHMENT_DATA, handle) && put_metadata(document, handle) &&
        (depth != UNPACK_PARTS || put_parts(document, handle))) {
        (void)message_put(handle, MESSAGE_END, 0, STR(""));
    }
    document_close(document);
}
