#include "diff/note.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "charter/edition.h"
#include "diff/note_rows.h"
#include "diff/note_text.h"
#include "diff/part.h"

/* So many services changed alike are told of together. */
enum { TOGETHER = 3 };

struct noting {
    const struct changes *changes;
    struct arena *arena;
    ARRAY(struct section) sections;
    struct buffer summary;
};

/* ---- Columns -------------------------------------------------------------------------------- */

struct column_words {
    const char *of, *head;
    uint32_t share; /* of 7730: tenths of the points between A4's margins */
};

static const struct column_words added_columns[] = {
    {"serial", "ক্রমিক", 360},          {"name", "সেবার নাম", 2140},
    {"where", "চার্টারে যেখানে", 1500}, {"fee", "সেবার মূল্য", 1200},
    {"time", "সময়সীমা", 1030},         {"responsible", "দায়িত্বপ্রাপ্ত কর্মকর্তা", 1500}};
static const struct column_words dropped_columns[] = {{"serial", "ক্রমিক", 360},
                                                      {"name", "সেবার নাম", 4370},
                                                      {"where", "আগের চার্টারে যেখানে ছিল", 3000}};
static const struct column_words changed_columns[] = {{"serial", "ক্রমিক", 360},
                                                      {"name", NULL, 2070},
                                                      {"what", "যা বদলেছে", 1100},
                                                      {"from", "আগে যা ছিল", 2100},
                                                      {"to", "এখন যা হয়েছে", 2100}};

/* `name` is the heading of the column that has none in the table. */
static const struct column_set *make_set(struct noting *noting, const char *id, const char *name,
                                         const struct column_words *words, size_t count) {
    struct column *columns = arena_array_of(noting->arena, struct column, count);
    struct column_set *set = arena_new_of(noting->arena, struct column_set);
    for (size_t i = 0; i < count; i++) {
        columns[i] = (struct column){
            .of = str_of(words[i].of),
            .head = note_words(words[i].head != NULL ? words[i].head : name, noting->arena),
            .share = words[i].share};
    }
    *set = (struct column_set){.id = str_of(id), .columns = columns, .count = count};
    return set;
}

/* ---- Sections ------------------------------------------------------------------------------- */

static void add_section(struct noting *noting, const char *title, struct section_item item) {
    struct section_item *items = arena_new_of(noting->arena, struct section_item);
    struct buffer number = {0};
    *items = item;
    notation_print(&number, STR("১."), noting->sections.count + 1);
    struct section section = {.no = str_copy(noting->arena, buffer_str(&number)),
                              .title = note_words(title, noting->arena),
                              .lang = STR("bn-BD"),
                              .level = 2,
                              .items = items,
                              .count = 1};
    buffer_free(&number);
    array_push(&noting->sections, section);
}

/* A table of the rows under its heading; what it counts goes into the summary. */
static void add_table(struct noting *noting, const char *title, const struct column_set *set,
                      struct note_rows *rows) {
    note_close(rows);
    size_t count = rows->rows.count;
    if (count > 0) {
        struct table *table = arena_new_of(noting->arena, struct table);
        *table = (struct table){
            .kind = TABLE_SERVICES, .columns = set, .serials = STR("১"), .row_count = count};
        table->rows = array_keep(&rows->rows, noting->arena);
        add_section(noting, title, (struct section_item){.kind = SECTION_TABLE, .table = table});
        buffer_add(&noting->summary, noting->summary.size > 0 ? STR(", ") : STR(""));
        buffer_print(&noting->summary, "%s ", title);
        unicode_add_bangla_number(&noting->summary, count);
        buffer_add(&noting->summary, STR("টি"));
    }
    array_free(&rows->rows);
    array_free(&rows->cases);
}

static void add_services(struct noting *noting) {
    struct note_rows added = {.arena = noting->arena}, dropped = {.arena = noting->arena};
    note_add_services(&added, &noting->changes->new, true);
    note_add_services(&dropped, &noting->changes->old, false);
    add_table(noting, "নতুন সেবা",
              make_set(noting, "added", NULL, added_columns,
                       sizeof added_columns / sizeof added_columns[0]),
              &added);
    add_table(noting, "বাদ দেওয়া সেবা",
              make_set(noting, "dropped", NULL, dropped_columns,
                       sizeof dropped_columns / sizeof dropped_columns[0]),
              &dropped);
}

/* ---- What changed --------------------------------------------------------------------------- */

