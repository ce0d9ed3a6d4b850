#include "decoder.h"

#include "base/arena.h"
#include "pictures.h"

void decoder_set_page(struct decoder *decoder) {
    decoder->doc->page_width = PT(40 + 4 * decoder_take(decoder));
    decoder->doc->page_height = PT(40 + 4 * decoder_take(decoder));
    decoder->doc->margin = PT(decoder_take(decoder) / 4);
}

void decoder_set_gutter(struct decoder *decoder) {
    int byte = decoder_take(decoder);
    length room = PT(byte / 2);
    decoder->doc->gutter =
        byte % 2 == 0 ? (struct gutter){.left = room} : (struct gutter){.top = room};
}

void decoder_set_furniture(struct decoder *decoder) {
    struct furniture *furniture = &decoder->doc->furniture;
    furniture->left = decoder_clean(decoder);
    furniture->page_of = STR("পৃষ্ঠা {0}/{1}");
    furniture->continued = STR("(চলমান)");
    furniture->goes_on = STR("পরের পৃষ্ঠায়");
}

/* Styles are pointed to, and so change only before the first paragraph. */
void decoder_set_styles(struct decoder *decoder) {
    length size = PT(4 + decoder_take(decoder) % 33);
    if (decoder->tree.count == 1) {
        struct style_choice choice = style_choice_usual();
        choice.size = size;
        decoder->doc->styles = style_table_for(&choice);
        decoder_set_style(decoder);
    }
}

void decoder_set_meta(struct decoder *decoder) {
    struct doc_meta *meta = &decoder->doc->meta;
    struct str *fields[] = {&meta->title, &meta->author, &meta->subject, &meta->dated};
    size_t field = (size_t)decoder_take(decoder) % (sizeof fields / sizeof *fields);
    struct str text = decoder_clean(decoder);
    *fields[field] = fields[field] == &meta->dated ? STR("2024-02-29") : text;
    meta->subject_lang = meta->lang;
}

/* Pictures stand beside one paragraph at least. */
static void set_letterhead(struct decoder *decoder) {
    if (decoder->blocks.count == 0) {
        struct paragraph empty = {.style = &decoder->doc->styles.text[STYLE_LETTERHEAD],
                                  .place = decoder_place(decoder)};
        array_push(&decoder->blocks, (struct block){.paragraph = empty});
    }
    decoder->doc->pictures.blocks = decoder->blocks.count;
    decoder->letterhead_over = true;
}

void decoder_end_letterhead(struct decoder *decoder) {
    if (!decoder->letterhead_over && decoder->doc->pictures.left != NULL) {
        set_letterhead(decoder);
    }
    decoder->letterhead_over = true;
}

static const struct picture *new_picture(struct decoder *decoder, size_t which) {
    struct picture *picture = arena_new_of(decoder->arena, struct picture);
    struct node *node = tree_add(&decoder->tree, decoder->tree.root, ROLE_FIGURE);
    *picture = *fuzz_picture(which);
    static const struct str alt = {"picture", 7};
    node->alt = &alt;
    picture->node = node;
    return picture;
}

void decoder_add_picture(struct decoder *decoder) {
    enum { NO_PICTURE = 128 };
    struct letterhead_pictures *pictures = &decoder->doc->pictures;
    size_t which = (size_t)decoder_take(decoder);
    decoder_end_paragraph(decoder);
    if (decoder->letterhead_over) {
        return;
    }
    if (which < NO_PICTURE && decoder->tree.count == 1) {
        pictures->left = new_picture(decoder, which);
        return;
    }
    if (which < NO_PICTURE) {
        set_letterhead(decoder);
        pictures->right = new_picture(decoder, which);
    }
    decoder_end_letterhead(decoder);
}

void decoder_fit_furniture(struct doc *doc) {
    if (doc->page_width < 12 * doc->styles.text[STYLE_FOOTER].size) {
        doc->furniture.page_of = doc->furniture.draft = STR("");
    }
}
