#include "compose/compose.h"

#include "base/arena.h"
#include "compose/composer.h"

#include <stdlib.h>

typedef ARRAY(struct block) block_array;

/* ---- Blocks -------------------------------------------------------------------------------- */

static int compare_places(const void *left, const void *right) {
    const struct place *a = left, *b = right;
    return a->file != b->file ? (a->file > b->file) - (a->file < b->file)
                              : (a->offset > b->offset) - (a->offset < b->offset);
}

bool compose_is_marked(const struct composer *composer, struct place place) {
    const struct compose_marks *marks = composer->marks;
    return marks->count > 0 && bsearch(&place, marks->places, marks->count, sizeof *marks->places,
                                       compare_places) != NULL;
}

/* Moves the flow's paragraphs to the blocks; `place` is what they were made of. */
static void add_paragraphs(block_array *blocks, struct flow *flow, struct place place) {
    bool marked = compose_is_marked(flow->composer, place);
    flow_end(flow);
    for (size_t i = 0; i < flow->paragraphs.count; i++) {
        flow->paragraphs.items[i].marked = marked;
        array_push(blocks, (struct block){.paragraph = flow->paragraphs.items[i]});
    }
    array_free(&flow->paragraphs);
}

/* Sections begin at level 2, below the title. Where there is no title they begin at H1: headings
 * start there and skip no level (ISO 14289-1, 7.4.2). */
static enum role heading_role(const struct composer *composer, const struct section *section) {
    return (enum role)(composer->first_heading + section->level - 2);
}

static void add_heading(struct composer *composer, block_array *blocks,
                        const struct section *section, struct node *parent) {
    struct buffer text = {0};
    buffer_add(&text, section->no);
    buffer_add(&text, section->no.size > 0 && section->title.size > 0 ? STR(" ") : STR(""));
    buffer_add(&text, section->title);
    struct node *node = tree_add(&composer->tree, parent, heading_role(composer, section));
    struct flow flow = flow_new(composer, section->level == 2 ? STYLE_SECTION : STYLE_SUBSECTION);
    struct str heading = str_copy(composer->arena, buffer_str(&text));
    struct inline_item item = {
        .kind = INLINE_TEXT, .text = heading, .lang = section->lang, .place = section->place};
    flow_inline(&flow, &(struct inline_text){&item, 1}, node);
    flow_end(&flow);
    flow.paragraphs.items[0].outline = heading;
    flow.paragraphs.items[0].outline_level = section->level - 1;
    add_paragraphs(blocks, &flow, section->place);
    buffer_free(&text);
}

static void add_table(struct composer *composer, block_array *blocks, const struct table *table,
                      struct node *parent) {
    array_push(blocks, (struct block){.table = compose_table(composer, table, parent)});
    for (size_t i = 0; i < table->note_count; i++) {
        struct flow flow = flow_new(composer, STYLE_BODY);
        const struct content *note = &table->notes[i].content;
        for (size_t k = 0; k < note->count; k++) {
            flow_block(&flow, &note->blocks[k], parent);
        }
        add_paragraphs(blocks, &flow, table->notes[i].place);
    }
}

static void add_section(struct composer *composer, block_array *blocks,
                        const struct section *section, struct node *parent) {
    if (section->level > 0) {
        add_heading(composer, blocks, section, parent);
    }
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            add_section(composer, blocks, item->section, parent);
        } else if (item->kind == SECTION_TABLE) {
            add_table(composer, blocks, item->table, parent);
        } else {
            struct flow flow = flow_new(composer, STYLE_BODY);
            flow_block(&flow, &item->content, parent);
            add_paragraphs(blocks, &flow, item->content.place);
        }
    }
}

/* ---- The approval --------------------------------------------------------------------------- */

/* Name and post of who approves, and the day: what stands below the signature. */
static struct approval_block compose_approval(struct composer *composer,
                                              const struct charter *charter, struct node *parent) {
    const struct approval *approval = charter->approval;
    if (approval == NULL) {
        return (struct approval_block){NULL, 0};
    }
    struct flow flow = flow_new(composer, STYLE_APPROVAL);
    const struct inline_item contact = {.kind = INLINE_CONTACT,
                                        .officer = approval->officer,
                                        .shown = UINT32_C(1) << FIELD_NAME |
                                                 UINT32_C(1) << FIELD_POST |
                                                 UINT32_C(1) << FIELD_BRANCH,
                                        .place = approval->place};
    const struct inline_text shown = {&contact, 1};
    flow_inline(&flow, &shown, inline_node(composer, &shown, parent));
    flow_end(&flow);
    flow_plain(&flow, compose_approval_date(composer, &charter->edition),
               tree_add(&composer->tree, parent, ROLE_P), approval->place);
    flow_end(&flow);
    struct approval_block block = {.count = flow.paragraphs.count};
    block.paragraphs = array_keep(&flow.paragraphs, composer->arena);
    return block;
}

