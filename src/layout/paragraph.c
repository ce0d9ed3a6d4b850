#include "layout/paragraph.h"

#include "base/arena.h"
#include "doc/doc.h"

#include <stdint.h>

void setter_free(struct setter *setter) {
    texts_free(&setter->texts);
    array_free(&setter->sources);
}

static const struct text *set_text(struct setter *setter, const struct span *spans, size_t count,
                                   length size) {
    const struct text *kept = texts_lookup(&setter->texts, spans);
    if (kept != NULL) {
        return kept;
    }
    setter->sources.count = 0;
    for (size_t i = 0; i < count; i++) {
        array_push(&setter->sources, (struct text_source){.text = spans[i].text,
                                                          .bold = spans[i].bold,
                                                          .line_end = spans[i].line_end,
                                                          .place = spans[i].place});
    }
    struct text *text = arena_new_of(setter->arena, struct text);
    *text = segment_text(setter->shaper, setter->sources.items, count, size, setter->arena,
                         setter->diag);
    if (setter->keeps && count > 0) {
        texts_keep(&setter->texts, spans, text);
    }
    return text;
}

static length width_of(const struct text *text) {
    length width = 0;
    for (size_t i = 0; i < text->count; i++) {
        width += text->pieces[i].width;
    }
    return width;
}

/* ---- Reporting ----------------------------------------------------------------------------- */

/* Enough of a word to find it by. */
enum { SHOWN_CLUSTERS = 24 };

/* Adds the stretch without a line end that begins with the line. */
static void add_word(const struct text *text, const struct line *line, struct buffer *out) {
    uint32_t left = SHOWN_CLUSTERS, from = line->first_cluster;
    for (uint32_t i = line->first; i < text->count && left > 0; i++, from = 0) {
        const struct piece *piece = &text->pieces[i];
        uint32_t to = piece->clusters - from < left ? piece->clusters : from + left;
        buffer_add(out, segment_str(piece, from, to));
        left -= to - from;
        if (to < piece->clusters) {
            break;
        }
        if (piece->after != BREAK_NEVER) {
            return;
        }
    }
    buffer_add(out, left == 0 ? STR("…") : STR(""));
}

static void report_last_resort(struct setter *setter, const struct set_paragraph *set,
                               const line_array *lines) {
    for (size_t i = 0; i < set->line_count; i++) {
        const struct line *line = &lines->items[set->first_line + i];
        if (line->last_resort) {
            uint32_t source = set->text->pieces[line->first].source;
            struct buffer word = {0};
            add_word(set->text, line, &word);
            struct place place = set->source->spans[source].place;
            DIAG(setter->diag, place.file == 0 ? setter->place : place, DIAG_WORD_BROKEN,
                 str_trim(buffer_str(&word)));
            buffer_free(&word);
            return;
        }
    }
}

/* ---- Setting ------------------------------------------------------------------------------- */

struct paragraph_text paragraph_text(struct setter *setter, const struct paragraph *paragraph) {
    length size = paragraph->style->size;
    struct paragraph_text text = {.text =
                                      set_text(setter, paragraph->spans, paragraph->count, size),
                                  .first_indent = paragraph->indent,
                                  .rest_indent = paragraph->indent};
    if (paragraph->label != NULL) {
        text.label = set_text(setter, paragraph->label, 1, size);
        /* Behind the list mark, where that is wider than its indent. */
        length behind =
            paragraph->label_indent + width_of(text.label) + setter->doc->styles.list_gap;
        text.first_indent = behind > paragraph->indent ? behind : paragraph->indent;
    }
    return text;
}

struct set_paragraph paragraph_set(struct setter *setter, const struct paragraph *paragraph,
                                   length width, line_array *lines) {
    const struct text_style *style = paragraph->style;
    struct paragraph_text text = paragraph_text(setter, paragraph);
    struct set_paragraph set = {.source = paragraph,
                                .text = text.text,
                                .label = text.label,
                                .first_indent = text.first_indent,
                                .width = width,
                                .pitch = pitch_of(&setter->pitches, setter->doc, style),
                                .first_line = lines->count};
    set.too_wide =
        !lines_break(set.text, width - set.first_indent, width - paragraph->indent,
                     paragraph->align == ALIGN_MIDDLE ? LAST_LINE_EQUAL : LAST_LINE_ANY, lines);
    set.line_count = lines->count - set.first_line;
    if (!setter->quiet && !set.too_wide) {
        report_last_resort(setter, &set, lines);
    }
    return set;
}

length paragraph_line_x(const struct set_paragraph *set, const struct line *line, size_t number) {
    length indent = number == 0 ? set->first_indent : set->source->indent;
    length left = set->width - indent - line->width;
    if (left < 0 || set->source->align == ALIGN_LEFT) {
        return indent;
    }
    return indent + (set->source->align == ALIGN_MIDDLE ? left / 2 : left);
}
