#include "pictures.h"

#include "base/file.h"
#include "doc/doc.h"
#include "target.h"

/* Wide, high and square; with transparency and without. */
static const char *const paths[] = {PICTURES_FOLDER "/colour.jpg", PICTURES_FOLDER "/alpha.png",
                                    PICTURES_FOLDER "/grey.png", PICTURES_FOLDER "/grey.jpg"};
enum { PICTURES = sizeof paths / sizeof *paths };

const struct picture *fuzz_picture(size_t which) {
    static struct picture pictures[PICTURES];
    static struct buffer files[PICTURES];
    size_t i = which % PICTURES;
    if (files[i].size == 0) {
        struct diag *diag = diag_new();
        MUST(file_read(paths[i], IMAGE_BYTES_LIMIT, NOWHERE, &files[i], diag));
        pictures[i].bytes = buffer_str(&files[i]);
        MUST(image_read(pictures[i].bytes, str_of(paths[i]), NOWHERE, &pictures[i].image, diag));
        diag_free(diag);
    }
    return &pictures[i];
}
