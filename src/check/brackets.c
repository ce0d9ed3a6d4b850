#include "base/unicode.h"
#include "check/finding.h"
#include "check/nearby.h"
#include "check/passage_rules.h"

#include <string.h>

/* Brackets and the quotation marks that come in pairs. One that is `loose` is also an apostrophe,
 * which stands for itself. */
static const struct kind {
    struct str opening, closing;
    bool quotation, loose;
} kinds[] = {{{"(", 1}, {")", 1}, false, false},
             {{"[", 1}, {"]", 1}, false, false},
             {{"{", 1}, {"}", 1}, false, false},
             {{"\xE2\x80\x9C", 3}, {"\xE2\x80\x9D", 3}, true, false},
             {{"\xE2\x80\x98", 3}, {"\xE2\x80\x99", 3}, true, true}};

enum { KINDS = sizeof kinds / sizeof kinds[0], NO_KIND = -1 };

/* How many brackets of one kind are open where the walk is: since some closing ones may be marks of
 * a list that close nothing, between `least` and `most`. */
struct open {
    size_t least, most, first; /* first: the place of the outermost that is surely open */
    bool told;
};

static bool stands_at(struct str text, size_t at, struct str sign) {
    return str_starts(str_slice(text, at, text.size), sign);
}

/* ---- Spaces inside --------------------------------------------------------------------------- */

/* Not where nothing but the space stands between them: a box to be ticked, a blank. */
static void look_inside(const struct inquiry *inquiry, const struct passage *passage, size_t at,
                        const struct kind *kind, bool opens) {
    struct str text = passage->text;
    size_t from = opens ? at + kind->opening.size : at, to = from;
    while (opens && to < text.size && text.bytes[to] == ' ') {
        to++;
    }
    while (!opens && from > 0 && text.bytes[from - 1] == ' ') {
        from--;
    }
    uint32_t other = opens ? letter_at(text, to) : letter_before(text, from);
    bool blank = is_gap(other) || (other < 0x80 && strchr("()[]{}._", (int)other) != NULL);
    if (from < to && !kind->quotation && !blank) {
        MEND(inquiry, passage, from, to, STR(""), DIAG_BRACKET_SPACE,
             opens ? kind->opening : kind->closing);
    }
}

/* ---- Partners -------------------------------------------------------------------------------- */

/* Digits, points and the letters of Roman numerals cost little, others much. */
static int cost_in_list_mark(uint32_t letter) {
    enum { CHEAP = 1, DEAR = 4, NEVER = 7 };
    if (is_digit(letter) || (letter < 0x80 && strchr(".-ivxIVX", (int)letter) != NULL)) {
        return CHEAP;
    }
    return is_word_letter(letter) ? DEAR : NEVER;
}

/* "ক)", "১০)", "২.১)", "iv)": at a beginning, as marks of a list are. */
static bool closes_list_mark(struct str text, size_t at) {
    enum { MOST = 6 };
    at -= at > 0 && text.bytes[at - 1] == ' ' ? 1 : 0; /* of which another rule tells */
    size_t end = at;
    uint32_t letter = letter_before(text, at);
    for (int cost = 0; !is_gap(letter); letter = letter_before(text, at)) {
        cost += cost_in_list_mark(letter);
        if (cost > MOST) {
            return at < end && (letter == ',' || letter == ';' || letter == '/' || letter == DANDA);
        }
        (void)unicode_previous(text, &at);
    }
    return at < end;
}

/* At the beginning of a line a mark of a list it is for certain, whatever is open before. */
static bool closes_mark_of_line(struct str text, size_t at) {
    enum { LETTERS = 8 };
    bool mark = closes_list_mark(text, at);
    for (int i = 0; mark && i < LETTERS && !is_gap(letter_before(text, at)); i++) {
        (void)unicode_previous(text, &at);
    }
    return mark && letter_before(text, at) == PASSAGE_BREAK;
}

