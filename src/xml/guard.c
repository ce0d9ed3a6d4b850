/* The parser is careful, but some of its work grows with the square of what a hostile file holds
 * (it compares each attribute of a tag with every other), and some of what it accepts we do not.
 * So the markup is walked once before it, roughly: where the file is not well-formed this walk may
 * lose its way, and then the parser says so. */
#include "xml/guard.h"

#include "base/unicode.h"
#include "xml/read.h"

#include <stdio.h>
#include <string.h>

/* More faults of one kind than anybody reads. */
enum { CHARACTER_FAULT_LIMIT = 20 };

struct walk {
    struct str text;
    uint32_t file;
    struct diag *diag;
    size_t at, depth;
};

static struct place here(const struct walk *walk) {
    return (struct place){walk->file, (uint32_t)walk->at};
}

static bool within_size(uint32_t file, struct diag *diag) {
    if (diag_file_text(diag, file).size <= XML_SIZE_LIMIT) {
        return true;
    }
    char limit[32];
    snprintf(limit, sizeof limit, "%d", XML_SIZE_LIMIT);
    DIAG(diag, NOWHERE, DIAG_FILE_TOO_LARGE, diag_file_name(diag, file), str_of(limit));
    return false;
}

/* UTF-16 and UTF-32 have a zero byte in the first letter, or their own byte-order mark. */
static bool looks_wide(struct str text) {
    return str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")) ||
           (text.size >= 2 && (text.bytes[0] == '\0' || text.bytes[1] == '\0'));
}

/* In UTF-32 the first letter has two zero bytes side by side. */
static struct str wide_name(struct str text) {
    bool first = str_starts(text, (struct str){"\0\0", 2});
    bool last = text.size >= 4 && text.bytes[2] == '\0' && text.bytes[3] == '\0';
    return first || last ? STR("UTF-32") : STR("UTF-16");
}

/* The value of `encoding` in the XML declaration; false where it declares none. */
static bool declared_encoding(struct str text, struct str *value) {
    size_t start = str_starts(text, XML_BYTE_ORDER_MARK) ? 3 : 0;
    if (!str_starts(str_slice(text, start, text.size), STR("<?xml"))) {
        return false;
    }
    size_t end = str_find(text, STR("?>"), start);
    if (end == SIZE_MAX) {
        return false;
    }
    size_t at = str_find(str_slice(text, 0, end), STR("encoding"), start);
    while (at < end && text.bytes[at] != '"' && text.bytes[at] != '\'') {
        at++;
    }
    if (at >= end) {
        return false;
    }
    const char *close = memchr(text.bytes + at + 1, text.bytes[at], end - at - 1);
    if (close == NULL) {
        return false;
    }
    *value = str_slice(text, at + 1, (size_t)(close - text.bytes));
    return true;
}

static bool is_utf8_name(struct str name) {
    static const char lower[] = "utf-8";
    if (name.size != sizeof lower - 1) {
        return false;
    }
    for (size_t i = 0; i < name.size; i++) {
        char c = name.bytes[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != lower[i]) {
            return false;
        }
    }
    return true;
}

void guard_report_character(struct diag *diag, struct place place, int fault, uint32_t code_point) {
    static const enum diag_id ids[] = {
        [UNICODE_BAD_UTF8] = DIAG_XML_BAD_UTF8,
        [UNICODE_CONTROL] = DIAG_XML_CONTROL_CHARACTER,
        [UNICODE_NONCHARACTER] = DIAG_XML_NONCHARACTER,
        [UNICODE_REPLACEMENT] = DIAG_XML_LOST_LETTER,
    };
    char name[16];
    snprintf(name, sizeof name, fault == UNICODE_BAD_UTF8 ? "0x%02X" : "U+%04X",
             (unsigned)code_point);
    DIAG(diag, place, ids[fault], str_of(name));
}

/* A byte that is not UTF-8 ends the search: a file in another encoding has thousands. */
static bool right_characters(uint32_t file, struct diag *diag) {
    struct str text = diag_file_text(diag, file);
    size_t from = str_starts(text, XML_BYTE_ORDER_MARK) ? 3 : 0;
    for (int found = 0; found < CHARACTER_FAULT_LIMIT; found++) {
        size_t offset;
        uint32_t code_point;
        int fault = (int)unicode_check(str_slice(text, from, text.size), &offset, &code_point);
        if (fault == UNICODE_FINE) {
            return found == 0;
        }
        from += offset;
        guard_report_character(diag, (struct place){file, (uint32_t)from}, fault, code_point);
        if (fault == UNICODE_BAD_UTF8) {
            return false;
        }
        unicode_next(text, &from);
    }
    return false;
}

