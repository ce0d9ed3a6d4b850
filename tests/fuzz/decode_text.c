#include "decode.h"
#include "decoder.h"

#include "base/arena.h"
#include "base/unicode.h"

static bool is_heading(const struct decoder *decoder) {
    return decoder->table == NULL && decoder->label == NULL &&
           (decoder->style == STYLE_SECTION || decoder->style == STYLE_SUBSECTION);
}

/* False where it has no place: in a row whose cells are all covered from above. */
static bool begin_paragraph(struct decoder *decoder) {
    if (decoder->node == NULL) {
        if (decoder->table != NULL && !decoder_begin_cell(decoder)) {
            return false;
        }
        struct node *parent = decoder->table != NULL ? decoder->cell : decoder->tree.root;
        decoder->node = tree_add(&decoder->tree, parent, is_heading(decoder) ? ROLE_H2 : ROLE_P);
        decoder->body = decoder->node;
    }
    return true;
}

struct str decode_text(struct str bytes, struct arena *arena) {
    struct buffer kept = {0};
    for (size_t fault = 0; bytes.size > 0; bytes = str_slice(bytes, fault + 1, bytes.size)) {
        uint32_t code_point;
        if (unicode_check(bytes, &fault, &code_point) == UNICODE_FINE) {
            buffer_add(&kept, bytes);
            break;
        }
        buffer_add(&kept, str_slice(bytes, 0, fault));
    }
    struct str copy = str_copy(arena, buffer_str(&kept));
    buffer_free(&kept);
    return unicode_nfc(arena, copy);
}

struct str decoder_clean(struct decoder *decoder) {
    struct str text = decode_text(buffer_str(&decoder->text), decoder->arena);
    decoder->text.size = 0;
    return text;
}

static const struct node *node_of_link(struct decoder *decoder) {
    if (decoder->link == NULL) {
        decoder->link = arena_new_of(decoder->arena, struct link);
        decoder->link->target = STR("https://example.org/");
        decoder->link->node = tree_add(&decoder->tree, decoder->body, ROLE_LINK);
    }
    return decoder->link->node;
}

void decoder_end_span(struct decoder *decoder, bool line_end) {
    struct str text = decoder_clean(decoder);
    if ((text.size == 0 && !line_end) || !begin_paragraph(decoder)) {
        return;
    }
    struct span span = {.text = text,
                        .bold = decoder->bold,
                        .line_end = line_end,
                        .node = decoder->body,
                        .lang = decoder->english ? STR("en") : STR("bn-BD"),
                        .place = decoder_place(decoder)};
    if (decoder->in_link && text.size > 0) {
        span.node = node_of_link(decoder);
        span.link = decoder->link;
    }
    if (line_end) {
        decoder->link = NULL;
    }
    array_push(&decoder->spans, span);
}

/* ---- Paragraphs ----------------------------------------------------------------------------- */

void decoder_end_paragraph(struct decoder *decoder) {
    decoder_end_span(decoder, false);
    if (decoder->node == NULL) {
        return;
    }
    const struct text_style *style = &decoder->doc->styles.text[decoder->style];
    struct paragraph paragraph = {.style = style,
                                  .align = decoder->align,
                                  .indent = decoder->indent + (decoder->label ? PT(15) : 0),
                                  .label_indent = decoder->indent,
                                  .label = decoder->label,
                                  .place = decoder_place(decoder),
                                  .count = decoder->spans.count};
    if (is_heading(decoder)) {
        paragraph.outline = STR("heading");
        paragraph.outline_level = decoder->style == STYLE_SECTION ? 1 : 2;
    }
    paragraph.spans = array_keep(&decoder->spans, decoder->arena);
    if (decoder->table != NULL) {
        array_push(&decoder->paragraphs, paragraph);
    } else if (decoder->in_approval) {
        array_push(&decoder->approval, paragraph);
    } else {
        array_push(&decoder->blocks, (struct block){.paragraph = paragraph});
    }
    decoder->node = decoder->body = NULL;
    decoder->label = NULL;
    decoder->link = NULL;
    decoder->indent = 0;
}

void decoder_set_style(struct decoder *decoder) {
    if (decoder->table != NULL) {
        decoder->style = decoder->in_head ? STYLE_HEAD : STYLE_CELL;
    } else if (decoder->in_approval) {
        decoder->style = STYLE_APPROVAL;
    }
    decoder->align = decoder->doc->styles.text[decoder->style].align;
}

void decoder_next_paragraph(struct decoder *decoder) {
    static const enum style_id styles[] = {STYLE_BODY,       STYLE_SECTION,    STYLE_SUBSECTION,
                                           STYLE_GOVERNMENT, STYLE_LETTERHEAD, STYLE_TITLE};
    decoder_end_paragraph(decoder);
    decoder->style = styles[decoder_take(decoder) % 6];
    decoder_set_style(decoder);
    int align = decoder_take(decoder);
    if (align % 4 != 3) {
        decoder->align = (enum align)(align % 4);
    }
}

void decoder_begin_item(struct decoder *decoder) {
    length indent = PT(decoder_take(decoder) / 4);
    if (decoder->node != NULL) {
        return;
    }
    struct str mark = decoder_clean(decoder);
    decoder->indent = indent;
    if (mark.size == 0 || !begin_paragraph(decoder)) {
        return;
    }
    decoder->label = arena_new_of(decoder->arena, struct span);
    *decoder->label = (struct span){.text = mark,
                                    .node = tree_add(&decoder->tree, decoder->node, ROLE_LBL),
                                    .lang = STR("bn-BD"),
                                    .place = decoder_place(decoder)};
    decoder->body = tree_add(&decoder->tree, decoder->node, ROLE_LBODY);
}

void decoder_toggle(struct decoder *decoder, bool *property) {
    decoder_end_span(decoder, false);
    *property = !*property;
    decoder->link = NULL;
}
