#include "decode.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"

enum { MOST_COLUMNS = 6 };

struct decoder {
    struct arena *arena;
    struct doc *doc;
    struct tree tree;
    struct str bytes; /* what is left */
    uint32_t at;

    /* The paragraph. */
    ARRAY(struct span) spans;
    struct buffer text; /* of the span */
    struct node *node;  /* NULL: not begun */
    struct node *body;  /* where its text belongs */
    struct span *label;
    struct link *link; /* NULL: none is open */
    enum style_id style;
    enum align align;
    length indent;
    bool bold, english, in_link;

    /* The table; NULL where none is open. */
    struct doc_table *table;
    ARRAY(struct paragraph) paragraphs; /* of the cell */
    ARRAY(struct doc_cell) cells;       /* of the row */
    ARRAY(struct doc_row) head, rows;
    struct node *row, *cell; /* NULL: not begun */
    bool in_head;
    struct str serial;

    ARRAY(struct block) blocks;
};

static int take(struct decoder *decoder) {
    if (decoder->bytes.size == 0) {
        return 0;
    }
    unsigned char byte = (unsigned char)decoder->bytes.bytes[0];
    decoder->bytes = str_slice(decoder->bytes, 1, decoder->bytes.size);
    decoder->at++;
    return byte;
}

static struct place place_of(const struct decoder *decoder) {
    return (struct place){1, decoder->at};
}

/* ---- Text ----------------------------------------------------------------------------------- */

static void begin_row(struct decoder *decoder) {
    struct node *table = (struct node *)decoder->table->node;
    if (decoder->row == NULL) {
        decoder->row = tree_add(&decoder->tree, table, ROLE_TR);
    }
    if (decoder->cell == NULL) {
        decoder->cell =
            tree_add(&decoder->tree, decoder->row, decoder->in_head ? ROLE_TH : ROLE_TD);
    }
}

static bool is_heading(const struct decoder *decoder) {
    return decoder->table == NULL && decoder->label == NULL &&
           (decoder->style == STYLE_SECTION || decoder->style == STYLE_SUBSECTION);
}

