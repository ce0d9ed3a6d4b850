/* Makes a PDF of a small document that says by hand where everything stands, so that pdf/ is tested
 * without compose/ and layout/.
 *
 *     build_document FONTS-FOLDER DOCUMENT OUT.pdf
 *
 * Prints the diagnostics and exits with their code. A document is lines; README.md explains them.
 * Positions are points from the top left corner. "{40000*x}" anywhere stands for 40,000 x. */
#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/unicode.h"
#include "layout/page.h"
#include "layout/words.h"
#include "pdf/write.h"
#include "text/fontset.h"
#include "text/segment.h"
#include "text/shape.h"

#include <stdio.h>
#include <stdlib.h>

struct named_element {
    struct str name;
    struct node *node;
};

struct builder {
    struct arena *arena;
    struct diag *diag;
    struct fontset *fonts;
    struct shaper *shaper;
    struct str fonts_folder, folder; /* of the document */
    struct doc doc;
    struct pdf_options options;
    struct pages pages;
    ARRAY(struct item) items; /* of the page being made */
    ARRAY(struct page) done;
    const struct link *link;
    struct tree tree;
    ARRAY(struct named_element) elements;
    struct node *chosen;  /* what text belongs to; NULL: each line to a paragraph of its own */
    struct node *element; /* of the text placed last */
    length end_x, baseline, size; /* behind the text placed last */
};

/* ---- reading ------------------------------------------------------------------------------ */

static int take_number(struct str *line) {
    uint64_t number = 0;
    struct str word = take_word(line);
    if (!str_to_number(word, 1000000, &number)) {
        give_up("no number", word);
    }
    return (int)number;
}

static length take_length(struct str *line) {
    struct buffer points = {0};
    length value = 0;
    struct str word = take_word(line);
    buffer_add(&points, word);
    buffer_add(&points, STR("pt"));
    if (!length_parse(buffer_str(&points), &value)) {
        give_up("no length", word);
    }
    buffer_free(&points);
    return value;
}

static struct rect take_rect(struct str *line) {
    struct rect rect;
    rect.x = take_length(line);
    rect.y = take_length(line);
    rect.width = take_length(line);
    rect.height = take_length(line);
    return rect;
}

/* ---- elements ----------------------------------------------------------------------------- */

/* "." is the root. */
static struct node *find_element(const struct builder *builder, struct str name) {
    for (size_t i = 0; i < builder->elements.count; i++) {
        if (str_equal(builder->elements.items[i].name, name)) {
            return builder->elements.items[i].node;
        }
    }
    if (!str_equal(name, STR("."))) {
        give_up("no such element", name);
    }
    return builder->tree.root;
}

static enum role take_role(struct str *line) {
    struct str word = take_word(line);
    for (int role = ROLE_DOCUMENT; role <= ROLE_SPAN; role++) {
        if (str_equal(str_of(role_name((enum role)role)), word)) {
            return (enum role)role;
        }
    }
    give_up("no role", word);
}

static void set_property(struct node *node, struct str word) {
    size_t equals = str_find(word, STR("="), 0);
    struct str value = equals == SIZE_MAX ? STR("") : str_slice(word, equals + 1, word.size);
    uint64_t number = 0;
    bool is_number = str_to_number(value, UINT16_MAX, &number);
    if (str_equal(word, STR("column"))) {
        node->scope = SCOPE_COLUMN;
    } else if (str_equal(word, STR("row"))) {
        node->scope = SCOPE_ROW;
    } else if (str_equal(word, STR("decimal"))) {
        node->numbering = NUMBERING_DECIMAL;
    } else if (str_starts(word, STR("lang="))) {
        node->lang = value;
    } else if (str_starts(word, STR("columns=")) && is_number) {
        node->col_span = (uint16_t)number;
    } else if (str_starts(word, STR("rows=")) && is_number) {
        node->row_span = (uint16_t)number;
    } else {
        give_up("no property", word);
    }
}

static void add_element(struct builder *builder, struct str line) {
    struct named_element element = {.name = take_word(&line)};
    enum role role = take_role(&line);
    element.node = tree_add(&builder->tree, find_element(builder, take_word(&line)), role);
    while (line.size > 0) {
        set_property(element.node, take_word(&line));
    }
    array_push(&builder->elements, element);
}

static struct node *chosen_or_new(struct builder *builder) {
    return builder->chosen != NULL ? builder->chosen
                                   : tree_add(&builder->tree, builder->tree.root, ROLE_P);
}

