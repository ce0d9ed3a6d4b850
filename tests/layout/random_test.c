/* Random documents, thousands of them: each must be laid out so that pages_check holds.
 *
 *     random_test FIRST-SEED COUNT
 *
 * Prints the document of a seed that fails; make it a case in documents/. */
#include "document.h"
#include "fake_segment.h"
#include "random.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "layout/paginate.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- Making --------------------------------------------------------------------------------- */

static void add_word(struct random *random, struct buffer *out) {
    int letters = random_chance(random, 3) ? 60 : 1 + random_below(random, 9);
    for (int i = 0; i < letters; i++) {
        static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz/-!";
        buffer_add_byte(out, alphabet[random_below(random, sizeof alphabet - 1)]);
    }
}

static void add_words(struct random *random, struct buffer *out, int most) {
    int words = 1 + random_below(random, most);
    for (int i = 0; i < words; i++) {
        buffer_add(out, i > 0 ? STR(" ") : STR(""));
        if (random_chance(random, 5)) {
            buffer_add(out, STR("[tel:1 "));
            add_word(random, out);
            buffer_add(out, STR(" "));
            add_word(random, out);
            buffer_add_byte(out, ']');
        } else {
            add_word(random, out);
        }
        buffer_add(out, random_chance(random, 4) ? STR("*") : STR(""));
        buffer_add(out, random_chance(random, 4) ? STR("\\n") : STR(""));
    }
}

static void add_cell(struct random *random, struct buffer *out) {
    int paragraphs = random_chance(random, 15) ? 0 : 1 + random_below(random, 3);
    int most = random_chance(random, 5) ? 150 : 8;
    for (int i = 0; i < paragraphs; i++) {
        buffer_add(out, i > 0 ? STR("\\p") : STR(""));
        if (random_chance(random, 20)) {
            buffer_print(out, "\\i 0 %s ", random_chance(random, 20) ? "(10)" : "1.");
        }
        add_words(random, out, most);
    }
}

static void add_row(struct random *random, struct buffer *out, int columns, bool is_head) {
    buffer_print(out, is_head ? "head " : "row %d | ", 1 + random_below(random, 30));
    for (int i = 0; i < columns; i++) {
        buffer_add(out, i > 0 ? STR(" | ") : STR(""));
        if (is_head) {
            add_words(random, out, 2);
        } else {
            add_cell(random, out);
        }
    }
    buffer_add_byte(out, '\n');
}

static void add_table(struct random *random, struct buffer *out) {
    int columns = 1 + random_below(random, 4), rows = random_below(random, 9);
    int heads = random_below(random, 3);
    buffer_add(out, STR("table"));
    for (int i = 0; i < columns; i++) {
        int kind = random_below(random, 3);
        buffer_print(out, kind == 0 ? " 40" : kind == 1 ? " s1500" : " -");
    }
    buffer_print(out, "\nmark-column %d\n", 1 + random_below(random, columns));
    for (int i = 0; i < heads; i++) {
        add_row(random, out, columns, true);
    }
    for (int i = 0; i < rows; i++) {
        add_row(random, out, columns, false);
    }
}

static void add_block(struct random *random, struct buffer *out) {
    switch (random_below(random, 5)) {
    case 0:
        add_table(random, out);
        return;
    case 1:
        buffer_add(out, STR("section "));
        break;
    case 2:
        buffer_add(out, STR("subsection "));
        break;
    case 3:
        buffer_add(out, STR("item 0 1. "));
        break;
    default:
        buffer_add(out, STR("body "));
    }
    add_words(random, out, random_chance(random, 10) ? 200 : 12);
    buffer_add_byte(out, '\n');
}

static void make_document(struct random *random, struct buffer *out) {
    buffer_print(out, "page %d %d %d\n", 200 + random_below(random, 300),
                 120 + random_below(random, 300), 10 + random_below(random, 25));
    buffer_print(out, "style cell leading %d\n", 10 + random_below(random, 6));
    buffer_print(out, "style section size 14 leading 17 before %d after 3\n",
                 random_below(random, 12));
    buffer_print(out, "style body after %d\n", random_below(random, 8));
    buffer_print(out, "table-space %d %d\n", random_below(random, 9), random_below(random, 9));
    buffer_add(out, STR("page-of {0}/{1}\ncontinued goes on\n"));
    if (random_chance(random, 30)) {
        buffer_add(out, STR("left "));
        add_words(random, out, 12);
        buffer_add_byte(out, '\n');
    }
    int blocks = random_below(random, 9);
    for (int i = 0; i < blocks; i++) {
        add_block(random, out);
    }
}

/* ---- Trying --------------------------------------------------------------------------------- */

struct tally {
    size_t pages, most_pages, refused, failed;
};

static void try_seed(uint64_t seed, struct tally *tally) {
    struct random random = {seed};
    struct arena *arena = arena_new();
    struct diag *diag = diag_new();
    struct buffer text = {0}, said = {0};
    for (int i = 0; i < 8; i++) {
        (void)random_below(&random, 2); /* neighbouring seeds begin alike */
    }
    make_document(&random, &text);
    uint32_t file = diag_add_file(diag, STR("random"), buffer_str(&text));
    const struct doc *doc = document_read(buffer_str(&text), file, arena);
    const struct pages *pages = paginate(doc, fake_shaper(arena), arena, diag);
    if (pages != NULL) {
        tally->pages += pages->count;
        tally->most_pages = pages->count > tally->most_pages ? pages->count : tally->most_pages;
    } else {
        tally->refused++;
    }
    if (pages == NULL ? !diag_failed(diag) : !pages_check(doc, pages, &said)) {
        tally->failed++;
        printf("seed %llu:\n%.*s%.*s", (unsigned long long)seed, STR_ARG(buffer_str(&text)),
               STR_ARG(buffer_str(&said)));
    }
    buffer_free(&text);
    buffer_free(&said);
    diag_free(diag);
    arena_free(arena);
}

int main(int count, char **arguments) {
    uint64_t first = 0, seeds = 0;
    if (count != 3 || !str_to_number(str_of(arguments[1]), UINT32_MAX, &first) ||
        !str_to_number(str_of(arguments[2]), UINT32_MAX, &seeds)) {
        (void)fputs("usage: random_test FIRST-SEED COUNT\n", stderr);
        return 2;
    }
    struct tally tally = {0};
    for (uint64_t seed = first; seed < first + seeds; seed++) {
        try_seed(seed, &tally);
    }
    printf("seeds %llu to %llu: %zu pages, at most %zu; %zu documents refused, %zu failed\n",
           (unsigned long long)first, (unsigned long long)(first + seeds - 1), tally.pages,
           tally.most_pages, tally.refused, tally.failed);
    unicode_close();
    /* Where most are refused, the rest proves little. */
    return tally.failed == 0 && tally.refused < seeds / 4 ? EXIT_SUCCESS : EXIT_FAILURE;
}
