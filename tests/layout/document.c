#include "document.h"

#include "base/arena.h"
#include "base/array.h"
#include "words.h"

struct reader {
    bool changed; /* what comes next is marked as changed */
    struct arena *arena;
    struct doc *doc;
    struct tree tree;
    struct place place;
    ARRAY(struct block) blocks;
    struct doc_table *table; /* NULL: none is open */
    ARRAY(struct doc_row) head, rows;
    ARRAY(struct paragraph) approval;
};

/* ---- Words ---------------------------------------------------------------------------------- */

static length take_points(struct str *line) {
    struct buffer points = {0};
    length value = 0;
    struct str word = take_word(line);
    buffer_print(&points, "%.*spt", STR_ARG(word));
    if (!length_parse(buffer_str(&points), &value)) {
        give_up("no number of points", word);
    }
    buffer_free(&points);
    return value;
}

/* ---- Text ----------------------------------------------------------------------------------- */

static struct span span_of(const struct reader *reader, struct str text, const struct node *node) {
    return (struct span){.text = text, .node = node, .lang = STR("bn-BD"), .place = reader->place};
}

/* "TARGET text"; with "+" for the target it is the bold rest of the link before it. */
static struct span link_of(struct reader *reader, struct str text, const struct span *before,
                           struct node *parent) {
    if (str_starts(text, STR("+ ")) && before != NULL && before->link != NULL) {
        struct span rest = *before;
        rest.text = str_slice(text, 2, text.size);
        rest.bold = true;
        return rest;
    }
    struct link *link = arena_new_of(reader->arena, struct link);
    struct node *node = tree_add(&reader->tree, parent, ROLE_LINK);
    *link = (struct link){.target = take_until(&text, STR(" ")), .node = node};
    struct span span = span_of(reader, text, node);
    span.link = link;
    return span;
}

/* Spans of text with *bold*, [target text] and "\n". */
static void read_spans(struct reader *reader, struct str text, struct paragraph *paragraph,
                       struct node *node) {
    ARRAY(struct span) spans = {0};
    bool bold = paragraph->style->bold;
    while (text.size > 0) {
        size_t end = 0;
        while (end < text.size && text.bytes[end] != '*' && text.bytes[end] != '[' &&
               text.bytes[end] != '\\') {
            end++;
        }
        struct str plain = str_slice(text, 0, end);
        bool line_end = end < text.size && text.bytes[end] == '\\';
        if (plain.size > 0 || line_end) {
            struct span span = span_of(reader, plain, node);
            span.bold = bold;
            span.line_end = line_end;
            array_push(&spans, span);
        }
        text = str_slice(text, end + (line_end ? 1 : 0), text.size);
        if (line_end || (text.size > 0 && text.bytes[0] == '*')) {
            bold = line_end ? bold : !bold;
            text = str_slice(text, 1, text.size);
        } else if (text.size > 0) {
            text = str_slice(text, 1, text.size);
            const struct span *before = spans.count > 0 ? &spans.items[spans.count - 1] : NULL;
            struct span span = link_of(reader, take_until(&text, STR("]")), before, node);
            array_push(&spans, span);
        }
    }
    paragraph->count = spans.count;
    paragraph->spans = array_keep(&spans, reader->arena);
}

static struct paragraph paragraph_of(struct reader *reader, enum style_id style, struct str text,
                                     struct node *node) {
    const struct text_style *text_style = &reader->doc->styles.text[style];
    struct paragraph paragraph = {
        .style = text_style, .align = text_style->align, .place = reader->place};
    read_spans(reader, text, &paragraph, node);
    return paragraph;
}

