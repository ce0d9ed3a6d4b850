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
                  "    \"column\": 1,\n    \"endLine\": 1,\n    \"endColumn\": 2,\n"
                  "    \"severity\": \"error\",\n"
                  "    \"id\": \"file-unreadable\",\n"
                  "    \"text\": \"'\\\"c\\\"' cannot be read: why\"\n  }\n]\n"));
    diag_free(diag);
}

/* ---- Quoting ------------------------------------------------------------------------------- */

/* Where ^ and ~ stand in what was printed: the last two lines but for the hint, which has none. */
static bool quotes(struct str text, uint32_t offset, uint32_t size, const char *expected) {
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("a"), text);
    struct diag_extent extent = {.size = size};
    DIAG_EXTENT(diag, ((struct place){file, offset}), extent, DIAG_FILE_UNREADABLE, STR("f"),
                STR("why"));
    struct buffer out = {0};
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_QUOTED, &out);
    size_t end = str_find(buffer_str(&out), STR("\n"), 0) + 1;
    struct str quote = str_slice(buffer_str(&out), end, out.size);
    bool same = str_equal(quote, str_of(expected));
    if (!same) {
        fprintf(stderr, "%.*sinstead of\n%s", STR_ARG(quote), expected);
    }
    buffer_free(&out);
    diag_free(diag);
    return same;
}

/* The caret stands below the cluster that holds the place, whichever of its bytes that is, and the
 * rest of the cluster and of the extent is underlined. */
static void test_quote_clusters(void) {
    struct str line = STR("<p>নাম , পদবি</p>\nx");
    EXPECT(quotes(line, 12, 0, "    1 | <p>নাম , পদবি</p>\n      |       ^\n"));
    EXPECT(quotes(line, 12, 2, "    1 | <p>নাম , পদবি</p>\n      |       ^~\n"));
    for (uint32_t byte = 3; byte < 9; byte++) {
        EXPECT(quotes(line, byte, 0, "    1 | <p>নাম , পদবি</p>\n      |    ^~\n"));
    }
    EXPECT(quotes(line, 9, 4, "    1 | <p>নাম , পদবি</p>\n      |      ^~\n"));
    /* An extent that ends inside a cluster goes on to its end. */
    EXPECT(quotes(line, 14, 10, "    1 | <p>নাম , পদবি</p>\n      |         ^~~~~\n"));
    /* Marks above and below take no column; a conjunct is as wide as its letters. */
    EXPECT(quotes(STR("কঁু ক্ষ্ম x"), 10, 0, "    1 | কঁু ক্ষ্ম x\n      |   ^~~\n"));
    EXPECT(quotes(STR("কঁু ক্ষ্ম x"), 26, 0, "    1 | কঁু ক্ষ্ম x\n      |       ^\n"));
    /* Wide letters, a letter with a joiner, a flag. */
    EXPECT(quotes(STR("漢字x"), 6, 0, "    1 | 漢字x\n      |     ^\n"));
    EXPECT(quotes(STR("漢字x"), 3, 0, "    1 | 漢字x\n      |   ^~\n"));
    EXPECT(quotes(STR("র‌্যx"), 12, 0, "    1 | র‌্যx\n      |   ^\n"));
    EXPECT(quotes(STR("🇧🇩x"), 4, 0, "    1 | 🇧🇩x\n      | ^~\n"));
}