/* ---- The letterhead ------------------------------------------------------------------------ */

static void add_line(struct composer *composer, block_array *blocks,
                     const struct letterhead_line *line, struct node *parent) {
    bool government = str_equal(line->role, STR("government"));
    struct flow flow = flow_new(composer, government ? STYLE_GOVERNMENT : STYLE_LETTERHEAD);
    flow_inline(&flow, &line->text, inline_node(composer, &line->text, parent));
    add_paragraphs(blocks, &flow, line->place);
}

static const struct picture *add_mark(struct composer *composer,
                                      const struct letterhead *letterhead, enum mark_side side,
                                      struct node *parent) {
    for (size_t i = 0; i < letterhead->mark_count; i++) {
        const struct letterhead_mark *mark = &letterhead->marks[i];
        if (mark->side == side) {
            struct node *node = tree_add(&composer->tree, parent, ROLE_FIGURE);
            node->alt = &mark->alt;
            node->lang = str_equal(mark->lang, composer->lang) ? STR("") : mark->lang;
            struct picture *picture = arena_new_of(composer->arena, struct picture);
            *picture = (struct picture){.bytes = mark->picture, .image = mark->image, .node = node};
            return picture;
        }
    }
    return NULL;
}

static void add_letterhead(struct composer *composer, block_array *blocks,
                           const struct letterhead *letterhead, struct node *parent) {
    for (size_t i = 0; i < letterhead->before_title; i++) {
        add_line(composer, blocks, &letterhead->lines[i], parent);
    }
    if (inline_has_text(&letterhead->title)) {
        struct flow flow = flow_new(composer, STYLE_TITLE);
        flow_inline(&flow, &letterhead->title, tree_add(&composer->tree, parent, ROLE_H1));
        add_paragraphs(blocks, &flow, letterhead->title_place);
    }
    for (size_t i = letterhead->before_title; i < letterhead->count; i++) {
        add_line(composer, blocks, &letterhead->lines[i], parent);
    }
}

/* ---- The whole ----------------------------------------------------------------------------- */

/* Landscape sizes: ISO 216 A4 and A3 to the hundredth of a millimetre, US legal. */
static void set_paper(struct doc *doc, const struct page_setup *page, int times) {
    static const struct {
        int64_t width, height; /* 1/100 mm */
    } sizes[] = {
        [PAPER_A4] = {29700, 21000}, [PAPER_LEGAL] = {35560, 21590}, [PAPER_A3] = {42000, 29700}};
    doc->page_width = length_ratio(sizes[page->paper].width * 72 * times, 2540);
    doc->page_height = length_ratio(sizes[page->paper].height * 72 * times, 2540);
    doc->margin = page->margin * times;
    doc->edge = length_ratio(5 * 720 * times, 254); /* 5 mm */
    const length bound = length_ratio(10 * 7200 * times, 2540);
    doc->gutter.left = page->binding == BINDING_LEFT ? bound : 0;
    doc->gutter.top = page->binding == BINDING_TOP ? bound : 0;
}

static struct style_table styles_of(const struct page_setup *page, int times) {
    const struct style_choice choice = {.size = page->size * times,
                                        .leading = page->leading,
                                        .rule = page->rules * times,
                                        .tint = page->tint};
    return style_table_for(&choice);
}

const struct doc *compose(const struct charter *charter, const struct compose_options *options,
                          struct arena *arena) {
    const int times = options->times;
    struct doc *doc = arena_new_of(arena, struct doc);
    doc->styles = styles_of(&charter->page, times);
    struct composer composer = {.arena = arena,
                                .tree = {.arena = arena},
                                .styles = &doc->styles,
                                .times = times,
                                .lang = charter->lang,
                                .marks = &options->marks};
    bool titled = inline_has_text(&charter->letterhead->title);
    composer.first_heading = titled ? ROLE_H2 : ROLE_H1;
    set_paper(doc, &charter->page, times);
    doc->meta = compose_meta(&composer, charter);
    doc->furniture = compose_furniture(&composer, &charter->edition);
    struct node *root = tree_add(&composer.tree, NULL, ROLE_DOCUMENT);
    root->lang = charter->lang;
    block_array blocks = {0};
    doc->pictures.left = add_mark(&composer, charter->letterhead, MARK_LEFT, root);
    add_letterhead(&composer, &blocks, charter->letterhead, root);
    doc->pictures.blocks = blocks.count;
    doc->pictures.right = add_mark(&composer, charter->letterhead, MARK_RIGHT, root);
    for (size_t i = 0; i < charter->section_count; i++) {
        add_section(&composer, &blocks, &charter->sections[i], root);
    }
    doc->approval = compose_approval(&composer, charter, root);
    doc->root = root;
    doc->place = charter->place;
    doc->count = blocks.count;
    doc->blocks = array_keep(&blocks, arena);
    array_free(&composer.stretches);
    array_free(&composer.columns);
    return doc;
}
