#include "layout/continued.h"

#include "layout/paragraph.h"

#include <stddef.h>
#include <stdint.h>

static struct span plain(const struct setter *setter, struct str text, bool bold) {
    return (struct span){.text = text, .bold = bold, .lang = setter->doc->meta.lang};
}

/* As the serial itself stands in its cell. */
static struct paragraph serial_of(const struct setter *setter, const struct doc_cell *cell) {
    const struct text_style *style = &setter->doc->styles.text[STYLE_CELL];
    if (cell->count == 0) {
        return (struct paragraph){.style = style, .align = style->align};
    }
    return (struct paragraph){.style = cell->paragraphs[0].style,
                              .align = cell->paragraphs[0].align};
}

/* False where a letter is wider than the cell. */
static bool add(struct continued *mark, struct setter *setter, size_t i, length width) {
    mark->paragraphs[i].spans = &mark->spans[i];
    mark->paragraphs[i].count = 1;
    return !galley_add(&mark->galley, setter, &mark->paragraphs[i], width, NULL)->too_wide;
}

static length word_width(struct continued *mark, struct setter *setter) {
    galley_clear(&mark->galley);
    (void)add(mark, setter, 1, INT32_MAX / 2);
    return mark->galley.lines.items[0].width;
}

/* Sets the word's style; false where it does not fit. */
static bool fit_word(struct continued *mark, struct setter *setter, length width) {
    const struct text_style *style = &setter->doc->styles.text[STYLE_CONTINUED];
    struct str word = setter->doc->furniture.continued;
    if (word.size == 0) {
        return false;
    }
    mark->small = *style;
    mark->spans[1] = plain(setter, word, style->bold);
    mark->paragraphs[1] = (struct paragraph){.style = &mark->small};
    length wanted = word_width(mark, setter);
    if (wanted > width) {
        mark->small.size = (length)((int64_t)style->size * width / wanted);
    }
    return mark->small.size * 2 > style->size;
}

void continued_set(struct continued *mark, struct setter *setter, const struct doc_table *table,
                   const struct doc_row *row, length width) {
    mark->height = 0;
    if (row->mark.size == 0) {
        return;
    }
    setter->quiet = true;
    bool has_word = fit_word(mark, setter, width);
    galley_clear(&mark->galley);
    mark->paragraphs[0] = serial_of(setter, &row->cells[table->mark_column]);
    mark->spans[0] = plain(setter, row->mark, mark->paragraphs[0].style->bold);
    if (!add(mark, setter, 0, width)) {
        galley_clear(&mark->galley);
    } else if (has_word) {
        mark->paragraphs[1].align = mark->paragraphs[0].align;
        (void)add(mark, setter, 1, width);
    }
    setter->quiet = false;
    struct galley_part all = {.to = mark->galley.lines.count};
    mark->height = galley_height(&mark->galley, &all);
}

void continued_free(struct continued *mark) {
    galley_free(&mark->galley);
}

void continued_place(const struct continued *mark, const struct galley_spot *spot,
                     struct sheet *sheet) {
    struct galley_part all = {.to = mark->galley.lines.count};
    galley_place(&mark->galley, &all, spot, sheet);
}
