#include "words.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void give_up(const char *what, struct str where) {
    (void)fprintf(stderr, "%s: '%.*s'\n", what, STR_ARG(where));
    exit(2);
}

struct str take_until(struct str *line, struct str end) {
    size_t at = str_find(*line, end, 0);
    struct str word = str_slice(*line, 0, at == SIZE_MAX ? line->size : at);
    *line = at == SIZE_MAX ? STR("") : str_slice(*line, at + end.size, line->size);
    return word;
}

struct str take_word(struct str *line) {
    *line = str_trim(*line);
    return take_until(line, STR(" "));
}

struct str expand(struct arena *arena, struct str line) {
    struct buffer out = {0};
    for (size_t i = 0; i < line.size; i++) {
        size_t star = str_find(line, STR("*"), i), close = str_find(line, STR("}"), i);
        uint64_t times = 0;
        if (line.bytes[i] != '{' || close == SIZE_MAX || star > close ||
            !str_to_number(str_slice(line, i + 1, star), 1000000, &times)) {
            buffer_add_byte(&out, line.bytes[i]);
            continue;
        }
        for (; times > 0; times--) {
            buffer_add(&out, str_slice(line, star + 1, close));
        }
        i = close;
    }
    struct str copy = str_copy(arena, buffer_str(&out));
    buffer_free(&out);
    return copy;
}
