#include "base/unicode.h"

#include "base/arena.h"
#include "base/unicode_letter.h"
#include "expect.h"

static bool faulty(struct str text, enum unicode_fault fault, size_t at) {
    size_t offset = 0;
    uint32_t code_point = 0;
    return unicode_check(text, &offset, &code_point) == fault && offset == at;
}

static void test_check(void) {
    EXPECT(faulty(STR("বাংলা\t\r\n"), UNICODE_FINE, 0));
    EXPECT(faulty(STR("a\xFF"), UNICODE_BAD_UTF8, 1));
    EXPECT(faulty(STR("\xC0\x80"), UNICODE_BAD_UTF8, 0));
    EXPECT(faulty(STR("\xED\xA0\x80"), UNICODE_BAD_UTF8, 0));
    EXPECT(faulty(STR("ab\xE0\xA6"), UNICODE_BAD_UTF8, 2));
    EXPECT(faulty(STR("a\x01"), UNICODE_CONTROL, 1));
    EXPECT(faulty(STR("\x7F"), UNICODE_CONTROL, 0));
    EXPECT(faulty(STR("\xEF\xBF\xBE"), UNICODE_NONCHARACTER, 0));
    EXPECT(faulty(STR("\xEF\xBF\xBD"), UNICODE_REPLACEMENT, 0));
}

static bool replaces(struct str text, struct str expected) {
    struct buffer bytes = {0};
    buffer_add(&bytes, text);
    unicode_replace_faults(&bytes);
    bool equal = str_equal(buffer_str(&bytes), expected);
    buffer_free(&bytes);
    return equal;
}

static void test_replace_faults(void) {
    EXPECT(replaces(STR("\xE0\xA6x\xFF"), STR("??x?")));
    EXPECT(replaces(STR("\xC2\x80\xEF\xBF\xBE"), STR("\xC2\x80\xEF\xBF\xBE")));
    EXPECT(replaces(STR("\x01\x8D\x8D\xC2\x80\x8D"), STR("\x01??\xC2\x80?")));
}

static bool normalises(struct arena *arena, struct str text, struct str expected) {
    return str_equal(unicode_nfc(arena, text), expected);
}

static void test_nfc(struct arena *arena) {
    struct str plain = STR("গণপ্রজাতন্ত্রী বাংলাদেশ সরকার");
    EXPECT(unicode_nfc(arena, plain).bytes == plain.bytes);
    /* The nukta letters are composition exclusions: NFC takes them apart. */
    EXPECT(normalises(arena, STR("\xE0\xA7\x9F"), STR("\xE0\xA6\xAF\xE0\xA6\xBC")));
    EXPECT(normalises(arena, STR("\xE0\xA7\x9C\xE0\xA7\x9D"),
                      STR("\xE0\xA6\xA1\xE0\xA6\xBC\xE0\xA6\xA2\xE0\xA6\xBC")));
    /* The split vowels are put together. */
    EXPECT(normalises(arena, STR("\xE0\xA6\x95\xE0\xA7\x87\xE0\xA6\xBE"),
                      STR("\xE0\xA6\x95\xE0\xA7\x8B")));
    EXPECT(normalises(arena, STR("\xE0\xA6\x95\xE0\xA7\x87\xE0\xA7\x97"),
                      STR("\xE0\xA6\x95\xE0\xA7\x8C")));
    /* Joiners stay; hasanta before nukta changes places. */
    EXPECT(normalises(arena, STR("র\xE2\x80\x8D্য"), STR("র\xE2\x80\x8D্য")));
    EXPECT(normalises(arena, STR("\xE0\xA6\xAF\xE0\xA7\x8D\xE0\xA6\xBC"),
                      STR("\xE0\xA6\xAF\xE0\xA6\xBC\xE0\xA7\x8D")));
    EXPECT(normalises(arena, STR("e\xCC\x81"), STR("\xC3\xA9")));
    EXPECT(normalises(arena, STR(""), STR("")));
}

static void test_iterators(struct arena *arena) {
    struct unicode_ends ends = unicode_graphemes(arena, STR("কিat"));
    EXPECT(ends.count == 3 && ends.items[0] == 6 && ends.items[2] == 8);
    EXPECT(unicode_graphemes(arena, STR("")).count == 0);
    struct unicode_breaks breaks = unicode_line_breaks(arena, STR("ab cd\nef"));
    EXPECT(breaks.count == 2 && breaks.items[0].offset == 3 && !breaks.items[0].hard);
    EXPECT(breaks.count == 2 && breaks.items[1].offset == 6 && breaks.items[1].hard);
}