/* The chosen element where it is a Link, else a new one below it. */
static struct node *link_element(struct builder *builder) {
    struct node *node = chosen_or_new(builder);
    return node->role == ROLE_LINK ? node : tree_add(&builder->tree, node, ROLE_LINK);
}

/* ---- placing ------------------------------------------------------------------------------ */

static struct item *add_item(struct builder *builder, enum item_kind kind) {
    array_push(&builder->items, (struct item){.kind = kind});
    return &builder->items.items[builder->items.count - 1];
}

static void end_page(struct builder *builder) {
    struct page page = {.count = builder->items.count};
    page.items = array_keep(&builder->items, builder->arena);
    array_push(&builder->done, page);
}

static void open_fonts(struct builder *builder, struct str name) {
    builder->fonts = fontset_open(builder->fonts_folder, name, NOWHERE, builder->diag);
    if (builder->fonts != NULL) {
        builder->shaper = shaper_new(builder->fonts);
    }
}

/* One item for each stretch of pieces in one font, as layout makes them. */
static void place_text(struct builder *builder, struct str words, bool bold,
                       enum artifact artifact) {
    struct text *text = arena_new_of(builder->arena, struct text);
    struct text_source source = {.text = unicode_nfc(builder->arena, words), .bold = bold};
    *text = segment_text(builder->shaper, &source, 1, builder->size, builder->arena, builder->diag);
    for (uint32_t first = 0, end; first < text->count; first = end) {
        struct item *item = add_item(builder, ITEM_TEXT);
        item->artifact = artifact;
        item->node = artifact == ARTIFACT_NONE ? builder->element : NULL;
        item->text = (struct placed_text){.text = text, .first = first, .x = builder->end_x};
        item->text.baseline = builder->baseline;
        for (end = first; end < text->count &&
                          text->pieces[end].shaped->face == text->pieces[first].shaped->face;
             end++) {
            builder->end_x += text->pieces[end].width;
        }
        item->text.end = end;
        item->text.end_cluster = text->pieces[end - 1].clusters;
    }
}

static void take_text(struct builder *builder, struct str line, bool bold, enum artifact artifact) {
    builder->end_x = take_length(&line);
    builder->baseline = take_length(&line);
    builder->size = take_length(&line);
    if (artifact == ARTIFACT_NONE) {
        builder->element = chosen_or_new(builder);
    }
    place_text(builder, line, bold, artifact);
}

/* Goes on in the same element, or in the one chosen since. */
static void take_more(struct builder *builder, struct str line) {
    if (builder->chosen != NULL) {
        builder->element = builder->chosen;
    }
    place_text(builder, line, false, ARTIFACT_NONE);
}

static void add_bookmark(struct builder *builder, struct str line) {
    struct paragraph *paragraph = arena_new_of(builder->arena, struct paragraph);
    struct item *item = add_item(builder, ITEM_DESTINATION);
    paragraph->outline_level = take_number(&line);
    item->destination.y = take_length(&line);
    paragraph->outline = line;
    item->destination.paragraph = paragraph;
}

/* The file's bytes stay with the builder. */
static struct str read_beside(struct builder *builder, struct str name) {
    struct buffer path = {0}, bytes = {0};
    buffer_print(&path, "%.*s%.*s%c", STR_ARG(builder->folder), STR_ARG(name), '\0');
    if (!file_read(path.bytes, 1 << 20, NOWHERE, &bytes, builder->diag)) {
        give_up("no such file", name);
    }
    struct str kept = str_copy(builder->arena, buffer_str(&bytes));
    buffer_free(&path);
    buffer_free(&bytes);
    return kept;
}

/* "FILE X Y WIDTH HEIGHT ALT" */
static void add_picture(struct builder *builder, struct str line) {
    struct picture *picture = arena_new_of(builder->arena, struct picture);
    struct node *node = tree_add(&builder->tree, builder->tree.root, ROLE_FIGURE);
    struct str name = take_word(&line);
    picture->bytes = read_beside(builder, name);
    picture->node = node;
    if (!image_read(picture->bytes, name, NOWHERE, &picture->image, builder->diag)) {
        return;
    }
    struct item *item = add_item(builder, ITEM_PICTURE);
    item->node = node;
    item->picture.picture = picture;
    item->picture.box = take_rect(&line);
    struct str *alt = arena_new_of(builder->arena, struct str);
    *alt = line;
    node->alt = alt;
}

static void add_box(struct builder *builder, struct str line) {
    struct item *item = add_item(builder, ITEM_LINK);
    item->link.link = builder->link;
    item->link.box = take_rect(&line);
}

