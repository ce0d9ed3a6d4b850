/* Any bytes as a PDF: what charter-unpack reads of it, in this process, and what charter makes of
 * what that tells. Bytes that do not begin as a PDF are the objects of one (assemble.h). */
#include "target.h"

#include "assemble.h"
#include "base/arena.h"
#include "base/str.h"
#include "cli/master_name.h"
#include "unpack/contents.h"
#include "unpack/making.h"
#include "unpack/messages.h"

#include <unistd.h>

static void look_at(const struct message *message, struct arena *arena) {
    struct making making;
    if (message->kind == MESSAGE_METADATA) {
        (void)making_read(message->bytes, arena, &making);
    } else if (message->kind == MESSAGE_NAME) {
        const char *name = master_name(message->bytes, "charter.pdf", arena);
        MUST(name[0] != '\0' && name[0] != '.' && str_find(str_of(name), STR("/"), 0) == SIZE_MAX);
    }
}

/* Whatever was read, it is told whole and ends as messages.h says. */
static void take(struct str sent) {
    struct arena *arena = arena_new();
    struct message message = {MESSAGE_COUNT, 0, STR("")};
    size_t offset = 0;
    bool ended = false;
    while (message_next(sent, &offset, &message)) {
        MUST(!ended);
        ended = message.kind == MESSAGE_END || message.kind == MESSAGE_FAULT;
        look_at(&message, arena);
    }
    MUST(ended && offset == sent.size);
    arena_free(arena);
}

static void read_back(int handle, struct buffer *sent) {
    off_t size = lseek(handle, 0, SEEK_END);
    MUST(size >= 0 && lseek(handle, 0, SEEK_SET) == 0);
    MUST(read(handle, buffer_reserve(sent, (size_t)size + 1), (size_t)size) == size);
    sent->size = (size_t)size;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static FILE *file = NULL;
    struct buffer pdf = {0}, sent = {0};
    struct str given = {(const char *)bytes, size};
    file = file == NULL ? tmpfile() : file;
    MUST(file != NULL && ftruncate(fileno(file), 0) == 0);
    MUST(lseek(fileno(file), 0, SEEK_SET) == 0);
    if (str_starts(given, STR("%PDF-"))) {
        buffer_add(&pdf, given);
    } else {
        assemble_pdf(given, &pdf);
    }
    contents_read(buffer_str(&pdf), UNPACK_PARTS, fileno(file));
    read_back(fileno(file), &sent);
    take(buffer_str(&sent));
    buffer_free(&pdf);
    buffer_free(&sent);
    return 0;
}
