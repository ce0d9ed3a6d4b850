#include "cli/expand.h"

#include "xml/read.h"

#include <assert.h>

struct str expand_master(uint32_t file, bool without_comments, struct buffer *own,
                         struct diag *diag) {
    if (!without_comments) {
        return diag_file_text(diag, file);
    }
    struct xml_document *document = xml_read(file, diag);
    assert(document != NULL); /* it was read before */
    xml_add_without_comments(document, own);
    xml_free(document);
    return buffer_str(own);
}
