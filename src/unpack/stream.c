#include "unpack/stream.h"

#include "base/arena.h"
#include "base/str.h"

#include <libdeflate.h>

enum packing { PLAIN, DEFLATED, FOREIGN };

/* A filter is a name, or an array of one. */
static enum packing packing_of_filter(struct document *document, object filter) {
    if (object_is_name(document, filter, "/FlateDecode")) {
        return DEFLATED;
    }
    if (!object_is_array(document, filter)) {
        return object_is_null(document, filter) ? PLAIN : FOREIGN;
    }
    object first = object_item(document, filter, 0);
    bool deflated =
        object_count(document, filter) == 1 && object_is_name(document, first, "/FlateDecode");
    object_drop(document, first);
    return deflated ? DEFLATED : FOREIGN;
}

static enum packing packing_of(struct document *document, object stream) {
    object filter = object_key(document, stream, "/Filter");
    object parameters = object_key(document, stream, "/DecodeParms");
    object file = object_key(document, stream, "/F"); /* the data stand in another file */
    enum packing packing = object_is_null(document, parameters) && object_is_null(document, file)
                               ? packing_of_filter(document, filter)
                               : FOREIGN;
    object_drop(document, filter);
    object_drop(document, parameters);
    object_drop(document, file);
    return packing;
}

/* Tries with ever more room: how much is needed is not known beforehand, and what the file says of
 * it need not be true. */
static enum stream_fault inflate(struct str packed, size_t limit, struct buffer *out) {
    enum { FIRST_ROOM = 64 * 1024, GROWTH = 4 };
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    if (inflater == NULL) {
        return STREAM_TOO_LARGE;
    }
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t room = 0;
    while (result == LIBDEFLATE_INSUFFICIENT_SPACE && room < limit) {
        room = room == 0 ? FIRST_ROOM : room * GROWTH;
        room = room < limit ? room : limit;
        size_t size = 0;
        char *end = buffer_reserve(out, room);
        result = libdeflate_zlib_decompress(inflater, packed.bytes, packed.size, end, room, &size);
        out->size += result == LIBDEFLATE_SUCCESS ? size : 0;
    }
    libdeflate_free_decompressor(inflater);
    return result == LIBDEFLATE_SUCCESS              ? STREAM_FINE
           : result == LIBDEFLATE_INSUFFICIENT_SPACE ? STREAM_TOO_LARGE
                                                     : STREAM_DAMAGED;
}

enum stream_fault stream_read(struct document *document, object stream, size_t limit,
                              struct buffer *out) {
    struct buffer raw = {0};
    enum stream_fault fault = STREAM_FOREIGN;
    enum packing packing = packing_of(document, stream);
    if (!object_raw(document, stream, &raw)) {
        fault = STREAM_DAMAGED;
    } else if (packing == PLAIN && raw.size > limit) {
        fault = STREAM_TOO_LARGE;
    } else if (packing == PLAIN) {
        buffer_add(out, buffer_str(&raw));
        fault = STREAM_FINE;
    } else if (packing == DEFLATED) {
        fault = inflate(buffer_str(&raw), limit, out);
    }
    buffer_free(&raw);
    return fault;
}