/* A link of its own for each of `count` boxes. */
static void add_boxes(struct builder *builder, int count) {
    for (int i = 0; i < count; i++) {
        struct buffer target = {0};
        struct link *link = arena_new_of(builder->arena, struct link);
        buffer_print(&target, "https://example.com/%d", i);
        link->target = str_copy(builder->arena, buffer_str(&target));
        link->node = link_element(builder);
        buffer_free(&target);
        struct item *item = add_item(builder, ITEM_LINK);
        item->link.link = link;
        item->link.box = (struct rect){PT(i % 30 * 10), PT(i / 30 * 10), PT(9), PT(9)};
    }
}

static void begin_link(struct builder *builder, struct str target) {
    struct link *link = arena_new_of(builder->arena, struct link);
    link->target = target;
    link->node = link_element(builder);
    builder->link = link;
}

/* Syllable `number`, each different up to 135,167: two consonants in a conjunct, a vowel sign or
 * none, marks or none, and a reph from the 67,585th on. */
static void add_syllable(struct buffer *text, uint32_t number) {
    static const char *const consonants[] = {"ক", "খ", "গ", "ঘ", "ঙ", "চ", "ছ", "জ", "ঝ", "ঞ", "ট",
                                             "ঠ", "ড", "ঢ", "ণ", "ত", "থ", "দ", "ধ", "ন", "প", "ফ",
                                             "ব", "ভ", "ম", "য", "র", "ল", "শ", "ষ", "স", "হ"};
    static const char *const vowels[] = {"", "া", "ি", "ী", "ু", "ূ", "ৃ", "ে", "ৈ", "ো", "ৌ"};
    static const char *const marks[] = {"", "ঁ", "ং", "ঃ", "ঁং", "ঁঃ"};
    static const char *const rephs[] = {"", "র্"};
    buffer_print(text, "%s%s্%s%s%s", rephs[number / 67584 % 2], consonants[number / 2112 % 32],
                 consonants[number / 66 % 32], vowels[number / 6 % 11], marks[number % 6]);
}

static void add_syllables(struct builder *builder, int count) {
    struct buffer text = {0};
    builder->size = PT(9);
    builder->element = chosen_or_new(builder);
    for (int i = 0; i < count; i++) {
        add_syllable(&text, (uint32_t)i);
        if (i % 100 == 99 || i == count - 1) {
            place_text(builder, str_copy(builder->arena, buffer_str(&text)), false, ARTIFACT_NONE);
            text.size = 0;
        }
    }
    buffer_free(&text);
}

/* ---- lines -------------------------------------------------------------------------------- */

/* What the file says of its making. */
static bool take_option(struct builder *builder, struct str command, struct str line) {
    struct pdf_options *options = &builder->options;
    if (str_equal(command, STR("office"))) {
        options->office = line;
    } else if (str_equal(command, STR("year"))) {
        options->year = line;
    } else if (str_equal(command, STR("quarter"))) {
        options->quarter = take_number(&line);
    } else if (str_equal(command, STR("enothi"))) {
        options->profile = PDF_ENOTHI;
    } else if (str_equal(command, STR("master"))) {
        options->master_name = take_word(&line);
        options->master = line;
    } else {
        return false;
    }
    return true;
}

/* What stands in the head of a document. */
static bool take_head(struct builder *builder, struct str command, struct str line) {
    struct doc_meta *meta = &builder->doc.meta;
    if (str_equal(command, STR("title"))) {
        meta->title = line;
    } else if (str_equal(command, STR("author"))) {
        meta->author = line;
    } else if (str_equal(command, STR("subject"))) {
        meta->subject = line;
        meta->subject_lang = STR("bn-BD");
    } else if (str_equal(command, STR("lang"))) {
        meta->lang = line;
    } else if (str_equal(command, STR("dated"))) {
        meta->dated = line;
    } else if (str_equal(command, STR("fonts"))) {
        open_fonts(builder, line);
    } else if (str_equal(command, STR("page"))) {
        builder->pages.width = take_length(&line);
        builder->pages.height = take_length(&line);
    } else {
        return false;
    }
    return true;
}

static bool take_text_line(struct builder *builder, struct str command, struct str line) {
    if (str_equal(command, STR("text"))) {
        take_text(builder, line, false, ARTIFACT_NONE);
    } else if (str_equal(command, STR("bold"))) {
        take_text(builder, line, true, ARTIFACT_NONE);
    } else if (str_equal(command, STR("more"))) {
        take_more(builder, line);
    } else if (str_equal(command, STR("pagination"))) {
        take_text(builder, line, false, ARTIFACT_PAGINATION);
    } else if (str_equal(command, STR("header"))) {
        take_text(builder, line, true, ARTIFACT_HEADER);
    } else if (str_equal(command, STR("continued"))) {
        take_text(builder, line, false, ARTIFACT_CONTINUED);
    } else if (str_equal(command, STR("syllables"))) {
        add_syllables(builder, take_number(&line));
    } else {
        return false;
    }
    return true;
}

