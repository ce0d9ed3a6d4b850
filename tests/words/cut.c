/* Cuts text into the pieces between which a line may end: the yardstick of the words test.
 *
 * Reads paragraphs, one a line, from standard input. Prints each word (what stands between white
 * space) on a line, its pieces parted by one space. */
#include "base/arena.h"
#include "base/str.h"
#include "base/unicode.h"
#include "text/linebreak.h"

#include <stdio.h>
#include <stdlib.h>

static void add_words(struct str line, struct arena *arena, struct buffer *out) {
    struct line_breaks breaks = linebreak_find(line, arena);
    size_t next = 0;
    bool in_word = false;
    for (size_t offset = 0; offset < line.size;) {
        size_t start = offset;
        bool space = unicode_is_space(unicode_next(line, &offset));
        while (next < breaks.count && breaks.items[next].offset < start) {
            next++;
        }
        bool may_break = next < breaks.count && breaks.items[next].offset == start;
        if (in_word && (space || may_break)) {
            buffer_add_byte(out, space ? '\n' : ' ');
        }
        if (!space) {
            buffer_add(out, str_slice(line, start, offset));
        }
        in_word = !space;
    }
    if (in_word) {
        buffer_add_byte(out, '\n');
    }
}

static void read_all(FILE *file, struct buffer *into) {
    size_t got;
    do {
        got = fread(buffer_reserve(into, 65536), 1, 65536, file);
        into->size += got;
    } while (got > 0);
}

int main(void) {
    struct buffer input = {0}, out = {0};
    read_all(stdin, &input);
    struct str text = buffer_str(&input);
    size_t offset;
    uint32_t code_point;
    if (ferror(stdin) || unicode_check(text, &offset, &code_point) != UNICODE_FINE) {
        fputs("cut: the input is not clean UTF-8\n", stderr);
        return EXIT_FAILURE;
    }
    struct arena *arena = arena_new();
    for (size_t start = 0; start < text.size;) {
        size_t end = str_find(text, STR("\n"), start);
        end = end < text.size ? end : text.size;
        add_words(str_slice(text, start, end), arena, &out);
        start = end + 1;
    }
    bool written = fwrite(out.bytes, 1, out.size, stdout) == out.size && fflush(stdout) == 0;
    arena_free(arena);
    buffer_free(&input);
    buffer_free(&out);
    unicode_close();
    return written ? EXIT_SUCCESS : EXIT_FAILURE;
}
