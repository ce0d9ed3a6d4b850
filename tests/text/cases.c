/* Runs the case files of tests/text: text_cases KIND FILE FONTS_DIR [--update], see the head of
 * each file for its form. */
#include "golden.h"
#include "subject.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "text/face.h"
#include "text/itemise.h"
#include "text/letters.h"
#include "text/linebreak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- shape: FONT;OPTIONS;U+XXXX,U+XXXX;clusters ---------------------------------------------- */

static struct str field(struct str *line) {
    size_t end = str_find(*line, STR(";"), 0);
    end = end == SIZE_MAX ? line->size : end;
    struct str first = str_slice(*line, 0, end);
    *line = str_slice(*line, end < line->size ? end + 1 : end, line->size);
    return first;
}

static void read_code_points(struct str list, struct buffer *text) {
    for (size_t at = 0; at < list.size; at++) {
        if (list.bytes[at] == '+') {
            unicode_add(text, (uint32_t)strtoul(list.bytes + at + 1, NULL, 16));
        }
    }
}

static void add_cluster(const struct cluster *cluster, struct buffer *out) {
    buffer_add_byte(out, '[');
    for (size_t at = 0; at < cluster->text.size;) {
        const char *gap = at == 0 ? "" : "+";
        buffer_print(out, "%s%04X", gap, (unsigned)unicode_next(cluster->text, &at));
    }
    buffer_add_byte(out, ':');
    for (uint32_t i = 0; i < cluster->glyph_count; i++) {
        const struct placed_glyph *glyph = &cluster->glyphs[i];
        buffer_print(out, " %u@%d,%d", (unsigned)glyph->glyph, (int)glyph->x, (int)glyph->y);
    }
    buffer_print(out, " +%d]", (int)cluster->advance);
}

static void run_shape(void *context, struct str line, struct buffer *out) {
    struct subject *subject = context;
    struct str rest = line;
    struct buffer text = {0};
    struct face *face = subject_face(subject, field(&rest));
    (void)field(&rest);
    struct str code_points = field(&rest);
    read_code_points(code_points, &text);
    buffer_add(out,
               str_slice(line, 0, (size_t)(code_points.bytes - line.bytes) + code_points.size));
    buffer_add_byte(out, ';');
    if (face == NULL || text.size == 0) {
        buffer_add(out, STR("no such font, or no text\n"));
    } else {
        const struct shaped *shaped = shape(subject->shaper, face, buffer_str(&text));
        for (uint32_t i = 0; i < shaped->count; i++) {
            add_cluster(face_cluster(face, shaped->clusters[i]), out);
        }
        buffer_add_byte(out, '\n');
    }
    buffer_free(&text);
}

/* ---- itemise: a paragraph, then its runs --------------------------------------------------- */

static void add_script(uint32_t script, struct buffer *out) {
    if (script == 0) {
        buffer_add(out, STR("----"));
    }
    for (int shift = 24; script != 0 && shift >= 0; shift -= 8) {
        buffer_add_byte(out, (char)(script >> shift));
    }
}

static void add_runs(struct subject *subject, struct itemiser *itemiser,
                     const struct text_source *source, struct buffer *out) {
    struct stretch stretch = {source->text, source->bold ? WEIGHT_BOLD : WEIGHT_REGULAR,
                              source->place};
    struct runs runs = itemise(itemiser, &stretch, subject->arena, subject->said);
    for (size_t i = 0; i < runs.count; i++) {
        const struct run *run = &runs.items[i];
        buffer_print(out, "    %-32.*s", STR_ARG(face_file(run->face)));
        add_script(run->script, out);
        buffer_add(out, STR("  \""));
        golden_escape(str_slice(source->text, run->start, run->end), out);
        buffer_add(out, STR("\"\n"));
    }
}

static void run_itemise(void *context, struct str line, struct buffer *out) {
    struct subject *subject = context;
    source_array sources = {0};
    struct itemiser itemiser = {.fonts = subject->fonts, .letters = letters_new(subject->fonts)};
    subject_begin(subject, line);
    subject_sources(subject, &sources);
    itemiser_begin_line(&itemiser);
    buffer_print(out, "%.*s\n", STR_ARG(line));
    for (size_t i = 0; i < sources.count; i++) {
        add_runs(subject, &itemiser, &sources.items[i], out);
        if (sources.items[i].line_end) {
            itemiser_begin_line(&itemiser);
        }
    }
    subject_report(subject, out);
    letters_free(itemiser.letters);
    array_free(&sources);
}

/* ---- linebreak: a mark at every opportunity, × where the point is that there is none ----------
 */

enum { MARK_NO_BREAK = 0xD7 };

static const uint32_t break_marks[] = {
    [BREAK_NEVER] = MARK_NO_BREAK, [BREAK_POOR] = 0xBC, /* ¼ */
    [BREAK_FAIR] = 0xBD,                                /* ½ */
    [BREAK_ALLOWED] = 0xF7,                             /* ÷ */
    [BREAK_FORCED] = 0x2016,                            /* ‖ */
};

