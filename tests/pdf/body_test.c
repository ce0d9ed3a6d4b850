/* The file's own structure: object streams, limits, and libharu's errors.
 *
 *     body_test OUT.pdf
 *
 * leaves OUT.pdf, 1,700 objects in four object streams and a stream, for qpdf to check. */
#include "pdf/body.h"

#include "base/diag.h"
#include "base/file.h"
#include "pdf/objects.h"

#include "expect.h"

static bool printed(const struct diag *diag, struct str text) {
    struct buffer out = {0};
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &out);
    bool found = str_find(buffer_str(&out), text, 0) != SIZE_MAX;
    if (!found) {
        fprintf(stderr, "printed %.*s\n", STR_ARG(buffer_str(&out)));
    }
    buffer_free(&out);
    return found;
}

static void test_many_objects(const char *path) {
    struct diag *diag = diag_new();
    struct objects *objects = objects_new();
    struct file_writer *out = file_create(path, diag);
    struct body *body = body_new(objects, out);
    struct dict *page = objects_page(objects);
    dict_raw(page, STR("/MediaBox[0 0 100 "));
    dict_raw(page, STR("100]/Resources<<>>"));
    for (int i = 0; i < 1700; i++) {
        body_object(body, objects_reserve(objects), STR("<</Kind/Test>>"));
    }
    uint32_t unused = objects_reserve(objects);
    struct dict *late = objects_dict(objects);
    EXPECT(dict_number(late) == unused + 1);
    dict_name(late, "Sharp#", "a/b");
    body_stream(body, objects_reserve(objects), STR("/Kind/Empty"), STR(""), PACK_DEFLATE);
    EXPECT(body_end(body, diag) && objects_check(objects, diag));
    EXPECT(file_commit(out) && !diag_failed(diag));
    body_free(body);
    objects_free(objects);
    diag_free(diag);
}

static void test_too_many_objects(const char *path) {
    struct diag *diag = diag_new();
    struct objects *objects = objects_new();
    struct file_writer *out = file_create(path, diag);
    struct body *body = body_new(objects, out);
    while (objects_size(objects) < OBJECT_LIMIT) {
        (void)objects_reserve(objects);
    }
    EXPECT(!body_end(body, diag) && printed(diag, STR("pdf-too-large")));
    file_discard(out);
    body_free(body);
    objects_free(objects);
    diag_free(diag);
}

/* The first error is the one that is told, with the step it came up in; nothing crashes after. */
static void test_library_error(void) {
    struct diag *diag = diag_new();
    struct objects *objects = objects_new();
    char name[201] = {0};
    for (int i = 0; i < 200; i++) {
        name[i] = 'x';
    }
    objects_step(objects, "fonts");
    struct dict *dict = objects_dict(objects);
    dict_name(dict, "Name", name); /* 127 bytes are the most */
    objects_step(objects, "pages");
    dict_integer(objects_page(objects), "Key", 1);
    dict_raw(dict_child(NULL, "Key"), STR("/A 1"));
    dict_text(objects_outline(objects, NULL, STR("title")), "Title", STR("x"));
    EXPECT(!objects_check(objects, diag));
    EXPECT(printed(diag, STR("while writing fonts: libharu error 0x1045")));
    EXPECT(printed(diag, STR("[pdf-library-failed]")));
    EXPECT(diag_exit_code(diag) == 3);
    objects_free(objects);
    diag_free(diag);
}

int main(int count, char **arguments) {
    if (count != 2) {
        return 2;
    }
    test_many_objects(arguments[1]);
    test_too_many_objects(arguments[1]);
    test_library_error();
    return expect_result();
}
