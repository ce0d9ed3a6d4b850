/* Any bytes as a picture: read as those of a master are, and drawn where they are sound. Bytes that
 * begin as neither format are the chunks of a PNG (assemble_png.h). */
#include "target.h"

#include "assemble_png.h"
#include "base/arena.h"
#include "base/file.h"
#include "pdf/write.h"

/* What a page of them costs to pack is not the question here. */
enum { MOST_DRAWN = 256 * 256 };

static bool is_small(const struct image *image) {
    return (size_t)image->columns * image->rows <= MOST_DRAWN;
}

static void check_image(struct str bytes, const struct image *image) {
    struct buffer pixels = {0};
    MUST(image->columns >= 1 && image->columns <= IMAGE_SIDE_LIMIT);
    MUST(image->rows >= 1 && image->rows <= IMAGE_SIDE_LIMIT);
    MUST(image->components == 1 || image->components == 3);
    MUST(bytes.size <= IMAGE_BYTES_LIMIT);
    if (image->kind == IMAGE_PNG && is_small(image)) {
        image_add_pixels(bytes, image, &pixels);
        MUST(pixels.size == (size_t)image->columns * image->rows * (size_t)image->components);
    }
    buffer_free(&pixels);
}

/* The picture alone on a page. */
static void draw(struct str bytes, const struct image *image, struct diag *diag) {
    struct arena *arena = arena_new();
    struct tree tree = {.arena = arena};
    struct doc doc = {.meta = {.title = STR("title"), .lang = STR("bn-BD")}};
    tree.root = tree_add(&tree, NULL, ROLE_DOCUMENT);
    doc.root = tree.root;
    struct node *figure = tree_add(&tree, tree.root, ROLE_FIGURE);
    struct str alt = STR("picture");
    figure->alt = &alt;
    struct picture picture = {.bytes = bytes, .image = *image, .node = figure};
    struct item item = {.kind = ITEM_PICTURE, .node = figure};
    item.picture.picture = &picture;
    item.picture.box = (struct rect){PT(20), PT(20), PT(60), PT(40)};
    struct page page = {&item, 1};
    struct pages pages = {.width = PT(100), .height = PT(100), .pages = &page, .count = 1};
    struct pdf_options options = {.program = STR("fuzz"),
                                  .master = STR("<charter/>"),
                                  .master_name = STR("fuzz.xml"),
                                  .options = STR("--profile=archive")};
    struct file_writer *file = file_create_nowhere();
    MUST(pdf_write(&doc, &pages, &options, file, diag));
    file_discard(file);
    arena_free(arena);
}

static void look_at(struct str bytes) {
    struct diag *diag = diag_new();
    struct buffer said = {0};
    struct image image = {0};
    bool sound = image_read(bytes, STR("picture"), NOWHERE, &image, diag);
    MUST(sound != diag_failed(diag));
    if (sound) {
        check_image(bytes, &image);
    }
    if (sound && is_small(&image)) {
        draw(bytes, &image, diag);
    }
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &said);
    buffer_free(&said);
    diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct str given = {(const char *)bytes, size};
    struct buffer png = {0};
    if (str_starts(given, STR("\x89PNG")) || str_starts(given, STR("\xff\xd8"))) {
        look_at(given);
    } else {
        assemble_png(given, &png);
        look_at(buffer_str(&png));
    }
    buffer_free(&png);
    return 0;
}
