/* Mends put in place, and the difference as patch reads it. What patch itself makes of it is tried
 * in tests/cli/fix.py. */
#include "base/mend.h"

#include "base/array.h"
#include "base/patch.h"
#include "expect.h"

#include <string.h>

enum { FILE_NUMBER = 7, MENDS = 8 };

/* A mend as a case writes it; size 0 and an empty text end the list. */
struct written {
    uint32_t offset, size;
    const char *instead;
};

struct round {
    struct written mends[MENDS];
    size_t applied;
    const char *text;
};

static size_t read_mends(const struct written *written, struct diag_mend *mends) {
    size_t count = 0;
    for (; count < MENDS && written[count].instead != NULL; count++) {
        mends[count] = (struct diag_mend){{FILE_NUMBER, written[count].offset},
                                          written[count].size,
                                          str_of(written[count].instead)};
    }
    return count;
}

static bool same(struct str found, const char *expected) {
    bool equal = str_equal(found, str_of(expected));
    if (!equal) {
        fprintf(stderr, "%.*s\ninstead of\n%s\n", STR_ARG(found), expected);
    }
    return equal;
}

/* Outside of what is said to have changed the texts are the same. */
static bool is_true(struct str old, struct str new, const struct mend_changes *changes) {
    size_t old_at = 0, new_at = 0;
    for (size_t i = 0; i <= changes->count; i++) {
        struct mend_change end = {old.size, old.size, new.size, new.size};
        struct mend_change next = i < changes->count ? changes->items[i] : end;
        if (next.old_from < old_at || next.new_from < new_at ||
            !str_equal(str_slice(old, old_at, next.old_from),
                       str_slice(new, new_at, next.new_from))) {
            return false;
        }
        old_at = next.old_to;
        new_at = next.new_to;
    }
    return true;
}

/* Runs rounds over a text; the difference from the first to the last must be `patch`. */
static void expect_rounds(const char *text, const struct round *rounds, size_t count,
                          const char *patch) {
    struct str old = str_of(text);
    struct buffer now = {0}, printed = {0};
    struct mend_changes changes = {0};
    buffer_add(&now, old);
    for (size_t i = 0; i < count; i++) {
        struct diag_mend mends[MENDS];
        struct buffer next = {0};
        struct mend_changes more = {0};
        size_t given = read_mends(rounds[i].mends, mends);
        EXPECT(mend_count(buffer_str(&now), FILE_NUMBER, mends, given) == rounds[i].applied);
        EXPECT(mend_apply(buffer_str(&now), FILE_NUMBER, mends, given, &next, &more) ==
               rounds[i].applied);
        EXPECT(same(buffer_str(&next), rounds[i].text));
        mend_changes_go_on(&changes, &more);
        EXPECT(is_true(old, buffer_str(&next), &changes));
        mend_changes_free(&more);
        buffer_free(&now);
        now = next;
    }
    const struct patch difference = {STR("a"), STR("b"), old, buffer_str(&now), &changes};
    patch_print(&difference, &printed);
    EXPECT(same(buffer_str(&printed), patch));
    mend_changes_free(&changes);
    buffer_free(&now);
    buffer_free(&printed);
}

#define EXPECT_ROUNDS(text, patch, ...)                                                            \
    expect_rounds((text), (const struct round[]){__VA_ARGS__},                                     \
                  sizeof((const struct round[]){__VA_ARGS__}) / sizeof(struct round), (patch))

static void test_one_round(void) {
    EXPECT_ROUNDS("", "", {{{0}}, 0, ""});
    EXPECT_ROUNDS("abc\n", "", {{{0}}, 0, "abc\n"});
    EXPECT_ROUNDS("abc\n", "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-abc\n+aXYc\n",
                  {{{1, 1, "XY"}}, 1, "aXYc\n"});
    /* Deleted, put in, at both ends; in whatever order they come. */
    EXPECT_ROUNDS("abc\n", "--- a\n+++ b\n@@ -1,1 +1,2 @@\n-abc\n+>bc\n+!\n",
                  {{{4, 0, "!\n"}, {0, 1, ">"}}, 2, ">bc\n!\n"});
    EXPECT_ROUNDS("abc\n", "--- a\n+++ b\n@@ -1,1 +0,0 @@\n-abc\n", {{{0, 4, ""}}, 1, ""});
    EXPECT_ROUNDS("", "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n", {{{0, 0, "x\n"}}, 1, "x\n"});
}

/* Two over the same bytes, or at one place: the first, by place and then as given. What touches
 * does not overlap. What changes nothing, or lies outside, is none. */