static bool is_break_mark(uint32_t c) {
    for (size_t i = 0; i < sizeof break_marks / sizeof break_marks[0]; i++) {
        if (c == break_marks[i]) {
            return true;
        }
    }
    return false;
}

/* The text without its marks; the places of × in it. */
static struct str unmarked(struct arena *arena, struct str line, struct buffer *crosses) {
    struct buffer plain = {0}, unescaped = {0};
    golden_unescape(line, &unescaped);
    struct str text = buffer_str(&unescaped);
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t c = unicode_next(text, &at);
        if (c == MARK_NO_BREAK) {
            buffer_add(crosses, (struct str){(const char *)&plain.size, sizeof plain.size});
        } else if (!is_break_mark(c)) {
            buffer_add(&plain, str_slice(text, start, at));
        }
    }
    struct str kept = str_copy(arena, buffer_str(&plain));
    buffer_free(&plain);
    buffer_free(&unescaped);
    return kept;
}

static bool is_crossed(const struct buffer *crosses, size_t place) {
    for (size_t i = 0; i < crosses->size; i += sizeof place) {
        if (memcmp(crosses->bytes + i, &place, sizeof place) == 0) {
            return true;
        }
    }
    return false;
}

static void run_linebreak(void *context, struct str line, struct buffer *out) {
    struct subject *subject = context;
    struct buffer crosses = {0};
    struct str text = unmarked(subject->arena, line, &crosses);
    struct line_breaks breaks = linebreak_find(text, subject->arena);
    size_t next = 0;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        unicode_next(text, &at);
        if (next < breaks.count && breaks.items[next].offset == start) {
            unicode_add(out, break_marks[breaks.items[next++].kind]);
        } else if (is_crossed(&crosses, start)) {
            unicode_add(out, MARK_NO_BREAK);
        }
        golden_escape(str_slice(text, start, at), out);
    }
    buffer_add_byte(out, '\n');
    buffer_free(&crosses);
}

/* ---- segment: a paragraph, then its pieces at 9 pt ------------------------------------------- */

static void add_cuts(const struct piece *piece, struct buffer *out) {
    for (uint32_t i = 0; i < piece->clusters; i++) {
        if (i > 0) {
            buffer_add(out, segment_may_cut(piece, i) ? STR("|") : STR("·"));
        }
        golden_escape(segment_str(piece, i, i + 1), out);
    }
}

static void add_piece(const struct piece *piece, struct buffer *out) {
    struct buffer width = {0};
    length_print(&width, piece->width);
    buffer_print(out, "    %u %8.*s  %s", (unsigned)piece->source, STR_ARG(buffer_str(&width)),
                 piece->space ? "space  " : "");
    buffer_free(&width);
    if (piece->shaped == NULL) {
        buffer_add(out, STR("empty line"));
    } else {
        buffer_print(out, "%.*s \"", STR_ARG(face_file(piece->shaped->face)));
        add_cuts(piece, out);
        buffer_add_byte(out, '"');
    }
    if (piece->after != BREAK_NEVER) {
        buffer_add_byte(out, ' ');
        unicode_add(out, break_marks[piece->after]);
    }
    buffer_add_byte(out, '\n');
}

static void run_segment(void *context, struct str line, struct buffer *out) {
    struct subject *subject = context;
    source_array sources = {0};
    subject_begin(subject, line);
    subject_sources(subject, &sources);
    struct text text = segment_text(subject->shaper, sources.items, sources.count, PT(9),
                                    subject->arena, subject->said);
    buffer_print(out, "%.*s\n", STR_ARG(line));
    for (size_t i = 0; i < text.count; i++) {
        add_piece(&text.pieces[i], out);
    }
    subject_report(subject, out);
    array_free(&sources);
}

static const struct {
    const char *name, *set;
    golden_case *run;
} kinds[] = {{"shape", "serif", run_shape},
             {"shape-sans", "sans", run_shape},
             {"itemise", "serif", run_itemise},
             {"linebreak", "serif", run_linebreak},
             {"segment", "serif", run_segment}};

int main(int count, char **arguments) {
    if (count < 4) {
        fprintf(stderr, "usage: %s KIND FILE FONTS_DIR [--update]\n", arguments[0]);
        return 2;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct subject subject;
        if (strcmp(arguments[1], kinds[i].name) != 0) {
            continue;
        }
        if (!subject_open(&subject, arguments[3], kinds[i].set)) {
            return 1;
        }
        int cases =
            golden_run(arguments[2], golden_update(count, arguments), kinds[i].run, &subject);
        subject_close(&subject);
        printf("%s: %d cases\n", arguments[1], cases);
        return cases > 0 ? 0 : 1;
    }
    return 2;
}
