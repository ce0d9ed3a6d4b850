#include "pdf/write.h"

#include "base/file.h"
#include "pdf/body.h"
#include "pdf/content.h"
#include "pdf/fonts.h"
#include "pdf/links.h"
#include "pdf/meta.h"
#include "pdf/number.h"
#include "pdf/objects.h"
#include "pdf/outline.h"
#include "text/font.h"

#include <inttypes.h>

/* A PDF while it is written. */
struct writing {
    const struct pages *pages;
    struct objects *objects;
    struct body *body;
    struct fonts *fonts;
    struct dict *resources; /* shared by all pages */
    struct outline outline;
    struct diag *diag;
};

/* Packs and writes the page's content stream at once; false where codes ran out (reported). */
static bool write_content(struct writing *writing, const struct page *page, uint32_t number) {
    struct buffer content = {0};
    const struct font *full = NULL;
    bool fine = content_add(&content, page, writing->pages->height, writing->fonts, &full);
    if (fine)
        body_stream(writing->body, number, STR(""), buffer_str(&content), PACK_DEFLATE);
    else
        DIAG(writing->diag, NOWHERE, DIAG_PDF_TOO_MANY_CLUSTERS, face_file(full->face));
    buffer_free(&content);
    return fine;
}

static void add_page_box(struct buffer *entries, const struct pages *pages) {
    buffer_add(entries, STR("/MediaBox[0 0 "));
    number_add(entries, number_hundredths(pages->width));
    buffer_add_byte(entries, ' ');
    number_add(entries, number_hundredths(pages->height));
    buffer_add_byte(entries, ']');
}

static bool write_page(struct writing *writing, const struct page *page) {
    length height = writing->pages->height;
    objects_step(writing->objects, "pages");
    struct dict *dict = objects_page(writing->objects);
    uint32_t contents = objects_reserve(writing->objects);
    struct buffer entries = {0};
    add_page_box(&entries, writing->pages);
    buffer_print(&entries, "/Contents %" PRIu32 " 0 R", contents);
    bool fine =
        write_content(writing, page, contents) &&
        links_write(&entries, page, height, writing->objects, writing->body, writing->diag) &&
        outline_add(&writing->outline, page, dict_number(dict), height, writing->objects,
                    writing->diag);
    dict_refer(dict, "Resources", writing->resources);
    dict_raw(dict, buffer_str(&entries));
    buffer_free(&entries);
    return fine;
}

static bool write_pages(struct writing *writing) {
    for (size_t i = 0; i < writing->pages->count; i++)
        if (!write_page(writing, &writing->pages->pages[i]))
            return false;
    return true;
}

bool pdf_write(const struct doc *doc, const struct pages *pages, const struct fontset *fonts,
               const struct pdf_options *options, struct file_writer *out, struct diag *diag) {
    (void)fonts; /* the faces in use are known from the pages */
    struct writing writing = {.pages = pages, .objects = objects_new(), .diag = diag};
    writing.body = body_new(writing.objects, out);
    writing.fonts = fonts_new();
    writing.resources = objects_dict(writing.objects);
    bool fine =
        write_pages(&writing) &&
        fonts_write(writing.fonts, writing.objects, writing.body, writing.resources, diag) &&
        meta_write(&doc->meta, options->program, writing.objects, writing.body, diag) &&
        objects_check(writing.objects, diag) && body_end(writing.body, diag) &&
        objects_check(writing.objects, diag);
    fonts_free(writing.fonts);
    body_free(writing.body);
    objects_free(writing.objects);
    return fine;
}
