#include "unpack/unpack.h"

#include "base/array.h"
#include "base/file.h"
#include "unpack/child.h"
#include "unpack/contents.h"
#include "unpack/messages.h"

#include <errno.h>
#include <string.h>

/* The messages as they are taken in. */
struct taking {
    struct unpacked *unpacked;
    ARRAY(struct str) pages;
    bool ended;
    enum diag_id fault; /* DIAG_COUNT: none */
};

static enum diag_id diag_of(uint32_t fault) {
    static const enum diag_id ids[] = {
        [CONTENTS_DAMAGED] = DIAG_PDF_DAMAGED,
        [CONTENTS_ENCRYPTED] = DIAG_PDF_ENCRYPTED,
        [CONTENTS_MASTER_DAMAGED] = DIAG_PDF_MASTER_DAMAGED,
        [CONTENTS_MASTER_TOO_LARGE] = DIAG_PDF_MASTER_TOO_LARGE,
    };
    return fault < sizeof ids / sizeof ids[0] ? ids[fault] : DIAG_PDF_DAMAGED;
}

/* Pages come in their order. */
static void take_part(struct taking *taking, const struct message *message) {
    if (message->number < PART_COUNT) {
        taking->unpacked->parts[message->number] = message->bytes;
    } else {
        array_push(&taking->pages, message->bytes);
    }
}

static void take(struct taking *taking, const struct message *message) {
    struct unpacked *unpacked = taking->unpacked;
    bool is_since = message->number == ATTACHMENT_DATA;
    switch (message->kind) {
    case MESSAGE_NAME:
        *(is_since ? &unpacked->since_name : &unpacked->name) = message->bytes;
        break;
    case MESSAGE_MASTER:
        *(is_since ? &unpacked->since : &unpacked->master) = message->bytes;
        break;
    case MESSAGE_MASTER_HASH:
        *(is_since ? &unpacked->since_hash : &unpacked->master_hash) = message->bytes;
        break;
    case MESSAGE_METADATA:
        unpacked->metadata = message->bytes;
        break;
    case MESSAGE_PART:
        take_part(taking, message);
        break;
    case MESSAGE_FAULT:
        taking->fault = diag_of(message->number);
        break;
    case MESSAGE_END:
        taking->ended = true;
        break;
    case MESSAGE_COUNT:
        break;
    }
}

/* The child says a fault, or at the end that it is done. Where it says neither, the file broke it;
 * one that ran to its end all the same could not say it. */
static enum diag_id take_all(struct unpacked *unpacked, enum child_outcome outcome) {
    struct taking taking = {.unpacked = unpacked, .fault = DIAG_COUNT};
    struct message message;
    size_t offset = 0;
    while (message_next(buffer_str(&unpacked->received), &offset, &message)) {
        take(&taking, &message);
    }
    unpacked->has_master = unpacked->master_hash.size > 0;
    unpacked->has_since = unpacked->since_hash.size > 0;
    unpacked->page_count = taking.pages.count;
    unpacked->pages = taking.pages.items;
    if (taking.fault != DIAG_COUNT || taking.ended) {
        return taking.fault;
    }
    errno = EIO;
    return outcome == CHILD_DONE ? DIAG_PROCESS_STOPPED : DIAG_PDF_DAMAGED;
}

/* Readers look for the beginning in the first kilobyte (ISO 32000-1, Annex H, note 13). */
static bool begins_as_pdf(struct str pdf) {
    enum { FIRST = 1024 };
    size_t at = str_find(str_slice(pdf, 0, pdf.size < FIRST ? pdf.size : FIRST), STR("%PDF-"), 0);
    return at != SIZE_MAX;
}

/* Beside the program in the build tree; else where it is installed. */
static void find_reader(struct buffer *path) {
    static const char *const places[] = {"", READER_FROM_PROGRAM "/"};
    struct buffer folder = {0};
    (void)file_program_folder(&folder);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        path->size = 0;
        buffer_print(path, "%.*s/%scharter-unpack", STR_ARG(buffer_str(&folder)), places[i]);
        buffer_add_byte(path, '\0');
        if (file_exists(path->bytes)) {
            break;
        }
    }
    buffer_free(&folder);
}

static enum child_outcome run_reader(struct str pdf, enum unpack_depth depth,
                                     struct buffer *received) {
    struct buffer reader = {0};
    find_reader(&reader);
    enum child_outcome outcome =
        child_run(reader.bytes, depth == UNPACK_PARTS ? "parts" : "master", pdf, received);
    buffer_free(&reader);
    return outcome;
}

bool unpack(struct str pdf, const char *path, enum unpack_depth depth, struct unpacked *unpacked,
            struct diag *diag) {
    *unpacked = (struct unpacked){0};
    if (!begins_as_pdf(pdf)) {
        DIAG(diag, NOWHERE, DIAG_PDF_NONE, str_of(path));
        return false;
    }
    enum child_outcome outcome = run_reader(pdf, depth, &unpacked->received);
    enum diag_id fault = outcome == CHILD_MISSING   ? DIAG_PROCESS_MISSING
                         : outcome == CHILD_STOPPED ? DIAG_PROCESS_STOPPED
                                                    : take_all(unpacked, outcome);
    if (fault != DIAG_COUNT) {
        DIAG(diag, NOWHERE, fault, str_of(path), str_of(strerror(errno)));
    }
    return fault == DIAG_COUNT;
}

void unpack_free(struct unpacked *unpacked) {
    array_drop(unpacked->pages);
    buffer_free(&unpacked->received);
}

const char *unpack_library_version(void) {
    return QPDF_VERSION_BUILT_WITH;
}
