#include "cli/expand.h"

#include "charter/charter.h"
#include "xml/read.h"

#include <assert.h>

struct str expand_master(const struct charter *charter, uint32_t file, bool without_comments,
                         struct buffer *own, struct diag *diag) {
    bool is_own = charter->expanded.size == 0;
    if (!without_comments) {
        return is_own ? diag_file_text(diag, file) : charter->expanded;
    }
    if (!is_own) {
        file = diag_add_file_copy(diag, diag_file_name(diag, file), charter->expanded);
    }
    struct xml_document *document = xml_read(file, diag);
    assert(document != NULL); /* it was read before */
    xml_add_without_comments(document, own);
    xml_free(document);
    return buffer_str(own);
}
