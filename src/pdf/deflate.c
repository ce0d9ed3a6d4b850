#include "pdf/deflate.h"

#include "base/arena.h"
#include "pdf/write.h"

#include <libdeflate.h>

#include <assert.h>

/* By measure: on pages 5 is a third faster and 6 % larger; on a whole small charter 9 wins half a
 * percent, and 12 one and a half for two thirds more time. */
enum { LEVEL = 6, TRIAL_LEVEL = 1 };

struct deflater {
    struct libdeflate_compressor *compressor;
};

struct deflater *deflater_new(bool trial) {
    struct deflater *deflater = memory_zeroed(sizeof *deflater);
    /* Ours never return NULL: where memory ends, the program ends with its message. */
    libdeflate_set_memory_allocator(memory_take, memory_free);
    deflater->compressor = libdeflate_alloc_compressor(trial ? TRIAL_LEVEL : LEVEL);
    return deflater;
}

void deflater_free(struct deflater *deflater) {
    if (deflater == NULL) {
        return;
    }
    libdeflate_free_compressor(deflater->compressor);
    memory_free(deflater);
}

void deflate_add(struct deflater *deflater, struct buffer *out, struct str data) {
    size_t bound = libdeflate_zlib_compress_bound(deflater->compressor, data.size);
    char *room = buffer_reserve(out, bound);
    size_t size =
        libdeflate_zlib_compress(deflater->compressor, data.bytes, data.size, room, bound);
    assert(size > 0);
    out->size += size;
}

const char *pdf_deflate_version(void) {
    return LIBDEFLATE_VERSION_STRING;
}
