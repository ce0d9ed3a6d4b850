#include "pdf/pictures.h"

#include "doc/doc.h"
#include "image/image.h"
#include "pdf/body.h"
#include "pdf/objects.h"

#include <inttypes.h>

void pictures_free(struct pictures *pictures) {
    array_free(&pictures->items);
}

uint32_t pictures_find(struct pictures *pictures, const struct picture *picture) {
    for (size_t i = 0; i < pictures->items.count; i++) {
        if (str_equal(pictures->items.items[i]->bytes, picture->bytes)) {
            return (uint32_t)i + 1;
        }
    }
    array_push(&pictures->items, picture);
    return (uint32_t)pictures->items.count;
}

static void write_picture(const struct picture *picture, uint32_t number, struct body *body) {
    const struct image *image = &picture->image;
    struct buffer entries = {0}, pixels = {0};
    buffer_print(&entries,
                 "/Type/XObject/Subtype/Image/Width %" PRIu32 "/Height %" PRIu32
                 "/BitsPerComponent 8/ColorSpace/%s",
                 image->columns, image->rows, image->components == 1 ? "DeviceGray" : "DeviceRGB");
    if (image->kind == IMAGE_JPEG) {
        buffer_add(&entries, STR("/Filter/DCTDecode"));
        body_stream(body, number, buffer_str(&entries), picture->bytes, PACK_NONE);
    } else {
        image_add_pixels(picture->bytes, image, &pixels);
        body_stream(body, number, buffer_str(&entries), buffer_str(&pixels), PACK_DEFLATE);
    }
    buffer_free(&entries);
    buffer_free(&pixels);
}

void pictures_write(const struct pictures *pictures, struct objects *objects, struct body *body,
                    struct dict *resources) {
    if (pictures->items.count == 0) {
        return;
    }
    struct buffer names = {0};
    objects_step(objects, "pictures");
    for (size_t i = 0; i < pictures->items.count; i++) {
        uint32_t number = objects_reserve(objects);
        write_picture(pictures->items.items[i], number, body);
        buffer_print(&names, "/I%zu %" PRIu32 " 0 R", i + 1, number);
    }
    dict_raw(dict_child(resources, "XObject"), buffer_str(&names));
    buffer_free(&names);
}
