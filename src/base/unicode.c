#include "base/unicode.h"

#include "base/arena.h"
#include "base/array.h"

#include <unicode/ubrk.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/udat.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

#include <assert.h>

/* ICU counts in int32; the callers' limits (64 MiB masters) keep far below that. */
static int32_t icu_size(struct str text) {
    assert(text.size <= INT32_MAX / 4);
    return (int32_t)text.size;
}

static void require(UErrorCode status) {
    if (U_FAILURE(status)) {
        memory_settle();
    }
    assert(U_SUCCESS(status));
    (void)status;
}

/* Characters that nobody sees but that turn text round, end lines or tag languages. */
static bool is_hidden_control(UChar32 c) {
    return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           (c >= 0xE0000 && c <= 0xE007F);
}

static enum unicode_fault fault_of(UChar32 c) {
    if (c < 0) {
        return UNICODE_BAD_UTF8;
    }
    bool blank = c == '\t' || c == '\n' || c == '\r';
    if ((u_charType(c) == U_CONTROL_CHAR && !blank) || is_hidden_control(c)) {
        return UNICODE_CONTROL;
    }
    if (U_IS_UNICODE_NONCHAR(c)) {
        return UNICODE_NONCHARACTER;
    }
    return c == 0xFFFD ? UNICODE_REPLACEMENT : UNICODE_FINE;
}

static bool is_fine_ascii(unsigned char byte) {
    return (byte >= ' ' && byte < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Behind the stretch of ASCII and of the Bengali block (U+0980 to U+09FF: E0 A6 80 to E0 A7 BF),
 * which a master is made of and where only ASCII's controls are at fault. */
static int32_t skip_fine(const char *text, int32_t at, int32_t size) {
    const unsigned char *bytes = (const unsigned char *)text;
    for (;;) {
        if (at < size && is_fine_ascii(bytes[at])) {
            at++;
        } else if (size - at >= 3 && bytes[at] == 0xE0 && (bytes[at + 1] & 0xFE) == 0xA6 &&
                   (bytes[at + 2] & 0xC0) == 0x80) {
            at += 3;
        } else {
            return at;
        }
    }
}

enum unicode_fault unicode_check(struct str text, size_t *offset, uint32_t *code_point) {
    const char *bytes = text.bytes;
    int32_t size = icu_size(text);
    for (int32_t at = skip_fine(bytes, 0, size); at < size; at = skip_fine(bytes, at, size)) {
        int32_t start = at;
        UChar32 c;
        U8_NEXT(bytes, at, size, c);
        enum unicode_fault fault = fault_of(c);
        if (fault != UNICODE_FINE) {
            *offset = (size_t)start;
            *code_point = c < 0 ? (uint8_t)bytes[start] : (uint32_t)c;
            return fault;
        }
    }
    return UNICODE_FINE;
}

void unicode_replace_faults(struct buffer *text) {
    for (size_t at = 0; at < text->size; at++) {
        size_t offset = 0;
        uint32_t code_point;
        enum unicode_fault fault =
            unicode_check((struct str){text->bytes + at, text->size - at}, &offset, &code_point);
        if (fault == UNICODE_FINE) {
            return;
        }
        at += offset;
        if (fault == UNICODE_BAD_UTF8) {
            text->bytes[at] = '?';
        } else {
            at += U8_LENGTH((UChar32)code_point) - 1;
        }
    }
}

uint32_t unicode_next(struct str text, size_t *offset) {
    int32_t at = (int32_t)*offset;
    UChar32 c;
    U8_NEXT(text.bytes, at, icu_size(text), c);
    assert(c >= 0);
    *offset = (size_t)at;
    return (uint32_t)c;
}

uint32_t unicode_previous(struct str text, size_t *offset) {
    do {
        --*offset;
    } while (U8_IS_TRAIL(text.bytes[*offset]));
    size_t behind = *offset;
    return unicode_next(text, &behind);
}

void unicode_add(struct buffer *out, uint32_t code_point) {
    char bytes[U8_MAX_LENGTH];
    int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, (UChar32)code_point);
    buffer_add(out, (struct str){bytes, (size_t)size});
}

static void add_unit(struct buffer *out, uint16_t unit) {
    buffer_add_byte(out, (char)(unit >> 8));
    buffer_add_byte(out, (char)(unit & 0xFF));
}

void unicode_add_utf16be(struct buffer *out, struct str text) {
    for (size_t at = 0; at < text.size;) {
        uint32_t c = unicode_next(text, &at);
        if (c > 0xFFFF) {
            add_unit(out, U16_LEAD(c));
            add_unit(out, U16_TRAIL(c));
        } else {
            add_unit(out, (uint16_t)c);
        }
    }
}

static void *icu_take(const void *context, size_t size) {
    (void)context;
    return memory_take(size);
}

static void *icu_resize(const void *context, void *block, size_t size) {
    (void)context;
    return memory_resize(block, size);
}

static void icu_free(const void *context, void *block) {
    (void)context;
    memory_free(block);
}

/* ICU 72 locks itself up where it gets no memory for the name of the locale, which it asks for even
 * where it needs none. Blocks that it took before are of the same malloc. */
static void use_our_memory(void) {
    static bool done;
    if (!done) {
        UErrorCode status = U_ZERO_ERROR;
        u_setMemoryFunctions(NULL, icu_take, icu_resize, icu_free, &status);
        done = true;
        require(status);
    }
}

static const UNormalizer2 *nfc_instance(void) {
    UErrorCode status = U_ZERO_ERROR;
    use_our_memory();
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    require(status);
    return nfc;
}

/* What normalising asks of each letter. ICU's answers cost more than all the rest of it, so they
 * are kept, each where the code point's low bits say. */
struct normal_facts {
    UChar32 code_point;
    uint8_t combining_class, quick_check;
    bool known;
};

static const struct normal_facts *normal_facts_of(UChar32 c) {
    enum { KEPT = 512 };
    static struct normal_facts kept[KEPT];
    struct normal_facts *facts = &kept[c % KEPT];
    if (!facts->known || facts->code_point != c) {
        *facts = (struct normal_facts){.code_point = c,
                                       .combining_class = u_getCombiningClass(c),
                                       .quick_check =
                                           (uint8_t)u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK),
                                       .known = true};
    }
    return facts;
}

