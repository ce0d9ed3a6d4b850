/* Random paragraphs keep what segment.h promises: random_test FONTS_DIR [SEED [COUNT]]
 *
 * Nothing is lost and nothing added; pieces are of one kind; opportunities stand at their ends and
 * are those of linebreak_find; widths add up; the reach is that of the ink, and who asks for it
 * first, once or more, is told the same of the paragraph later. In Debug the library checks itself
 * as well. The seed is printed: a paragraph that fails becomes a case of segment.cases. */
#include "subject.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "text/linebreak.h"

#include <stdio.h>
#include <stdlib.h>

/* What paragraphs are made of: words and signs that meet in charters, and some that should not. */
static const char *const atoms[] = {
    "ক",  "র্",   "্",      "ি",   "া",       "ো",         "য়",      "ৎ",       "ং",      "ঃ",
    "ঁ",   "়",    "সেবা",  "মূল্য", "প্রদান",   "কার্যদিবস",  "০১২",    "৫০০/-",   "।",      "৳",
    " ",  " ",   " ",     "  ",  "\u00A0",  "\u2003",    "\u200C", "\u200D",  "\u200B", "\u00AD",
    "a",  "B",   "é",     "ICT", "e\u0301", "gmail.com", "a@b.co", "http://", "www.",   "gov.bd",
    "1",  "23",  "/",     "-",   ".",       ",",         ":",      "@",       "_",      "?",
    "(",  ")",   "[",     "]",   "“",       "”",         "‘",      "’",       "\"",     "%",
    "৭ ", "দিন", "(সাত)", "মোঃ", "জনাব, ",  "নং: ",      "৳ ",     "+88",     "\u0301", "☎",
    "→",  "•",   "Ω",     "Ж",   "\uFE0F",  "\u2028",    "…",      "&"};

static uint64_t state;

/* xorshift64: any sequence will do, but always the same one. */
static size_t below(size_t limit) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state % limit);
}

static int failures;

static void fail(const char *what, struct str text) {
    failures++;
    printf("%s: \"%.*s\"\n", what, STR_ARG(text));
}

/* A paragraph of up to 30 atoms in up to 4 sources. */
static void make(struct subject *subject, source_array *sources) {
    struct buffer text = {0};
    size_t count = 1 + below(30);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&text, str_of(atoms[below(sizeof atoms / sizeof atoms[0])]));
        if (i + 1 == count || below(8) == 0) {
            struct text_source source = {.bold = below(3) == 0, .line_end = below(6) == 0};
            source.text = unicode_nfc(subject->arena, str_copy(subject->arena, buffer_str(&text)));
            array_push(sources, source);
            text.size = 0;
        }
    }
    buffer_free(&text);
}

static bool is_all(struct str text, bool space) {
    for (size_t at = 0; at < text.size;) {
        if (unicode_is_space(unicode_next(text, &at)) != space) {
            return false;
        }
    }
    return true;
}

static void check_piece(const struct piece *piece) {
    struct str text = piece->shaped->text;
    length sum = 0;
    if (!is_all(text, piece->space)) {
        fail("letters and space in one piece", text);
    }
    if (!str_equal(segment_str(piece, 0, piece->clusters), text)) {
        fail("the clusters are not the piece", text);
    }
    for (uint32_t i = 0; i < piece->clusters; i++) {
        sum += segment_width(piece, i, i + 1, PT(9));
    }
    if (segment_width(piece, 0, piece->clusters, PT(9)) != piece->width ||
        abs(sum - piece->width) > (int)piece->clusters) {
        fail("widths do not add up", text);
    }
}

