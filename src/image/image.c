#include "image/image.h"

#include "base/arena.h"
#include "image/decode.h"

struct format {
    struct str signature;
    enum image_kind kind;
    enum verdict (*head)(struct str bytes, struct image *image);
    bool (*pixels)(struct str bytes, const struct image *image, unsigned char *pixels);
};

static const struct format *format_of(struct str bytes) {
    static const struct format formats[] = {
        {{"\x89PNG\r\n\x1a\n", 8}, IMAGE_PNG, png_head, png_pixels},
        {{"\xff\xd8\xff", 3}, IMAGE_JPEG, jpeg_head, jpeg_pixels},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (str_starts(bytes, formats[i].signature)) {
            return &formats[i];
        }
    }
    return NULL;
}

static size_t size_of_pixels(const struct image *image) {
    return (size_t)image->columns * image->rows * (size_t)image->components;
}

static bool has_good_sides(const struct image *image) {
    return image->columns >= 1 && image->columns <= IMAGE_SIDE_LIMIT && image->rows >= 1 &&
           image->rows <= IMAGE_SIDE_LIMIT;
}

/* DIAG_COUNT where nothing is wrong. */
static enum diag_id judge(struct str bytes, struct image *image) {
    const struct format *format = format_of(bytes);
    if (format == NULL) {
        return DIAG_IMAGE_UNKNOWN;
    }
    *image = (struct image){.kind = format->kind};
    enum verdict head = format->head(bytes, image);
    if (head != IMAGE_SOUND) {
        return head == IMAGE_BROKEN ? DIAG_IMAGE_BROKEN : DIAG_IMAGE_NOT_FOR_PDF;
    }
    if (!has_good_sides(image) || bytes.size > IMAGE_BYTES_LIMIT) {
        return DIAG_IMAGE_TOO_LARGE;
    }
    unsigned char *pixels = memory_take(size_of_pixels(image));
    bool sound = format->pixels(bytes, image, pixels);
    memory_free(pixels);
    return sound ? DIAG_COUNT : DIAG_IMAGE_BROKEN;
}

bool image_read(struct str bytes, struct str name, struct place place, struct image *image,
                struct diag *diag) {
    memory_watch(); /* without memory the libraries call a picture broken */
    enum diag_id fault = judge(bytes, image);
    memory_settle();
    if (fault != DIAG_COUNT) {
        diag_report(diag, place, fault, &name, 1);
    }
    return fault == DIAG_COUNT;
}

void image_add_pixels(struct str bytes, const struct image *image, struct buffer *out) {
    size_t size = size_of_pixels(image);
    memory_watch();
    (void)png_pixels(bytes, image, (unsigned char *)buffer_reserve(out, size));
    memory_settle();
    out->size += size;
}
