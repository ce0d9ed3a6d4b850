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

/* Letters and references alone: no tag, no comment, no bound of a CDATA section; and no > follows
 * that might come to stand behind ]]. */
static bool is_text_alone(struct str source, size_t from, size_t to) {
    struct str rest = str_slice(source, to, source.size);
    struct str range = str_slice(source, from, to);
    return memchr(range.bytes, '<', range.size) == NULL &&
           memchr(range.bytes, '>', range.size) == NULL && !str_starts(rest, STR(">")) &&
           !str_starts(rest, STR("]>"));
}

struct diag_extent mend_extent(const struct inquiry *inquiry, const struct passage *passage,
                               size_t from, size_t to, struct str instead) {
    struct diag_extent extent = finding_extent(passage, from, to);
    struct str text = diag_file_text(inquiry->diag, passage->file);
    size_t start = passage->sources[from].from;
    if (extent.size > 0 && is_text_alone(text, start, start + extent.size) &&
        is_written_as_it_is(instead)) {
        extent.mendable = true;
        extent.instead = instead;
    }
    return extent;
}
