#include "layout/approval.h"

#include "doc/doc.h"
#include "layout/sheet.h"

length approval_width(length area_width) {
    return area_width / 5 * 2;
}

void approval_measure(struct approval *approval, struct setter *setter, length area_width) {
    const struct approval_block *block = &setter->doc->approval;
    if (block->count == 0) {
        return;
    }
    approval->width = approval_width(area_width);
    for (size_t i = 0; i < block->count; i++) {
        const struct text_style *above = i > 0 ? block->paragraphs[i - 1].style : NULL;
        setter->place = block->paragraphs[i].place;
        const struct set_paragraph *set =
            galley_add(&approval->galley, setter, &block->paragraphs[i], approval->width, above);
        approval->too_wide = approval->too_wide || set->too_wide;
    }
    struct galley_part whole = {.to = approval->galley.lines.count};
    approval->height =
        setter->doc->styles.signature_room + galley_height(&approval->galley, &whole);
}

void approval_free(struct approval *approval) {
    galley_free(&approval->galley);
}

void approval_place(const struct approval *approval, const struct setter *setter,
                    struct sheet *sheet) {
    struct galley_part whole = {.to = approval->galley.lines.count};
    struct galley_spot spot = {.x = sheet->area.x + sheet->area.width - approval->width,
                               .y = sheet->y + setter->doc->styles.signature_room};
    galley_place(&approval->galley, &whole, &spot, sheet);
    sheet->y += approval->height;
    sheet->is_empty = false;
}
