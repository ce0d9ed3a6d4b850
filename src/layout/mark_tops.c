#include "layout/mark_tops.h"

#include "doc/doc.h"
#include "layout/cells.h"
#include "layout/lines.h"
#include "layout/paragraph.h"

#include <stdbool.h>

struct mark_measuring mark_measuring_new(struct setter *setter, struct arena *arena) {
    struct mark_measuring measuring = {.setter = setter, .arena = arena};
    length size = setter->doc->styles.text[STYLE_CONTINUED].size;
    struct text_source source = {.text = setter->doc->furniture.continued};
    struct text text = segment_unheard(setter->shaper, &source, size, arena);
    measuring.word_width = size / 3; /* a space, generously */
    for (size_t i = 0; i < text.count; i++) {
        measuring.word_width += text.pieces[i].width;
    }
    return measuring;
}

void mark_measuring_free(struct mark_measuring *measuring) {
    continued_free(&measuring->mark);
}

/* ---- From widths ---------------------------------------------------------------------------- */

/* How many lines of its cell the name and the word take, most likely, where that is one paragraph
 * of the whole group: one, or two that hold as much of the name as there is room for. 0 where it
 * cannot be told. To set a mark is dear, for the name is shortened word by word. */
static length plain_lines(const struct mark_measuring *measuring, const struct doc_table *table,
                          const struct doc_row *row, const length *edges) {
    struct setter *setter = measuring->setter;
    const struct doc_cell *name = &row->cells[table->name_column];
    if (name->count != 1 || name->rows != row->group || name->paragraphs[0].label != NULL) {
        return 0;
    }
    /* As if the mark were set at the size of the cell, whose text is there. */
    int64_t small = setter->doc->styles.text[STYLE_CONTINUED].size;
    int64_t size = name->paragraphs[0].style->size;
    length word = (length)(measuring->word_width * size / small);
    length room = (length)(cell_width(setter, edges, table->name_column, 1) * size / small);
    struct paragraph_text text = paragraph_text(setter, &name->paragraphs[0]);
    bool is_plain = text.text->count > 0 && 2 * word < room &&
                    (int64_t)lines_needs(text.text).calm + word < room;
    if (!is_plain) {
        return 0;
    }
    struct lines_extent extent = lines_measure(text.text, room, room);
    return extent.count == 1 && extent.used + word <= room ? 1 : 2;
}

/* ---- Set ------------------------------------------------------------------------------------- */

static void set_mark(struct mark_measuring *measuring, const struct doc_table *table,
                     const struct doc_row *row, const length *edges) {
    struct setter *setter = measuring->setter;
    struct arena *arena = setter->arena;
    setter->arena = measuring->arena;
    continued_set(&measuring->mark, setter, table, row, edges);
    setter->arena = arena;
}

struct mark_tops mark_tops_find(struct mark_measuring *measuring, const struct doc_table *table,
                                const struct doc_row *row, const length *edges, length most) {
    length line = measuring->setter->pitches.of[STYLE_CONTINUED].height;
    bool has_name = table->name_column < table->column_count;
    length lines = has_name ? plain_lines(measuring, table, row, edges) : 0;
    struct mark_tops tops = {{{table->mark_column, row->mark.size > 0 ? line : 0},
                              {has_name ? table->name_column : 0, lines * line}}};
    if (lines == 0) {
        const struct continued *mark = &measuring->mark;
        set_mark(measuring, table, row, edges);
        tops.cells[0] = (struct mark_top){mark->serial.column, mark->serial.height};
        tops.cells[1] = (struct mark_top){mark->word.column, mark->word.height};
    }
    for (size_t i = 0; i < 2; i++) {
        tops.cells[i].height = tops.cells[i].height <= most ? tops.cells[i].height : 0;
    }
    return tops;
}