static void test_letters(void) {
    EXPECT(unicode_indic(0x0995) == UNICODE_INDIC_CONSONANT);
    EXPECT(unicode_indic(0x09CE) == UNICODE_INDIC_DEAD);
    EXPECT(unicode_indic(0x0986) == UNICODE_INDIC_VOWEL);
    EXPECT(unicode_indic(0x09D7) == UNICODE_INDIC_VOWEL_SIGN);
    EXPECT(unicode_indic(0x09CD) == UNICODE_INDIC_VIRAMA);
    EXPECT(unicode_indic(0x09BC) == UNICODE_INDIC_NUKTA);
    EXPECT(unicode_indic(0x0981) == UNICODE_INDIC_BINDU);
    EXPECT(unicode_indic(0x0983) == UNICODE_INDIC_BINDU);
    EXPECT(unicode_indic('a') == UNICODE_INDIC_OTHER);
    EXPECT(unicode_is_below(0x09C1) && !unicode_is_below(0x09BE));
    EXPECT(unicode_starts_cluster(0x0995) && unicode_starts_cluster(0x09C0));
    EXPECT(!unicode_starts_cluster(0x09BE) && !unicode_starts_cluster(0x09BC));
    EXPECT(unicode_digit('7') == 7 && unicode_digit(0x09E9) == 3 && unicode_digit(0xFF10) == 0);
    EXPECT(unicode_digit(0x00BD) == -1 && unicode_digit('a') == -1);
}

static void test_properties(void) {
    EXPECT(unicode_is_nonspacing_mark(0x09CD) && unicode_is_nonspacing_mark(0x09C1));
    EXPECT(!unicode_is_nonspacing_mark(0x09BE) && !unicode_is_nonspacing_mark(0x0995));
    EXPECT(unicode_is_letter(0x0995) && unicode_is_letter('a') && !unicode_is_letter('1'));
    EXPECT(unicode_is_word(0x0995) && unicode_is_word(0x09BE) && unicode_is_word(0x09CD) &&
           unicode_is_word(0x200D) && !unicode_is_word(0x09E7) && !unicode_is_word(0x09F3) &&
           !unicode_is_word(0x0964));
    EXPECT(unicode_is_joiner(0x200C) && unicode_is_joiner(0x200D) && !unicode_is_joiner(0x200B));
    EXPECT(unicode_is_default_ignorable(0x00AD) && !unicode_is_default_ignorable('a'));
    EXPECT(unicode_is_space(' ') && unicode_is_space('\t') && !unicode_is_space(0xA0));
    EXPECT(unicode_is_common(' ') && unicode_is_common(0x0964) && !unicode_is_common(0x0995));
    EXPECT(unicode_script(0x0995) == 0x42656E67);
}

static void test_output(void) {
    struct buffer out = {0};
    unicode_add_bangla_number(&out, 1209);
    EXPECT(str_equal(buffer_str(&out), STR("১২০৯")));
    out.size = 0;
    unicode_add_utf16be(&out, STR("ক\xF0\x9F\x98\x80"));
    EXPECT(str_equal(buffer_str(&out), STR("\x09\x95\xD8\x3D\xDE\x00")));
    out.size = 0;
    unicode_add(&out, 0x1F600);
    size_t at = 0;
    EXPECT(unicode_next(buffer_str(&out), &at) == 0x1F600 && at == 4);
    buffer_free(&out);
}

/* As wcwidth of glibc has it: nukta, candrabindu, hasanta, u-sign and joiners stand over others,
 * the signs া ি ৗ beside them. */
static void test_columns(void) {
    static const uint32_t none[] = {0x9BC, 0x981, 0x9CD, 0x9C1, 0x200C, 0x200D, 0xFEFF, 0x20DD};
    static const uint32_t one[] = {'a', 0x995, 0x9BE, 0x9BF, 0x9D7, 0x9E7, 0x964, 0xFF61};
    static const uint32_t two[] = {0x6F22, 0xFF21, 0x1F600, 0x3000};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        EXPECT(unicode_columns(none[i]) == 0);
    }
    for (size_t i = 0; i < sizeof one / sizeof one[0]; i++) {
        EXPECT(unicode_columns(one[i]) == 1);
    }
    for (size_t i = 0; i < sizeof two / sizeof two[0]; i++) {
        EXPECT(unicode_columns(two[i]) == 2);
    }
    EXPECT(unicode_is_control('\t') && unicode_is_control(0x9B) && unicode_is_control(0x202E));
    EXPECT(!unicode_is_control(' ') && !unicode_is_control(0x200D) && !unicode_is_control(0x995));
}

int main(void) {
    struct arena *arena = arena_new();
    test_check();
    test_replace_faults();
    test_nfc(arena);
    test_iterators(arena);
    test_letters();
    test_properties();
    test_columns();
    test_output();
    arena_free(arena);
    unicode_close();
    return expect_result();
}
