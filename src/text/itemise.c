#include "text/itemise.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "text/latin_word.h"
#include "text/letters.h"
#include "xml/read.h"

/* One call of itemise. */
struct pass {
    struct itemiser *itemiser;
    const struct stretch *stretch;
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

static bool covers(const struct itemiser *itemiser, enum weight weight, size_t font,
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

static size_t first_covering(const struct itemiser *itemiser, enum weight weight, struct str text) {
    size_t count = fontset_chain_count(itemiser->fonts, weight);
    for (size_t font = 0; font < count; font++) {
        if (covers(itemiser, weight, font, text)) {
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
        pass->word_font = first_covering(pass->itemiser, stretch->weight, text);
    }
}

static size_t choose_common(struct pass *pass, const struct grapheme *grapheme) {
    struct itemiser *itemiser = pass->itemiser;
    size_t bracket = close_bracket(itemiser, grapheme->first);
    if (bracket != NO_FONT) {
        itemiser->font = bracket; /* as if the bracketed words were not there */
    }
    size_t wanted = itemiser->font;
    if (wanted != NO_FONT && covers(itemiser, pass->stretch->weight, wanted, grapheme->text)) {
        return wanted;
    }
    return first_covering(itemiser, pass->stretch->weight, grapheme->text);
}

static size_t choose(struct pass *pass, const struct grapheme *grapheme) {
    begin_word(pass, grapheme);
    if (grapheme->start < pass->word_end && pass->word_font != NO_FONT) {
        return pass->word_font;
    }
    return grapheme->script == 0
               ? choose_common(pass, grapheme)
               : first_covering(pass->itemiser, pass->stretch->weight, grapheme->text);
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

/* Adds the grapheme to the run before it, where font and script allow, or begins one. */
static void add(struct pass *pass, const struct grapheme *grapheme, size_t font) {
    uint32_t end = grapheme->start + (uint32_t)grapheme->text.size;
    struct face *face = fontset_face(pass->itemiser->fonts, pass->stretch->weight, font);
    if (pass->runs.count > 0) {
        struct run *last = &pass->runs.items[pass->runs.count - 1];
        bool one_script =
            last->script == 0 || grapheme->script == 0 || last->script == grapheme->script;
        if (last->face == face && last->end == grapheme->start && one_script) {
            last->end = end;
            last->script = last->script != 0 ? last->script : grapheme->script;
            return;
        }
    }
    array_push(&pass->runs, (struct run){grapheme->start, end, grapheme->script, face});
}

static void remember(struct itemiser *itemiser, const struct grapheme *grapheme, size_t font) {
    open_bracket(itemiser, grapheme->first, font);
    if (grapheme->script != 0 && !fontset_is_fallback(itemiser->fonts, font)) {
        itemiser->font = font;
    }
}

struct runs itemise(struct itemiser *itemiser, const struct stretch *stretch, struct arena *arena,
                    struct diag *diag) {
    struct pass pass = {.itemiser = itemiser, .stretch = stretch, .word_font = NO_FONT};
    struct place from = stretch->place;
    struct unicode_ends ends = unicode_graphemes(arena, stretch->text);
    for (size_t i = 0; i < ends.count; i++) {
        uint32_t start = i == 0 ? 0 : ends.items[i - 1];
        struct grapheme grapheme = grapheme_of(&pass, start, ends.items[i]);
        size_t font = choose(&pass, &grapheme);
        if (font == NO_FONT) {
            itemise_report(itemiser, stretch->weight, grapheme.text, &from, diag);
            continue;
        }
        add(&pass, &grapheme, font);
        remember(itemiser, &grapheme, font);
    }
    struct runs runs = {NULL, pass.runs.count};
    runs.items = array_keep(&pass.runs, arena);
    return runs;
}

/* ---- Reporting ----------------------------------------------------------------------------- */

/* With a font of the chain broken, which is reported already, nothing can be said of a letter. */
static bool chain_is_whole(const struct itemiser *itemiser, enum weight weight) {
    for (size_t font = 0; font < fontset_chain_count(itemiser->fonts, weight); font++) {
        if (fontset_face(itemiser->fonts, weight, font) == NULL) {
            return false;
        }
    }
    return true;
}

/* The cluster's first character that no font has; where each is in some font, but no font has them
 * together, the first that the first one's font lacks. */
static struct str missing_letter(const struct itemiser *itemiser, enum weight weight,
                                 struct str cluster) {
    struct str first = {NULL, 0}, lacking = {NULL, 0};
    size_t font = NO_FONT;
    for (size_t at = 0; at < cluster.size;) {
        size_t start = at;
        bool ignorable = letters_find(itemiser->letters, unicode_next(cluster, &at))->ignorable;
        struct str letter = str_slice(cluster, start, at);
        size_t covering = first_covering(itemiser, weight, letter);
        if (covering == NO_FONT) {
            return letter;
        }
        if (first.size == 0) {
            first = letter;
            font = covering;
        } else if (lacking.size == 0 && !ignorable && !covers(itemiser, weight, font, letter)) {
            lacking = letter;
        }
    }
    return lacking.size > 0 ? lacking : first;
}

/* Where the letter stands: its next place in the file, `*from` where it cannot be found (it was
 * normalised, or comes from no file). */
static struct place place_of(const struct diag *diag, struct place *from, uint32_t code_point) {
    if (from->file == 0) {
        return *from;
    }
    struct place found = xml_find_character(diag, *from, code_point);
    struct str text = diag_file_text(diag, found.file);
    size_t behind = found.offset;
    bool literal = behind < text.size && unicode_next(text, &behind) == code_point;
    if (found.offset != from->offset || literal) {
        from->offset = (uint32_t)behind;
    }
    return found;
}

void itemise_report(struct itemiser *itemiser, enum weight weight, struct str cluster,
                    struct place *from, struct diag *diag) {
    if (itemiser->reported >= REPORTS_LIMIT || !chain_is_whole(itemiser, weight)) {
        return;
    }
    itemiser->reported++;
    struct str letter = missing_letter(itemiser, weight, cluster);
    struct buffer name = {0};
    size_t at = 0;
    uint32_t c = unicode_next(letter, &at);
    struct place place = place_of(diag, from, c);
    buffer_print(&name, "U+%04X", (unsigned)c);
    DIAG(diag, place, DIAG_GLYPH_MISSING, buffer_str(&name), letter);
    buffer_free(&name);
}