/* The beginning of a name: its first line, and as much of that as anybody reads. */
static struct str shortened(struct str name) {
    enum { NAME_LIMIT = 40 };
    size_t line = str_find(name, STR("\n"), 0);
    size_t end = line < name.size ? line : name.size;
    end = end < NAME_LIMIT ? end : NAME_LIMIT;
    while (end > 0 && end < name.size && ((unsigned char)name.bytes[end] & 0xC0) == 0x80) {
        end--;
    }
    return str_slice(name, 0, end);
}

static bool is_ascii(struct str name) {
    for (size_t i = 0; i < name.size; i++) {
        if (name.bytes[i] < ' ' || name.bytes[i] > '~') {
            return false;
        }
    }
    return true;
}

/* A file in another encoding holds bytes that are no UTF-8, so what it declares is looked at before
 * them, unless it is not fit to be printed itself. */
static bool right_encoding(uint32_t file, struct diag *diag) {
    struct str text = diag_file_text(diag, file), name;
    if (looks_wide(text)) {
        DIAG(diag, ((struct place){file, 0}), DIAG_XML_ENCODING, wide_name(text));
        return false;
    }
    if (declared_encoding(text, &name) && !is_utf8_name(name)) {
        struct place place = {file, (uint32_t)(name.bytes - text.bytes)};
        if (is_ascii(name) || right_characters(file, diag)) {
            DIAG(diag, place, DIAG_XML_ENCODING, shortened(name));
        }
        return false;
    }
    return true;
}

/* Moves behind the next `end`, or to the end of the text. */
static void skip_behind(struct walk *walk, struct str end) {
    size_t found = str_find(walk->text, end, walk->at);
    walk->at = found == SIZE_MAX ? walk->text.size : found + end.size;
}

/* Walks over a start tag, counting its attributes by their equals signs. */
static size_t walk_tag(struct walk *walk) {
    size_t attributes = 0;
    struct str text = walk->text;
    for (walk->at++; walk->at < text.size && text.bytes[walk->at] != '<'; walk->at++) {
        char c = text.bytes[walk->at];
        if (c == '>') {
            walk->depth += text.bytes[walk->at - 1] != '/';
            return attributes;
        }
        attributes += c == '=';
        if (c == '"' || c == '\'') {
            const char *close = memchr(text.bytes + walk->at + 1, c, text.size - walk->at - 1);
            walk->at = close == NULL ? text.size - 1 : (size_t)(close - text.bytes);
        }
    }
    return attributes;
}

static bool report_limit(struct walk *walk, size_t start, enum diag_id id, int limit) {
    char number[16];
    snprintf(number, sizeof number, "%d", limit);
    DIAG(walk->diag, ((struct place){walk->file, (uint32_t)start}), id, str_of(number));
    return false;
}

static bool walk_element(struct walk *walk) {
    size_t start = walk->at;
    if (walk->depth >= XML_DEPTH_LIMIT) {
        return report_limit(walk, start, DIAG_XML_TOO_DEEP, XML_DEPTH_LIMIT);
    }
    if (walk_tag(walk) > XML_ATTRIBUTE_LIMIT) {
        return report_limit(walk, start, DIAG_XML_TOO_MANY_ATTRIBUTES, XML_ATTRIBUTE_LIMIT);
    }
    return true;
}

/* One piece of markup, at its `<`. */
static bool walk_markup(struct walk *walk) {
    struct str rest = str_slice(walk->text, walk->at, walk->text.size);
    if (str_starts(rest, STR("<!--"))) {
        walk->at += 4;
        skip_behind(walk, STR("-->"));
    } else if (str_starts(rest, STR("<![CDATA["))) {
        skip_behind(walk, STR("]]>"));
    } else if (str_starts(rest, STR("<?"))) {
        skip_behind(walk, STR("?>"));
    } else if (str_starts(rest, STR("<!DOCTYPE"))) {
        DIAG(walk->diag, here(walk), DIAG_XML_DOCTYPE);
        return false;
    } else if (str_starts(rest, STR("</"))) {
        walk->depth -= walk->depth > 0;
        skip_behind(walk, STR(">"));
    } else {
        return walk_element(walk);
    }
    return true;
}

static bool harmless_markup(uint32_t file, struct diag *diag) {
    struct walk walk = {diag_file_text(diag, file), file, diag, 0, 0};
    while (walk.at < walk.text.size) {
        const char *next = memchr(walk.text.bytes + walk.at, '<', walk.text.size - walk.at);
        if (next == NULL) {
            return true;
        }
        walk.at = (size_t)(next - walk.text.bytes);
        if (!walk_markup(&walk)) {
            return false;
        }
    }
    return true;
}

bool guard_check(uint32_t file, struct diag *diag) {
    return within_size(file, diag) && right_encoding(file, diag) && right_characters(file, diag) &&
           harmless_markup(file, diag);
}
