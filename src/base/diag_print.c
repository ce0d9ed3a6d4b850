#include "base/diag_entries.h"

#include "base/unicode.h"

/* The texts of diag.def by language, text before hint. */
struct diag_texts {
    const char *text[2], *hint[2];
};

static const struct diag_texts texts[] = {
#define DIAG_ENTRY(constant, id, severity, english, bangla, english_hint, bangla_hint)             \
    {{english, bangla}, {english_hint, bangla_hint}},
#include "base/diag.def"
#undef DIAG_ENTRY
};

/* What a hostile file or a paste gone wrong can hold is no wall of text in a message. */
static void add_argument(struct str argument, struct buffer *out) {
    enum { ARGUMENT_LIMIT = 1000 };
    size_t end = argument.size;
    if (end > ARGUMENT_LIMIT) {
        for (end = ARGUMENT_LIMIT;
             end > 0 && ((unsigned char)argument.bytes[end] & 0xC0) == 0x80;) {
            end--;
        }
    }
    buffer_add(out, str_slice(argument, 0, end));
    buffer_add(out, end < argument.size ? STR("…") : STR(""));
}

/* Adds a line of text. A line end in a name or a value would forge a message of its own, an escape
 * sequence would command the terminal: control characters become blanks, those of C1 (U+0080 to
 * U+009F, C2 80 to C2 9F) too. */
static void add_line(struct buffer *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        uint8_t c = (uint8_t)text.bytes[i];
        uint8_t next = i + 1 < text.size ? (uint8_t)text.bytes[i + 1] : 0;
        bool is_c1 = c == 0xC2 && next >= 0x80 && next <= 0x9F;
        bool is_control = c < ' ' || c == 0x7F || is_c1;
        buffer_add_byte(out, is_control ? ' ' : text.bytes[i]);
        i += is_c1;
    }
}

/* A number as the language writes it. */
static void add_number(struct str argument, enum language language, struct buffer *out) {
    if (language == LANGUAGE_BANGLA) {
        unicode_add_in_bangla_digits(out, argument);
    } else {
        buffer_add(out, argument);
    }
}

/* The size of "{n}" or "{n#}" at `c`; 0 where there is none. */
static size_t slot_size(const char *c) {
    if (c[0] != '{' || c[1] < '0' || c[1] > '9') {
        return 0;
    }
    return c[2] == '}' ? 3 : c[2] == '#' && c[3] == '}' ? 4 : 0;
}

static struct str argument_of(const struct diag_entry *entry, char digit) {
    size_t index = (size_t)(digit - '0');
    return index < entry->arg_count ? entry->args[index] : STR("");
}

static bool is_bound(const char *c, char open, char close) {
    return c[0] == open && c[1] >= '0' && c[1] <= '9' && c[2] == close;
}

/* Behind "{n>", or behind its "<n}" where argument n is 1: one needs no counting. */
static const char *enter(const char *c, const struct diag_entry *entry) {
    const char *end = c + 3;
    if (str_equal(argument_of(entry, c[1]), STR("1"))) {
        while (*end != '\0' && !(is_bound(end, '<', '}') && end[1] == c[1])) {
            end++;
        }
        end += *end == '\0' ? 0 : 3;
    }
    return end;
}

/* Copies the template with {0} … {9#} replaced. An argument that is not there leaves nothing. */
static void fill(const char *template, const struct diag_entry *entry, enum language language,
                 struct buffer *out) {
    for (const char *c = template; *c != '\0';) {
        size_t slot = slot_size(c);
        if (is_bound(c, '{', '>')) {
            c = enter(c, entry);
        } else if (is_bound(c, '<', '}')) {
            c += 3;
        } else if (slot == 0) {
            buffer_add_byte(out, *c++);
        } else if (slot == 4) {
            add_number(argument_of(entry, c[1]), language, out);
            c += slot;
        } else {
            add_argument(argument_of(entry, c[1]), out);
            c += slot;
        }
    }
}

void diag_entry_text(const struct diag_entry *entry, enum language language, struct buffer *out) {
    fill(texts[entry->id].text[language], entry, language, out);
}

