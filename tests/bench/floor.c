/* The least that any program must do to make a given PDF from its master, and what that costs:
 *
 *     floor MASTER SEGMENTS PARTS FONTS OUT
 *
 * parses the master into libxml2's tree, shapes each distinct segment once with HarfBuzz, deflates
 * the streams of the PDF and writes the file. It prints the CPU time of each, and of the process
 * but for the reading of what run.py prepared, in microseconds:
 *
 *     parse 31874 shape 5120 deflate 148733 write 3021 all 190123
 *
 * SEGMENTS has a line a segment: font file, tab, text. PARTS is the PDF cut up: records of a
 * letter, the size in eight bytes (the least first) and the bytes, `D` for those to be deflated and
 * `R` for the rest, so that OUT is the PDF, byte for byte. FONTS is the folder of the fonts. */
#include <hb-ot.h>
#include <hb.h>
#include <libdeflate.h>
#include <libxml/parser.h>

#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* As src/pdf/deflate.c has it. */
enum { LEVEL = 6 };

struct bytes {
    unsigned char *data;
    size_t size;
};

static void must(int fine, const char *what) {
    if (!fine) {
        fprintf(stderr, "floor: %s\n", what);
        exit(1);
    }
}

static int64_t cpu_now(void) {
    struct timespec now = {0};
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static struct bytes read_all(const char *path) {
    struct stat facts;
    int handle = open(path, O_RDONLY);
    must(handle >= 0 && fstat(handle, &facts) == 0, path);
    struct bytes bytes = {malloc((size_t)facts.st_size + 1), (size_t)facts.st_size};
    must(bytes.data != NULL, "out of memory");
    for (size_t had = 0; had < bytes.size;) {
        ssize_t more = read(handle, bytes.data + had, bytes.size - had);
        must(more > 0, path);
        had += (size_t)more;
    }
    bytes.data[bytes.size] = '\0';
    (void)close(handle);
    return bytes;
}

static void parse_master(const char *path) {
    xmlDoc *tree = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_HUGE);
    must(tree != NULL, path);
    xmlFreeDoc(tree);
}

/* ---- Shaping ------------------------------------------------------------------------------- */

enum { FONT_LIMIT = 16 };

struct fonts {
    const char *folder;
    const char *names[FONT_LIMIT];
    hb_font_t *fonts[FONT_LIMIT];
    size_t count;
};

static hb_font_t *open_font(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    must(blob != NULL, path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

static hb_font_t *font_of(struct fonts *fonts, const char *name) {
    for (size_t i = 0; i < fonts->count; i++) {
        if (strcmp(fonts->names[i], name) == 0) {
            return fonts->fonts[i];
        }
    }
    must(fonts->count < FONT_LIMIT, "too many fonts");
    fonts->names[fonts->count] = name;
    fonts->fonts[fonts->count] = open_font(fonts->folder, name);
    return fonts->fonts[fonts->count++];
}

static void shape_segments(char *line, struct fonts *fonts) {
    hb_buffer_t *buffer = hb_buffer_create();
    while (*line != '\0') {
        char *tab = strchr(line, '\t'), *end = strchr(line, '\n');
        must(tab != NULL && end != NULL && tab < end, "a line of the segments is broken");
        *tab = *end = '\0';
        hb_buffer_reset(buffer);
        hb_buffer_add_utf8(buffer, tab + 1, (int)(end - tab - 1), 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(font_of(fonts, line), buffer, NULL, 0);
        line = end + 1;
    }
    hb_buffer_destroy(buffer);
}

/* ---- The file ------------------------------------------------------------------------------ */

enum { HEAD_SIZE = 9 };

static size_t part_size(const unsigned char *head) {
    uint64_t size = 0;
    for (int i = HEAD_SIZE - 1; i > 0; i--) {
        size = size << 8 | head[i];
    }
    return (size_t)size;
}

static size_t largest_part(struct bytes parts) {
    size_t largest = 0;
    for (size_t at = 0; at < parts.size;) {
        size_t size = part_size(parts.data + at);
        largest = size > largest ? size : largest;
        at += HEAD_SIZE + size;
    }
    return largest;
}

/* Returns the time that went into deflating. */
static int64_t write_parts(struct bytes parts, FILE *file) {
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    size_t room = libdeflate_zlib_compress_bound(compressor, largest_part(parts));
    struct bytes packed = {malloc(room), 0};
    must(packed.data != NULL, "out of memory");
    int64_t deflating = 0;
    for (size_t at = 0, size; at < parts.size; at += HEAD_SIZE + size) {
        struct bytes part = {parts.data + at + HEAD_SIZE, part_size(parts.data + at)};
        size = part.size;
        if (parts.data[at] == 'D') {
            int64_t start = cpu_now();
            packed.size = libdeflate_zlib_compress(compressor, part.data, size, packed.data, room);
            deflating += cpu_now() - start;
            part = packed;
        }
        must(fwrite(part.data, 1, part.size, file) == part.size, "the file cannot be written");
    }
    free(packed.data);
    libdeflate_free_compressor(compressor);
    return deflating;
}

static int64_t make_file(struct bytes parts, const char *path) {
    FILE *file = fopen(path, "wb");
    must(file != NULL, path);
    int64_t deflating = write_parts(parts, file);
    must(fflush(file) == 0 && fsync(fileno(file)) == 0 && fclose(file) == 0, path);
    return deflating;
}

int main(int argc, char **argv) {
    must(argc == 6, "usage: floor MASTER SEGMENTS PARTS FONTS OUT");
    int64_t begin = cpu_now();
    struct bytes segments = read_all(argv[2]), parts = read_all(argv[3]);
    struct fonts fonts = {.folder = argv[4]};
    int64_t read = cpu_now();
    parse_master(argv[1]);
    int64_t parsed = cpu_now();
    shape_segments((char *)segments.data, &fonts);
    int64_t shaped = cpu_now();
    int64_t deflating = make_file(parts, argv[5]);
    int64_t written = cpu_now();
    printf("parse %" PRId64 " shape %" PRId64 " deflate %" PRId64 " write %" PRId64 " all %" PRId64
           "\n",
           parsed - read, shaped - parsed, deflating, written - shaped - deflating,
           written - (read - begin));
    free(segments.data);
    free(parts.data);
    for (size_t i = 0; i < fonts.count; i++) {
        hb_font_destroy(fonts.fonts[i]);
    }
    return 0;
}
