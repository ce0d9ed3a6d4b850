/* Where a line may end: UAX #14 and our tailoring (text/linebreak.def, text/together.def). */
#ifndef CHARTER_TEXT_LINEBREAK_H
#define CHARTER_TEXT_LINEBREAK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "text/segment.h"

struct arena;

/* A line may, or must, end before byte `offset`: any kind but BREAK_NEVER. */
struct line_break {
    uint32_t offset;
    enum break_kind kind;
};

struct line_breaks {
    const struct line_break *items;
    size_t count;
};

/* The places inside `text` before which a line may start, in order, without 0 and text.size; in
 * `arena`. A web or e-mail address is found by its form: a stretch of the characters of RFC 3986
 * with "://", "www.", "@" or dotted Latin labels ("doict.gov.bd"); one with "://" goes on to the
 * next space, whatever its letters (http://পাটগ্রাম.বাংলা). Inside it only the tailoring holds, and
 * no end is better than fair. */
struct line_breaks linebreak_find(struct str text, struct arena *arena);

/* False for what the tailoring never lets begin a line: marks, ৎ, the danda, closing brackets ...
 */
bool linebreak_may_begin_line(uint32_t code_point);

/* False for what the tailoring never lets end a line: the hyphen ... */
bool linebreak_may_end_line(uint32_t code_point);

#endif
