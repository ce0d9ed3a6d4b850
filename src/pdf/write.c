#include "pdf/write.h"

#include "base/file.h"
#include "pdf/attach.h"
#include "pdf/body.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/intent.h"
#include "pdf/links.h"
#include "pdf/meta.h"
#include "pdf/number.h"
#include "pdf/objects.h"
#include "pdf/outline.h"
#include "pdf/pictures.h"
#include "pdf/shown.h"
#include "pdf/tagged.h"
#include "pdf/tags.h"
#include "text/font.h"

#include <inttypes.h>

/* A PDF while it is written. */
struct writing {
    const struct pages *pages;
    struct objects *objects;
    struct body *body;
    struct fonts *fonts;
    struct shown_cache shown;
    struct pictures pictures;
    struct dict *resources; /* shared by all pages */
    struct outline outline;
    struct tagged tagged;
    struct buffer stream; /* of the page that is being written */
    struct diag *diag;
};

/* Packs and writes the page's content stream at once; false where codes ran out (reported). */
static bool write_content(struct writing *writing, const struct page *page, uint32_t number) {
    const struct content content = {.fonts = writing->fonts,
                                    .shown = &writing->shown,
                                    .pictures = &writing->pictures,
                                    .tagged = &writing->tagged,
                                    .page_height = writing->pages->height};
    writing->stream.size = 0;
    const struct font *full = content_add(&content, page, &writing->stream);
    if (full == NULL) {
        body_stream(writing->body, number, STR(""), buffer_str(&writing->stream), PACK_DEFLATE);
    } else {
        DIAG(writing->diag, NOWHERE, DIAG_PDF_TOO_MANY_CLUSTERS, face_file(full->face));
    }
    return full == NULL;
}

static void add_page_box(struct buffer *entries, const struct pages *pages) {
    buffer_add(entries, STR("/MediaBox[0 0 "));
    number_add(entries, number_hundredths(pages->width));
    buffer_add_byte(entries, ' ');
    number_add(entries, number_hundredths(pages->height));
    buffer_add_byte(entries, ']');
}

static bool write_links(struct writing *writing, const struct page *page, struct buffer *entries) {
    const struct links links = {.objects = writing->objects,
                                .body = writing->body,
                                .tagged = &writing->tagged,
                                .diag = writing->diag,
                                .page_height = writing->pages->height};
    return links_write(&links, page, entries);
}

/* Its key in the parent tree is its index; Tabs S: a reader's keyboard goes through its links in
 * the order of the structure (ISO 14289-1, 7.18.3). */
static bool write_page(struct writing *writing, size_t index) {
    const struct page *page = &writing->pages->pages[index];
    objects_step(writing->objects, "pages");
    struct dict *dict = objects_page(writing->objects);
    uint32_t contents = objects_reserve(writing->objects);
    struct buffer entries = {0};
    add_page_box(&entries, writing->pages);
    buffer_print(&entries, "/StructParents %zu/Tabs/S/Contents %" PRIu32 " 0 R", index, contents);
    tagged_begin_page(&writing->tagged, dict_number(dict));
    bool fine = write_content(writing, page, contents) && write_links(writing, page, &entries) &&
                outline_add(&writing->outline, page, dict_number(dict), writing->pages->height,
                            writing->objects, writing->diag);
    dict_refer(dict, "Resources", writing->resources);
    dict_raw(dict, buffer_str(&entries));
    buffer_free(&entries);
    return fine;
}

static bool write_pages(struct writing *writing) {
    for (size_t i = 0; i < writing->pages->count; i++) {
        if (!write_page(writing, i)) {
            return false;
        }
    }
    return true;
}

static bool write_pictures(struct writing *writing) {
    pictures_write(&writing->pictures, writing->objects, writing->body, writing->resources);
    return true;
}

static bool write_tags(struct writing *writing, const struct node *root) {
    objects_step(writing->objects, "tags");
    tags_write(root, &writing->tagged, writing->objects, writing->body);
    return true;
}

/* What the file says of itself, and the master that it was made from. */
static bool write_facts(struct writing *writing, const struct doc *doc,
                        const struct pdf_options *options) {
    const struct meta meta = {.doc = doc,
                              .options = options,
                              .fonts = writing->fonts,
                              .page_count = writing->pages->count};
    if (!meta_write(&meta, writing->objects, writing->body, writing->diag)) {
        return false;
    }
    intent_write(writing->objects, writing->body);
    if (options->profile == PDF_ARCHIVE && options->master.size > 0) {
        const struct attached files[] = {
            {ATTACH_SOURCE, options->master, options->master_name, doc->meta.dated},
            {ATTACH_DATA, options->since.bytes, options->since.name, options->since.dated}};
        attach_write(files, options->since.bytes.size > 0 ? 2 : 1, writing->objects, writing->body);
    }
    return true;
}

bool pdf_write(const struct doc *doc, const struct pages *pages, const struct pdf_options *options,
               struct file_writer *out, struct diag *diag) {
    struct writing writing = {.pages = pages, .objects = objects_new(), .diag = diag};
    writing.tagged.page_count = (uint32_t)pages->count;
    writing.body = body_new(writing.objects, out);
    writing.fonts = fonts_new();
    writing.resources = objects_dict(writing.objects);
    bool fine =
        write_pages(&writing) && write_pictures(&writing) && write_tags(&writing, doc->root) &&
        fonts_write(writing.fonts, writing.objects, writing.body, writing.resources, diag) &&
        write_facts(&writing, doc, options) && objects_check(writing.objects, diag) &&
        body_end(writing.body, diag) && objects_check(writing.objects, diag);
    buffer_free(&writing.stream);
    shown_free(&writing.shown);
    fonts_free(writing.fonts);
    pictures_free(&writing.pictures);
    tagged_free(&writing.tagged);
    body_free(writing.body);
    objects_free(writing.objects);
    return fine;
}
