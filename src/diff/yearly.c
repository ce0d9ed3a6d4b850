#include "diff/yearly.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "charter/edition.h"
#include "diff/note_text.h"

/* A report under way. */
struct composing {
    struct arena *arena;
    const struct charter *office;
    struct str year;
};

static struct str kept(struct composing *composing, struct buffer *text) {
    struct str copy = str_copy(composing->arena, unicode_nfc(composing->arena, buffer_str(text)));
    buffer_free(text);
    return copy;
}

/* ---- The table ------------------------------------------------------------------------------ */

static const struct column_set *make_columns(struct composing *composing) {
    static const struct {
        const char *of, *head;
        uint32_t share; /* of 7730: tenths of the points between A4's margins */
    } words[] = {
        {"quarter", "সংস্করণ", 700},        {"memo", "স্মারক", 1700},
        {"dates", "অনুমোদন ও প্রকাশ", 1120}, {"pages", "পৃষ্ঠা", 360},
        {"hash", "PDF-এর SHA-256", 950},   {"changes", "আগের সংস্করণ থেকে যা বদলেছে", 2900}};
    enum { COUNT = sizeof words / sizeof words[0] };
    struct column *columns = arena_array_of(composing->arena, struct column, COUNT);
    struct column_set *set = arena_new_of(composing->arena, struct column_set);
    for (size_t i = 0; i < COUNT; i++) {
        columns[i] = (struct column){.of = str_of(words[i].of),
                                     .head = note_words(words[i].head, composing->arena),
                                     .share = words[i].share};
    }
    *set = (struct column_set){.id = STR("editions"), .columns = columns, .count = COUNT};
    return set;
}

static struct content paragraph(struct composing *composing, struct str text) {
    return note_paragraph(note_inline(text, false, composing->arena), composing->arena);
}

static struct str quarter_name(struct composing *composing, int quarter) {
    struct buffer name = {0};
    edition_add_name(&name, &(const struct edition){.quarter = quarter});
    buffer_add(&name, quarter == 0 ? STR("পুরো বছর") : STR(""));
    return kept(composing, &name);
}

static void add_day(struct buffer *out, const char *what, struct str day) {
    if (day.size > 0) {
        buffer_print(out, "%s%s: ", out->size > 0 ? "\n" : "", what);
        edition_add_date(out, day);
    }
}

static struct str days(struct composing *composing, const struct yearly_edition *edition) {
    struct buffer text = {0};
    add_day(&text, "অনুমোদন", edition->approved);
    add_day(&text, "প্রকাশ", edition->published);
    return kept(composing, &text);
}

static struct str pages(struct composing *composing, uint64_t count) {
    struct buffer text = {0};
    if (count > 0) {
        unicode_add_bangla_number(&text, count);
    } else {
        buffer_add(&text, STR("অজানা"));
    }
    return kept(composing, &text);
}

/* In four lines, as no column is wide enough for one. */
static struct str hash_lines(struct composing *composing, struct str hash) {
    enum { LINE = 16 };
    struct buffer text = {0};
    for (size_t from = 0; from < hash.size; from += LINE) {
        buffer_add(&text, from > 0 ? STR("\n") : STR(""));
        size_t end = from + LINE < hash.size ? from + LINE : hash.size;
        buffer_add(&text, str_slice(hash, from, end));
    }
    return kept(composing, &text);
}

static struct content change_lines(struct composing *composing, struct str_list lines) {
    struct content_block *blocks =
        arena_array_of(composing->arena, struct content_block, lines.count);
    for (size_t i = 0; i < lines.count; i++) {
        blocks[i].text = note_inline(lines.items[i], false, composing->arena);
    }
    return (struct content){blocks, lines.count};
}