void diag_entry_hint(const struct diag_entry *entry, enum language language, struct buffer *out) {
    fill(texts[entry->id].hint[language], entry, language, out);
}

struct str diag_severity_name(enum severity severity, enum language language) {
    if (severity == SEVERITY_NOTE) {
        return language == LANGUAGE_BANGLA ? STR("জ্ঞাতব্য") : STR("note");
    }
    if (severity == SEVERITY_WARNING) {
        return language == LANGUAGE_BANGLA ? STR("সতর্কতা") : STR("warning");
    }
    return language == LANGUAGE_BANGLA ? STR("ভুল") : STR("error");
}

/* A program has one word for each severity: they are GCC's. */
static void print_severity(enum severity severity, enum language language, enum diag_format format,
                           struct buffer *out) {
    static const char *const colours[] = {
        [SEVERITY_NOTE] = DIAG_COLOUR_NOTE,    [SEVERITY_WARNING] = DIAG_COLOUR_WARNING,
        [SEVERITY_ERROR] = DIAG_COLOUR_ERROR,  [SEVERITY_USAGE] = DIAG_COLOUR_ERROR,
        [SEVERITY_SYSTEM] = DIAG_COLOUR_ERROR,
    };
    bool coloured = format == DIAG_COLOURED;
    buffer_add(out, str_of(coloured ? colours[severity] : ""));
    buffer_add(out, diag_severity_name(severity, format == DIAG_GCC ? LANGUAGE_ENGLISH : language));
    buffer_add(out, coloured ? STR(":" DIAG_COLOUR_END " ") : STR(": "));
}

static void print_message(const struct diag_entry *entry, enum language language,
                          enum diag_format format, struct buffer *out) {
    bool coloured = format == DIAG_COLOURED;
    struct buffer text = {0};
    print_severity(diag_id_severity(entry->id), language, format, out);
    diag_entry_text(entry, language, &text);
    add_line(out, buffer_str(&text));
    buffer_print(out, " %s[%.*s]%s\n", coloured ? DIAG_COLOUR_ID : "",
                 STR_ARG(diag_id_name(entry->id)), coloured ? DIAG_COLOUR_END : "");
    buffer_free(&text);
}

static void print_hint(const struct diag_entry *entry, enum language language, struct buffer *out) {
    struct buffer hint = {0};
    diag_entry_hint(entry, language, &hint);
    if (hint.size > 0) {
        buffer_add(out, language == LANGUAGE_BANGLA ? STR("    পরামর্শ: ") : STR("    hint: "));
        add_line(out, buffer_str(&hint));
        buffer_add_byte(out, '\n');
    }
    buffer_free(&hint);
}

static void print_entry(const struct diag *diag, const struct diag_entry *entry,
                        enum language language, enum diag_format format, struct diag_cursor *cursor,
                        struct buffer *out) {
    bool has_place = entry->place.file != 0;
    if (has_place) {
        diag_cursor_move(cursor, diag, entry->place);
        add_line(out, diag_file_name(diag, entry->place.file));
        buffer_print(out, ":%zu:%zu: ", cursor->line, cursor->column);
    } else if (format == DIAG_GCC) {
        buffer_add(out, STR("charter: "));
    }
    print_message(entry, language, format, out);
    if (has_place && (format == DIAG_QUOTED || format == DIAG_COLOURED)) {
        diag_quote(diag, entry, cursor->line, format == DIAG_COLOURED, out);
    }
    if (format != DIAG_GCC) {
        print_hint(entry, language, out);
    }
}

void diag_print(const struct diag *diag, enum language language, enum diag_format format,
                struct buffer *out) {
    if (format == DIAG_JSON) {
        diag_print_json(diag, language, out);
        return;
    }
    const struct diag_entry *entries = diag_sorted(diag);
    struct diag_cursor cursor = {0};
    for (size_t i = 0; i < diag_entry_count(diag); i++) {
        if (i == 0 || !diag_entry_repeats(&entries[i], &entries[i - 1])) {
            print_entry(diag, &entries[i], language, format, &cursor, out);
        }
    }
}
