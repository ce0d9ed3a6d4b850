#include "text/itemise.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "text/latin_word.h"
#include "text/letters.h"
#include "text/missing.h"

#include <assert.h>

/* One call of itemise. */
struct pass {
    struct itemiser *itemiser;
    const struct stretch *stretch;
    struct arena *arena;
    struct diag *diag;
    struct place place;         /* where to look for the next letter that no font has */
    size_t word_end, word_seen; /* the Latin word under way */
    size_t word_font;           /* NO_FONT: its clusters are on their own */
    ARRAY(struct run) runs;
};

/* A grapheme cluster. */
struct grapheme {
    struct str text;
    uint32_t start;
    uint32_t first;  /* code point */
    uint32_t script; /* of the first character that has one; 0 */
};

void itemiser_begin_line(struct itemiser *itemiser) {
    itemiser->font = NO_FONT;
    itemiser->open_count = 0;
}

bool itemiser_covers(const struct itemiser *itemiser, enum weight weight, size_t font,
                     struct str text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t c = unicode_next(text, &at);
        if (!letters_find(itemiser->letters, c)->ignorable &&
            !letters_covered(itemiser->letters, c, weight, font)) {
            return false;
        }
    }
    return true;
}

size_t itemiser_first(const struct itemiser *itemiser, enum weight weight, struct str text) {
    size_t count = fontset_chain_count(itemiser->fonts, weight);
    for (size_t font = 0; font < count; font++) {
        if (itemiser_covers(itemiser, weight, font, text)) {
            return font;
        }
    }
    return NO_FONT;
}

/* ---- Brackets ------------------------------------------------------------------------------ */

/* Pairs of opening and closing brackets and quotation marks. */
static const uint32_t brackets[][2] = {{'(', ')'},       {'[', ']'},       {'{', '}'},
                                       {0x2018, 0x2019}, {0x201C, 0x201D}, {0x00AB, 0x00BB}};

static uint32_t closing_of(uint32_t c) {
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        if (brackets[i][0] == c) {
            return brackets[i][1];
        }
    }
    return 0;
}

static void open_bracket(struct itemiser *itemiser, uint32_t c, size_t font) {
    uint32_t closing = closing_of(c);
    if (closing != 0 && itemiser->open_count < OPEN_BRACKETS) {
        itemiser->open[itemiser->open_count++] = (struct open_bracket){closing, font};
    }
}

static bool is_bracket(uint32_t c) {
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++) {
        if (brackets[i][0] == c || brackets[i][1] == c) {
            return true;
        }
    }
    return false;
}

bool itemise_has_brackets(struct str text) {
    for (size_t at = 0; at < text.size;) {
        if (is_bracket(unicode_next(text, &at))) {
            return true;
        }
    }
    return false;
}

/* The font of the bracket that `c` closes, or NO_FONT. Those opened since stay unclosed. */
static size_t close_bracket(struct itemiser *itemiser, uint32_t c) {
    for (size_t i = itemiser->open_count; i-- > 0;) {
        if (itemiser->open[i].closing == c) {
            itemiser->open_count = i;
            return itemiser->open[i].font;
        }
    }
    return NO_FONT;
}

/* ---- Choosing ------------------------------------------------------------------------------ */

/* Looks whether a Latin word begins at the grapheme. */
static void begin_word(struct pass *pass, const struct grapheme *grapheme) {
    const struct stretch *stretch = pass->stretch;
    if (grapheme->start < pass->word_seen) {
        return;
    }
    struct latin_word word = latin_word_at(pass->itemiser->letters, stretch->text, grapheme->start);
    pass->word_seen = word.seen;
    pass->word_end = word.end;
    pass->word_font = NO_FONT;
    if (word.has_letter) {
        struct str text = str_slice(stretch->text, grapheme->start, word.end);
        pass->word_font = itemiser_first(pass->itemiser, stretch->weight, text);
    }
}