/* "Ki“b", "n‡”Q": in the coding of Bijoy they are letters. */
static bool is_letter_of_bijoy(struct str text, size_t at, const struct kind *kind) {
    enum { ASCII = 0x80, DAGGER = 0x2020, DOUBLE_DAGGER = 0x2021 };
    if (!kind->quotation || kind->loose) {
        return false;
    }
    uint32_t before = letter_before(text, at), behind = letter_at(text, at + kind->opening.size);
    bool sign = before == DAGGER || before == DOUBLE_DAGGER;
    return behind < ASCII && is_word_letter(behind) &&
           (sign || (before < ASCII && is_word_letter(before)));
}

/* An apostrophe, one that a word processor turned the wrong way, "সিটিজেন‘স" and "‘৭১", or a
 * ditto mark. */
static bool opens_nothing(struct str text, size_t at, const struct kind *kind) {
    size_t end = at + kind->opening.size;
    uint32_t next = letter_at(text, end);
    return kind->loose && (is_word_letter(letter_before(text, at)) || is_digit(next) ||
                           is_gap(next) || stands_at(text, end, kind->opening));
}

static void tell(const struct inquiry *inquiry, const struct passage *passage, size_t at,
                 struct str stands, struct str lacks) {
    FINDING(inquiry, passage, at, at + stands.size, DIAG_BRACKET_UNMATCHED, stands, lacks);
}

static void close(const struct inquiry *inquiry, const struct passage *passage, size_t at,
                  const struct kind *kind, struct open *open) {
    if (!kind->quotation && closes_mark_of_line(passage->text, at)) {
        return;
    }
    bool optional = kind->loose || (!kind->quotation && closes_list_mark(passage->text, at));
    open->least -= open->least > 0 ? 1 : 0;
    if (optional) {
        return;
    }
    if (open->most > 0) {
        open->most--;
    } else if (!open->told) {
        tell(inquiry, passage, at, kind->closing, kind->opening);
        open->told = true;
    }
}

static void open_one(size_t at, struct open *open) {
    open->first = open->least == 0 ? at : open->first;
    open->least++;
    open->most++;
}

static void finish(const struct inquiry *inquiry, const struct passage *passage,
                   const struct open *open) {
    for (int i = 0; i < KINDS; i++) {
        if (open[i].least > 0 && !open[i].told) {
            tell(inquiry, passage, open[i].first, kinds[i].opening, kinds[i].closing);
        }
    }
}

/* ---- Both ------------------------------------------------------------------------------------ */

/* The first byte of none of them begins a letter of Bangla. */
static int kind_at(struct str text, size_t at, bool *opens) {
    unsigned char byte = (unsigned char)text.bytes[at];
    if (byte != 0xE2 && (byte >= 0x80 || strchr("()[]{}", byte) == NULL)) {
        return NO_KIND;
    }
    for (int i = 0; i < KINDS; i++) {
        *opens = stands_at(text, at, kinds[i].opening);
        if (*opens || stands_at(text, at, kinds[i].closing)) {
            return i;
        }
    }
    return NO_KIND;
}

/* A label and a number of a section are no whole texts: what they open may be closed elsewhere. */
static bool is_whole(const struct passage *passage) {
    return !str_equal(passage->attribute, STR("no")) &&
           !str_equal(passage->attribute, STR("label"));
}

void check_brackets(const struct inquiry *inquiry, const struct passage *passage) {
    struct open open[KINDS] = {0};
    struct str text = passage->text;
    bool whole = is_whole(passage), opens;
    for (size_t i = 0; i < text.size; i += letter_size(text, i)) {
        int kind = kind_at(text, i, &opens);
        if (kind == NO_KIND || is_letter_of_bijoy(text, i, &kinds[kind])) {
            continue;
        }
        look_inside(inquiry, passage, i, &kinds[kind], opens);
        if (whole && !opens) {
            close(inquiry, passage, i, &kinds[kind], &open[kind]);
        } else if (whole && !opens_nothing(text, i, &kinds[kind])) {
            open_one(i, &open[kind]);
        }
    }
    if (whole) {
        finish(inquiry, passage, open);
    }
}
