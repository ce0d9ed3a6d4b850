/* Which stretches of a text are in another language than the document. A master says so with
 * xml:lang; what nobody marked is known by its letters. Latin words are English in these offices'
 * papers, which a screen reader with a Bangla voice would spell or leave out. A single word may be
 * a name or an abbreviation that Bangla readers say in Bangla (NID, SMS), so it takes more than
 * one. In a document in another language, Bengali letters are Bangla: one word is enough. */
#include "compose/composer.h"

#include "base/unicode.h"

/* What unmarked letters of a script are taken for. */
struct guess {
    uint32_t script; /* ISO 15924 */
    size_t least_words;
    struct str lang;
};

static const struct guess english = {0x4C61746E /* 'Latn' */, 2, {"en", 2}};
static const struct guess bangla = {UNICODE_BENGALI, 1, {"bn-BD", 5}};

/* The one for a document in this language. */
static const struct guess *guess_for(struct str document_lang) {
    return str_starts(document_lang, STR("bn")) ? &english : &bangla;
}

/* Words that may become a stretch. */
struct candidate {
    struct inline_position from, to;
    size_t words;
    bool in_word; /* the word at hand was counted */
    const struct guess *guess;
};

static bool is_ascii_letter(char byte) {
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

static void end_candidate(struct candidate *candidate, stretch_array *stretches) {
    const struct guess *guess = candidate->guess;
    if (candidate->words >= guess->least_words) {
        array_push(stretches, (struct stretch){candidate->from, candidate->to, guess->lang});
    }
    *candidate = (struct candidate){.guess = guess};
}

static void add_letter(struct candidate *candidate, struct inline_position from,
                       struct inline_position to) {
    if (candidate->words == 0) {
        candidate->from = from;
    }
    candidate->words += candidate->in_word ? 0 : 1;
    candidate->in_word = true;
    candidate->to = to;
}

/* unicode_script, without asking for what most letters are. */
static bool has_script(uint32_t c, uint32_t script) {
    return c < 0x80 ? script == english.script && is_ascii_letter((char)c)
                    : unicode_script(c) == script;
}

/* One item's text. Digits belong to a stretch behind its first letter; spaces and punctuation only
 * between its letters. */
static void find_in_text(struct str text, size_t item, struct candidate *candidate,
                         stretch_array *stretches) {
    for (size_t at = 0, next = 0; at < text.size; at = next) {
        uint32_t c = unicode_next(text, &next);
        struct inline_position to = {item, next};
        if (has_script(c, candidate->guess->script)) {
            add_letter(candidate, (struct inline_position){item, at}, to);
        } else if (unicode_is_space(c)) {
            candidate->in_word = false;
        } else if (c >= '0' && c <= '9') {
            candidate->to = to;
        } else if (!unicode_is_common(c)) {
            end_candidate(candidate, stretches);
        }
    }
}

static struct inline_position end_of(const struct inline_item *items, size_t item) {
    return (struct inline_position){item, items[item].text.size};
}

/* An item with a language of its own; with the one before, where that has it too. */
static void add_marked(const struct inline_item *items, size_t item, stretch_array *stretches) {
    struct stretch *last = stretches->count > 0 ? &stretches->items[stretches->count - 1] : NULL;
    if (last != NULL && last->to.item + 1 == item && last->to.offset == items[item - 1].text.size &&
        str_equal(items[item - 1].href, items[item].href) &&
        str_equal(last->lang, items[item].lang)) {
        last->to = end_of(items, item);
    } else {
        array_push(stretches, (struct stretch){{item, 0}, end_of(items, item), items[item].lang});
    }
}

/* Both look at all of the text, byte by byte and without a branch: that is the faster way. */
static bool has_ascii_letter(struct str text) {
    unsigned char found = 0;
    for (size_t i = 0; i < text.size; i++) {
        found |= (unsigned char)is_ascii_letter(text.bytes[i]);
    }
    return found != 0;
}

static bool is_ascii(struct str text) {
    unsigned char all = 0;
    for (size_t i = 0; i < text.size; i++) {
        all |= (unsigned char)text.bytes[i];
    }
    return all < 0x80;
}

/* True where an item may hold letters that are to be guessed at: most texts hold none. */
static bool may_guess(const struct guess *guess, const struct inline_item *items, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (guess == &english ? has_ascii_letter(items[i].text) : !is_ascii(items[i].text)) {
            return true;
        }
    }
    return false;
}

static bool is_marked(const struct composer *composer, const struct inline_item *item) {
    return item->kind == INLINE_TEXT && item->lang.size > 0 &&
           !str_equal(item->lang, composer->lang);
}

void language_find(const struct composer *composer, const struct inline_item *items, size_t count,
                   stretch_array *stretches) {
    const struct guess *guess = guess_for(composer->lang);
    bool guesses = may_guess(guess, items, count);
    struct candidate candidate = {.guess = guess};
    stretches->count = 0;
    for (size_t i = 0; i < count; i++) {
        bool marked = is_marked(composer, &items[i]);
        if (marked || (i > 0 && !str_equal(items[i - 1].href, items[i].href))) {
            end_candidate(&candidate, stretches);
        }
        if (marked) {
            add_marked(items, i, stretches);
        } else if (guesses && items[i].kind == INLINE_TEXT) {
            find_in_text(items[i].text, i, &candidate, stretches);
        } else {
            candidate.in_word = false; /* a line end */
        }
    }
    end_candidate(&candidate, stretches);
}

/* ---- The language of all of it -------------------------------------------------------------- */

/* True where the text holds nothing that is said in one language or another. */
static bool is_neutral(struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        if ((unsigned char)text.bytes[i] > 0x7F || is_ascii_letter(text.bytes[i])) {
            return false;
        }
    }
    return true;
}

/* True where all text between two places is neutral. */
static bool is_neutral_between(const struct inline_item *items, size_t count,
                               struct inline_position from, struct inline_position to) {
    for (size_t item = from.item; item < count && item <= to.item; item++) {
        size_t start = item == from.item ? from.offset : 0;
        size_t end = item == to.item ? to.offset : items[item].text.size;
        if (!is_neutral(str_slice(items[item].text, start, end))) {
            return false;
        }
    }
    return true;
}

struct str language_of_all(const struct inline_item *items, size_t count,
                           const stretch_array *stretches) {
    struct inline_position at = {0, 0}, end = {count, 0};
    if (stretches->count == 0) {
        return STR("");
    }
    struct str lang = stretches->items[0].lang;
    for (size_t i = 0; i < stretches->count; i++) {
        const struct stretch *stretch = &stretches->items[i];
        if (!str_equal(stretch->lang, lang) ||
            !is_neutral_between(items, count, at, stretch->from)) {
            return STR("");
        }
        at = stretch->to;
    }
    return is_neutral_between(items, count, at, end) ? lang : STR("");
}
