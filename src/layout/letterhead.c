#include "layout/letterhead.h"

#include "doc/doc.h"
#include "layout/galley.h"
#include "layout/sheet.h"

/* A picture wider than this many heights is a line of writing, and would leave the text no room. */
enum { WIDEST = 2 };

static struct letterhead_picture fit(const struct picture *source, length height) {
    if (source == NULL) {
        return (struct letterhead_picture){NULL, 0, 0};
    }
    const struct image *image = &source->image;
    length width = (length)((int64_t)height * image->columns / image->rows);
    if (width > WIDEST * height) {
        width = WIDEST * height;
        height = (length)((int64_t)width * image->rows / image->columns);
    }
    return (struct letterhead_picture){source, width > 0 ? width : 1, height > 0 ? height : 1};
}

/* The paragraphs' height, with the spaces between them; `most` where it is more. */
static length height_of(const struct doc *doc, const struct galley *galley, length most) {
    int64_t height = 0;
    length after = 0;
    for (size_t i = 0; i < doc->pictures.blocks; i++) {
        const struct text_style *style = doc->blocks[i].paragraph.style;
        length gap = style->before > after ? style->before : after;
        const struct set_paragraph *set = &galley->paragraphs.items[i];
        height += (i > 0 ? gap : 0) + (int64_t)set->line_count * set->pitch.height;
        after = style->after;
    }
    return height < most ? (length)height : most;
}

void letterhead_measure(struct letterhead *letterhead, struct setter *setter,
                        const struct rect *area, struct galley *scratch) {
    const struct doc *doc = setter->doc;
    const struct letterhead_pictures *pictures = &doc->pictures;
    if (pictures->left == NULL && pictures->right == NULL) {
        return;
    }
    setter->quiet = true;
    for (size_t i = 0; i < pictures->blocks; i++) {
        (void)galley_add(scratch, setter, &doc->blocks[i].paragraph, area->width, NULL);
    }
    setter->quiet = false;
    length line = setter->pitches.of[STYLE_LETTERHEAD].height;
    length least = line < area->height ? line : area->height;
    letterhead->height = height_of(doc, scratch, area->height);
    letterhead->height = letterhead->height > least ? letterhead->height : least;
    galley_clear(scratch);
    length most = doc->styles.picture_height;
    length height = letterhead->height < most ? letterhead->height : most;
    letterhead->left = fit(pictures->left, height);
    letterhead->right = fit(pictures->right, height);
    length widest = letterhead->left.width > letterhead->right.width ? letterhead->left.width
                                                                     : letterhead->right.width;
    letterhead->inset = widest + line;
}

static void place(const struct letterhead *letterhead, const struct letterhead_picture *picture,
                  length x, struct sheet *sheet) {
    struct item item = {.kind = ITEM_PICTURE, .node = picture->source->node};
    item.picture.picture = picture->source;
    item.picture.box = (struct rect){x, sheet->area.y + (letterhead->height - picture->height) / 2,
                                     picture->width, picture->height};
    array_push(&sheet->content, item);
}

void letterhead_place_left(const struct letterhead *letterhead, struct sheet *sheet) {
    if (letterhead->left.source != NULL) {
        place(letterhead, &letterhead->left, sheet->area.x, sheet);
    }
}

void letterhead_place_right(const struct letterhead *letterhead, struct sheet *sheet) {
    const struct letterhead_picture *picture = &letterhead->right;
    if (picture->source != NULL) {
        place(letterhead, picture, sheet->area.x + sheet->area.width - picture->width, sheet);
    }
}
