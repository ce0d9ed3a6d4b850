#include "unpack/messages.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Before the bytes of a message. Both processes are the same program, so its form is the machine's.
 */
struct head {
    uint32_t kind, number;
    uint64_t size;
};

static bool put_bytes(int handle, const void *bytes, size_t size) {
    const char *from = bytes;
    while (size > 0) {
        ssize_t put = write(handle, from, size);
        if (put < 0 && errno != EINTR) {
            return false;
        }
        if (put > 0) {
            from += put;
            size -= (size_t)put;
        }
    }
    return true;
}

bool message_put(int handle, enum message_kind kind, uint32_t number, struct str bytes) {
    struct head head = {(uint32_t)kind, number, bytes.size};
    return put_bytes(handle, &head, sizeof head) && put_bytes(handle, bytes.bytes, bytes.size);
}

bool message_next(struct str received, size_t *offset, struct message *message) {
    struct head head;
    if (received.size - *offset < sizeof head) {
        return false;
    }
    memcpy(&head, received.bytes + *offset, sizeof head);
    size_t start = *offset + sizeof head;
    if (head.kind >= MESSAGE_COUNT || head.size > received.size - start) {
        return false;
    }
    *offset = start + (size_t)head.size;
    *message = (struct message){(enum message_kind)head.kind, head.number,
                                str_slice(received, start, *offset)};
    return true;
}
