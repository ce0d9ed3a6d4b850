#include "charter/reader.h"

#include "base/arena.h"

/* Headings run from H2 to H6; H1 is the charter's title. */
enum { FIRST_LEVEL = 2, LAST_LEVEL = 6 };

static const struct section *read_section(struct reader *reader, const struct xml_node *node,
                                          struct str lang, int level);

static bool read_item(struct reader *reader, const struct xml_node *node, struct str lang,
                      int level, struct section_item *item) {
    *item = (struct section_item){.kind = SECTION_CONTENT};
    if (xml_is(node, "section")) {
        item->kind = SECTION_SECTION;
        item->section = read_section(reader, node, lang, level);
        return true;
    }
    if (xml_is(node, "services") || xml_is(node, "table")) {
        item->kind = SECTION_TABLE;
        item->table = read_table(reader, node, lang);
        return item->table != NULL;
    }
    return read_block(reader, node, lang, &item->content);
}

/* `level` is what the heading has if there is one; a section without a heading makes no level. */
static const struct section *read_section(struct reader *reader, const struct xml_node *node,
                                          struct str lang, int level) {
    struct section *section = arena_new_of(reader->arena, struct section);
    section->place = xml_place(node);
    section->no = read_attribute(reader, node, "no");
    section->title = read_attribute(reader, node, "title");
    section->lang = read_lang(reader, node, lang);
    bool heading = section->no.size > 0 || section->title.size > 0;
    section->level = heading ? level : 0;
    if (heading && level > LAST_LEVEL) {
        DIAG(reader->diag, section->place, DIAG_SECTION_TOO_DEEP);
    }
    ARRAY(struct section_item) items = {0};
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        struct section_item item;
        if (read_item(reader, child, section->lang, level + heading, &item)) {
            array_push(&items, item);
        }
    }
    section->count = items.count;
    section->items = array_keep(&items, reader->arena);
    return section;
}

void read_sections(struct reader *reader, const struct xml_node *root, struct str lang) {
    struct charter *charter = reader->charter;
    size_t count = count_elements(root, "section");
    struct section *sections = arena_array_of(reader->arena, struct section, count);
    charter->sections = sections;
    for (const struct xml_node *child = first_element(root); child != NULL;
         child = next_element(child)) {
        if (xml_is(child, "section")) {
            sections[charter->section_count++] = *read_section(reader, child, lang, FIRST_LEVEL);
        }
    }
}
