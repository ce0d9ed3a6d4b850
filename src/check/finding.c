#include "check/finding.h"

#include <assert.h>
#include <string.h>

struct diag_extent finding_extent(const struct passage *passage, size_t from, size_t to) {
    assert(from < to && to <= passage->text.size);
    uint32_t start = passage->sources[from].from, end = passage->sources[to - 1].to;
    return (struct diag_extent){.size = end > start ? end - start : 0};
}

static bool is_written_as_it_is(struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '\0' || strchr("&<>\"'", text.bytes[i]) != NULL) {
            return false;
        }
    }
    return true;
}

struct diag_extent mend_extent(const struct inquiry *inquiry, const struct passage *passage,
                               size_t from, size_t to, struct str instead) {
    struct diag_extent extent = finding_extent(passage, from, to);
    struct str text = diag_file_text(inquiry->diag, passage->file);
    uint32_t start = passage->sources[from].from;
    size_t end = (size_t)start + extent.size;
    bool whole = memchr(text.bytes + start, '<', extent.size) == NULL &&
                 (end == text.size || text.bytes[end] != '>');
    if (extent.size > 0 && whole && is_written_as_it_is(instead)) {
        extent.mendable = true;
        extent.instead = instead;
    }
    return extent;
}