static size_t choose_common(struct pass *pass, const struct grapheme *grapheme) {
    struct itemiser *itemiser = pass->itemiser;
    size_t bracket = close_bracket(itemiser, grapheme->first);
    if (bracket != NO_FONT) {
        itemiser->font = bracket; /* as if the bracketed words were not there */
    }
    size_t wanted = itemiser->font;
    if (wanted != NO_FONT &&
        itemiser_covers(itemiser, pass->stretch->weight, wanted, grapheme->text)) {
        return wanted;
    }
    return itemiser_first(itemiser, pass->stretch->weight, grapheme->text);
}

static size_t choose(struct pass *pass, const struct grapheme *grapheme) {
    begin_word(pass, grapheme);
    if (grapheme->start < pass->word_end && pass->word_font != NO_FONT) {
        return pass->word_font;
    }
    return grapheme->script == 0
               ? choose_common(pass, grapheme)
               : itemiser_first(pass->itemiser, pass->stretch->weight, grapheme->text);
}

static struct grapheme grapheme_of(const struct pass *pass, uint32_t start, uint32_t end) {
    struct grapheme grapheme = {str_slice(pass->stretch->text, start, end), start, 0, 0};
    for (size_t at = 0; at < grapheme.text.size;) {
        bool first = at == 0;
        uint32_t c = unicode_next(grapheme.text, &at);
        grapheme.first = first ? c : grapheme.first;
        if (grapheme.script == 0) {
            grapheme.script = letters_find(pass->itemiser->letters, c)->script;
        }
    }
    return grapheme;
}

/* Adds bytes [start, end) to the run before them, where font and script allow, or begins one. The
 * font may turn out to be broken only here, where joiners alone are set in another weight than the
 * word before them: that is reported, and nothing is drawn. */
static void add(struct pass *pass, struct run run, size_t font) {
    run.face = fontset_face(pass->itemiser->fonts, pass->stretch->weight, font);
    if (run.face == NULL) {
        return;
    }
    if (pass->runs.count > 0) {
        struct run *last = &pass->runs.items[pass->runs.count - 1];
        bool one_script = last->script == 0 || run.script == 0 || last->script == run.script;
        if (last->face == run.face && last->end == run.start && one_script) {
            last->end = run.end;
            last->script = last->script != 0 ? last->script : run.script;
            return;
        }
    }
    array_push(&pass->runs, run);
}

static void remember(struct itemiser *itemiser, uint32_t script, size_t font) {
    if (script != 0 && !fontset_is_fallback(itemiser->fonts, font)) {
        itemiser->font = font;
    }
}

/* ---- Stretches of text --------------------------------------------------------------------- */

/* Bytes [start, end), cluster by cluster: right for any text. */
static void add_clusters(struct pass *pass, uint32_t start, uint32_t end) {
    struct str text = str_slice(pass->stretch->text, start, end);
    struct unicode_ends ends = unicode_graphemes(pass->arena, text);
    for (size_t i = 0; i < ends.count; i++) {
        uint32_t from = start + (i == 0 ? 0 : ends.items[i - 1]);
        struct grapheme grapheme = grapheme_of(pass, from, start + ends.items[i]);
        size_t font = choose(pass, &grapheme);
        if (font == NO_FONT) {
            missing_report(pass->itemiser, pass->stretch->weight, grapheme.text, &pass->place,
                           pass->diag);
            continue;
        }
        add(pass, (struct run){from, start + ends.items[i], grapheme.script, NULL}, font);
        open_bracket(pass->itemiser, grapheme.first, font);
        remember(pass->itemiser, grapheme.script, font);
    }
}

/* True where the code point can go on a plain stretch in this font and script. */
static bool is_plain(const struct pass *pass, uint32_t c, size_t font, uint32_t script) {
    struct letters *letters = pass->itemiser->letters;
    enum weight weight = pass->stretch->weight;
    const struct letter *letter = letters_find(letters, c);
    if (letter->script == 0) {
        return letter->ignorable || (!is_bracket(c) && letters_covered(letters, c, weight, font));
    }
    return letter->script == script && letters_first(letters, c, weight) == font;
}