/* Line ends, empty lines, ends of the file, a byte-order mark. */
static void test_quote_lines(void) {
    EXPECT(quotes(STR("one\r\ntwo\r\n"), 1, 100, "    1 | one\n      |  ^~\n"));
    EXPECT(quotes(STR("one\r\ntwo\r\n"), 3, 0, "    1 | one\n      |    ^\n"));
    EXPECT(quotes(STR("one\r\ntwo\r\n"), 5, 3, "    2 | two\n      | ^~~\n"));
    EXPECT(quotes(STR("one\ntwo"), 7, 0, "    2 | two\n      |    ^\n"));
    EXPECT(quotes(STR("one\ntwo"), 3, 4, "    1 | one\n      |    ^\n"));
    EXPECT(quotes(STR("one\n\ntwo"), 4, 0, ""));
    EXPECT(quotes(STR("one\n"), 999, 0, ""));
    EXPECT(quotes(STR(""), 0, 0, ""));
    EXPECT(quotes(STR("\xEF\xBB\xBF<a>"), 3, 0, "    1 | <a>\n      | ^\n"));
    EXPECT(quotes(STR("\xEF\xBB\xBF<a>"), 0, 0, "    1 | <a>\n      | ^\n"));
    EXPECT(quotes(STR("\xEF\xBB\xBF<a>"), 4, 2, "    1 | <a>\n      |  ^~\n"));
}

/* A tab is a tab in both lines; below what the finding is about it is underlined as wide as eight
 * columns make it. */
static void test_quote_tabs(void) {
    EXPECT(quotes(STR("\ta\tb"), 3, 0, "    1 | \ta\tb\n      | \t \t^\n"));
    EXPECT(quotes(STR("ab\tc"), 2, 2, "    1 | ab\tc\n      |   ^~~~~~~\n"));
}

/* What could command a terminal, or is no letter at all, is a blank or a question mark. */
static void test_quote_hostile(void) {
    EXPECT(quotes(STR("\x1B[31m\x7Fx"), 6, 0, "    1 |  [31m x\n      |       ^\n"));
    EXPECT(quotes(STR("\xC2\x9B\xE2\x80\xAE\xE2\x80\xA8x"), 8, 0, "    1 |    x\n      |    ^\n"));
    EXPECT(quotes(STR("\xFFক\xE0\xA6"), 4, 2, "    1 | ?ক??\n      |   ^~\n"));
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("\xC2\x9B"), STR("\x1B\n"));
    DIAG(diag, ((struct place){file, 0}), DIAG_XML_ENTITY, STR("\xC2\x9B[2Jক"));
    EXPECT(prints(diag, LANGUAGE_ENGLISH, DIAG_GCC,
                  " :1:1: error: & [2Jক; is not known here [xml-entity]\n"));
    diag_free(diag);
}

/* Of a long line the neighbourhood of the place is shown, from cluster to cluster. */
static void test_quote_window(void) {
    struct buffer line = {0}, expected = {0};
    for (int i = 0; i < 3000; i++) {
        buffer_add(&line, STR("কি"));
    }
    buffer_print(&expected, "    1 | …");
    for (int i = 0; i < 38; i++) {
        buffer_add(&expected, STR("কি"));
    }
    buffer_print(&expected, "…\n      | %33s^~~~\n", "");
    buffer_add_byte(&expected, '\0');
    EXPECT(quotes(buffer_str(&line), 9000, 12, expected.bytes));
    expected.size = 0;
    buffer_print(&expected, "    1 | ");
    for (int i = 0; i < 38; i++) {
        buffer_add(&expected, STR("কি"));
    }
    buffer_print(&expected, "…\n      | ^~\n");
    buffer_add_byte(&expected, '\0');
    EXPECT(quotes(buffer_str(&line), 0, 0, expected.bytes));
    expected.size = 0;
    buffer_print(&expected, "    1 | …");
    for (int i = 0; i < 38; i++) {
        buffer_add(&expected, STR("কি"));
    }
    buffer_print(&expected, "\n      | %75s^~\n", "");
    buffer_add_byte(&expected, '\0');
    EXPECT(quotes(buffer_str(&line), 17999, 500, expected.bytes));
    buffer_free(&line);
    buffer_free(&expected);
}

/* One line of 6 MB with a thousand findings, and one that is a single cluster: each is looked at
 * near its place. Looking at all of it would take minutes. */
