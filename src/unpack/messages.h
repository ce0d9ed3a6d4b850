/* What the reading process tells the one that started it: messages, one behind the other; private
 * to src/unpack. Either side may be what a hostile file made of it, so the receiver checks all. */
#ifndef CHARTER_UNPACK_MESSAGES_H
#define CHARTER_UNPACK_MESSAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* What an attached file is to the document (AFRelationship). */
enum attachment_kind {
    ATTACHMENT_SOURCE, /* its master */
    ATTACHMENT_DATA    /* the master of the edition that it is compared with */
};

enum message_kind {
    MESSAGE_NAME,        /* of an attached master, UTF-8; `number` is an enum attachment_kind */
    MESSAGE_MASTER,      /* its bytes */
    MESSAGE_MASTER_HASH, /* SHA-256, 64 hexadecimal digits */
    MESSAGE_METADATA,    /* the XMP packet */
    MESSAGE_PART,        /* a fingerprint; `number` is the part, a page's from PART_COUNT on */
    MESSAGE_FAULT,       /* `number` is an enum contents_fault; the last message */
    MESSAGE_END,         /* all was read; the last message */
    MESSAGE_COUNT
};

struct message {
    enum message_kind kind;
    uint32_t number;
    struct str bytes;
};

/* Writes a message to a file handle. False where nobody reads any more. */
bool message_put(int handle, enum message_kind kind, uint32_t number, struct str bytes);

/* The message at `*offset`, which is moved behind it; its bytes are borrowed from `received`. False
 * where no whole message of a known kind stands there. */
bool message_next(struct str received, size_t *offset, struct message *message);

#endif
