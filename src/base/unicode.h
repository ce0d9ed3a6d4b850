/* What Unicode says of a text, through ICU; with unicode_letter the only includer of ICU.
 *
 * Offsets are bytes into UTF-8. The functions that take text expect valid UTF-8 (unicode_check
 * first) and assert otherwise. */
#ifndef CHARTER_BASE_UNICODE_H
#define CHARTER_BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

enum unicode_fault {
    UNICODE_FINE,
    UNICODE_BAD_UTF8, /* not UTF-8: a stray or missing byte, an overlong form, a surrogate */
    UNICODE_CONTROL,  /* a control character other than tab, LF and CR; or a hidden one: line and
                         paragraph separator, direction marks, tags */
    UNICODE_NONCHARACTER, /* U+FFFE, U+FDD0 ... */
    UNICODE_REPLACEMENT   /* U+FFFD: some program before us lost a letter here */
};

/* The first fault of `text`, with its offset and (but for UNICODE_BAD_UTF8, where it is the byte)
 * its code point; UNICODE_FINE where there is none. */
enum unicode_fault unicode_check(struct str text, size_t *offset, uint32_t *code_point);

/* Replaces each byte that is not UTF-8 by '?'. */
void unicode_replace_faults(struct buffer *text);

/* The code point at `offset`, which is moved behind it. */
uint32_t unicode_next(struct str text, size_t *offset);

/* The code point that ends at `offset`, which is more than 0 and is moved to its start. */
uint32_t unicode_previous(struct str text, size_t *offset);

/* What a character does in UAX #14, as far as somebody asks: AL or NU; CM or ZWJ; one that keeps to
 * what is before it but lets go of what follows behind spaces (BA, CL, CP, EX, IS, SY); any other.
 */
enum unicode_line_class {
    UNICODE_LINE_LETTER,
    UNICODE_LINE_MARK,
    UNICODE_LINE_CLOSING,
    UNICODE_LINE_OTHER
};
enum unicode_line_class unicode_line_class(uint32_t code_point);

/* Adds a code point as UTF-8. */
void unicode_add(struct buffer *out, uint32_t code_point);

/* The text as UTF-16BE bytes, for PDF strings and ToUnicode. */
void unicode_add_utf16be(struct buffer *out, struct str text);

/* The text in Normalization Form C. Returns `text` itself where it is in that form already. */
struct str unicode_nfc(struct arena *arena, struct str text);

/* General category Mn; general category L*; U+200C or U+200D; Default_Ignorable_Code_Point. */
bool unicode_is_nonspacing_mark(uint32_t code_point);
bool unicode_is_letter(uint32_t code_point);
bool unicode_is_joiner(uint32_t code_point);
bool unicode_is_default_ignorable(uint32_t code_point);

/* A control character, tab and line ends among them, or a hidden one as in UNICODE_CONTROL. */
bool unicode_is_control(uint32_t code_point);

/* The columns that a character takes on a terminal, counted as wcwidth(3) does: none for nonspacing
 * and enclosing marks and for format characters, two for wide ones of East Asia, else one, for the
 * vowel signs of Bangla (Mc) too. So most terminals do it, whatever glyphs they draw; some go by
 * the shaped width, and there what should stand below a letter stands beside it. */
size_t unicode_columns(uint32_t code_point);

/* What words are made of: letters, marks on them, joiners (general category L*, M*). */
bool unicode_is_word(uint32_t code_point);

/* White space at which a text may be cut (White_Space, but not U+00A0, U+2007, U+202F). */
bool unicode_is_space(uint32_t code_point);

/* True for characters without a script of their own (Script Common or Inherited): digits, spaces,
 * punctuation, the danda. */
bool unicode_is_common(uint32_t code_point);

/* The script as an ISO 15924 tag: 'Beng', the script of Bangla, 'Latn' … */
enum { UNICODE_BENGALI = 0x42656E67, UNICODE_LATIN = 0x4C61746E };
uint32_t unicode_script(uint32_t code_point);

/* Ends of the extended grapheme clusters of `text` (UAX #29), in order, the last being text.size;
 * in the arena. */
struct unicode_ends {
    const uint32_t *items;
    size_t count;
};
struct unicode_ends unicode_graphemes(struct arena *arena, struct str text);

/* The same for words (UAX #29): each word, each run of spaces, each punctuation mark. */
struct unicode_ends unicode_words(struct arena *arena, struct str text);

/* One line-break opportunity of UAX #14: a line may end before byte `offset`; must end there where
 * `hard`. */
struct unicode_break {
    uint32_t offset;
    bool hard;
};
struct unicode_breaks {
    const struct unicode_break *items;
    size_t count;
};

/* The opportunities inside `text`, in order, without 0 and text.size; in the arena. Locale root:
 * the program's own rules are added by text/. */
struct unicode_breaks unicode_line_breaks(struct arena *arena, struct str text);

/* What a digit of Bangla or ASCII stands for; -1 where it is none. */
int unicode_bangla_digit(uint32_t code_point);

/* Adds `number` in Bangla digits. */
void unicode_add_bangla_number(struct buffer *out, uint64_t number);

/* Adds the text with its ASCII digits in Bangla. */
void unicode_add_in_bangla_digits(struct buffer *out, struct str text);

/* Adds the weekday of a day of the Gregorian calendar in Bangla: "মঙ্গলবার". */
void unicode_add_bangla_weekday(struct buffer *out, int year, int month, int day);

/* Frees what ICU keeps open between calls. Called once, at the end of the program; later calls
 * open it again. */
void unicode_close(void);

/* The version of ICU and of its Unicode data, "72.1" and "15.0". */
const char *unicode_library_version(void);
const char *unicode_data_version(void);

#endif