#ifndef NDEBUG
/* True where the thorough way, cluster by cluster from the state `before`, comes to `font` as well;
 * asserted for every plain stretch in Debug. */
static bool clusters_agree(const struct pass *pass, struct itemiser before, struct run run,
                           size_t font) {
    struct pass probe = *pass;
    probe.itemiser = &before;
    struct str text = str_slice(pass->stretch->text, run.start, run.end);
    struct unicode_ends ends = unicode_graphemes(pass->arena, text);
    for (size_t i = 0; i < ends.count; i++) {
        uint32_t from = run.start + (i == 0 ? 0 : ends.items[i - 1]);
        struct grapheme grapheme = grapheme_of(&probe, from, run.start + ends.items[i]);
        if (choose(&probe, &grapheme) != font) {
            return false;
        }
        remember(&before, grapheme.script, font);
    }
    return before.font == pass->itemiser->font;
}
#endif

/* A stretch without brackets, all of whose letters are of one script and have the same first font,
 * which has all the rest too: nearly every word is one, and needs no look at its clusters. That
 * font is another one than before only where no Common character stands before the first letter. */
static bool add_plain(struct pass *pass, uint32_t start, uint32_t end) {
    struct itemiser *itemiser = pass->itemiser;
    size_t font = itemiser->font;
    uint32_t script = 0;
    for (size_t at = start; at < end;) {
        bool first = at == start;
        uint32_t c = unicode_next(pass->stretch->text, &at);
        script = script != 0 ? script : letters_find(itemiser->letters, c)->script;
        if (first && script != 0) {
            font = letters_first(itemiser->letters, c, pass->stretch->weight);
        }
        if (font == NO_FONT || !is_plain(pass, c, font, script)) {
            return false;
        }
    }
    if (fontset_is_fallback(itemiser->fonts, font)) {
        return false;
    }
    struct run run = {start, end, script, NULL};
    struct itemiser before = *itemiser;
    add(pass, run, font);
    remember(itemiser, script, font);
    assert(clusters_agree(pass, before, run, font));
    (void)before;
    return true;
}

static void add_stretch(struct pass *pass, uint32_t start, uint32_t end) {
    if (start < end && !add_plain(pass, start, end)) {
        add_clusters(pass, start, end);
    }
}

/* The end of the stretch of space, or of anything else, at `start`. */
static uint32_t end_of_stretch(const struct pass *pass, uint32_t start, bool space) {
    size_t at = start;
    while (at < pass->stretch->text.size) {
        size_t next = at;
        uint32_t c = unicode_next(pass->stretch->text, &next);
        if (letters_find(pass->itemiser->letters, c)->space != space) {
            break;
        }
        at = next;
    }
    return (uint32_t)at;
}

/* True where a cluster certainly begins at `at`. */
static bool begins_cluster(const struct pass *pass, size_t at) {
    return at == pass->stretch->text.size ||
           letters_find(pass->itemiser->letters, unicode_next(pass->stretch->text, &at))->begins;
}

struct runs itemise(struct itemiser *itemiser, const struct stretch *stretch, struct arena *arena,
                    struct diag *diag) {
    struct pass pass = {.itemiser = itemiser,
                        .stretch = stretch,
                        .arena = arena,
                        .diag = diag,
                        .place = stretch->place,
                        .word_font = NO_FONT};
    uint32_t size = (uint32_t)stretch->text.size;
    for (uint32_t start = 0, word, end; start < size; start = end) {
        word = end_of_stretch(&pass, start, true);
        end = end_of_stretch(&pass, word, false);
        if (!begins_cluster(&pass, word)) {
            add_clusters(&pass, start, end); /* a mark may stand on the space */
            continue;
        }
        add_stretch(&pass, start, word);
        add_stretch(&pass, word, end);
    }
    struct runs runs = {NULL, pass.runs.count};
    runs.items = array_keep(&pass.runs, arena);
    return runs;
}