static void test_quote_huge(void) {
    enum { SIZE = 6 * 1024 * 1024, FINDINGS = 1000 };
    static const struct str letters[] = {{"ক", 3}, {"\xCC\x81 ", 3}, {"\xCC\x81\xCC\x81", 4}};
    for (size_t k = 0; k < sizeof letters / sizeof letters[0]; k++) {
        struct diag *diag = diag_new();
        struct buffer line = {0}, out = {0};
        while (line.size < SIZE) {
            buffer_add(&line, letters[k]);
        }
        uint32_t file = diag_add_file(diag, STR("a"), buffer_str(&line));
        for (uint32_t i = 0; i < FINDINGS; i++) {
            struct place place = {file, i * (SIZE / FINDINGS)};
            DIAG_EXTENT(diag, place, ((struct diag_extent){.size = SIZE}), DIAG_COMMENTS_TRAVEL);
        }
        diag_print(diag, LANGUAGE_ENGLISH, DIAG_COLOURED, &out);
        EXPECT(out.size < (size_t)FINDINGS * 8192);
        EXPECT(str_find(buffer_str(&out), STR("…"), 0) != SIZE_MAX);
        diag_print(diag, LANGUAGE_ENGLISH, DIAG_JSON, &out);
        buffer_free(&line);
        buffer_free(&out);
        diag_free(diag);
    }
}

static void test_colour_and_gcc(void) {
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("a.xml"), STR("<a/>"));
    DIAG(diag, ((struct place){file, 0}), DIAG_COMMENTS_TRAVEL);
    DIAG(diag, NOWHERE, DIAG_FILE_UNREADABLE, STR("c"), STR("\x1B[31mwhy"));
    EXPECT(prints(diag, LANGUAGE_ENGLISH, DIAG_COLOURED,
                  "\x1B[1;31merror:\x1B[0m 'c' cannot be read:  [31mwhy "
                  "\x1B[2m[file-unreadable]\x1B[0m\n"
                  "a.xml:1:1: \x1B[1;36mnote:\x1B[0m the comments of this master copy will be "
                  "inside the PDF, where anyone can read them \x1B[2m[comments-travel]\x1B[0m\n"
                  "    1 | <a/>\n      | \x1B[1;32m^\x1B[0m\n"
                  "    hint: --strip-comments leaves them out\n"));
    EXPECT(prints(diag, LANGUAGE_BANGLA, DIAG_GCC,
                  "charter: error: 'c' পড়া যাচ্ছে না:  [31mwhy [file-unreadable]\n"
                  "a.xml:1:1: note: এই মূল কপির মন্তব্যগুলো PDF-এর ভিতরে থাকবে, যে কেউ পড়তে পারবে "
                  "[comments-travel]\n"));
    diag_free(diag);
}

/* ---- Extents and mends --------------------------------------------------------------------- */

static bool holds(const struct diag *diag, const char *wanted) {
    struct buffer out = {0};
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_JSON, &out);
    bool found = str_find(buffer_str(&out), str_of(wanted), 0) != SIZE_MAX;
    if (!found) {
        fprintf(stderr, "%.*s", STR_ARG(buffer_str(&out)));
    }
    buffer_free(&out);
    return found;
}

static bool ends_at(struct str text, uint32_t offset, struct diag_extent extent,
                    const char *wanted) {
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("a"), text);
    DIAG_EXTENT(diag, ((struct place){file, offset}), extent, DIAG_COMMENTS_TRAVEL);
    bool found = holds(diag, wanted);
    diag_free(diag);
    return found;
}