static void test_overlaps(void) {
    EXPECT_ROUNDS("abcd\n", "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-abcd\n+XYd\n",
                  {{{1, 2, "no"}, {0, 2, "X"}, {2, 1, "Y"}, {0, 3, "no"}}, 2, "XYd\n"});
    EXPECT_ROUNDS("abcd\n", "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-abcd\n+a1bcd\n",
                  {{{1, 0, "1"}, {1, 0, "2"}, {1, 1, "3"}}, 1, "a1bcd\n"});
    EXPECT_ROUNDS("abcd\n", "",
                  {{{0, 2, "ab"}, {5, 1, "x"}, {99, 0, "y"}, {4, 2, "z"}}, 0, "abcd\n"});
    struct diag_mend other = {{FILE_NUMBER + 1, 0}, 1, STR("x")};
    EXPECT(mend_count(STR("abc"), FILE_NUMBER, &other, 1) == 0);
}

static void test_rounds(void) {
    /* The second inside, beside and across what the first has put in. */
    EXPECT_ROUNDS("one two three\n", "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-one two three\n+1 2 3\n",
                  {{{0, 3, "first"}, {8, 5, "third"}}, 2, "first two third\n"},
                  {{{0, 5, "1"}, {6, 3, "2"}, {10, 5, "3"}}, 3, "1 2 3\n"});
    EXPECT_ROUNDS("abcdef\n", "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-abcdef\n+aZf\n",
                  {{{1, 1, "BBB"}, {3, 1, ""}}, 2, "aBBBcef\n"}, {{{3, 3, "Z"}}, 1, "aBBZf\n"},
                  {{{1, 2, ""}}, 1, "aZf\n"});
    /* The second takes the first back: nothing has changed. */
    EXPECT_ROUNDS("abc\n", "", {{{1, 1, ""}}, 1, "ac\n"}, {{{1, 0, "b"}}, 1, "abc\n"});
    /* One far before the other, in the wrong order. */
    EXPECT_ROUNDS("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n",
                  "--- a\n+++ b\n@@ -1,4 +1,5 @@\n-a\n+A\n+A\n b\n c\n d\n"
                  "@@ -7,4 +8,4 @@\n g\n h\n i\n-j\n+J\n",
                  {{{18, 1, "J"}}, 1, "a\nb\nc\nd\ne\nf\ng\nh\ni\nJ\n"},
                  {{{0, 1, "A\nA"}}, 1, "A\nA\nb\nc\nd\ne\nf\ng\nh\ni\nJ\n"});
}

/* Lines that are joined, split, deleted; contexts that meet are one hunk; the end without a line
 * break is said where it belongs. */
static void test_lines(void) {
    EXPECT_ROUNDS("a\nb\nc\n", "--- a\n+++ b\n@@ -1,3 +1,2 @@\n-a\n-b\n+ab\n c\n",
                  {{{1, 1, ""}}, 1, "ab\nc\n"});
    EXPECT_ROUNDS("a\nb\nc\n", "--- a\n+++ b\n@@ -1,3 +1,2 @@\n a\n-b\n c\n",
                  {{{2, 2, ""}}, 1, "a\nc\n"});
    EXPECT_ROUNDS("ab\nc\n", "--- a\n+++ b\n@@ -1,2 +1,3 @@\n-ab\n+a\n+b\n c\n",
                  {{{1, 0, "\n"}}, 1, "a\nb\nc\n"});
    EXPECT_ROUNDS("a\n1\n2\n3\n4\n5\n6\nb\n",
                  "--- a\n+++ b\n@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n",
                  {{{0, 1, "A"}, {14, 1, "B"}}, 2, "A\n1\n2\n3\n4\n5\n6\nB\n"});
    EXPECT_ROUNDS("a\r\nb",
                  "--- a\n+++ b\n@@ -1,2 +1,2 @@\n-a\r\n+A\r\n b\n"
                  "\\ No newline at end of file\n",
                  {{{0, 1, "A"}}, 1, "A\r\nb"});
    EXPECT_ROUNDS("a\nb",
                  "--- a\n+++ b\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n"
                  "+B\n\\ No newline at end of file\n",
                  {{{2, 1, "B"}}, 1, "a\nB"});
    EXPECT_ROUNDS("a\nb",
                  "--- a\n+++ b\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n"
                  "+b\n",
                  {{{3, 0, "\n"}}, 1, "a\nb\n"});
    EXPECT_ROUNDS("a\nb\n",
                  "--- a\n+++ b\n@@ -1,2 +1,2 @@\n a\n-b\n+b\n"
                  "\\ No newline at end of file\n",
                  {{{3, 1, ""}}, 1, "a\nb"});
    EXPECT_ROUNDS("\xEF\xBB\xBF<a/>\n",
                  "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-\xEF\xBB\xBF<a/>\n"
                  "+\xEF\xBB\xBF<b/>\n",
                  {{{4, 1, "b"}}, 1, "\xEF\xBB\xBF<b/>\n"});
}

