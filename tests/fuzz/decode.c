#include "decode.h"
#include "decoder.h"

#include "base/arena.h"

int decoder_take(struct decoder *decoder) {
    if (decoder->bytes.size == 0) {
        return 0;
    }
    unsigned char byte = (unsigned char)decoder->bytes.bytes[0];
    decoder->bytes = str_slice(decoder->bytes, 1, decoder->bytes.size);
    decoder->at++;
    return byte;
}

struct place decoder_place(const struct decoder *decoder) {
    return (struct place){1, decoder->at};
}

/* ---- What signs mean ------------------------------------------------------------------------ */

static void set_span(struct decoder *decoder) {
    int byte = decoder_take(decoder);
    decoder->span_columns = (uint16_t)(1 + byte % 4);
    decoder->span_rows = (uint16_t)(1 + byte / 4 % 4);
}

static void begin_approval(struct decoder *decoder) {
    decoder_end_table(decoder);
    decoder_end_letterhead(decoder);
    decoder->in_approval = true;
    decoder_set_style(decoder);
}

static void obey_text(struct decoder *decoder, enum decode_sign sign) {
    switch (sign) {
    case SIGN_PARAGRAPH:
        decoder_next_paragraph(decoder);
        break;
    case SIGN_ITEM:
        decoder_begin_item(decoder);
        break;
    case SIGN_LINE:
        decoder_end_span(decoder, true);
        break;
    case SIGN_BOLD:
        decoder_toggle(decoder, &decoder->bold);
        break;
    case SIGN_LINK:
        decoder_toggle(decoder, &decoder->in_link);
        break;
    case SIGN_LANGUAGE:
        decoder_toggle(decoder, &decoder->english);
        break;
    case SIGN_APPROVAL:
        begin_approval(decoder);
        break;
    default:
        break;
    }
}

static void obey_table(struct decoder *decoder, enum decode_sign sign) {
    switch (sign) {
    case SIGN_TABLE:
        decoder_begin_table(decoder);
        break;
    case SIGN_HEAD:
        decoder_next_row(decoder, NEXT_HEAD);
        break;
    case SIGN_ROW:
        decoder_next_row(decoder, NEXT_ROW);
        break;
    case SIGN_CASE:
        decoder_next_row(decoder, NEXT_CASE);
        break;
    case SIGN_CELL:
        decoder_end_cell(decoder);
        break;
    case SIGN_SPAN:
        set_span(decoder);
        break;
    case SIGN_END:
        decoder_end_table(decoder);
        break;
    default:
        break;
    }
}

static void obey_page(struct decoder *decoder, enum decode_sign sign) {
    switch (sign) {
    case SIGN_PAGE:
        decoder_set_page(decoder);
        break;
    case SIGN_GUTTER:
        decoder_set_gutter(decoder);
        break;
    case SIGN_STYLES:
        decoder_set_styles(decoder);
        break;
    case SIGN_FURNITURE:
        decoder_set_furniture(decoder);
        break;
    case SIGN_DRAFT:
        decoder->doc->furniture.draft = STR("খসড়া");
        break;
    case SIGN_META:
        decoder_set_meta(decoder);
        break;
    case SIGN_PICTURE:
        decoder_add_picture(decoder);
        break;
    default:
        break;
    }
}

/* ---- All ------------------------------------------------------------------------------------ */

static void decode_bytes(struct decoder *decoder) {
    decoder_end_table(decoder);
    while (decoder->bytes.size > 0) {
        int byte = decoder_take(decoder);
        if (byte >= ' ') {
            buffer_add_byte(&decoder->text, (char)byte);
            continue;
        }
        obey_text(decoder, (enum decode_sign)byte);
        obey_table(decoder, (enum decode_sign)byte);
        obey_page(decoder, (enum decode_sign)byte);
    }
    decoder_end_table(decoder);
    decoder_end_letterhead(decoder);
    decoder_fit_furniture(decoder->doc);
}

const struct doc *decode_document(struct str bytes, struct arena *arena) {
    struct doc *doc = arena_new_of(arena, struct doc);
    struct decoder decoder = {.arena = arena, .doc = doc, .tree = {.arena = arena}, .bytes = bytes};
    doc->page_width = doc->page_height = PT(200);
    doc->edge = length_ratio(5 * 720, 254);
    doc->margin = PT(20);
    const struct style_choice choice = style_choice_usual();
    doc->styles = style_table_for(&choice);
    doc->meta = (struct doc_meta){.title = STR("title"), .lang = STR("bn-BD")};
    decoder.tree.root = tree_add(&decoder.tree, NULL, ROLE_DOCUMENT);
    decoder.tree.root->lang = doc->meta.lang;
    decode_bytes(&decoder);
    array_free(&decoder.paragraphs);
    array_free(&decoder.cells);
    buffer_free(&decoder.text);
    doc->count = decoder.blocks.count;
    doc->blocks = array_keep(&decoder.blocks, arena);
    doc->approval.count = decoder.approval.count;
    doc->approval.paragraphs = array_keep(&decoder.approval, arena);
    doc->root = decoder.tree.root;
    return doc;
}
