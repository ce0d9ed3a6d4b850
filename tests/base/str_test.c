#include "base/str.h"

#include "base/arena.h"
#include "base/array.h"
#include "expect.h"

#include <string.h>

static void test_views(void) {
    EXPECT(str_equal(str_of(NULL), STR("")));
    EXPECT(str_compare(STR("ক"), STR("খ")) < 0);
    EXPECT(str_compare(STR("ab"), STR("a")) > 0);
    EXPECT(str_starts(STR("mailto:x"), STR("mailto:")));
    EXPECT(!str_starts(STR("mail"), STR("mailto:")));
    EXPECT(str_ends(STR("a.xml"), STR(".xml")));
    EXPECT(str_find(STR("a://b"), STR("://"), 0) == 1);
    EXPECT(str_find(STR("a://b"), STR("://"), 2) == SIZE_MAX);
    EXPECT(str_find(STR("a"), STR("abc"), 0) == SIZE_MAX);
    EXPECT(str_equal(str_trim(STR(" \t\r\n a b \n")), STR("a b")));
    EXPECT(str_equal(str_trim(STR(" \n")), STR("")));
    struct str words = STR(" post \n phone");
    EXPECT(str_equal(str_take_word(&words), STR("post")));
    EXPECT(str_equal(str_take_word(&words), STR("phone")));
    EXPECT(str_take_word(&words).size == 0 && words.size == 0);
}

static void test_numbers(void) {
    uint64_t number = 7;
    EXPECT(str_to_number(STR("0042"), 100, &number) && number == 42);
    EXPECT(str_to_number(STR("18446744073709551615"), UINT64_MAX, &number) && number == UINT64_MAX);
    EXPECT(!str_to_number(STR("18446744073709551616"), UINT64_MAX, &number));
    EXPECT(!str_to_number(STR("101"), 100, &number));
    EXPECT(!str_to_number(STR(""), 100, &number));
    EXPECT(!str_to_number(STR("+1"), 100, &number));
}

static void test_buffer(void) {
    struct buffer buffer = {0};
    for (int i = 0; i < 1000; i++) {
        buffer_print(&buffer, "%d,", i);
    }
    EXPECT(buffer.size == 10 * 2 + 90 * 3 + 900 * 4);
    EXPECT(str_starts(buffer_str(&buffer), STR("0,1,2,")));
    buffer_free(&buffer);
    EXPECT(buffer.bytes == NULL && buffer.size == 0);
}

static void test_arena(void) {
    struct arena *arena = arena_new();
    char *pieces[200];
    for (size_t i = 0; i < 200; i++) {
        size_t size = i * i * 7 % 40000;
        pieces[i] = arena_take(arena, size);
        memset(pieces[i], (int)i, size);
        EXPECT((uintptr_t)pieces[i] % sizeof(void *) == 0);
    }
    for (size_t i = 0; i < 200; i++) {
        size_t size = i * i * 7 % 40000;
        EXPECT(size == 0 || (pieces[i][0] == (char)i && pieces[i][size - 1] == (char)i));
    }
    struct str copy = str_copy(arena, STR("চার্টার"));
    EXPECT(str_equal(copy, STR("চার্টার")) && copy.bytes[copy.size] == '\0');
    arena_free(arena);
    arena_free(NULL);
}

static void test_array(void) {
    struct arena *arena = arena_new();
    ARRAY(int) numbers = {0};
    for (int i = 0; i < 100; i++) {
        array_push(&numbers, i * i);
    }
    size_t count = numbers.count;
    const int *kept = array_keep(&numbers, arena);
    EXPECT(count == 100 && kept[99] == 9801 && numbers.count == 0 && numbers.items == NULL);
    arena_free(arena);
}

int main(void) {
    test_views();
    test_numbers();
    test_buffer();
    test_arena();
    test_array();
    return expect_result();
}
