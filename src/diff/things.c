#include "diff/thing.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/digest.h"
#include "diff/markup.h"

typedef ARRAY(struct thing) thing_array;

/* A tree being made. */
struct making {
    struct arena *arena;
    const struct charter *charter;
    struct markup_terms terms;
    ARRAY(struct fact) facts; /* of the thing that is being made */
    struct buffer text;       /* scratch */
    size_t count;
};

/* ---- Facts ---------------------------------------------------------------------------------- */

static struct fact *add_fact(struct making *making, struct str name, struct str value) {
    array_push(&making->facts, (struct fact){.name = name, .value = value});
    return &making->facts.items[making->facts.count - 1];
}

/* What is not given is no fact. */
static void add_given(struct making *making, const char *name, struct str value) {
    if (value.size > 0) {
        add_fact(making, str_of(name), value);
    }
}

static void add_flag(struct making *making, const char *name, bool value) {
    add_given(making, name, value ? STR("yes") : STR(""));
}

static struct str take_text(struct making *making) {
    struct str text = str_copy(making->arena, buffer_str(&making->text));
    making->text.size = 0;
    return text;
}

static void add_length(struct making *making, const char *name, length value) {
    length_print(&making->text, value);
    buffer_add(&making->text, STR("pt"));
    add_fact(making, str_of(name), take_text(making));
}

static void add_number(struct making *making, const char *name, uint64_t value) {
    if (value > 0) {
        buffer_print(&making->text, "%ju", (uintmax_t)value);
        add_fact(making, str_of(name), take_text(making));
    }
}

static void add_inline(struct making *making, const char *name, const struct inline_text *text) {
    markup_add_inline(&making->text, text, &making->terms);
    struct fact *fact = add_fact(making, str_of(name), take_text(making));
    fact->type = FACT_INLINE;
    fact->names_officers = markup_inline_names_officers(text);
    fact->of.text = text;
}

static void add_content(struct making *making, struct str name, const struct content *content) {
    markup_add_content(&making->text, content, &making->terms);
    struct fact *fact = add_fact(making, name, take_text(making));
    fact->type = FACT_CONTENT;
    fact->names_officers = markup_content_names_officers(content);
    fact->of.content = content;
}

static void add_cells(struct making *making, const struct cell *cells, size_t count) {
    for (size_t i = 0; i < count; i++) {
        add_content(making, cells[i].of, &cells[i].content);
    }
}

/* ---- Things --------------------------------------------------------------------------------- */

/* Adds a thing with the facts that were added since the last one; its children come later. */
static struct thing *add_thing(struct making *making, thing_array *siblings, enum thing_kind kind,
                               struct str key, struct place place) {
    struct thing thing = {.kind = kind, .key = key, .place = place};
    thing.fact_count = making->facts.count;
    thing.facts = array_copy(&making->facts, making->arena);
    making->count++;
    array_push(siblings, thing);
    return &siblings->items[siblings->count - 1];
}

/* Gives the last of `siblings` its children. */
static void give(struct making *making, thing_array *siblings, thing_array *children) {
    struct thing *parent = &siblings->items[siblings->count - 1];
    parent->child_count = children->count;
    parent->children = array_keep(children, making->arena);
}

static void add_edition(struct making *making, thing_array *out) {
    const struct edition *edition = &making->charter->edition;
    add_given(making, "year", edition->year);
    add_number(making, "quarter", (uint64_t)edition->quarter);
    add_flag(making, "draft", edition->draft);
    add_given(making, "memo", edition->memo);
    add_given(making, "approved", edition->approved);
    add_given(making, "published", edition->published);
    add_thing(making, out, THING_EDITION, STR(""), edition->place);
}

static void add_look(struct making *making, const struct page_setup *page) {
    struct page_setup usual = page_setup_usual();
    if (page->leading != usual.leading) {
        length_print(&making->text, page->leading);
        add_fact(making, STR("leading"), take_text(making));
    }
    if (page->rules != usual.rules) {
        add_length(making, "rules", page->rules);
    }
    if (page->tint != usual.tint) {
        buffer_print(&making->text, "%d%%", page->tint);
        add_fact(making, STR("tint"), take_text(making));
    }
}

static void add_page(struct making *making, thing_array *out) {
    static const char *const papers[] = {"a4", "legal", "a3"}, *const bindings[] = {"", "left",
                                                                                    "top"};
    const struct page_setup *page = &making->charter->page;
    add_given(making, "paper", str_of(papers[page->paper]));
    add_length(making, "margin", page->margin);
    add_given(making, "binding", str_of(bindings[page->binding]));
    add_length(making, "size", page->size);
    add_given(making, "fonts", page->fonts);
    add_look(making, page);
    add_thing(making, out, THING_PAGE, STR(""), page->place);
}