/* The quick check of UAX #15, 9, over UTF-8: marks in canonical order, and nothing that would be
 * composed or decomposed. A "maybe" (the sign া composes with ে before it) is settled where the
 * character is a starter: only the character right before it can compose with it. */
static bool is_quickly_nfc(const UNormalizer2 *nfc, struct str text) {
    UChar32 before = 0;
    uint8_t class_before = 0;
    for (size_t at = 0; at < text.size;) {
        UChar32 c = (UChar32)unicode_next(text, &at);
        const struct normal_facts *facts = normal_facts_of(c);
        uint8_t class = facts->combining_class;
        bool composes = facts->quick_check == UNORM_MAYBE &&
                        (class != 0 || unorm2_composePair(nfc, before, c) >= 0);
        if (facts->quick_check == UNORM_NO || composes || (class != 0 && class_before > class)) {
            return false;
        }
        before = c;
        class_before = class;
    }
    return true;
}

/* The text as UTF-16 in heap memory of the caller's. */
static UChar *utf16_of(struct str text, int32_t *units) {
    UErrorCode status = U_ZERO_ERROR;
    UChar *wide = memory_take(memory_product(sizeof(UChar), text.size + 1));
    u_strFromUTF8(wide, icu_size(text) + 1, units, text.bytes, icu_size(text), &status);
    require(status);
    return wide;
}

static struct str utf8_of(struct arena *arena, const UChar *wide, int32_t units) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = 0;
    size_t room = (size_t)units * 3 + 1;
    char *bytes = arena_take(arena, room);
    u_strToUTF8(bytes, (int32_t)room, &size, wide, units, &status);
    require(status);
    return (struct str){bytes, (size_t)size};
}

