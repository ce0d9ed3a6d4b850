#include "charter/reader.h"

#include "base/arena.h"
#include "charter/address.h"

/* What a stretch of text has in common. */
struct style {
    bool bold;
    struct str href, lang;
};

/* Text under way. White space is folded over the bounds of elements: `space` and `line_start` are
 * what stands before the next letter. */
struct builder {
    struct reader *reader;
    ARRAY(struct inline_item) items;
    struct buffer *text; /* of the item under way */
    struct style style;
    struct place place;
    bool space, line_start;
};

static bool same_style(const struct style *a, const struct style *b) {
    return a->bold == b->bold && str_equal(a->href, b->href) && str_equal(a->lang, b->lang);
}

static void end_item(struct builder *builder) {
    if (builder->text->size == 0) {
        return;
    }
    struct inline_item item = {.kind = INLINE_TEXT,
                               .text = keep_text(builder->reader, buffer_str(builder->text)),
                               .bold = builder->style.bold,
                               .href = builder->style.href,
                               .lang = builder->style.lang,
                               .place = builder->place};
    array_push(&builder->items, item);
    builder->text->size = 0;
}

/* Takes away the space at the end of a line, which may be all that its item has. */
static void end_line(struct builder *builder) {
    if (builder->space && builder->text->size > 0) {
        builder->text->size--;
    } else if (builder->space) {
        struct inline_item *last = &builder->items.items[builder->items.count - 1];
        last->text.size--;
        builder->items.count -= last->text.size == 0;
    }
    end_item(builder);
    builder->space = false;
    builder->line_start = true;
}

static bool is_folded(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The end of the white space, or of the letters, at `start`. */
static size_t end_of_kind(struct str text, size_t start) {
    bool folded = is_folded(text.bytes[start]);
    size_t end = start + 1;
    while (end < text.size && is_folded(text.bytes[end]) == folded) {
        end++;
    }
    return end;
}

/* White space, all of it, or letters. */
static void add_kind(struct builder *builder, struct str text, struct place place) {
    bool space = is_folded(text.bytes[0]);
    if (space && (builder->space || builder->line_start)) {
        return;
    }
    if (builder->text->size == 0) {
        builder->place = place;
    }
    buffer_add(builder->text, space ? STR(" ") : text);
    builder->space = space;
    builder->line_start = false;
}

static void add_text(struct builder *builder, const struct xml_node *node,
                     const struct style *style) {
    if (!same_style(style, &builder->style)) {
        end_item(builder);
        builder->style = *style;
    }
    struct str text = xml_text(node);
    struct place place = xml_place(node);
    for (size_t start = 0, end; start < text.size; start = end) {
        end = end_of_kind(text, start);
        add_kind(builder, str_slice(text, start, end),
                 (struct place){place.file, place.offset + (uint32_t)start});
    }
}

static void add_contact(struct builder *builder, const struct xml_node *node,
                        const struct style *style) {
    end_line(builder);
    const struct officer *officer = find_officer(builder->reader, node);
    if (officer != NULL) {
        struct inline_item item = {.kind = INLINE_CONTACT,
                                   .lang = style->lang,
                                   .officer = officer,
                                   .shown = read_shown(builder->reader, node, officer),
                                   .place = xml_place(node)};
        array_push(&builder->items, item);
    }
}

static void add_break(struct builder *builder, const struct xml_node *node,
                      const struct style *style) {
    end_line(builder);
    struct inline_item item = {.kind = INLINE_BREAK, .lang = style->lang, .place = xml_place(node)};
    array_push(&builder->items, item);
}

static struct str read_target(struct builder *builder, const struct xml_node *node) {
    struct reader *reader = builder->reader;
    struct str href = read_attribute(reader, node, "href");
    if (!address_is_link(href)) {
        DIAG(reader->diag, xml_attribute_place(node, "href"), DIAG_LINK_WRONG, href);
    }
    return href;
}

static void add_children(struct builder *builder, const struct xml_node *node,
                         const struct style *style) {
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_TEXT) {
            add_text(builder, child, style);
        } else if (xml_is(child, "br")) {
            add_break(builder, child, style);
        } else if (xml_is(child, "contact")) {
            add_contact(builder, child, style);
        } else if (xml_kind(child) == XML_ELEMENT) {
            struct style inner = *style;
            inner.lang = read_lang(builder->reader, child, style->lang);
            inner.bold = inner.bold || xml_is(child, "b");
            inner.href = xml_is(child, "a") ? read_target(builder, child) : inner.href;
            add_children(builder, child, &inner);
        }
    }
}

struct inline_text read_inline(struct reader *reader, const struct xml_node *node,
                               struct str lang) {
    struct builder builder = {.reader = reader, .text = &reader->text, .line_start = true};
    struct style style = {.lang = read_lang(reader, node, lang)};
    builder.style = style;
    add_children(&builder, node, &style);
    end_line(&builder);
    struct inline_text text = {.count = builder.items.count};
    text.items = array_keep(&builder.items, reader->arena);
    return text;
}

struct str read_plain(struct reader *reader, const struct xml_node *node) {
    struct inline_text text = read_inline(reader, node, STR(""));
    return text.count == 0 ? STR("") : text.items[0].text;
}

static const struct content_list *read_list(struct reader *reader, const struct xml_node *node,
                                            struct str lang) {
    struct content_list *list = arena_new_of(reader->arena, struct content_list);
    size_t count = count_elements(node, "item");
    struct content *items = arena_array_of(reader->arena, struct content, count);
    struct place *places = arena_array_of(reader->arena, struct place, count);
    list->mark = read_attribute(reader, node, "mark");
    list->items = items;
    list->item_places = places;
    for (const struct xml_node *item = first_element(node); item != NULL;
         item = next_element(item)) {
        items[list->count] = read_content(reader, item, lang);
        places[list->count++] = xml_place(item);
    }
    return list;
}

bool read_block(struct reader *reader, const struct xml_node *node, struct str lang,
                struct content_block *block) {
    *block = (struct content_block){.place = xml_place(node)};
    if (xml_is(node, "list")) {
        block->list = read_list(reader, node, lang);
        return true;
    }
    block->text = read_inline(reader, node, lang);
    return block->text.count > 0;
}

static bool holds_blocks(const struct xml_node *node) {
    return count_elements(node, "p") > 0 || count_elements(node, "list") > 0;
}

static struct content one_block(struct reader *reader, struct inline_text text,
                                const struct xml_node *node) {
    struct content_block *block = arena_new_of(reader->arena, struct content_block);
    block->text = text;
    block->place = xml_place(node);
    return (struct content){block, 1};
}

struct content read_content(struct reader *reader, const struct xml_node *node, struct str lang) {
    if (!holds_blocks(node)) {
        struct inline_text text = read_inline(reader, node, lang);
        return text.count == 0 ? (struct content){NULL, 0} : one_block(reader, text, node);
    }
    ARRAY(struct content_block) blocks = {0};
    lang = read_lang(reader, node, lang);
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        struct content_block block;
        if (read_block(reader, child, lang, &block)) {
            array_push(&blocks, block);
        }
    }
    struct content content = {NULL, blocks.count};
    content.blocks = array_keep(&blocks, reader->arena);
    return content;
}
