#include "image/decode.h"

#include <png.h>

static bool begin(png_image *png, struct str bytes) {
    *png = (png_image){.version = PNG_IMAGE_VERSION};
    return png_image_begin_read_from_memory(png, bytes.bytes, bytes.size) != 0;
}

/* A zero side or one beyond what libpng itself allows is damage too. */
enum verdict png_head(struct str bytes, struct image *image) {
    png_image png;
    bool read = begin(&png, bytes);
    image->columns = png.width;
    image->rows = png.height;
    image->components = (png.format & PNG_FORMAT_FLAG_COLOR) != 0 ? 3 : 1;
    png_image_free(&png);
    return read ? IMAGE_SOUND : IMAGE_BROKEN;
}

bool png_pixels(struct str bytes, const struct image *image, unsigned char *pixels) {
    const png_color white = {255, 255, 255};
    png_image png;
    bool read = begin(&png, bytes);
    if (read) {
        png.format = image->components == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
        read = png_image_finish_read(&png, &white, pixels, 0, NULL) != 0;
    }
    png_image_free(&png);
    return read;
}
