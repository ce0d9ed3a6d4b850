#include "layout/continued.h"

#include "base/arena.h"
#include "layout/cells.h"
#include "layout/paragraph.h"

#include <stdbool.h>
#include <stdint.h>

/* A mark being set. */
struct marking {
    struct setter *setter;
    const struct doc_table *table;
    const struct doc_row *row;
    const length *edges;
};

static const struct text_style *style_of(const struct marking *marking) {
    return &marking->setter->doc->styles.text[STYLE_CONTINUED];
}

static struct str word_of(const struct marking *marking) {
    return marking->setter->doc->furniture.continued;
}

static length width_of(const struct marking *marking, size_t column) {
    return cell_width(marking->setter, marking->edges, column, 1);
}

/* ---- Setting text -------------------------------------------------------------------------- */

static size_t most_lines(const struct doc_table *table) {
    return table->name_column < table->column_count ? 2 : 1;
}

static size_t text_lines(const struct continued_cell *cell) {
    for (size_t i = 0; i < cell->galley.lines.count; i++) {
        if (cell->galley.lines.items[i].last_resort) {
            return SIZE_MAX;
        }
    }
    return cell->galley.lines.count;
}

/* Sets two texts, one behind the other, and returns how many lines they take: SIZE_MAX where a word
 * does not fit one. */
static size_t set_text(struct continued_cell *cell, const struct marking *marking, struct str text,
                       struct str behind, length width) {
    struct setter *setter = marking->setter;
    struct str texts[] = {text, behind};
    cell->paragraph.spans = cell->spans;
    cell->paragraph.count = 0;
    cell->paragraph.style = style_of(marking);
    for (size_t i = 0; i < 2; i++) {
        if (texts[i].size > 0) {
            cell->spans[cell->paragraph.count++] =
                (struct span){.text = texts[i], .lang = setter->doc->meta.lang};
        }
    }
    galley_clear(&cell->galley);
    bool too_wide = galley_add(&cell->galley, setter, &cell->paragraph, width, NULL)->too_wide;
    return too_wide ? SIZE_MAX : text_lines(cell);
}

/* As the text of its row stands there. */
static void stand_in(struct continued_cell *cell, const struct marking *marking, size_t column) {
    const struct doc_cell *source = &marking->row->cells[column];
    cell->column = column;
    cell->paragraph.align =
        source->count > 0 ? source->paragraphs[0].align : style_of(marking)->align;
}

static void take_height(struct continued_cell *cell, bool fits) {
    struct galley_part all = {.to = cell->galley.lines.count};
    cell->height = fits ? galley_height(&cell->galley, &all) : 0;
}

/* ---- The name ------------------------------------------------------------------------------ */

static void add_part(struct buffer *out, struct str part) {
    buffer_add(out, out->size > 0 && part.size > 0 ? STR(" ") : STR(""));
    buffer_add(out, part);
}

/* What the cell says, on one line. In the arena. */
static struct str name_of(const struct marking *marking, const struct doc_cell *cell) {
    struct buffer out = {0};
    for (size_t p = 0; p < cell->count; p++) {
        const struct paragraph *paragraph = &cell->paragraphs[p];
        bool is_new = true;
        if (paragraph->label != NULL) {
            add_part(&out, paragraph->label->text);
        }
        for (size_t i = 0; i < paragraph->count; i++) {
            if (is_new) {
                add_part(&out, paragraph->spans[i].text);
            } else {
                buffer_add(&out, paragraph->spans[i].text);
            }
            is_new = paragraph->spans[i].line_end;
        }
    }
    struct str name = str_copy(marking->setter->arena, str_trim(buffer_str(&out)));
    buffer_free(&out);
    return name;
}

/* How far the first `lines` of the text reach. */
static size_t reach(const struct continued_cell *cell, size_t lines) {
    const struct text *text = cell->galley.paragraphs.items[0].text;
    const struct line *line = &cell->galley.lines.items[lines - 1];
    size_t size = 0;
    for (uint32_t i = 0; i < line->end; i++) {
        const struct piece *piece = &text->pieces[i];
        uint32_t end = i + 1 == line->end ? line->end_cluster : piece->clusters;
        size += segment_str(piece, 0, end).size;
    }
    return size;
}

/* The end of the last word that is whole before `end`, less what joins it to the next; 0: none. */
static size_t word_end(struct str name, size_t end) {
    while (end > 0 && name.bytes[end - 1] != ' ') {
        end--;
    }
    while (end > 0 && str_find(STR(" ,;:-"), str_slice(name, end - 1, end), 0) != SIZE_MAX) {
        end--;
    }
    return end;
}

/* The word, and what parts it from the text before it. In the arena. */
static struct str word_behind(const struct marking *marking, struct str joint) {
    struct buffer out = {0};
    buffer_add(&out, joint);
    buffer_add(&out, word_of(marking));
    struct str text = str_copy(marking->setter->arena, buffer_str(&out));
    buffer_free(&out);
    return text;
}

