#include "base/diag_entries.h"

#include "base/arena.h"
#include "base/unicode.h"

/* A master may be one line of 60 MB with a thousand findings in it: only what stands so many bytes
 * before and behind a place is looked at, far more than the columns shown take. */
enum { REACH = 1024, SHOWN_COLUMNS = 76, BEFORE_COLUMNS = 32, TAB_COLUMNS = 8 };

/* The line that a place stands in, as far as it is looked at, in grapheme clusters. What is not
 * UTF-8 has become '?', byte for byte. */
struct line {
    struct arena *arena;
    struct buffer bytes;
    size_t offset; /* of the first byte in the file */
    struct unicode_ends ends;
    size_t at;              /* the cluster that holds the place; ends.count at the line's end */
    size_t first, after;    /* the clusters that are shown */
    size_t under;           /* behind the last one that the finding is about */
    bool begins, ends_here; /* the first and the last cluster are the line's */
};

static bool is_trail(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* Where the line of `offset` begins, or a letter of it as far back as is looked. */
static size_t line_start(struct str text, size_t begin, size_t offset, bool *begins) {
    size_t at = offset;
    while (at > begin && offset - at < REACH && text.bytes[at - 1] != '\n') {
        at--;
    }
    *begins = at <= begin || text.bytes[at - 1] == '\n';
    while (!*begins && at < offset && is_trail(text.bytes[at])) {
        at++;
    }
    return at;
}

static size_t line_end(struct str text, size_t offset, bool *ends) {
    size_t at = offset;
    while (at < text.size && at - offset < REACH && text.bytes[at] != '\n') {
        at++;
    }
    *ends = at == text.size || text.bytes[at] == '\n';
    while (!*ends && at > offset && is_trail(text.bytes[at])) {
        at--;
    }
    return at;
}

/* The cluster that holds byte `offset` of the file; ends.count behind the last. */
static size_t cluster_at(const struct line *line, size_t offset) {
    size_t i = 0;
    while (i < line->ends.count && line->offset + line->ends.items[i] <= offset) {
        i++;
    }
    return i;
}

/* Freed with line_free. */
static struct line line_of(struct str text, struct place place) {
    struct line line = {.arena = arena_new()};
    size_t begin = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    size_t offset = place.offset < text.size ? place.offset : text.size;
    offset = offset < begin ? begin : offset;
    line.offset = line_start(text, begin, offset, &line.begins);
    size_t end = line_end(text, offset, &line.ends_here);
    if (line.ends_here && end > line.offset && text.bytes[end - 1] == '\r') {
        end--;
    }
    buffer_add(&line.bytes, str_slice(text, line.offset, end));
    unicode_replace_faults(&line.bytes);
    line.ends = unicode_graphemes(line.arena, buffer_str(&line.bytes));
    line.at = cluster_at(&line, offset);
    return line;
}

static void line_free(struct line *line) {
    buffer_free(&line->bytes);
    arena_free(line->arena);
}

static struct str cluster(const struct line *line, size_t index) {
    size_t from = index == 0 ? 0 : line->ends.items[index - 1];
    return str_slice(buffer_str(&line->bytes), from, line->ends.items[index]);
}

struct place diag_entry_end(const struct diag *diag, const struct diag_entry *entry) {
    struct place end = entry->place;
    end.offset += entry->extent.size;
    if (entry->extent.size == 0 && !entry->extent.mendable) {
        struct line line = line_of(diag_file_text(diag, end.file), end);
        if (line.at < line.ends.count) {
            end.offset = (uint32_t)line.offset + line.ends.items[line.at];
        }
        line_free(&line);
    }
    return end;
}

/* The column behind a cluster that begins in `column`. Control characters are shown as blanks. */
static size_t column_behind(struct str text, size_t column) {
    for (size_t at = 0; at < text.size;) {
        uint32_t c = unicode_next(text, &at);
        if (c == '\t') {
            column += TAB_COLUMNS - column % TAB_COLUMNS;
        } else {
            column += unicode_is_control(c) ? 1 : unicode_columns(c);
        }
    }
    return column;
}

/* A tab counts as the most that it can take. */
static size_t width(const struct line *line, size_t index) {
    return column_behind(cluster(line, index), 0);
}

/* Shows the neighbourhood of the place: first what stands before it, but not more than a part, then
 * what stands behind, and what is left of the room again before. */
static void choose_window(struct line *line) {
    size_t first = line->at, after = line->at, used = 0;
    /* The first cluster of a line that is not looked at from its start may be half a one. */
    size_t begin = line->begins ? 0 : 1;
    while (first > begin && used + width(line, first - 1) <= BEFORE_COLUMNS) {
        used += width(line, --first);
    }
    while (after < line->ends.count &&
           (after == line->at || used + width(line, after) <= SHOWN_COLUMNS)) {
        used += width(line, after++);
    }
    while (first > begin && used + width(line, first - 1) <= SHOWN_COLUMNS) {
        used += width(line, --first);
    }
    line->first = first;
    line->after = after;
}

static void add_shown(struct str text, struct buffer *out) {
    for (size_t at = 0; at < text.size;) {
        size_t from = at;
        uint32_t c = unicode_next(text, &at);
        bool blank = c != '\t' && unicode_is_control(c);
        buffer_add(out, blank ? STR(" ") : str_slice(text, from, at));
    }
}

static void add_source(const struct line *line, struct buffer *out) {
    bool cut_before = line->first > 0 || !line->begins;
    bool cut_after = line->after < line->ends.count || !line->ends_here;
    buffer_add(out, cut_before ? STR("…") : STR(""));
    for (size_t i = line->first; i < line->after; i++) {
        add_shown(cluster(line, i), out);
    }
    buffer_add(out, cut_after ? STR("…\n") : STR("\n"));
}

/* Blanks up to the place, tabs for tabs, so that the caret stands right whatever a tab takes. */
static size_t add_way_to_caret(const struct line *line, size_t column, struct buffer *out) {
    if (line->first > 0 || !line->begins) {
        buffer_add_byte(out, ' ');
        column++;
    }
    for (size_t i = line->first; i < line->at; i++) {
        struct str text = cluster(line, i);
        size_t behind = column_behind(text, column);
        if (str_equal(text, STR("\t"))) {
            buffer_add_byte(out, '\t');
        } else {
            buffer_print(out, "%*s", (int)(behind - column), "");
        }
        column = behind;
    }
    return column;
}

static void add_caret(const struct line *line, size_t column, bool coloured, struct buffer *out) {
    column = add_way_to_caret(line, column, out);
    size_t behind = column;
    for (size_t i = line->at; i < line->under; i++) {
        behind = column_behind(cluster(line, i), behind);
    }
    buffer_add(out, coloured ? STR(DIAG_COLOUR_CARET) : STR(""));
    buffer_add_byte(out, '^');
    for (column++; column < behind; column++) {
        buffer_add_byte(out, '~');
    }
    buffer_add(out, coloured ? STR(DIAG_COLOUR_END "\n") : STR("\n"));
}

/* Of what the finding is about that is underlined which stands in this line and is shown; the
 * cluster at the place is in any case. */
static size_t underlined(const struct line *line, const struct diag_entry *entry) {
    size_t last = (size_t)entry->place.offset + entry->extent.size;
    size_t under = entry->extent.size == 0 ? line->at + 1 : cluster_at(line, last - 1) + 1;
    under = under > line->at + 1 ? under : line->at + 1;
    return under < line->after ? under : line->after;
}

void diag_quote(const struct diag *diag, const struct diag_entry *entry, size_t line_number,
                bool coloured, struct buffer *out) {
    struct line line = line_of(diag_file_text(diag, entry->place.file), entry->place);
    if (line.ends.count > 0) {
        choose_window(&line);
        line.under = underlined(&line, entry);
        size_t start = out->size;
        buffer_print(out, "%5zu | ", line_number);
        size_t margin = out->size - start;
        add_source(&line, out);
        buffer_print(out, "%*s | ", (int)(margin - 3), "");
        add_caret(&line, margin, coloured, out);
    }
    line_free(&line);
}
