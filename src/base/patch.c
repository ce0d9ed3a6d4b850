#include "base/patch.h"

#include "base/arena.h"
#include "base/array.h"

#include <string.h>

enum { CONTEXT = 3 };

/* ---- Lines -------------------------------------------------------------------------------- */

static bool starts_line(struct str text, size_t at) {
    return at == 0 || text.bytes[at - 1] == '\n';
}

/* Behind the line that holds `at`. */
static size_t line_end(struct str text, size_t at) {
    const char *end = at < text.size ? memchr(text.bytes + at, '\n', text.size - at) : NULL;
    return end == NULL ? text.size : (size_t)(end - text.bytes) + 1;
}

static size_t lines_back(struct str text, size_t at, size_t lines) {
    for (; lines > 0 && at > 0; lines--) {
        do {
            at--;
        } while (!starts_line(text, at));
    }
    return at;
}

static size_t lines_on(struct str text, size_t at, size_t lines) {
    for (; lines > 0; lines--) {
        at = line_end(text, at);
    }
    return at;
}

static size_t count_lines(struct str text, size_t from, size_t to) {
    size_t count = 0;
    for (; from < to; from = line_end(text, from)) {
        count++;
    }
    return count;
}

/* ---- Changes of whole lines --------------------------------------------------------------- */

/* The change at `*index` as one of whole lines, with those that it then runs into; `*index` is
 * moved behind them. */
static struct mend_change whole_lines(const struct patch *patch, size_t *index) {
    const struct mend_changes *changes = patch->changes;
    struct mend_change whole = changes->items[(*index)++];
    for (; !starts_line(patch->old_text, whole.old_from); whole.new_from--) {
        whole.old_from--;
    }
    while (!(starts_line(patch->old_text, whole.old_to) &&
             starts_line(patch->new_text, whole.new_to))) {
        size_t end = line_end(patch->old_text, whole.old_to);
        if (*index < changes->count && changes->items[*index].old_from <= end) {
            whole.old_to = changes->items[*index].old_to;
            whole.new_to = changes->items[*index].new_to;
            ++*index;
        } else {
            whole.new_to += end - whole.old_to;
            whole.old_to = end;
            break;
        }
    }
    return whole;
}

static void find_lines(const struct patch *patch, struct mend_changes *lines) {
    for (size_t i = 0; i < patch->changes->count;) {
        struct mend_change whole = whole_lines(patch, &i);
        if (!str_equal(str_slice(patch->old_text, whole.old_from, whole.old_to),
                       str_slice(patch->new_text, whole.new_from, whole.new_to))) {
            array_push(lines, whole);
        }
    }
}

/* ---- Printing ----------------------------------------------------------------------------- */

static void print_lines(struct str text, size_t from, size_t to, char sign, struct buffer *out) {
    while (from < to) {
        size_t end = line_end(text, from);
        buffer_add_byte(out, sign);
        buffer_add(out, str_slice(text, from, end));
        from = end;
        if (!starts_line(text, from)) {
            buffer_add(out, STR("\n\\ No newline at end of file\n"));
        }
    }
}

/* A range of no lines is named by the line before it. */
static void print_range(char sign, size_t lines_before, size_t count, struct buffer *out) {
    buffer_print(out, "%c%zu,%zu ", sign, lines_before + (count > 0), count);
}

/* The numbers of lines up to where the last hunk began. */
struct numbers {
    size_t old_at, old_lines, new_at, new_lines;
};

static void print_hunk(const struct patch *patch, const struct mend_change *changes, size_t count,
                       struct numbers *numbers, struct buffer *out) {
    struct str old = patch->old_text, new = patch->new_text;
    const struct mend_change *last = &changes[count - 1];
    size_t from = lines_back(old, changes[0].old_from, CONTEXT);
    size_t new_from = changes[0].new_from - (changes[0].old_from - from);
    size_t to = lines_on(old, last->old_to, CONTEXT);
    size_t new_to = last->new_to + (to - last->old_to);
    numbers->old_lines += count_lines(old, numbers->old_at, from);
    numbers->new_lines += count_lines(new, numbers->new_at, new_from);
    numbers->old_at = from;
    numbers->new_at = new_from;
    buffer_add(out, STR("@@ "));
    print_range('-', numbers->old_lines, count_lines(old, from, to), out);
    print_range('+', numbers->new_lines, count_lines(new, new_from, new_to), out);
    buffer_add(out, STR("@@\n"));
    for (size_t i = 0; i < count; i++) {
        print_lines(old, from, changes[i].old_from, ' ', out);
        print_lines(old, changes[i].old_from, changes[i].old_to, '-', out);
        print_lines(new, changes[i].new_from, changes[i].new_to, '+', out);
        from = changes[i].old_to;
    }
    print_lines(old, from, to, ' ', out);
}

/* How many changes from the first on are so near to each other that their contexts meet. */
static size_t count_near(struct str old, const struct mend_change *changes, size_t count) {
    size_t near = 1;
    while (near < count &&
           lines_on(old, changes[near - 1].old_to, 2 * CONTEXT) >= changes[near].old_from) {
        near++;
    }
    return near;
}

/* A name that would not be read back as it is goes between quotation marks, as diff(1) does it; one
 * with a blank is ended by a tab. */
static void print_name(const char *sign, struct str name, struct buffer *out) {
    bool quoted = false, blank = false;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.bytes[i];
        quoted |= c < ' ' || c == 0x7F || c == '"' || c == '\\';
        blank |= c == ' ';
    }
    buffer_print(out, "%s %s", sign, quoted ? "\"" : "");
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.bytes[i];
        if (c < ' ' || c == 0x7F) {
            buffer_print(out, "\\%03o", (unsigned)c);
        } else {
            buffer_print(out, "%s%c", quoted && (c == '"' || c == '\\') ? "\\" : "", c);
        }
    }
    buffer_add(out, quoted ? STR("\"\n") : blank ? STR("\t\n") : STR("\n"));
}

void patch_print(const struct patch *patch, struct buffer *out) {
    struct mend_changes lines = {0};
    struct numbers numbers = {0};
    find_lines(patch, &lines);
    if (lines.count > 0) {
        print_name("---", patch->old_name, out);
        print_name("+++", patch->new_name, out);
    }
    for (size_t i = 0; i < lines.count;) {
        size_t near = count_near(patch->old_text, lines.items + i, lines.count - i);
        print_hunk(patch, lines.items + i, near, &numbers, out);
        i += near;
    }
    mend_changes_free(&lines);
}