/* As much of the name as leaves room for the word. */
static bool set_name(struct continued_cell *cell, const struct marking *marking) {
    length width = width_of(marking, cell->column);
    size_t most = most_lines(marking->table);
    struct str name = name_of(marking, &marking->row->cells[cell->column]);
    struct str tail = name.size > 0 ? word_behind(marking, STR(" ")) : word_of(marking);
    if (set_text(cell, marking, name, tail, width) <= most) {
        return true;
    }
    size_t end = cell->galley.lines.count > most ? reach(cell, most) : name.size;
    tail = word_behind(marking, STR("… "));
    while ((end = word_end(name, end < name.size ? end : name.size)) > 0) {
        if (set_text(cell, marking, str_slice(name, 0, end), tail, width) <= most) {
            return true;
        }
    }
    return set_text(cell, marking, STR(""), word_of(marking), width) <= most;
}

/* ---- Where the word stands ----------------------------------------------------------------- */

static length word_width(struct continued_cell *cell, const struct marking *marking) {
    (void)set_text(cell, marking, STR(""), word_of(marking), INT32_MAX / 2);
    return cell->galley.lines.items[0].width;
}

/* A cell that is merged over several groups shows its own text at the top of each page. */
static bool is_merged(const struct marking *marking, size_t column) {
    size_t rows = marking->row->cells[column].rows;
    return rows == 0 || rows > marking->row->group;
}

/* True where the cell stands beside the whole group, and no other, and has room for the word. */
static bool holds(const struct marking *marking, size_t column, length width) {
    const struct doc_row *row = marking->row;
    return row->cells[column].rows == row->group && width <= width_of(marking, column);
}

static bool has_name(const struct marking *marking) {
    return marking->table->name_column < marking->table->column_count;
}

/* The serial and the word on one line; false where they do not fit. */
static bool set_both(struct continued_cell *cell, const struct marking *marking) {
    size_t column = marking->table->mark_column;
    struct str serial = marking->row->mark;
    stand_in(cell, marking, column);
    struct str tail = serial.size > 0 ? word_behind(marking, STR(" ")) : word_of(marking);
    return set_text(cell, marking, serial, tail, width_of(marking, column)) == 1;
}

/* The word alone, in the first cell that holds it and is not the serial's. */
static bool set_word(struct continued_cell *cell, const struct marking *marking, length width) {
    const struct doc_table *table = marking->table;
    for (size_t i = 0; i < table->column_count; i++) {
        bool is_serial = i == table->mark_column && marking->row->mark.size > 0;
        if (!is_serial && holds(marking, i, width)) {
            stand_in(cell, marking, i);
            return set_text(cell, marking, STR(""), word_of(marking), width_of(marking, i)) == 1;
        }
    }
    return false;
}

static void place_word(struct continued *mark, const struct marking *marking) {
    struct continued_cell *cell = &mark->word;
    const struct doc_table *table = marking->table;
    if (word_of(marking).size == 0) {
        take_height(cell, false);
        return;
    }
    length width = word_width(cell, marking);
    bool fits = false;
    if (has_name(marking) && holds(marking, table->name_column, width)) {
        stand_in(cell, marking, table->name_column);
        fits = set_name(cell, marking);
    } else if (!has_name(marking) && holds(marking, table->mark_column, width)) {
        fits = set_both(cell, marking);
    }
    take_height(cell, fits || set_word(cell, marking, width));
}

static void place_serial(struct continued *mark, const struct marking *marking) {
    size_t column = marking->table->mark_column;
    struct continued_cell *cell = &mark->serial;
    bool is_there = mark->word.height > 0 && mark->word.column == column;
    bool fits = false;
    if (marking->row->mark.size > 0 && !is_there && !is_merged(marking, column)) {
        stand_in(cell, marking, column);
        fits = set_text(cell, marking, marking->row->mark, STR(""), width_of(marking, column)) <=
               most_lines(marking->table);
    }
    take_height(cell, fits);
}

/* ---- The mark ------------------------------------------------------------------------------ */

void continued_set(struct continued *mark, struct setter *setter, const struct doc_table *table,
                   const struct doc_row *row, const length *edges) {
    struct marking marking = {setter, table, row, edges};
    if (mark->row == row) {
        return;
    }
    struct diag *heard = setter->diag;
    mark->row = row;
    /* What there is to say of these texts was said where they stand as such. */
    setter->diag = diag_new();
    setter->quiet = true;
    place_word(mark, &marking);
    place_serial(mark, &marking);
    setter->quiet = false;
    diag_free(setter->diag);
    setter->diag = heard;
}

void continued_free(struct continued *mark) {
    galley_free(&mark->serial.galley);
    galley_free(&mark->word.galley);
}

length continued_most(const struct pitches *pitches, const struct doc_table *table) {
    return (length)most_lines(table) * pitches->of[STYLE_CONTINUED].height;
}

void continued_place(const struct continued *mark, size_t column, const struct galley_spot *spot,
                     struct sheet *sheet) {
    bool is_word = mark->word.height > 0 && mark->word.column == column;
    const struct galley *galley = is_word ? &mark->word.galley : &mark->serial.galley;
    struct galley_part all = {.to = galley->lines.count};
    galley_place(galley, &all, spot, sheet);
}