struct str unicode_nfc(struct arena *arena, struct str text) {
    const UNormalizer2 *nfc = nfc_instance();
    if (is_quickly_nfc(nfc, text)) {
        return text;
    }
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = 0;
    UChar *wide = utf16_of(text, &units);
    struct str result = text;
    if (!unorm2_isNormalized(nfc, wide, units, &status)) {
        /* NFC grows a string at most three times in UTF-16 (UAX #15, 1.2). */
        int32_t room = units * 3 + 1;
        UChar *normal = memory_take(memory_product(sizeof(UChar), (size_t)room));
        int32_t size = unorm2_normalize(nfc, wide, units, normal, room, &status);
        require(status);
        result = utf8_of(arena, normal, size);
        memory_free(normal);
    }
    require(status);
    memory_free(wide);
    return result;
}

bool unicode_is_nonspacing_mark(uint32_t code_point) {
    return u_charType((UChar32)code_point) == U_NON_SPACING_MARK;
}

bool unicode_is_letter(uint32_t code_point) {
    return u_isalpha((UChar32)code_point);
}

bool unicode_is_joiner(uint32_t code_point) {
    return code_point == 0x200C || code_point == 0x200D;
}

bool unicode_is_word(uint32_t code_point) {
    return (U_GET_GC_MASK((UChar32)code_point) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 ||
           unicode_is_joiner(code_point);
}

bool unicode_is_default_ignorable(uint32_t code_point) {
    return u_hasBinaryProperty((UChar32)code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool unicode_is_control(uint32_t code_point) {
    return u_charType((UChar32)code_point) == U_CONTROL_CHAR ||
           is_hidden_control((UChar32)code_point);
}

size_t unicode_columns(uint32_t code_point) {
    int8_t type = u_charType((UChar32)code_point);
    int32_t width = u_getIntPropertyValue((UChar32)code_point, UCHAR_EAST_ASIAN_WIDTH);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
        return 0;
    }
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* The first line answers for what Bangla and English texts are made of, without asking ICU. */
bool unicode_is_space(uint32_t code_point) {
    if (code_point < 0x80 || (code_point >= 0x0980 && code_point <= 0x09FF)) {
        return code_point == ' ' || (code_point >= '\t' && code_point <= '\r');
    }
    bool glue = code_point == 0xA0 || code_point == 0x2007 || code_point == 0x202F;
    return !glue && u_isUWhiteSpace((UChar32)code_point);
}

static UScriptCode script_of(uint32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &status);
    require(status);
    return script;
}

bool unicode_is_common(uint32_t code_point) {
    UScriptCode script = script_of(code_point);
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED;
}

uint32_t unicode_script(uint32_t code_point) {
    const char *name = uscript_getShortName(script_of(code_point));
    return (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 |
           (uint32_t)name[3];
}

enum unicode_line_class unicode_line_class(uint32_t code_point) {
    switch (u_getIntPropertyValue((UChar32)code_point, UCHAR_LINE_BREAK)) {
    case U_LB_ALPHABETIC:
    case U_LB_NUMERIC:
        return UNICODE_LINE_LETTER;
    case U_LB_COMBINING_MARK:
    case U_LB_ZWJ:
        return UNICODE_LINE_MARK;
    case U_LB_BREAK_AFTER:
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_BREAK_SYMBOLS:
        return UNICODE_LINE_CLOSING;
    default:
        return UNICODE_LINE_OTHER;
    }
}

/* One iterator of each kind serves the whole run: opening one costs 150 times a cell's text. */
static UBreakIterator *iterator_over(UBreakIterator **kept, UBreakIteratorType type,
                                     struct str text, UText *view) {
    UErrorCode status = U_ZERO_ERROR;
    use_our_memory();
    if (*kept == NULL) {
        *kept = ubrk_open(type, "", NULL, 0, &status);
        require(status);
    }
    utext_openUTF8(view, text.bytes, (int64_t)text.size, &status);
    ubrk_setUText(*kept, view, &status);
    require(status);
    return *kept;
}

static UBreakIterator *grapheme_iterator, *word_iterator, *line_iterator;

static struct unicode_ends ends_of(UBreakIterator **kept, UBreakIteratorType type,
                                   struct arena *arena, struct str text) {
    if (text.size == 0) {
        return (struct unicode_ends){NULL, 0};
    }
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *iterator = iterator_over(kept, type, text, &view);
    ARRAY(uint32_t) ends = {0};
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        array_push(&ends, (uint32_t)at);
    }
    utext_close(&view);
    struct unicode_ends result = {.count = ends.count};
    result.items = array_keep(&ends, arena);
    return result;
}

struct unicode_ends unicode_graphemes(struct arena *arena, struct str text) {
    return ends_of(&grapheme_iterator, UBRK_CHARACTER, arena, text);
}

struct unicode_ends unicode_words(struct arena *arena, struct str text) {
    return ends_of(&word_iterator, UBRK_WORD, arena, text);
}

struct unicode_breaks unicode_line_breaks(struct arena *arena, struct str text) {
    if (text.size == 0) {
        return (struct unicode_breaks){NULL, 0};
    }
    UText view = UTEXT_INITIALIZER;
    UBreakIterator *iterator = iterator_over(&line_iterator, UBRK_LINE, text, &view);
    ARRAY(struct unicode_break) breaks = {0};
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE && (size_t)at < text.size;
         at = ubrk_next(iterator)) {
        bool hard = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD;
        array_push(&breaks, (struct unicode_break){(uint32_t)at, hard});
    }
    utext_close(&view);
    struct unicode_breaks result = {.count = breaks.count};
    result.items = array_keep(&breaks, arena);
    return result;
}

void unicode_close(void) {
    UBreakIterator **const kept[] = {&grapheme_iterator, &word_iterator, &line_iterator};
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        if (*kept[i] != NULL) {
            ubrk_close(*kept[i]);
        }
        *kept[i] = NULL;
    }
}