static struct row make_row(struct composing *composing, const struct yearly_edition *edition,
                           size_t number) {
    struct buffer serial = {0};
    ARRAY(struct cell) cells = {0};
    notation_print(&serial, STR("১"), number);
    const struct {
        const char *of;
        struct content content;
    } parts[] = {{"quarter", paragraph(composing, quarter_name(composing, edition->quarter))},
                 {"memo", paragraph(composing, edition->memo)},
                 {"dates", paragraph(composing, days(composing, edition))},
                 {"pages", paragraph(composing, pages(composing, edition->pages))},
                 {"hash", paragraph(composing, hash_lines(composing, edition->sha256))},
                 {"changes", change_lines(composing, edition->changes)}};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        array_push(&cells, (struct cell){.of = str_of(parts[i].of), .content = parts[i].content});
    }
    struct row row = {.serial = kept(composing, &serial), .count = cells.count};
    row.cells = array_keep(&cells, composing->arena);
    return row;
}

static const struct table *make_table(struct composing *composing,
                                      const struct yearly_edition *editions, size_t count) {
    struct table *table = arena_new_of(composing->arena, struct table);
    struct row *rows = arena_array_of(composing->arena, struct row, count);
    for (size_t i = 0; i < count; i++) {
        rows[i] = make_row(composing, &editions[i], i + 1);
    }
    *table = (struct table){.kind = TABLE_OTHER,
                            .columns = make_columns(composing),
                            .serials = STR("none"),
                            .rows = rows,
                            .row_count = count};
    return table;
}

/* ---- Around it ------------------------------------------------------------------------------ */

/* "সিটিজেন চার্টার, ২০২৫-২৬ অর্থবছর" */
static struct letterhead_line subtitle(struct composing *composing) {
    struct buffer text = {0};
    struct letterhead_line line = {.role = STR("other")};
    const struct inline_text *title = &composing->office->letterhead->title;
    for (size_t i = 0; i < title->count; i++) {
        buffer_add(&text, title->items[i].text);
    }
    buffer_add(&text, text.size > 0 ? STR(", ") : STR(""));
    edition_add_name(&text, &(const struct edition){.year = composing->year});
    line.text = note_inline(kept(composing, &text), false, composing->arena);
    return line;
}

static const struct letterhead *make_letterhead(struct composing *composing) {
    const struct letterhead *of = composing->office->letterhead;
    struct letterhead *letterhead = arena_new_of(composing->arena, struct letterhead);
    struct letterhead_line *lines =
        arena_array_of(composing->arena, struct letterhead_line, of->before_title + 1);
    for (size_t i = 0; i < of->before_title; i++) {
        lines[i] = of->lines[i];
    }
    lines[of->before_title] = subtitle(composing);
    *letterhead = *of;
    letterhead->lines = lines;
    letterhead->count = of->before_title + 1;
    letterhead->title =
        note_inline(note_words("সংস্করণের প্রতিবেদন", composing->arena), false, composing->arena);
    return letterhead;
}

/* What a committee may ask: how the hash is used. */
static struct content explanation(struct composing *composing) {
    return paragraph(
        composing,
        note_words("প্রতিটি সংস্করণ আর্কাইভে সংরক্ষিত আছে। SHA-256 হলো PDF-এর ছাপ: ফাইলের একটি অক্ষর "
                   "বদলালেও এটি বদলে যায় (চার লাইনে লেখা, মোট ৬৪টি চিহ্ন)।",
                   composing->arena));
}

const struct charter *yearly_compose(const struct charter *office, struct str year,
                                     const struct yearly_edition *editions, size_t count,
                                     struct arena *arena) {
    struct composing composing = {arena, office, year};
    struct charter *report = arena_new_of(arena, struct charter);
    struct section *section = arena_new_of(arena, struct section);
    struct section_item *items = arena_array_of(arena, struct section_item, 2);
    struct content text = explanation(&composing);
    items[0] = (struct section_item){.kind = SECTION_TABLE,
                                     .table = make_table(&composing, editions, count)};
    items[1] = (struct section_item){.kind = SECTION_CONTENT, .content = text.blocks[0]};
    *section = (struct section){.lang = STR("bn-BD"), .items = items, .count = 2};
    *report = (struct charter){.id = office->id,
                               .lang = STR("bn-BD"),
                               .edition = {.year = year},
                               .page = office->page,
                               .letterhead = make_letterhead(&composing),
                               .sections = section,
                               .section_count = 1,
                               .place = office->place};
    return report;
}