static void begin_paragraph(struct decoder *decoder) {
    if (decoder->node == NULL) {
        struct node *parent = decoder->tree.root;
        if (decoder->table != NULL) {
            begin_row(decoder);
            parent = decoder->cell;
        }
        decoder->node = tree_add(&decoder->tree, parent, is_heading(decoder) ? ROLE_H2 : ROLE_P);
        decoder->body = decoder->node;
    }
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

/* The text so far. */
static struct str clean(struct decoder *decoder) {
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

static void end_span(struct decoder *decoder, bool line_end) {
    struct str text = clean(decoder);
    if (text.size == 0 && !line_end) {
        return;
    }
    begin_paragraph(decoder);
    struct span span = {.text = text,
                        .bold = decoder->bold,
                        .line_end = line_end,
                        .node = decoder->body,
                        .lang = decoder->english ? STR("en") : STR("bn-BD"),
                        .place = place_of(decoder)};
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

static void end_paragraph(struct decoder *decoder) {
    end_span(decoder, false);
    if (decoder->node == NULL) {
        return;
    }
    const struct text_style *style = &decoder->doc->styles.text[decoder->style];
    struct paragraph paragraph = {.style = style,
                                  .align = decoder->align,
                                  .indent = decoder->indent + (decoder->label ? PT(15) : 0),
                                  .label_indent = decoder->indent,
                                  .label = decoder->label,
                                  .place = place_of(decoder),
                                  .count = decoder->spans.count};
    if (is_heading(decoder)) {
        paragraph.outline = STR("heading");
        paragraph.outline_level = decoder->style == STYLE_SECTION ? 1 : 2;
    }
    paragraph.spans = array_keep(&decoder->spans, decoder->arena);
    if (decoder->table != NULL) {
        array_push(&decoder->paragraphs, paragraph);
    } else {
        array_push(&decoder->blocks, (struct block){.paragraph = paragraph});
    }
    decoder->node = decoder->body = NULL;
    decoder->label = NULL;
    decoder->link = NULL;
    decoder->indent = 0;
}

static void set_style(struct decoder *decoder) {
    if (decoder->table != NULL) {
        decoder->style = decoder->in_head ? STYLE_HEAD : STYLE_CELL;
    }
    decoder->align = decoder->doc->styles.text[decoder->style].align;
}

static void next_paragraph(struct decoder *decoder) {
    static const enum style_id styles[] = {STYLE_BODY,       STYLE_SECTION,    STYLE_SUBSECTION,
                                           STYLE_GOVERNMENT, STYLE_LETTERHEAD, STYLE_TITLE};
    end_paragraph(decoder);
    decoder->style = styles[take(decoder) % 6];
    set_style(decoder);
    int align = take(decoder);
    if (align % 4 != 3) {
        decoder->align = (enum align)(align % 4);
    }
}

/* Only at the paragraph's beginning, and once. */
static void begin_item(struct decoder *decoder) {
    length indent = PT(take(decoder) / 4);
    if (decoder->node != NULL) {
        return;
    }
    struct str mark = clean(decoder);
    decoder->indent = indent;
    if (mark.size == 0) {
        return;
    }
    begin_paragraph(decoder);
    decoder->label = arena_new_of(decoder->arena, struct span);
    *decoder->label = (struct span){.text = mark,
                                    .node = tree_add(&decoder->tree, decoder->node, ROLE_LBL),
                                    .lang = STR("bn-BD"),
                                    .place = place_of(decoder)};
    decoder->body = tree_add(&decoder->tree, decoder->node, ROLE_LBODY);
}

/* ---- Tables --------------------------------------------------------------------------------- */

static void end_cell(struct decoder *decoder) {
    end_paragraph(decoder);
    if (decoder->table == NULL || decoder->cells.count >= decoder->table->column_count) {
        return;
    }
    begin_row(decoder);
    struct doc_cell cell = {
        .count = decoder->paragraphs.count, .columns = 1, .rows = 1, .node = decoder->cell};
    cell.paragraphs = array_keep(&decoder->paragraphs, decoder->arena);
    array_push(&decoder->cells, cell);
    decoder->cell = NULL;
}

/* Every row has all its cells. What is too much stays in the last. */
static void end_row(struct decoder *decoder) {
    end_paragraph(decoder);
    if (decoder->row == NULL) {
        return;
    }
    while (decoder->cells.count < decoder->table->column_count) {
        end_cell(decoder);
    }
    struct doc_row row = {
        .node = decoder->row, .group = 1, .mark = decoder->serial, .place = place_of(decoder)};
    row.cells = array_keep(&decoder->cells, decoder->arena);
    if (decoder->in_head) {
        array_push(&decoder->head, row);
    } else {
        array_push(&decoder->rows, row);
    }
    decoder->row = decoder->cell = NULL;
}

static void next_row(struct decoder *decoder, bool head) {
    int serial = head ? 0 : take(decoder);
    end_paragraph(decoder);
    if (decoder->table == NULL) {
        return;
    }
    end_row(decoder);
    decoder->in_head = head && decoder->rows.count == 0;
    struct buffer digits = {0};
    if (serial > 0) {
        unicode_add_bangla_number(&digits, (uint64_t)serial);
    }
    decoder->serial = str_copy(decoder->arena, buffer_str(&digits));
    buffer_free(&digits);
    set_style(decoder);
}

static void end_table(struct decoder *decoder) {
    end_row(decoder);
    struct doc_table *table = decoder->table;
    if (table != NULL) {
        table->head_count = decoder->head.count;
        table->head = array_keep(&decoder->head, decoder->arena);
        table->row_count = decoder->rows.count;
        table->rows = array_keep(&decoder->rows, decoder->arena);
        array_push(&decoder->blocks, (struct block){.table = table});
    }
    decoder->table = NULL;
    decoder->style = STYLE_BODY;
    set_style(decoder);
}

static void begin_table(struct decoder *decoder) {
    end_table(decoder);
    struct doc_table *table = arena_new_of(decoder->arena, struct doc_table);
    struct doc_column *columns = arena_array_of(decoder->arena, struct doc_column, MOST_COLUMNS);
    table->column_count = 1 + (size_t)take(decoder) % MOST_COLUMNS;
    for (size_t i = 0; i < table->column_count; i++) {
        int byte = take(decoder);
        columns[i].place = place_of(decoder);
        columns[i].width = byte >= 128 ? PT((byte - 127) * 4) : 0;
        columns[i].share = byte < 128 ? (uint32_t)byte * 50 : 0;
    }
    table->columns = columns;
    table->mark_column = (size_t)take(decoder) % table->column_count;
    table->node = tree_add(&decoder->tree, decoder->tree.root, ROLE_TABLE);
    table->place = place_of(decoder);
    decoder->table = table;
    decoder->in_head = true;
    decoder->serial = STR("");
    set_style(decoder);
}

/* ---- All ------------------------------------------------------------------------------------ */

static void set_page(struct decoder *decoder) {
    decoder->doc->page_width = PT(40 + 4 * take(decoder));
    decoder->doc->page_height = PT(40 + 4 * take(decoder));
    decoder->doc->margin = PT(take(decoder) / 4);
}

static void set_furniture(struct decoder *decoder) {
    struct str text = clean(decoder);
    decoder->doc->furniture =
        (struct furniture){.left = text, .page_of = STR("পৃষ্ঠা {0}/{1}"), .continued = STR("চলমান")};
}

/* Styles are pointed to, and so change only before the first paragraph. */
static void set_styles(struct decoder *decoder) {
    length size = PT(4 + take(decoder) % 33);
    if (decoder->tree.count == 1) {
        decoder->doc->styles = style_table_for(size);
        set_style(decoder);
    }
}

static void toggle(struct decoder *decoder, bool *property) {
    end_span(decoder, false);
    *property = !*property;
    decoder->link = NULL;
}

static void obey(struct decoder *decoder, enum decode_sign sign) {
    switch (sign) {
    case SIGN_PAGE:
        set_page(decoder);
        break;
    case SIGN_STYLES:
        set_styles(decoder);
        break;
    case SIGN_PARAGRAPH:
        next_paragraph(decoder);
        break;
    case SIGN_ITEM:
        begin_item(decoder);
        break;
    case SIGN_TABLE:
        begin_table(decoder);
        break;
    case SIGN_HEAD:
    case SIGN_ROW:
        next_row(decoder, sign == SIGN_HEAD);
        break;
    case SIGN_CELL:
        end_cell(decoder);
        break;
    case SIGN_END:
        end_table(decoder);
        break;
    case SIGN_LINE:
        end_span(decoder, true);
        break;
    case SIGN_BOLD:
        toggle(decoder, &decoder->bold);
        break;
    case SIGN_LINK:
        toggle(decoder, &decoder->in_link);
        break;
    case SIGN_LANGUAGE:
        toggle(decoder, &decoder->english);
        break;
    case SIGN_FURNITURE:
        set_furniture(decoder);
        break;
    }
}

/* Paper is A4 at least, and wider than a page number. */
static void fit_furniture(struct doc *doc) {
    if (doc->page_width < 12 * doc->styles.text[STYLE_FOOTER].size) {
        doc->furniture.page_of = STR("");
    }
}

const struct doc *decode_document(struct str bytes, struct arena *arena) {
    struct doc *doc = arena_new_of(arena, struct doc);
    struct decoder decoder = {.arena = arena, .doc = doc, .tree = {.arena = arena}, .bytes = bytes};
    doc->page_width = doc->page_height = PT(200);
    doc->margin = PT(20);
    doc->styles = style_table_for(PT(9));
    doc->meta = (struct doc_meta){.title = STR("title"), .lang = STR("bn-BD")};
    decoder.tree.root = tree_add(&decoder.tree, NULL, ROLE_DOCUMENT);
    decoder.tree.root->lang = doc->meta.lang;
    end_table(&decoder);
    while (decoder.bytes.size > 0) {
        int byte = take(&decoder);
        if (byte >= ' ') {
            buffer_add_byte(&decoder.text, (char)byte);
        } else {
            obey(&decoder, (enum decode_sign)byte);
        }
    }
    end_table(&decoder);
    fit_furniture(doc);
    array_free(&decoder.paragraphs);
    array_free(&decoder.cells);
    buffer_free(&decoder.text);
    doc->count = decoder.blocks.count;
    doc->blocks = array_keep(&decoder.blocks, arena);
    doc->root = decoder.tree.root;
    return doc;
}