/* The opportunities that the pieces of a line say, against linebreak_find. */
static void check_line(struct subject *subject, struct str line, const struct text *text,
                       size_t first, size_t end) {
    struct line_breaks breaks = linebreak_find(line, subject->arena);
    size_t offset = 0, next = 0;
    for (size_t i = first; i < end; i++) {
        const struct piece *piece = &text->pieces[i];
        offset += piece->shaped == NULL ? 0 : piece->shaped->text.size;
        bool at = next < breaks.count && breaks.items[next].offset == offset;
        bool last = i + 1 == end;
        if (!last && piece->after != (at ? breaks.items[next].kind : BREAK_NEVER)) {
            fail("opportunities differ", line);
        }
        next += at;
    }
    if (next < breaks.count) {
        fail("an opportunity inside a piece", line);
    }
}

static void check_text(struct subject *subject, const source_array *sources,
                       const struct text *text) {
    struct buffer line = {0};
    size_t piece = 0;
    for (size_t i = 0; i < sources->count; i++) {
        buffer_add(&line, sources->items[i].text);
        if (i + 1 < sources->count && !sources->items[i].line_end) {
            continue;
        }
        struct buffer said = {0};
        size_t first = piece;
        while (piece < text->count && text->pieces[piece].source <= i) {
            if (text->pieces[piece].shaped != NULL) {
                check_piece(&text->pieces[piece]);
                buffer_add(&said, text->pieces[piece].shaped->text);
            }
            piece++;
        }
        if (!str_equal(buffer_str(&line), buffer_str(&said))) {
            fail("the pieces are not the text", buffer_str(&line));
        } else {
            check_line(subject, buffer_str(&line), text, first, piece);
        }
        bool forced = piece > first && text->pieces[piece - 1].after == BREAK_FORCED;
        if (forced != sources->items[i].line_end) {
            fail("a line ends wrongly", buffer_str(&line));
        }
        line.size = 0;
        buffer_free(&said);
    }
    buffer_free(&line);
}

static struct reach reach_of_ink(const struct text *text) {
    struct reach reach = {0, 0};
    for (size_t i = 0; i < text->count; i++) {
        const struct piece *piece = &text->pieces[i];
        struct rect ink = segment_ink(piece, 0, piece->clusters, PT(9));
        reach.above = -ink.y > reach.above ? -ink.y : reach.above;
        reach.below = ink.y + ink.height > reach.below ? ink.y + ink.height : reach.below;
    }
    return reach;
}

static void check_reach(const source_array *sources, const struct text *text) {
    struct reach wanted = reach_of_ink(text), reach = segment_reach(text, PT(9));
    if (reach.above != wanted.above || reach.below != wanted.below) {
        fail("the reach is not that of the ink", sources->items[0].text);
    }
}

/* One paragraph; false where no font has some letter (a mark on a letter of another font). */
static bool run_one(struct subject *subject) {
    source_array sources = {0};
    struct shaper *shaper = shaper_new(subject->fonts);
    make(subject, &sources);
    struct text text =
        segment_text(shaper, sources.items, sources.count, PT(9), subject->arena, subject->said);
    size_t errors = diag_count(subject->said, SEVERITY_ERROR);
    bool whole = errors == 0;
    check_reach(&sources, &text);
    if (whole) {
        check_text(subject, &sources, &text);
    } else {
        diag_free(subject->said);
        subject->said = diag_new();
    }
    array_free(&sources);
    shaper_free(shaper);
    return whole;
}

int main(int count, char **arguments) {
    struct subject subject;
    state = count > 2 ? strtoull(arguments[2], NULL, 10) : 20260115;
    long times = count > 3 ? strtol(arguments[3], NULL, 10) : 3000;
    printf("seed %llu\n", (unsigned long long)state);
    if (count < 2 || state == 0 || !subject_open(&subject, arguments[1], "serif")) {
        return 2;
    }
    long checked = 0;
    for (long i = 0; i < times && failures < 10; i++) {
        checked += run_one(&subject);
    }
    subject_close(&subject);
    printf("%ld paragraphs, %ld checked, %d failed\n", times, checked, failures);
    return failures == 0 && checked > times / 4 ? 0 : 1;
}
