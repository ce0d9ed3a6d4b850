#include "xml/read.h"

#include "xml/node.h"

#include <assert.h>

struct place xml_first_comment(const struct xml_document *document) {
    assert(document->comments.count > 0);
    return (struct place){document->file, (uint32_t)document->comments.items[0].from};
}

/* True where the end of `before` and the beginning of `after` make "]]>" together. */
static bool would_end_cdata(struct str before, struct str after) {
    struct buffer joint = {0};
    buffer_add(&joint,
               str_slice(before, before.size - (before.size < 2 ? before.size : 2), before.size));
    buffer_add(&joint, str_slice(after, 0, after.size < 2 ? after.size : 2));
    bool found = str_find(buffer_str(&joint), STR("]]>"), 0) != SIZE_MAX;
    buffer_free(&joint);
    return found;
}

void xml_add_without_comments(const struct xml_document *document, struct buffer *out) {
    struct str text = document->text;
    size_t start = out->size, kept = 0;
    for (size_t i = 0; i < document->comments.count; i++) {
        struct stretch comment = document->comments.items[i];
        buffer_add(out, str_slice(text, kept, comment.from));
        kept = comment.to;
        struct str before = str_slice(buffer_str(out), start, out->size);
        if (would_end_cdata(before, str_slice(text, kept, text.size))) {
            buffer_add(out, STR("<!---->"));
        }
    }
    buffer_add(out, str_slice(text, kept, text.size));
}