static void add_marks(struct making *making, thing_array *out) {
    const struct letterhead *letterhead = making->charter->letterhead;
    for (size_t i = 0; i < letterhead->mark_count; i++) {
        const struct letterhead_mark *mark = &letterhead->marks[i];
        struct str side = mark->side == MARK_LEFT ? STR("left") : STR("right");
        add_given(making, "side", side);
        add_given(making, "alt", mark->alt);
        add_given(making, "lang", mark->lang);
        digest_add_hex(&making->text, mark->picture);
        add_fact(making, STR("picture"), take_text(making));
        add_thing(making, out, THING_MARK, side, mark->place);
    }
}

static void add_letterhead(struct making *making, thing_array *out) {
    const struct letterhead *letterhead = making->charter->letterhead;
    thing_array children = {0};
    add_thing(making, out, THING_LETTERHEAD, STR(""), letterhead->place);
    add_marks(making, &children);
    for (size_t i = 0; i <= letterhead->count; i++) {
        if (i == letterhead->before_title) {
            add_inline(making, "text", &letterhead->title);
            add_thing(making, &children, THING_TITLE, STR(""), letterhead->title_place);
        }
        if (i < letterhead->count) {
            const struct letterhead_line *line = &letterhead->lines[i];
            add_given(making, "role", line->role);
            add_inline(making, "text", &line->text);
            add_thing(making, &children, THING_LINE, STR(""), line->place);
        }
    }
    give(making, out, &children);
}

static void add_officer(struct making *making, thing_array *out, const struct officer *officer) {
    thing_array children = {0};
    add_given(making, "id", officer->id);
    add_thing(making, out, THING_OFFICER, officer->id, officer->place);
    for (size_t i = 0; i < officer->count; i++) {
        const struct officer_field *field = &officer->fields[i];
        add_given(making, "kind", markup_field_name(field->kind));
        add_given(making, "label", field->label);
        add_given(making, "text", field->text);
        add_given(making, "href", field->href_given ? field->href : STR(""));
        add_given(making, "lang", field->lang);
        add_thing(making, &children, THING_FIELD, STR(""), field->place);
    }
    give(making, out, &children);
}

/* The heading above column `i`; NULL: none. */
static const struct column_group *group_of(const struct column_set *set, size_t i) {
    for (size_t g = 0; g < set->group_count; g++) {
        if (i >= set->groups[g].first && i - set->groups[g].first < set->groups[g].count) {
            return &set->groups[g];
        }
    }
    return NULL;
}

static void add_column(struct making *making, thing_array *out, const struct column_set *set,
                       size_t i) {
    static const char *const aligns[] = {"", "centre", "end"};
    const struct column *column = &set->columns[i];
    const struct column_group *group = group_of(set, i);
    const struct column_group *before = i > 0 ? group_of(set, i - 1) : NULL;
    add_given(making, "of", column->of);
    add_given(making, "head", column->head);
    if (column->width > 0) {
        add_length(making, "width", column->width);
    }
    add_number(making, "share", column->share);
    add_given(making, "align", str_of(aligns[column->align]));
    add_given(making, "group", group != NULL ? group->head : STR(""));
    add_flag(making, "group-begins",
             group != NULL && before != NULL && group != before &&
                 str_equal(group->head, before->head));
    add_thing(making, out, THING_COLUMN, column->of, column->place);
}

static void add_columns(struct making *making, thing_array *out, const struct column_set *set) {
    thing_array children = {0};
    add_given(making, "id", set->id);
    add_given(making, "numbers", set->numbers);
    add_flag(making, "built-in", set->built_in);
    add_thing(making, out, THING_COLUMNS, set->id, set->place);
    for (size_t i = 0; i < set->count; i++) {
        add_column(making, &children, set, i);
    }
    give(making, out, &children);
}

/* ---- Tables --------------------------------------------------------------------------------- */

static void add_row(struct making *making, thing_array *out, const struct row *row,
                    enum thing_kind kind) {
    thing_array children = {0};
    add_given(making, "id", row->id);
    if (row->serial_given) {
        add_fact(making, STR("serial"), row->serial);
    }
    add_cells(making, row->cells, row->count);
    add_thing(making, out, kind, row->id, row->place);
    for (size_t i = 0; i < row->case_count; i++) {
        add_cells(making, row->cases[i].cells, row->cases[i].count);
        add_thing(making, &children, THING_CASE, STR(""), row->cases[i].place);
    }
    give(making, out, &children);
}