int unicode_bangla_digit(uint32_t code_point) {
    enum { BANGLA_ZERO = 0x09E6, BANGLA_NINE = 0x09EF };
    if (code_point >= '0' && code_point <= '9') {
        return (int)code_point - '0';
    }
    bool bangla = code_point >= BANGLA_ZERO && code_point <= BANGLA_NINE;
    return bangla ? (int)(code_point - BANGLA_ZERO) : -1;
}

void unicode_add_bangla_number(struct buffer *out, uint64_t number) {
    struct buffer ascii = {0};
    buffer_print(&ascii, "%llu", (unsigned long long)number);
    for (size_t i = 0; i < ascii.size; i++) {
        unicode_add(out, 0x09E6u + (uint32_t)(ascii.bytes[i] - '0'));
    }
    buffer_free(&ascii);
}

void unicode_add_in_bangla_digits(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (byte >= '0' && byte <= '9') {
            unicode_add_bangla_number(out, (uint64_t)(byte - '0'));
        } else {
            buffer_add_byte(out, byte);
        }
    }
}

void unicode_add_bangla_weekday(struct buffer *out, int year, int month, int day) {
    static const UChar zone[] = u"UTC", pattern[] = u"EEEE";
    enum { ROOM = 64 };
    UChar name[ROOM];
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(zone, -1, "bn_BD", UCAL_GREGORIAN, &status);
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, "bn_BD", zone, -1, pattern, -1, &status);
    require(status);
    ucal_clear(calendar);
    ucal_setDate(calendar, year, month - 1, day, &status);
    int32_t size =
        udat_format(format, ucal_getMillis(calendar, &status), name, ROOM, NULL, &status);
    require(status);
    for (int32_t i = 0; i < size;) {
        UChar32 code_point;
        U16_NEXT(name, i, size, code_point);
        unicode_add(out, (uint32_t)code_point);
    }
    udat_close(format);
    ucal_close(calendar);
}

const char *unicode_library_version(void) {
    return U_ICU_VERSION;
}

const char *unicode_data_version(void) {
    return U_UNICODE_VERSION;
}