/* "INDENT MARK text" */
static struct paragraph item_of(struct reader *reader, enum style_id style, struct str text,
                                struct node *parent) {
    struct node *node = tree_add(&reader->tree, parent, ROLE_LI);
    length indent = take_points(&text);
    struct span *label = arena_new_of(reader->arena, struct span);
    *label = span_of(reader, take_word(&text), tree_add(&reader->tree, node, ROLE_LBL));
    struct paragraph paragraph =
        paragraph_of(reader, style, text, tree_add(&reader->tree, node, ROLE_LBODY));
    paragraph.label = label;
    paragraph.label_indent = indent;
    paragraph.indent = indent + PT(15);
    return paragraph;
}

/* ---- Tables --------------------------------------------------------------------------------- */

/* What a covered cell is until its spanning cell is known: covered from above, or from the left. */
enum { FROM_ABOVE = UINT16_MAX, FROM_LEFT = UINT16_MAX - 1 };

static struct doc_cell *cell_at(struct doc_row *rows, size_t row, size_t column) {
    return (struct doc_cell *)&rows[row].cells[column];
}

/* Counts what the cell at `row` and `column` covers: "<" to its right, "^" below it. */
static void span_cell(struct doc_row *rows, size_t count, size_t columns, size_t row,
                      size_t column) {
    struct doc_cell *cell = cell_at(rows, row, column);
    while (column + cell->columns < columns &&
           cell_at(rows, row, column + cell->columns)->columns == FROM_LEFT) {
        cell->columns++;
    }
    while (row + cell->rows < count &&
           cell_at(rows, row + cell->rows, column)->columns == FROM_ABOVE) {
        cell->rows++;
    }
}

/* Makes spans of the marks of covered cells. */
static void span_cells(struct doc_row *rows, size_t count, size_t columns) {
    for (size_t i = 0; i < count * columns; i++) {
        if (cell_at(rows, i / columns, i % columns)->node != NULL) {
            span_cell(rows, count, columns, i / columns, i % columns);
        }
    }
    for (size_t i = 0; i < count * columns; i++) {
        struct doc_cell *cell = cell_at(rows, i / columns, i % columns);
        cell->columns = cell->node == NULL ? 0 : cell->columns;
    }
}

static void join_rows(struct doc_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        rows[i].group = i == 0 ? count : 0;
    }
}

/* A cell is merged where the one below a group's edge is covered: it covers whole groups, and not
 * all cells of a row are covered so. */
static void check_merged(const struct doc_row *rows, size_t count, size_t columns) {
    size_t covered = 0;
    for (size_t column = 0; column < columns; column++) {
        bool is_alone = rows[0].cells[column].rows == 1;
        covered += rows[0].cells[column].rows == 0;
        for (size_t i = 1; i < count && !is_alone; i++) {
            if (rows[i].cells[column].node != NULL) {
                give_up("a merged cell begins or ends inside a group", STR(""));
            }
        }
    }
    if (covered == columns) {
        give_up("a row of merged cells only", STR(""));
    }
}

static void span_table(struct reader *reader) {
    size_t columns = reader->table->column_count;
    span_cells(reader->head.items, reader->head.count, columns);
    join_rows(reader->head.items, reader->head.count);
    span_cells(reader->rows.items, reader->rows.count, columns);
    for (size_t i = 0, end = 0; i < reader->rows.count; i = end) {
        for (end = i + 1; end < reader->rows.count && reader->rows.items[end].group == 0;) {
            end++;
        }
        join_rows(&reader->rows.items[i], end - i);
        check_merged(&reader->rows.items[i], end - i, columns);
    }
}

static void end_table(struct reader *reader) {
    struct doc_table *table = reader->table;
    if (table != NULL) {
        span_table(reader);
        table->head_count = reader->head.count;
        table->head = array_keep(&reader->head, reader->arena);
        table->row_count = reader->rows.count;
        table->rows = array_keep(&reader->rows, reader->arena);
        array_push(&reader->blocks, (struct block){.table = table});
        reader->table = NULL;
    }
}