static void add_merge(struct making *making, const struct table *table) {
    for (size_t i = 0; i < table->merge_count; i++) {
        buffer_add(&making->text, i > 0 ? STR(" ") : STR(""));
        buffer_add(&making->text, table->merge[i]);
    }
    add_given(making, "merge", take_text(making));
}

static void add_table(struct making *making, thing_array *out, const struct table *table) {
    bool services = table->kind == TABLE_SERVICES;
    thing_array children = {0};
    add_fact(making, STR("columns"), table->columns->id)->type = FACT_COLUMNS;
    add_given(making, "serials", table->serials);
    add_merge(making, table);
    add_thing(making, out, services ? THING_SERVICES : THING_TABLE, STR(""), table->place);
    for (size_t i = 0; i < table->head_count; i++) {
        add_given(making, "of", table->heads[i].of);
        add_inline(making, "text", &table->heads[i].text);
        add_thing(making, &children, THING_HEAD, table->heads[i].of, table->heads[i].place);
    }
    for (size_t i = 0; i < table->row_count; i++) {
        add_row(making, &children, &table->rows[i], services ? THING_SERVICE : THING_ROW);
    }
    for (size_t i = 0; i < table->note_count; i++) {
        add_content(making, STR("content"), &table->notes[i].content);
        add_thing(making, &children, THING_NOTE, STR(""), table->notes[i].place);
    }
    give(making, out, &children);
}

/* ---- Sections ------------------------------------------------------------------------------- */

static void add_block(struct making *making, thing_array *out, const struct content_block *block) {
    struct content *sole = arena_new_of(making->arena, struct content);
    *sole = (struct content){block, 1};
    add_content(making, STR("content"), sole);
    add_thing(making, out, block->list != NULL ? THING_LIST : THING_PARAGRAPH, STR(""),
              block->place);
}

/* Depth is bounded by the schema: five levels. */
static void add_section(struct making *making, thing_array *out, const struct section *section) {
    thing_array children = {0};
    add_given(making, "no", section->no);
    add_given(making, "title", section->title);
    add_given(making, "lang", section->lang);
    add_thing(making, out, THING_SECTION, STR(""), section->place);
    for (size_t i = 0; i < section->count; i++) {
        const struct section_item *item = &section->items[i];
        if (item->kind == SECTION_SECTION) {
            add_section(making, &children, item->section);
        } else if (item->kind == SECTION_TABLE) {
            add_table(making, &children, item->table);
        } else {
            add_block(making, &children, &item->content);
        }
    }
    give(making, out, &children);
}

/* ---- The whole ------------------------------------------------------------------------------ */

static void add_parts(struct making *making, thing_array *out) {
    const struct charter *charter = making->charter;
    add_edition(making, out);
    add_page(making, out);
    add_letterhead(making, out);
    for (size_t i = 0; i < charter->officer_count; i++) {
        add_officer(making, out, &charter->officers[i]);
    }
    for (size_t i = 0; i < charter->column_set_count; i++) {
        add_columns(making, out, &charter->column_sets[i]);
    }
    for (size_t i = 0; i < charter->section_count; i++) {
        add_section(making, out, &charter->sections[i]);
    }
    if (charter->approval != NULL) {
        add_fact(making, STR("officer"), charter->approval->officer->id)->type = FACT_OFFICER;
        add_thing(making, out, THING_APPROVAL, STR(""), charter->approval->place);
    }
}

/* While siblings are made they move in memory, so parents are told last. */
static void tell_parents(struct thing *root) {
    size_t number = 0;
    for (struct thing *thing = root; thing != NULL; thing = thing_next(thing, root)) {
        thing->number = number++;
        for (size_t i = 0; i < thing->child_count; i++) {
            thing->children[i].parent = thing;
        }
    }
}

static struct str own_id(const struct officer *officer, const void *context) {
    (void)context;
    return officer->id;
}

struct side things_of(const struct charter *charter, struct arena *arena) {
    struct making making = {
        .arena = arena, .charter = charter, .terms = {.lang = charter->lang, .officer_id = own_id}};
    thing_array root = {0}, parts = {0};
    add_given(&making, "id", charter->id);
    add_given(&making, "lang", charter->lang);
    add_thing(&making, &root, THING_CHARTER, STR(""), charter->place);
    add_parts(&making, &parts);
    give(&making, &root, &parts);
    struct side side = {.charter = charter, .arena = arena, .count = making.count};
    side.root = array_keep(&root, arena);
    tell_parents(side.root);
    array_free(&making.facts);
    buffer_free(&making.text);
    return side;
}
