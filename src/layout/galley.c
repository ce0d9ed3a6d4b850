#include "layout/galley.h"

#include "doc/doc.h"

#include <stdint.h>

void galley_clear(struct galley *galley) {
    galley->paragraphs.count = galley->lines.count = galley->heights.count = 0;
}

void galley_free(struct galley *galley) {
    array_free(&galley->paragraphs);
    array_free(&galley->lines);
    array_free(&galley->heights);
}

const struct set_paragraph *galley_add(struct galley *galley, struct setter *setter,
                                       const struct paragraph *paragraph, length width,
                                       const struct text_style *above) {
    const struct text_style *style = paragraph->style;
    array_push(&galley->paragraphs, paragraph_set(setter, paragraph, width, &galley->lines));
    const struct set_paragraph *set = &galley->paragraphs.items[galley->paragraphs.count - 1];
    for (size_t i = 0; i < set->line_count; i++) {
        struct split_line line = {.height = set->pitch.height};
        if (i == 0 && above != NULL) {
            line.before = above->after > style->before ? above->after : style->before;
        }
        array_push(&galley->heights, line);
    }
    return set;
}

/* A long text's height may be more than a length holds. */
enum { BEYOND_ANY_PAGE = INT32_MAX / 8 };

length galley_height(const struct galley *galley, const struct galley_part *part) {
    length height = 0;
    for (size_t i = part->from; i < part->to && height < BEYOND_ANY_PAGE; i++) {
        height += galley->heights.items[i].height;
        height += i > part->from ? galley->heights.items[i].before : 0;
    }
    return height;
}