/* A width in points, "sN" for a share, "-" for neither. */
static struct doc_column column_of(const struct reader *reader, struct str word) {
    struct doc_column column = {.place = reader->place};
    uint64_t share = 0;
    if (str_starts(word, STR("s"))) {
        if (!str_to_number(str_slice(word, 1, word.size), 100000, &share)) {
            give_up("no share", word);
        }
        column.share = (uint32_t)share;
    } else if (!str_equal(word, STR("-"))) {
        column.width = take_points(&word);
    }
    return column;
}

static void begin_table(struct reader *reader, struct str line) {
    ARRAY(struct doc_column) columns = {0};
    for (line = str_trim(line); line.size > 0; line = str_trim(line)) {
        array_push(&columns, column_of(reader, take_word(&line)));
    }
    struct doc_table *table = arena_new_of(reader->arena, struct doc_table);
    table->column_count = table->name_column = columns.count;
    table->columns = array_keep(&columns, reader->arena);
    table->place = reader->place;
    table->node = tree_add(&reader->tree, reader->tree.root, ROLE_TABLE);
    reader->table = table;
}

static void read_cell(struct reader *reader, struct doc_cell *cell, enum style_id style,
                      struct str text, struct node *node) {
    ARRAY(struct paragraph) paragraphs = {0};
    for (text = str_trim(text); text.size > 0;) {
        struct str one = str_trim(take_until(&text, STR("\\p")));
        bool is_item = str_starts(one, STR("\\i "));
        one = is_item ? str_slice(one, 3, one.size) : one;
        struct paragraph paragraph =
            is_item ? item_of(reader, style, one, node) : paragraph_of(reader, style, one, node);
        array_push(&paragraphs, paragraph);
    }
    cell->node = node;
    cell->columns = cell->rows = 1;
    cell->count = paragraphs.count;
    cell->paragraphs = array_keep(&paragraphs, reader->arena);
}

enum row_kind { ROW_HEAD, ROW_BODY, ROW_CASE };

/* True once behind a line "changed". */
static bool take_changed(struct reader *reader) {
    bool changed = reader->changed;
    reader->changed = false;
    return changed;
}

static struct doc_row row_of(struct reader *reader, struct str line, enum row_kind kind) {
    struct doc_table *table = reader->table;
    struct node *parent = tree_add(&reader->tree, (struct node *)reader->tree.root->last, ROLE_TR);
    struct doc_cell *cells = arena_array_of(reader->arena, struct doc_cell, table->column_count);
    struct doc_row row = {
        .cells = cells, .node = parent, .group = kind != ROW_CASE, .place = reader->place};
    if (kind == ROW_BODY) {
        row.mark = str_trim(take_until(&line, STR("|")));
    }
    row.marked = take_changed(reader);
    for (size_t i = 0; i < table->column_count; i++) {
        struct str text = str_trim(take_until(&line, STR("|")));
        if (str_equal(text, STR("^")) || str_equal(text, STR("<"))) {
            cells[i].columns = str_equal(text, STR("^")) ? FROM_ABOVE : FROM_LEFT;
            cells[i].rows = 0;
            continue;
        }
        read_cell(reader, &cells[i], kind == ROW_HEAD ? STYLE_HEAD : STYLE_CELL, text,
                  tree_add(&reader->tree, parent, kind == ROW_HEAD ? ROLE_TH : ROLE_TD));
    }
    return row;
}

/* ---- Styles and blocks ---------------------------------------------------------------------- */

static enum style_id style_id_of(const struct reader *reader, struct str name) {
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (str_equal(str_of(reader->doc->styles.text[i].name), name)) {
            return (enum style_id)i;
        }
    }
    give_up("no style", name);
}

