#include "base/diag.h"

#include "expect.h"

#include <string.h>

static bool prints(const struct diag *diag, enum language language, enum diag_format format,
                   const char *expected) {
    struct buffer out = {0};
    diag_print(diag, language, format, &out);
    bool same = str_equal(buffer_str(&out), str_of(expected));
    if (!same) {
        fprintf(stderr, "%.*s", STR_ARG(buffer_str(&out)));
    }
    buffer_free(&out);
    return same;
}

static void test_empty(void) {
    struct diag *diag = diag_new();
    EXPECT(!diag_failed(diag) && diag_exit_code(diag) == 0);
    EXPECT(prints(diag, LANGUAGE_ENGLISH, DIAG_TEXT, ""));
    EXPECT(prints(diag, LANGUAGE_ENGLISH, DIAG_JSON, "[]\n"));
    diag_free(diag);
    diag_free(NULL);
}

static void test_places(void) {
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("a.xml"), STR("\xEF\xBB\xBFকখ\nগ"));
    size_t line, column;
    diag_line_column(diag, (struct place){file, 3}, &line, &column);
    EXPECT(line == 1 && column == 1);
    diag_line_column(diag, (struct place){file, 6}, &line, &column);
    EXPECT(line == 1 && column == 2);
    diag_line_column(diag, (struct place){file, 10}, &line, &column);
    EXPECT(line == 2 && column == 1);
    diag_line_column(diag, (struct place){file, 9999}, &line, &column);
    EXPECT(line == 2 && column == 2);
    diag_free(diag);
}

/* Sorted by place, once each, both languages, arguments set in. */
static void test_printing(void) {
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("a.xml"), STR("one\ntwo"));
    DIAG(diag, ((struct place){file, 4}), DIAG_FILE_TOO_LARGE, STR("b"), STR("5"));
    DIAG(diag, NOWHERE, DIAG_FILE_UNREADABLE, STR("c"), STR("{0}"));
    DIAG(diag, ((struct place){file, 4}), DIAG_FILE_TOO_LARGE, STR("b"), STR("5"));
    EXPECT(diag_count(diag, SEVERITY_ERROR) == 2 && diag_exit_code(diag) == 3);
    EXPECT(prints(
        diag, LANGUAGE_ENGLISH, DIAG_TEXT,
        "error: 'c' cannot be read: {0} [file-unreadable]\n"
        "a.xml:2:1: error: 'b' is larger than 5 bytes [file-too-large]\n"
        "    hint: a master copy has some hundred kilobytes, its PDF some megabytes; is this "
        "the right file?\n"));
    EXPECT(prints(diag, LANGUAGE_BANGLA, DIAG_TEXT,
                  "ভুল: 'c' পড়া যাচ্ছে না: {0} [file-unreadable]\n"
                  "a.xml:2:1: ভুল: 'b' 5 বাইটের চেয়ে বড় [file-too-large]\n"
                  "    পরামর্শ: মূল কপি সাধারণত কয়েক শ কিলোবাইট, তার PDF কয়েক মেগাবাইট হয়; এটিই কি "
                  "সঠিক ফাইল?\n"));
    diag_free(diag);
}

static void test_json(void) {
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("a\xFF\x01\xFE.xml"), STR("x"));
    DIAG(diag, ((struct place){file, 0}), DIAG_FILE_UNREADABLE, STR("\"c\""), STR("why"));
    EXPECT(prints(diag, LANGUAGE_ENGLISH, DIAG_JSON,
                  "[\n  {\n    \"file\": \"a?\\u0001?.xml\",\n    \"line\": 1,\n"
                  "    \"column\": 1,\n    \"severity\": \"error\",\n"
                  "    \"id\": \"file-unreadable\",\n"
                  "    \"text\": \"'\\\"c\\\"' cannot be read: why\"\n  }\n]\n"));
    diag_free(diag);
}

/* The table itself: ids unique kebab-case words. */
static void test_table(void) {
    for (int i = 0; i < DIAG_COUNT; i++) {
        struct str name = diag_id_name((enum diag_id)i);
        for (size_t k = 0; k < name.size; k++) {
            EXPECT(strchr("abcdefghijklmnopqrstuvwxyz0123456789-", name.bytes[k]) != NULL);
        }
        for (int j = 0; j < i; j++) {
            EXPECT(!str_equal(name, diag_id_name((enum diag_id)j)));
        }
    }
}

static size_t lines_of(const struct diag *diag, struct buffer *out) {
    size_t lines = 0;
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, out);
    for (size_t i = 0; i < out->size; i++) {
        lines += out->bytes[i] == '\n';
    }
    return lines;
}

/* What a hostile name or value holds makes no line of its own and no wall of text. */
static void test_hostile_arguments(void) {
    struct diag *diag = diag_new();
    struct buffer out = {0}, long_name = {0};
    for (int i = 0; i < 10000; i++) {
        buffer_add(&long_name, STR("ক"));
    }
    uint32_t file = diag_add_file(diag, STR("a\n\x1B[2J.xml"), STR("x"));
    DIAG(diag, ((struct place){file, 0}), DIAG_XML_ENTITY, STR("b\r\nc"));
    DIAG(diag, ((struct place){file, 0}), DIAG_XML_PREFIX, buffer_str(&long_name));
    EXPECT(lines_of(diag, &out) == 4 && out.size < 2000);
    EXPECT(str_starts(buffer_str(&out), STR("a  [2J.xml:1:1: error: &b  c; is not known")));
    EXPECT(str_find(buffer_str(&out), STR("ক…"), 0) != SIZE_MAX);
    buffer_free(&out);
    buffer_free(&long_name);
    diag_free(diag);
}

/* All are counted, a thousand of each severity are kept, and that is said. */
static void test_many(void) {
    struct diag *diag = diag_new();
    struct buffer out = {0};
    uint32_t file = diag_add_file(diag, STR("a.xml"), STR("x"));
    for (uint32_t i = 0; i < 5000; i++) {
        DIAG(diag, ((struct place){file, i}), DIAG_XML_DOCTYPE);
    }
    DIAG(diag, NOWHERE, DIAG_XML_EMPTY);
    DIAG(diag, ((struct place){file, 0}), DIAG_COMMENTS_TRAVEL);
    EXPECT(diag_count(diag, SEVERITY_ERROR) == 5001 && diag_exit_code(diag) == 1);
    EXPECT(lines_of(diag, &out) == 2 * (DIAG_KEPT_LIMIT + 2));
    EXPECT(str_find(buffer_str(&out), STR("[findings-cut]"), 0) != SIZE_MAX);
    EXPECT(str_find(buffer_str(&out), STR("[comments-travel]"), 0) != SIZE_MAX);
    buffer_free(&out);
    diag_free(diag);
}

int main(void) {
    test_empty();
    test_hostile_arguments();
    test_many();
    test_places();
    test_printing();
    test_json();
    test_table();
    return expect_result();
}
