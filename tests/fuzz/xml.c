/* Any bytes as a master that stands alone, so that nobody's input makes it read other files:
 * parser, schema, model, findings, document, and each of them as text. */
#include "target.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "charter/dump.h"
#include "charter/read.h"
#include "check/check.h"
#include "cli/expand.h"
#include "compose/compose.h"
#include "doc/doc.h"
#include "pdf/profile.h"
#include "xml/read.h"

/* Without its comments the master is well-formed still, and has none. */
static void strip(const struct charter *charter, uint32_t file, struct diag *diag) {
    struct buffer stripped = {0};
    struct str text = expand_master(charter, file, true, &stripped, diag);
    uint32_t again = diag_add_file(diag, STR("stripped.xml"), text);
    struct xml_document *document = xml_read(again, diag);
    MUST(document != NULL);
    xml_free(document);
    buffer_free(&stripped);
}

static void compose_and_dump(const struct charter *charter, struct arena *arena, struct buffer *out,
                             struct diag *diag) {
    const struct doc *doc = compose(charter, &(struct compose_options){.times = 1}, arena);
    charter_dump(charter, out);
    doc_dump(doc, out);
    doc_dump_text(doc, out);
    tree_dump(doc->root, out);
    (void)profile_check(doc, diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_new();
    struct diag *diag = diag_new();
    struct buffer out = {0};
    struct str text = {(const char *)bytes, size};
    uint32_t file = diag_add_file(diag, STR("master.xml"), text);
    const struct charter *charter = charter_read_alone(file, STR(""), arena, diag);
    MUST((charter == NULL) == diag_failed(diag));
    if (charter != NULL) {
        check_charter(charter, diag);
        compose_and_dump(charter, arena, &out, diag);
    }
    diag_print(diag, LANGUAGE_BANGLA, DIAG_COLOURED, &out);
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_JSON, &out);
    if (charter != NULL) {
        strip(charter, file, diag);
    }
    buffer_free(&out);
    diag_free(diag);
    arena_free(arena);
    return 0;
}