/* "NAME size S leading L before B after A align-middle align-right" */
static void read_style(struct reader *reader, struct str line) {
    struct text_style *style = &reader->doc->styles.text[style_id_of(reader, take_word(&line))];
    while (line.size > 0) {
        struct str key = take_word(&line);
        if (str_equal(key, STR("size"))) {
            style->size = take_points(&line);
        } else if (str_equal(key, STR("leading"))) {
            style->least_leading = take_points(&line);
        } else if (str_equal(key, STR("before"))) {
            style->before = take_points(&line);
        } else if (str_equal(key, STR("after"))) {
            style->after = take_points(&line);
        } else if (str_equal(key, STR("middle"))) {
            style->align = ALIGN_MIDDLE;
        } else if (str_equal(key, STR("right"))) {
            style->align = ALIGN_RIGHT;
        } else {
            give_up("no property of a style", key);
        }
    }
}

static void add_block(struct reader *reader, enum style_id style, struct str text) {
    bool is_heading = style == STYLE_SECTION || style == STYLE_SUBSECTION;
    struct node *node = tree_add(&reader->tree, reader->tree.root, is_heading ? ROLE_H2 : ROLE_P);
    struct paragraph paragraph = paragraph_of(reader, style, text, node);
    if (is_heading) {
        paragraph.outline = text;
        paragraph.outline_level = style == STYLE_SECTION ? 1 : 2;
    }
    paragraph.marked = take_changed(reader);
    array_push(&reader->blocks, (struct block){.paragraph = paragraph});
}

static void add_approval(struct reader *reader, struct str text) {
    struct node *node = tree_add(&reader->tree, reader->tree.root, ROLE_P);
    array_push(&reader->approval, paragraph_of(reader, STYLE_APPROVAL, text, node));
}

static uint32_t take_pixels(struct str *line) {
    uint64_t number = 0;
    struct str word = take_word(line);
    if (!str_to_number(word, IMAGE_SIDE_LIMIT, &number)) {
        give_up("no number of pixels", word);
    }
    return (uint32_t)number;
}

/* "left COLUMNS ROWS", "right COLUMNS ROWS": beside the blocks before the right one, or before
 * "end". */
static void read_picture(struct reader *reader, struct str line) {
    struct letterhead_pictures *pictures = &reader->doc->pictures;
    struct str side = take_word(&line);
    pictures->blocks = reader->blocks.count;
    if (str_equal(side, STR("end"))) {
        return;
    }
    struct picture *picture = arena_new_of(reader->arena, struct picture);
    struct node *node = tree_add(&reader->tree, reader->tree.root, ROLE_FIGURE);
    picture->node = node;
    static const struct str alt = {"mark", 4};
    node->alt = &alt;
    picture->image.columns = take_pixels(&line);
    picture->image.rows = take_pixels(&line);
    picture->image.components = 1;
    *(str_equal(side, STR("left")) ? &pictures->left : &pictures->right) = picture;
}

static bool read_furniture(struct reader *reader, struct str key, struct str line) {
    struct furniture *furniture = &reader->doc->furniture;
    const struct {
        struct str key;
        struct str *text;
    } texts[] = {{STR("left"), &furniture->left},
                 {STR("page-of"), &furniture->page_of},
                 {STR("continued"), &furniture->continued},
                 {STR("goes-on"), &furniture->goes_on},
                 {STR("draft"), &furniture->draft}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (str_equal(key, texts[i].key)) {
            *texts[i].text = line;
            return true;
        }
    }
    return false;
}

static bool read_setting(struct reader *reader, struct str key, struct str line) {
    struct doc *doc = reader->doc;
    if (read_furniture(reader, key, line)) {
        return true;
    }
    if (str_equal(key, STR("page"))) {
        doc->page_width = take_points(&line);
        doc->page_height = take_points(&line);
        doc->margin = take_points(&line);
    } else if (str_equal(key, STR("gutter"))) {
        doc->gutter.left = take_points(&line);
        doc->gutter.top = take_points(&line);
    } else if (str_equal(key, STR("style"))) {
        read_style(reader, line);
    } else if (str_equal(key, STR("tint"))) {
        doc->styles.table.tint = take_points(&line) / LENGTH_PT;
    } else if (str_equal(key, STR("table-space"))) {
        doc->styles.table.before = take_points(&line);
        doc->styles.table.after = take_points(&line);
    } else {
        return false;
    }
    return true;
}

