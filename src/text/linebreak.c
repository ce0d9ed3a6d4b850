#include "text/linebreak.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "text/address.h"
#include "text/together.h"

/* A range of code points. */
struct range {
    uint32_t first, last;
};

#define RANGE(first, last) {first, last},
#define NO_RANGE(first, last)

static const struct range never_before[] = {
#define NEVER_BEFORE RANGE
#define NEVER_AFTER NO_RANGE
#define ADDRESS_FAIR NO_RANGE
#define ADDRESS_POOR NO_RANGE
#include "text/linebreak.def"
};

static const struct range never_after[] = {
#define NEVER_BEFORE NO_RANGE
#define NEVER_AFTER RANGE
#define ADDRESS_FAIR NO_RANGE
#define ADDRESS_POOR NO_RANGE
#include "text/linebreak.def"
};

static const struct range address_fair[] = {
#define NEVER_BEFORE NO_RANGE
#define NEVER_AFTER NO_RANGE
#define ADDRESS_FAIR RANGE
#define ADDRESS_POOR NO_RANGE
#include "text/linebreak.def"
};

static const struct range address_poor[] = {
#define NEVER_BEFORE NO_RANGE
#define NEVER_AFTER NO_RANGE
#define ADDRESS_FAIR NO_RANGE
#define ADDRESS_POOR RANGE
#include "text/linebreak.def"
};

static bool is_in(const struct range *ranges, size_t count, uint32_t c) {
    for (size_t i = 0; i < count && c >= ranges[i].first; i++) {
        if (c <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

#define IN(ranges, c) is_in((ranges), sizeof(ranges) / sizeof(ranges)[0], (c))

bool linebreak_may_begin_line(uint32_t code_point) {
    return !IN(never_before, code_point);
}

bool linebreak_may_end_line(uint32_t code_point) {
    return !IN(never_after, code_point);
}

/* What a line that ends before `at` would end with, spaces aside; 0 where there is only space. */
static uint32_t last_visible(struct str text, size_t at) {
    while (at > 0) {
        uint32_t c = unicode_previous(text, &at);
        if (!unicode_is_space(c) && c != 0x00A0) {
            return c;
        }
    }
    return 0;
}

/* True for an opportunity of UAX #14 outside addresses that stands. */
static bool stands(struct str text, struct unicode_break found) {
    size_t at = found.offset;
    return found.hard || (linebreak_may_end_line(last_visible(text, at)) &&
                          linebreak_may_begin_line(unicode_next(text, &at)));
}

/* The breaks being found. `address` is the one under way or ahead; at the end of the text where
 * there is none. */
struct finder {
    struct str text;
    struct address address;
    ARRAY(struct line_break) breaks;
};

static void find_address(struct finder *finder, size_t from) {
    if (!address_next(finder->text, from, &finder->address)) {
        finder->address = (struct address){finder->text.size, finder->text.size};
    }
}

static enum break_kind kind_behind(char c) {
    return IN(address_fair, (unsigned char)c)   ? BREAK_FAIR
           : IN(address_poor, (unsigned char)c) ? BREAK_POOR
                                                : BREAK_NEVER;
}

/* True where the next line may begin with what stands at `at` in an address. */
static bool goes_on_at(struct str text, size_t at) {
    bool mark = kind_behind(text.bytes[at]) != BREAK_NEVER;
    uint32_t c = unicode_next(text, &at);
    return !mark && linebreak_may_begin_line(c) && !unicode_is_nonspacing_mark(c);
}

/* An address is broken behind its marks, where several stand together behind the last: "http://"
 * stays whole. */
static void break_address(struct finder *finder) {
    struct str text = finder->text;
    for (size_t at = finder->address.start + 1; at < finder->address.end; at++) {
        enum break_kind kind = kind_behind(text.bytes[at - 1]);
        if (kind != BREAK_NEVER && goes_on_at(text, at)) {
            array_push(&finder->breaks, (struct line_break){(uint32_t)at, kind});
        }
    }
}

/* Passes all addresses that begin before `offset`. */
static void pass_addresses(struct finder *finder, size_t offset, size_t *inside_until) {
    while (finder->address.start < offset) {
        break_address(finder);
        *inside_until = finder->address.end;
        find_address(finder, finder->address.end);
    }
}

static enum break_kind kind_of(struct str text, struct unicode_break found) {
    return found.hard ? BREAK_FORCED
                      : together_kind(str_slice(text, 0, found.offset),
                                      str_slice(text, found.offset, text.size));
}

struct line_breaks linebreak_find(struct str text, struct arena *arena) {
    struct unicode_breaks found = unicode_line_breaks(arena, text);
    struct finder finder = {.text = text};
    size_t inside_until = 0; /* the end of the last address passed */
    find_address(&finder, 0);
    for (size_t i = 0; i < found.count; i++) {
        struct unicode_break each = found.items[i];
        pass_addresses(&finder, each.offset, &inside_until);
        if (each.offset >= inside_until && stands(text, each)) {
            array_push(&finder.breaks, (struct line_break){each.offset, kind_of(text, each)});
        }
    }
    pass_addresses(&finder, text.size, &inside_until);
    struct line_breaks breaks = {.count = finder.breaks.count};
    breaks.items = array_keep(&finder.breaks, arena);
    return breaks;
}
