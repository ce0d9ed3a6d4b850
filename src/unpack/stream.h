/* The bytes of a stream, unpacked within bounds; private to src/unpack.
 *
 * libqpdf would unpack whatever it is given, and 64 MB of deflate can hold 64 GB; libdeflate stops
 * where it is told. */
#ifndef CHARTER_UNPACK_STREAM_H
#define CHARTER_UNPACK_STREAM_H

#include <stddef.h>

#include "unpack/object.h"

struct buffer;

enum stream_fault {
    STREAM_FINE,
    STREAM_DAMAGED,  /* no stream, or not what its filter says */
    STREAM_FOREIGN,  /* packed in a way that charter does not write */
    STREAM_TOO_LARGE /* more than `limit` bytes when unpacked */
};

/* Adds the stream's bytes, at most `limit`. Filters: none, or FlateDecode without parameters. */
enum stream_fault stream_read(struct document *document, object stream, size_t limit,
                              struct buffer *out);

#endif
