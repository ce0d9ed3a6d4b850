/* Codes are given out in order of first use, kept, shared where they draw nothing, and end. */
#include "pdf/codes.h"

#include "base/arena.h"
#include "base/str.h"
#include "pdf/tounicode.h"
#include "text/font.h"

#include "expect.h"

static struct cluster cluster_of(const char *text) {
    return (struct cluster){.text = str_of(text), .advance = 500};
}

static void test_whole_and_split(void) {
    struct codes *codes = codes_new();
    struct cluster plain = cluster_of("ক"), marked = cluster_of("কু"), other = cluster_of("খু");
    struct code_run run = codes_of(codes, 7, &plain, true);
    EXPECT(run.count == 1 && run.codes[0] == 1);
    run = codes_of(codes, 3, &marked, true);
    EXPECT(run.count == 2 && run.codes[0] == 2 && run.codes[1] == 3);
    run = codes_of(codes, 3, &marked, false);
    EXPECT(run.count == 1 && run.codes[0] == 4);
    run = codes_of(codes, 3, &marked, true);
    EXPECT(run.count == 2 && run.codes[0] == 2 && run.codes[1] == 3);
    run = codes_of(codes, 0, &other, true); /* the same rest */
    EXPECT(run.count == 2 && run.codes[0] == 5 && run.codes[1] == 3);
    EXPECT(codes_count(codes) == 5);
    EXPECT(codes_item(codes, 3)->cluster == NULL);
    EXPECT(codes_item(codes, 2)->cluster == &marked);
    EXPECT(str_equal(codes_item(codes, 2)->text, STR("ক")));
    EXPECT(str_equal(codes_item(codes, 3)->text, STR("ু")));
    codes_free(codes);
}

/* A letter and a bare joiner are cut wherever they stand; a joiner behind a mark is not. */
static void test_bare_joiner(void) {
    struct codes *codes = codes_new();
    struct cluster bare = cluster_of("ক\u200C"), marked = cluster_of("ক্\u200C");
    EXPECT(codes_of(codes, 0, &bare, false).count == 2);
    EXPECT(codes_of(codes, 1, &marked, false).count == 1);
    codes_free(codes);
}

/* Nine UTF-16 units are one too many for a code. */
static void test_long_text(void) {
    struct codes *codes = codes_new();
    struct cluster nine = cluster_of("স্ত্র্যাঁ"), eight = cluster_of("স্ত্র্যা");
    struct code_run run = codes_of(codes, 0, &nine, false);
    EXPECT(run.count == 2 && run.codes[0] == 1 && run.codes[1] == 2);
    EXPECT(str_equal(codes_item(codes, 1)->text, eight.text));
    EXPECT(str_equal(codes_item(codes, 2)->text, STR("ঁ")));
    EXPECT(codes_item(codes, 1)->cluster == &nine && codes_item(codes, 2)->cluster == NULL);
    EXPECT(codes_of(codes, 1, &eight, false).count == 1);
    EXPECT(codes_of(codes, 0, &nine, true).count == 2); /* after the first letter */
    codes_free(codes);
}

/* The last code is 65,000, and where only one is left a split takes none half. */
static void test_used_up(void) {
    struct codes *codes = codes_new();
    struct cluster plain = cluster_of("ক"), marked = cluster_of("কু");
    for (uint32_t i = 0; i < CODES_LIMIT; i++) {
        EXPECT(codes_of(codes, i, &plain, false).count == 1);
    }
    EXPECT(codes_count(codes) == CODES_LIMIT);
    EXPECT(codes_of(codes, CODES_LIMIT, &plain, false).count == 0);
    EXPECT(codes_of(codes, CODES_LIMIT + 1, &marked, true).count == 0);
    EXPECT(codes_of(codes, 5, &plain, false).codes[0] == 6);
    codes_free(codes);
}

/* One code for all line ends, which draws nothing, says a space, and is shared with nothing else.
 */
static void test_line_end(void) {
    struct codes *codes = codes_new();
    struct cluster plain = cluster_of("ক");
    uint16_t first = codes_of(codes, 0, &plain, false).codes[0];
    struct code_run run = codes_of_line_end(codes);
    uint16_t line_end = run.codes[0];
    EXPECT(run.count == 1 && line_end != first);
    EXPECT(codes_item(codes, line_end)->cluster == NULL);
    EXPECT(str_equal(codes_item(codes, line_end)->text, STR(" ")));
    EXPECT(codes_of_line_end(codes).codes[0] == line_end);
    EXPECT(codes_count(codes) == 2);
    codes_free(codes);
}