static void take_line(struct builder *builder, struct str line) {
    struct str whole = line, command = take_word(&line);
    if (take_head(builder, command, line) || take_option(builder, command, line)) {
        return;
    }
    if (str_equal(command, STR("rule"))) {
        struct item *item = add_item(builder, ITEM_RULE);
        item->artifact = ARTIFACT_LAYOUT;
        item->box = take_rect(&line);
    } else if (str_equal(command, STR("fill"))) {
        struct item *item = add_item(builder, ITEM_FILL);
        item->artifact = ARTIFACT_LAYOUT;
        item->fill.tint = take_number(&line);
        item->fill.box = take_rect(&line);
    } else if (str_equal(command, STR("picture"))) {
        add_picture(builder, line);
    } else if (str_equal(command, STR("element"))) {
        add_element(builder, line);
    } else if (str_equal(command, STR("in"))) {
        builder->chosen = str_equal(line, STR("new")) ? NULL : find_element(builder, line);
    } else if (str_equal(command, STR("link"))) {
        begin_link(builder, line);
    } else if (str_equal(command, STR("box"))) {
        add_box(builder, line);
    } else if (str_equal(command, STR("boxes"))) {
        add_boxes(builder, take_number(&line));
    } else if (str_equal(command, STR("bookmark"))) {
        add_bookmark(builder, line);
    } else if (str_equal(command, STR("newpage"))) {
        for (int times = line.size == 0 ? 1 : take_number(&line); times > 0; times--) {
            end_page(builder);
        }
    } else if (builder->shaper == NULL || !take_text_line(builder, command, line)) {
        give_up("not understood (or no fonts yet)", whole);
    }
}

static void take_lines(struct builder *builder, struct str text) {
    for (size_t from = 0, end; from < text.size && !diag_failed(builder->diag); from = end + 1) {
        end = str_find(text, STR("\n"), from);
        end = end == SIZE_MAX ? text.size : end;
        struct str line = expand(builder->arena, str_slice(text, from, end));
        if (line.size > 0 && line.bytes[0] != '#') {
            take_line(builder, line);
        }
    }
    end_page(builder);
    builder->pages.count = builder->done.count;
    builder->pages.pages = array_keep(&builder->done, builder->arena);
}

/* ---- writing ------------------------------------------------------------------------------ */

static void write_pdf(struct builder *builder, const char *target) {
    builder->options.program = STR("charter test");
    struct file_writer *out = file_create(target, builder->diag);
    if (out == NULL) {
        return;
    }
    if (pdf_write(&builder->doc, &builder->pages, &builder->options, out, builder->diag)) {
        (void)file_commit(out); /* reported there */
    } else {
        file_discard(out);
    }
}

static int finish(struct builder *builder) {
    struct buffer messages = {0};
    int code = diag_exit_code(builder->diag);
    diag_print(builder->diag, LANGUAGE_ENGLISH, DIAG_TEXT, &messages);
    printf("%.*s", STR_ARG(buffer_str(&messages)));
    buffer_free(&messages);
    array_free(&builder->elements);
    shaper_free(builder->shaper);
    fontset_free(builder->fonts);
    diag_free(builder->diag);
    arena_free(builder->arena);
    return code;
}

static struct str folder_of(struct str path) {
    size_t end = path.size;
    while (end > 0 && path.bytes[end - 1] != '/') {
        end--;
    }
    return end > 0 ? str_slice(path, 0, end) : STR("./");
}

int main(int count, char **arguments) {
    struct buffer text = {0};
    if (count != 4) {
        return 2;
    }
    struct builder builder = {.arena = arena_new(), .diag = diag_new()};
    builder.fonts_folder = str_of(arguments[1]);
    builder.folder = folder_of(str_of(arguments[2]));
    builder.tree.arena = builder.arena;
    builder.doc.root = tree_add(&builder.tree, NULL, ROLE_DOCUMENT);
    if (file_read(arguments[2], 1 << 20, NOWHERE, &text, builder.diag)) {
        take_lines(&builder, buffer_str(&text));
    }
    if (!diag_failed(builder.diag)) {
        write_pdf(&builder, arguments[3]);
    }
    buffer_free(&text);
    return finish(&builder);
}
