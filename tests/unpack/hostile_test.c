/* Files that are broken by chance or by intent: hostile_test PDF. The PDF is a whole one; it is cut
 * and changed here. Each is read in this process, where the sanitizers see all, and as charter
 * reads it, by a program of its own. */
#include "base/arena.h"
#include "base/file.h"
#include "unpack/contents.h"
#include "unpack/unpack.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The sanitizers make each look six times as long; the release build takes the smaller steps. */
#ifdef CHARTER_SANITIZED
enum { STEP = 2000, FLIPS = 100, CHAIN = 100000 };
#else
enum { STEP = 1000, FLIPS = 200, CHAIN = 100000 };
#endif

static int failures;

static void check(bool right, const char *what, size_t which) {
    if (!right) {
        failures++;
        fprintf(stderr, "wrong: %s (%zu)\n", what, which);
    }
}

static void read_here(struct str pdf) {
    int nowhere = open("/dev/null", O_WRONLY);
    contents_read(pdf, UNPACK_PARTS, nowhere);
    (void)close(nowhere);
}

/* True where it can be read; else exactly one fault is reported, and it is the file's. */
static bool read_apart(struct str pdf, enum unpack_depth depth, size_t which) {
    struct unpacked unpacked;
    struct diag *diag = diag_new();
    bool done = unpack(pdf, "hostile.pdf", depth, &unpacked, diag);
    check(diag_count(diag, SEVERITY_ERROR) == !done, "one fault where it cannot be read", which);
    check(diag_exit_code(diag) == !done, "exit code 1", which);
    unpack_free(&unpacked);
    diag_free(diag);
    return done;
}

static void test_whole(struct str pdf) {
    struct unpacked unpacked;
    struct diag *diag = diag_new();
    check(unpack(pdf, "whole.pdf", UNPACK_PARTS, &unpacked, diag), "a whole file is read", 0);
    check(unpacked.has_master && unpacked.master.size > 0, "it has its master", 0);
    check(unpacked.page_count > 1, "it has pages", unpacked.page_count);
    for (size_t i = 0; i < PART_COUNT; i++) {
        check(unpacked.parts[i].size == unpacked.master_hash.size, "it has this part", i);
    }
    unpack_free(&unpacked);
    diag_free(diag);
}

/* Each cut is a copy of its own, so that reading behind its end is seen. */
static void test_cut(struct str pdf) {
    for (size_t size = 0; size < pdf.size; size += STEP) {
        char *cut = memory_take(size + (size == 0));
        memcpy(cut, pdf.bytes, size);
        read_here((struct str){cut, size});
        check(!read_apart((struct str){cut, size}, UNPACK_MASTER, size), "a cut file is refused",
              size);
        memory_free(cut);
    }
}

static void test_flips(struct str pdf) {
    uint64_t state = 20260115;
    size_t read = 0;
    char *changed = memory_take(pdf.size);
    printf("seed %ju\n", (uintmax_t)state);
    for (size_t i = 0; i < FLIPS; i++) {
        memcpy(changed, pdf.bytes, pdf.size);
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        changed[(state >> 33) % pdf.size] ^= (char)(1 + (state >> 20) % 255);
        read_here((struct str){changed, pdf.size});
        read += read_apart((struct str){changed, pdf.size}, UNPACK_MASTER, i);
    }
    printf("%d changed bytes: %zu files could be read all the same\n", FLIPS, read);
    check(read > 0 && read < FLIPS, "some can be read, and some not", read);
    memory_free(changed);
}

/* ---- Files made to break libqpdf ----------------------------------------------------------- */

struct crafted {
    struct buffer bytes;
    size_t *offsets;
    int count;
};

/* Every # in the form becomes a reference to the object behind this one. */
static void add_object(struct crafted *crafted, const char *form) {
    crafted->offsets[crafted->count++] = crafted->bytes.size;
    buffer_print(&crafted->bytes, "%d 0 obj\n", crafted->count);
    for (const char *c = form; *c != '\0'; c++) {
        if (*c == '#') {
            buffer_print(&crafted->bytes, "%d 0 R", crafted->count + 1);
        } else {
            buffer_add_byte(&crafted->bytes, *c);
        }
    }
    buffer_add(&crafted->bytes, STR("\nendobj\n"));
}

/* A file of a catalog, CHAIN objects of the form, and a last one is refused. */
static void test_chain(const char *catalog, const char *form, const char *last) {
    struct crafted crafted = {.offsets = memory_zeroed((CHAIN + 2) * sizeof(size_t))};
    buffer_add(&crafted.bytes, STR("%PDF-1.7\n"));
    add_object(&crafted, catalog);
    for (int i = 0; i < CHAIN; i++) {
        add_object(&crafted, form);
    }
    add_object(&crafted, last);
    size_t table = crafted.bytes.size;
    buffer_print(&crafted.bytes, "xref\n0 %d\n0000000000 65535 f \n", crafted.count + 1);
    for (int i = 0; i < crafted.count; i++) {
        buffer_print(&crafted.bytes, "%010zu 00000 n \n", crafted.offsets[i]);
    }
    buffer_print(&crafted.bytes, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
                 crafted.count + 1, table);
    check(!read_apart(buffer_str(&crafted.bytes), UNPACK_PARTS, 0), form, 0);
    buffer_free(&crafted.bytes);
    memory_free(crafted.offsets);
}

static void test_crafted(void) {
    fprintf(stderr, "(a child that overflows its stack may say so here)\n");
    test_chain("<</Type/Catalog/Pages #>>", "<</Type/Pages/Count 1/Kids[#]>>",
               "<</Type/Page/MediaBox[0 0 1 1]>>");
    test_chain("<</Type/Catalog/Pages<</Kids[]>>/AF #>>", "<</Length #>>\nstream\nx\nendstream",
               "1");
}

int main(int argc, char **argv) {
    struct buffer pdf = {0};
    struct diag *diag = diag_new();
    if (argc != 2 || !file_read(argv[1], UNPACK_FILE_LIMIT, NOWHERE, &pdf, diag)) {
        fprintf(stderr, "usage: hostile_test PDF\n");
        return 1;
    }
    test_whole(buffer_str(&pdf));
    test_cut(buffer_str(&pdf));
    test_flips(buffer_str(&pdf));
    test_crafted();
    buffer_free(&pdf);
    diag_free(diag);
    return failures == 0 ? 0 : 1;
}