/* Columns count code points, behind the last; what goes over lines ends in the last one's. */
static void test_json_ends(void) {
    struct diag_extent none = {0}, two = {.size = 2}, over = {.size = 8}, past = {.size = 99};
    EXPECT(ends_at(STR("xক্ষি,"), 1, none,
                   "\"column\": 2,\n    \"endLine\": 1,\n    \"endColumn\": 6"));
    EXPECT(
        ends_at(STR("ক ,"), 3, two, "\"column\": 2,\n    \"endLine\": 1,\n    \"endColumn\": 4"));
    EXPECT(ends_at(STR("ab\nকখগ"), 1, over,
                   "\"column\": 2,\n    \"endLine\": 2,\n    \"endColumn\": 3"));
    EXPECT(ends_at(STR("ab\r\n"), 2, none,
                   "\"column\": 3,\n    \"endLine\": 1,\n    \"endColumn\": 3"));
    EXPECT(
        ends_at(STR("ab"), 1, past, "\"column\": 2,\n    \"endLine\": 1,\n    \"endColumn\": 3"));
}

static void test_json_instead(void) {
    struct diag_extent replaced = {1, true, STR("\"খ")}, deleted = {1, true, STR("")};
    struct diag_extent inserted = {0, true, STR("।")};
    EXPECT(ends_at(STR("a"), 0, replaced, "\"instead\": \"\\\"খ\"\n"));
    EXPECT(ends_at(STR("a"), 0, deleted, "\"instead\": \"\"\n"));
    EXPECT(ends_at(STR("a"), 0, inserted,
                   "\"column\": 1,\n    \"endLine\": 1,\n    \"endColumn\": 1"));
}

/* Several masters share a collection: what is said of one is what came since it was begun. */
static void test_since(void) {
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("a.xml"), STR("one\ntwo"));
    DIAG(diag, ((struct place){file, 0}), DIAG_COMMENTS_TRAVEL);
    DIAG(diag, NOWHERE, DIAG_XML_EMPTY);
    struct diag_moment begun = diag_now(diag);
    EXPECT(diag_count_since(diag, &begun, SEVERITY_NOTE) == 0);
    DIAG(diag, ((struct place){file, 4}), DIAG_COMMENTS_TRAVEL);
    DIAG(diag, ((struct place){file, 4}), DIAG_COMMENTS_TRAVEL);
    DIAG(diag, ((struct place){file, 2}), DIAG_COMMENTS_TRAVEL);
    DIAG(diag, NOWHERE, DIAG_XML_EMPTY);
    EXPECT(diag_count_since(diag, &begun, SEVERITY_NOTE) == 2);
    EXPECT(diag_count_since(diag, &begun, SEVERITY_ERROR) == 1);
    EXPECT(diag_count_since(diag, &begun, SEVERITY_WARNING) == 0);
    begun = diag_now(diag);
    EXPECT(diag_count_since(diag, &begun, SEVERITY_NOTE) == 0);
    DIAG(diag, ((struct place){file, 4}), DIAG_COMMENTS_TRAVEL);
    EXPECT(diag_count_since(diag, &begun, SEVERITY_NOTE) == 1);
    for (uint32_t i = 0; i < 3 * DIAG_KEPT_LIMIT; i++) {
        DIAG(diag, ((struct place){file, i}), DIAG_XML_DOCTYPE);
    }
    EXPECT(diag_count_since(diag, &begun, SEVERITY_ERROR) == 3 * DIAG_KEPT_LIMIT);
    diag_free(diag);
}

/* ---- The table ----------------------------------------------------------------------------- */

static const struct {
    const char *id, *text[2], *hint[2];
} table[] = {
#define DIAG_ENTRY(constant, id, severity, english, bangla, english_hint, bangla_hint)             \
    {id, {english, bangla}, {english_hint, bangla_hint}},
#include "base/diag.def"
};

/* These are given something that was said in both languages: {2} is English, {3} Bangla. */
static const char *const told_in_both[] = {"xml-tag-mismatch", "attribute-missing", "value-wrong"};

static bool is_told_in_both(const char *id) {
    bool found = false;
    for (size_t i = 0; i < sizeof told_in_both / sizeof told_in_both[0]; i++) {
        found = found || strcmp(told_in_both[i], id) == 0;
    }
    return found;
}