static bool is_named(struct str name, const char *line) {
    struct mend_change change = {0, 1, 0, 1};
    struct mend_changes changes = {&change, 1, 1};
    struct buffer out = {0};
    const struct patch patch = {name, STR("b"), STR("x"), STR("y"), &changes};
    patch_print(&patch, &out);
    bool named = str_starts(buffer_str(&out), str_of(line));
    buffer_free(&out);
    return named;
}

/* Names that would break a line, or end too soon. */
static void test_names(void) {
    EXPECT(is_named(STR("2025/অফিস.xml"), "--- 2025/অফিস.xml\n+++ b\n"));
    EXPECT(is_named(STR("my office.xml"), "--- my office.xml\t\n"));
    EXPECT(is_named(STR("a\n\"b\\\x1B"), "--- \"a\\012\\\"b\\\\\\033\"\n"));
}

/* Random mends, round upon round, always from the same seed: what is said to have changed is true,
 * and the patch applied by the reading of it below gives the last text. */
static uint32_t random_next(uint32_t *state) {
    *state = *state * 1664525 + 1013904223;
    return *state >> 16;
}

/* Applies a unified diff, line by line, trusting nothing but its lines. */
static void apply(struct str old, struct str patch, struct buffer *out) {
    size_t old_at = 0, at = 0;
    size_t old_line = 1;
    char last = ' ';
    while (at < patch.size) {
        size_t end = str_find(patch, STR("\n"), at) + 1;
        struct str line = str_slice(patch, at, end), rest = str_slice(line, 1, line.size);
        char sign = line.bytes[0];
        if (str_starts(line, STR("@@ "))) {
            size_t start = 0, count = 0;
            EXPECT(sscanf(line.bytes, "@@ -%zu,%zu", &start, &count) == 2);
            for (start += count == 0; old_line < start; old_line++) {
                size_t next = str_find(old, STR("\n"), old_at) + 1;
                buffer_add(out, str_slice(old, old_at, next));
                old_at = next;
            }
        } else if (sign == '\\') {
            out->size -= last != '-';
            old_at -= last != '+' && old_at > old.size;
        } else if (!str_starts(line, STR("--- ")) && !str_starts(line, STR("+++ "))) {
            if (sign != '+') {
                old_at += rest.size;
                old_line++;
            }
            buffer_add(out, sign == '-' ? STR("") : rest);
            last = sign;
        }
        at = end;
    }
    buffer_add(out, str_slice(old, old_at < old.size ? old_at : old.size, old.size));
}

static void add_random(struct buffer *text, uint32_t *state, uint32_t most) {
    for (uint32_t left = random_next(state) % (most + 1); left > 0; left--) {
        buffer_add_byte(text, "ab\n"[random_next(state) % 3]);
    }
}

static void test_random(void) {
    uint32_t state = 1;
    for (int i = 0; i < 3000; i++) {
        struct buffer old = {0}, now = {0}, patch = {0}, applied = {0};
        struct mend_changes changes = {0};
        add_random(&old, &state, 60);
        buffer_add(&now, buffer_str(&old));
        for (uint32_t rounds = random_next(&state) % 4; rounds > 0; rounds--) {
            struct diag_mend mends[4];
            struct buffer insteads[4] = {{0}}, next = {0};
            struct mend_changes more = {0};
            for (int k = 0; k < 4; k++) {
                add_random(&insteads[k], &state, 3);
                mends[k] = (struct diag_mend){
                    {FILE_NUMBER, random_next(&state) % (uint32_t)(now.size + 1)},
                    random_next(&state) % 4,
                    buffer_str(&insteads[k])};
            }
            mend_apply(buffer_str(&now), FILE_NUMBER, mends, 4, &next, &more);
            mend_changes_go_on(&changes, &more);
            mend_changes_free(&more);
            buffer_free(&now);
            now = next;
            for (int k = 0; k < 4; k++) {
                buffer_free(&insteads[k]);
            }
        }
        EXPECT(is_true(buffer_str(&old), buffer_str(&now), &changes));
        const struct patch difference = {STR("o"), STR("n"), buffer_str(&old), buffer_str(&now),
                                         &changes};
        patch_print(&difference, &patch);
        buffer_add_byte(&patch, '\0'); /* for sscanf */
        patch.size--;
        apply(buffer_str(&old), buffer_str(&patch), &applied);
        EXPECT(str_equal(buffer_str(&applied), buffer_str(&now)));
        mend_changes_free(&changes);
        buffer_free(&old);
        buffer_free(&now);
        buffer_free(&patch);
        buffer_free(&applied);
    }
}

int main(void) {
    test_one_round();
    test_overlaps();
    test_rounds();
    test_lines();
    test_names();
    test_random();
    return expect_result();
}