static void add_changes(struct noting *noting, enum change_part part, const char *title,
                        const char *subject) {
    struct note_rows rows = {.arena = noting->arena};
    for (size_t i = 0; i < noting->changes->count; i++) {
        const struct change *change = &noting->changes->items[i];
        if (change_part(change) != part) {
            continue;
        }
        if (change->first->alike < TOGETHER) {
            note_add_change(&rows, change);
        } else if (change->first == change) {
            note_add_together(&rows, change);
        }
    }
    add_table(noting, title,
              make_set(noting, "changed", subject, changed_columns,
                       sizeof changed_columns / sizeof changed_columns[0]),
              &rows);
}

static void add_all_changes(struct noting *noting) {
    add_changes(noting, PART_SERVICES, "পরিবর্তিত সেবা", "সেবা");
    add_changes(noting, PART_OFFICERS, "কর্মকর্তার পরিবর্তন", "কর্মকর্তা");
    add_changes(noting, PART_OTHER, "অন্যান্য পরিবর্তন", "বিষয়");
}

/* ---- The letterhead ------------------------------------------------------------------------- */

static void add_edition_name(struct buffer *out, const struct edition *edition,
                             const char *otherwise) {
    size_t before = out->size;
    edition_add_name(out, edition);
    if (out->size == before) {
        buffer_add(out, str_of(otherwise));
    }
}

/* "সিটিজেন চার্টার: ২০২৪-২৫ অর্থবছর, ৪র্থ ত্রৈমাসিক থেকে ২০২৫-২৬ অর্থবছর, ১ম ত্রৈমাসিক" */
static struct letterhead_line subtitle(const struct noting *noting) {
    struct buffer text = {0};
    const struct charter *old = noting->changes->old.charter, *new = noting->changes->new.charter;
    for (size_t i = 0; i < new->letterhead->title.count; i++) {
        buffer_add(&text, new->letterhead->title.items[i].text);
    }
    buffer_add(&text, text.size > 0 ? STR(": ") : STR(""));
    add_edition_name(&text, &old->edition, "আগের সংস্করণ");
    buffer_add(&text, STR(" থেকে "));
    add_edition_name(&text, &new->edition, "এই সংস্করণ");
    buffer_add_byte(&text, '\0');
    struct letterhead_line line = {.role = STR("other")};
    line.text = note_inline(note_words(text.bytes, noting->arena), false, noting->arena);
    buffer_free(&text);
    return line;
}

/* The new charter's lines, its title become ours, and below it which editions are compared. */
static const struct letterhead *make_letterhead(const struct noting *noting) {
    const struct letterhead *of = noting->changes->new.charter->letterhead;
    struct letterhead *letterhead = arena_new_of(noting->arena, struct letterhead);
    struct letterhead_line *lines =
        arena_array_of(noting->arena, struct letterhead_line, of->before_title + 1);
    for (size_t i = 0; i < of->before_title; i++) {
        lines[i] = of->lines[i];
    }
    lines[of->before_title] = subtitle(noting);
    *letterhead = *of;
    letterhead->lines = lines;
    letterhead->count = of->before_title + 1;
    letterhead->title =
        note_inline(note_words("পরিবর্তন বিবরণী", noting->arena), false, noting->arena);
    return letterhead;
}

/* One line that counts what is told below, before the first section. */
static void add_summary(struct noting *noting, struct section *first) {
    if (noting->summary.size == 0) {
        buffer_add(&noting->summary, STR("সেবার তথ্যে কোনো পরিবর্তন নেই"));
    }
    buffer_add(&noting->summary, STR("।"));
    buffer_add_byte(&noting->summary, '\0');
    struct section_item *item = arena_new_of(noting->arena, struct section_item);
    item->kind = SECTION_CONTENT;
    item->content.text =
        note_inline(note_words(noting->summary.bytes, noting->arena), false, noting->arena);
    *first = (struct section){.lang = STR("bn-BD"), .items = item, .count = 1};
    buffer_free(&noting->summary);
}

const struct charter *note_compose(const struct changes *changes, struct arena *arena) {
    struct noting noting = {.changes = changes, .arena = arena};
    struct charter *note = arena_new_of(arena, struct charter);
    add_services(&noting);
    add_all_changes(&noting);
    struct section *sections = arena_array_of(arena, struct section, noting.sections.count + 1);
    add_summary(&noting, &sections[0]);
    for (size_t i = 0; i < noting.sections.count; i++) {
        sections[i + 1] = noting.sections.items[i];
    }
    const struct charter *new = changes->new.charter;
    *note = (struct charter){.id = new->id,
                             .lang = STR("bn-BD"),
                             .edition = new->edition,
                             .page = new->page,
                             .letterhead = make_letterhead(&noting),
                             .sections = sections,
                             .section_count = noting.sections.count + 1,
                             .place = new->place};
    array_free(&noting.sections);
    return note;
}