static void read_content(struct reader *reader, struct str key, struct str line) {
    if (str_equal(key, STR("changed"))) {
        reader->changed = true;
    } else if (reader->table != NULL && str_equal(key, STR("head"))) {
        reader->table->head_marked |= reader->changed;
        array_push(&reader->head, row_of(reader, line, ROW_HEAD));
    } else if (reader->table != NULL && str_equal(key, STR("row"))) {
        array_push(&reader->rows, row_of(reader, line, ROW_BODY));
    } else if (reader->rows.count > 0 && str_equal(key, STR("case"))) {
        array_push(&reader->rows, row_of(reader, line, ROW_CASE));
    } else if (reader->table != NULL && str_equal(key, STR("mark-column"))) {
        reader->table->mark_column = (size_t)(take_points(&line) / LENGTH_PT - 1);
    } else if (reader->table != NULL && str_equal(key, STR("name-column"))) {
        reader->table->name_column = (size_t)(take_points(&line) / LENGTH_PT - 1);
    } else {
        end_table(reader);
        if (str_equal(key, STR("table"))) {
            begin_table(reader, line);
        } else if (str_equal(key, STR("item"))) {
            struct paragraph item = item_of(reader, STYLE_BODY, line, reader->tree.root);
            array_push(&reader->blocks, (struct block){.paragraph = item});
        } else if (str_equal(key, STR("picture"))) {
            read_picture(reader, line);
        } else if (str_equal(key, STR("approval"))) {
            add_approval(reader, line);
        } else {
            add_block(reader, style_id_of(reader, key), line);
        }
    }
}

/* Round numbers, so that pages can be worked out by hand: a letter 5 wide, lines 12 apart, 2
 * between an edge's middle and text. */
static void set_defaults(struct doc *doc) {
    const struct style_choice choice = style_choice_usual();
    doc->styles = style_table_for(&choice);
    for (int i = 0; i < STYLE_COUNT; i++) {
        struct text_style *style = &doc->styles.text[i];
        style->size = PT(10);
        style->least_leading = PT(12);
        style->before = style->after = 0;
        style->align = ALIGN_LEFT;
    }
    doc->styles.table = (struct table_style){
        .pad_x = PT(2), .pad_y = PT(2), .rule = PT(1), .frame = PT(2), .tint = 10};
    doc->styles.list_gap = PT(5);
    doc->styles.picture_height = PT(48);
    doc->styles.signature_room = PT(30);
    doc->styles.bar = doc->styles.bar_gap = PT(2);
    doc->meta.lang = STR("bn-BD");
    doc->page_width = doc->page_height = PT(200);
    doc->margin = PT(20);
    doc->edge = length_ratio(5 * 720, 254);
}

const struct doc *document_read(struct str text, uint32_t file, struct arena *arena) {
    struct reader reader = {.arena = arena, .tree = {.arena = arena}};
    reader.doc = arena_new_of(arena, struct doc);
    set_defaults(reader.doc);
    reader.tree.root = tree_add(&reader.tree, NULL, ROLE_DOCUMENT);
    for (struct str rest = text; rest.size > 0;) {
        reader.place = (struct place){file, (uint32_t)(text.size - rest.size)};
        struct str line = expand(arena, take_until(&rest, STR("\n")));
        if (line.size == 0 || line.bytes[0] == '#') {
            continue;
        }
        struct str key = take_until(&line, STR(" "));
        if (!read_setting(&reader, key, line)) {
            read_content(&reader, key, line);
        }
    }
    end_table(&reader);
    reader.doc->count = reader.blocks.count;
    reader.doc->blocks = array_keep(&reader.blocks, arena);
    reader.doc->approval.count = reader.approval.count;
    reader.doc->approval.paragraphs = array_keep(&reader.approval, arena);
    reader.doc->root = reader.tree.root;
    return reader.doc;
}