/* A hyphen that ends a line: other codes behind a letter than elsewhere, each given out once. */
static void test_last_hyphen(void) {
    struct codes *codes = codes_new();
    struct cluster hyphen = cluster_of("-"), plain = cluster_of("ক");
    uint16_t inside = codes_of(codes, 0, &hyphen, false).codes[0];
    uint16_t last = codes_of_last(codes, 0, &hyphen, false, false).codes[0];
    uint16_t behind_letter = codes_of_last(codes, 0, &hyphen, false, true).codes[0];
    EXPECT(str_equal(codes_item(codes, inside)->text, STR("-")));
    EXPECT(str_equal(codes_item(codes, last)->text, STR("- ")));
    EXPECT(str_equal(codes_item(codes, behind_letter)->text, STR("-\t")));
    EXPECT(codes_of_last(codes, 0, &hyphen, true, true).codes[0] == behind_letter);
    EXPECT(str_equal(codes_item(codes, codes_of_last(codes, 1, &plain, false, true).codes[0])->text,
                     STR("ক")));
    EXPECT(codes_count(codes) == 4);
    codes_free(codes);
}

/* What a cluster leaves over the next one says; each way once, and apart from the plain one. */
static void test_joint(void) {
    struct codes *codes = codes_new();
    struct cluster bare = cluster_of("প\u200C"), next = cluster_of("নি");
    struct codes_joint leaves = {.leaves = true}, says = {.before = 0x200C}, other = {0x200D, 0, 0};
    EXPECT(codes_bare_joiner(bare.text) == 0x200C && codes_bare_joiner(next.text) == 0);
    EXPECT(codes_bare_joiner(STR("ক্\u200D")) == 0 && codes_bare_joiner(STR("\u200C")) == 0);
    struct code_run run = codes_of_joint(codes, 0, &bare, leaves);
    EXPECT(run.count == 1 && str_equal(codes_item(codes, run.codes[0])->text, STR("প")));
    run = codes_of_joint(codes, 1, &next, says);
    EXPECT(run.count == 1 && str_equal(codes_item(codes, run.codes[0])->text, STR("\u200Cনি")));
    EXPECT(codes_item(codes, run.codes[0])->cluster == &next);
    run = codes_of_joint(codes, 1, &next, other);
    EXPECT(run.count == 1 && str_equal(codes_item(codes, run.codes[0])->text, STR("\u200Dনি")));
    EXPECT(codes_of_joint(codes, 1, &next, says).codes[0] == 2);
    EXPECT(codes_of(codes, 1, &next, false).codes[0] == 4);
    run = codes_of_joiner_end(codes, 0x200C);
    EXPECT(run.count == 1 && codes_item(codes, run.codes[0])->cluster == NULL);
    EXPECT(str_equal(codes_item(codes, run.codes[0])->text, STR("\u200C ")));
    codes_free(codes);
}

static size_t occurrences(struct str text, struct str needle) {
    size_t count = 0;
    for (size_t at = 0; (at = str_find(text, needle, at)) != SIZE_MAX; at += needle.size) {
        count++;
    }
    return count;
}

/* Blocks of 100, and codes in four digits. */
static void test_to_unicode_blocks(void) {
    struct codes *codes = codes_new();
    struct cluster plain = cluster_of("ক্ষ");
    struct buffer cmap = {0};
    for (uint32_t i = 0; i < 250; i++) {
        (void)codes_of(codes, i, &plain, false);
    }
    tounicode_add(&cmap, codes);
    struct str text = buffer_str(&cmap);
    EXPECT(occurrences(text, STR("100 beginbfchar\n")) == 2);
    EXPECT(occurrences(text, STR("50 beginbfchar\n")) == 1);
    EXPECT(occurrences(text, STR("endbfchar\n")) == 3);
    EXPECT(occurrences(text, STR("><099509CD09B7>\n")) == 250);
    EXPECT(occurrences(text, STR("<00FA><099509CD09B7>\nendbfchar\n")) == 1);
    buffer_free(&cmap);
    codes_free(codes);
}

int main(void) {
    test_whole_and_split();
    test_bare_joiner();
    test_long_text();
    test_used_up();
    test_line_end();
    test_last_hyphen();
    test_joint();
    test_to_unicode_blocks();
    return expect_result();
}
