#include "words.h"

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