static bool has_arguments_alike(const char *id, unsigned english, unsigned bangla) {
    unsigned second = 1U << 2, third = 1U << 3;
    if (is_told_in_both(id) && (english & second) != 0) {
        return (english ^ second) == (bangla ^ third);
    }
    return english == bangla;
}

/* A bit for each {n}. */
static unsigned arguments_of(const char *text) {
    unsigned set = 0;
    for (; *text != '\0'; text++) {
        if (text[0] == '{' && text[1] >= '0' && text[1] <= '9' &&
            (text[2] == '}' || (text[2] == '#' && text[3] == '}'))) {
            set |= 1U << (text[1] - '0');
        }
    }
    return set;
}

/* Every "{n>" has its "<n}". */
static bool is_closed(const char *text) {
    bool closed = true;
    for (; *text != '\0'; text++) {
        if (text[0] == '{' && text[1] >= '0' && text[1] <= '9' && text[2] == '>') {
            char end[] = {'<', text[1], '}', '\0'};
            closed = closed && strstr(text, end) != NULL;
        }
    }
    return closed;
}

/* U+0980 to U+09FF: E0 A6 and E0 A7. */
static bool has_bangla_letter(const char *text) {
    return strstr(text, "\xE0\xA6") != NULL || strstr(text, "\xE0\xA7") != NULL;
}

static void expect_of(size_t i, bool condition, const char *what) {
    EXPECT(condition);
    if (!condition) {
        fprintf(stderr, "%s: %s\n", table[i].id, what);
    }
}

/* Whoever reads Bangla is told what whoever reads English is told. A hint may be a command to type,
 * the same in both. */
static void test_languages(void) {
    EXPECT(sizeof table / sizeof table[0] == DIAG_COUNT);
    for (size_t i = 0; i < DIAG_COUNT; i++) {
        const char *const *text = table[i].text, *const *hint = table[i].hint;
        expect_of(i, text[0][0] != '\0' && !has_bangla_letter(text[0]), "no English text");
        expect_of(i, has_bangla_letter(text[1]), "no Bangla text");
        expect_of(i, (hint[0][0] == '\0') == (hint[1][0] == '\0'), "a hint in one language alone");
        expect_of(i,
                  has_bangla_letter(hint[1]) || strcmp(hint[0], hint[1]) == 0 ||
                      is_told_in_both(table[i].id),
                  "no Bangla hint");
        expect_of(i, has_arguments_alike(table[i].id, arguments_of(text[0]), arguments_of(text[1])),
                  "texts of other arguments");
        expect_of(
            i, is_closed(text[0]) && is_closed(text[1]) && is_closed(hint[0]) && is_closed(hint[1]),
            "a part that may be left out has no end");
        expect_of(i, has_arguments_alike(table[i].id, arguments_of(hint[0]), arguments_of(hint[1])),
                  "hints of other arguments");
    }
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

/* All are counted, a thousand of each id are kept, so that others are seen, and that is said. */
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
    EXPECT(lines_of(diag, &out) == 2 * (DIAG_KEPT_LIMIT + 3));
    EXPECT(str_find(buffer_str(&out), STR("[findings-cut]"), 0) != SIZE_MAX);
    EXPECT(str_find(buffer_str(&out), STR("[comments-travel]"), 0) != SIZE_MAX);
    buffer_free(&out);
    diag_free(diag);
}

/* What is reported of a file that a collection does not know, where nobody will print it, counts.
 */
static void test_unknown_file(void) {
    struct diag *diag = diag_new();
    DIAG(diag, ((struct place){3, 0}), DIAG_COMMENTS_TRAVEL);
    EXPECT(diag_count(diag, SEVERITY_NOTE) == 1);
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
    test_languages();
    test_quote_clusters();
    test_quote_lines();
    test_quote_tabs();
    test_quote_hostile();
    test_quote_window();
    test_quote_huge();
    test_colour_and_gcc();
    test_json_ends();
    test_json_instead();
    test_since();
    test_unknown_file();
    return expect_result();
}
