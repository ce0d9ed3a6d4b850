#include "image/decode.h"

#include <turbojpeg.h>

/* The byte behind FF that begins the frame: which process coded it (ITU-T T.81, table B.1). Zero
 * where there is none. */
static unsigned frame_marker(struct str bytes) {
    size_t at = 2;
    while (at + 4 <= bytes.size && (unsigned char)bytes.bytes[at] == 0xFF) {
        const unsigned char *segment = (const unsigned char *)bytes.bytes + at;
        unsigned marker = segment[1];
        bool is_frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) {
            return marker;
        }
        at += marker == 0xFF ? 1 : 2 + ((size_t)segment[2] << 8 | segment[3]);
    }
    return 0;
}

/* What the DCTDecode filter knows (ISO 32000-1, 7.4.8): baseline, extended and progressive Huffman
 * coding; and of colours what the file's output intent means, grey and RGB. */
static bool is_for_pdf(struct str bytes, int colours) {
    unsigned frame = frame_marker(bytes);
    return frame >= 0xC0 && frame <= 0xC2 && colours != TJCS_CMYK && colours != TJCS_YCCK;
}

enum verdict jpeg_head(struct str bytes, struct image *image) {
    tjhandle decoder = tjInitDecompress();
    int columns = 0, rows = 0, sampling = 0, colours = 0;
    bool read = decoder != NULL && tjDecompressHeader3(decoder, (const unsigned char *)bytes.bytes,
                                                       (unsigned long)bytes.size, &columns, &rows,
                                                       &sampling, &colours) == 0;
    tjDestroy(decoder);
    if (!read || columns < 0 || rows < 0) {
        return IMAGE_BROKEN;
    }
    image->columns = (uint32_t)columns;
    image->rows = (uint32_t)rows;
    image->components = colours == TJCS_GRAY ? 1 : 3;
    return is_for_pdf(bytes, colours) ? IMAGE_SOUND : IMAGE_NOT_FOR_PDF;
}

bool jpeg_pixels(struct str bytes, const struct image *image, unsigned char *pixels) {
    tjhandle decoder = tjInitDecompress();
    bool read = decoder != NULL &&
                tjDecompress2(decoder, (const unsigned char *)bytes.bytes,
                              (unsigned long)bytes.size, pixels, (int)image->columns, 0,
                              (int)image->rows, image->components == 1 ? TJPF_GRAY : TJPF_RGB,
                              TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) == 0;
    tjDestroy(decoder);
    return read;
}
