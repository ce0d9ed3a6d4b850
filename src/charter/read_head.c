#include "charter/reader.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/unicode.h"
#include "charter/address.h"

static struct str read_date(struct reader *reader, const struct xml_node *node, const char *name) {
    struct str date = read_attribute(reader, node, name);
    if (date.size > 0 && !date_is_day(date)) {
        DIAG(reader->diag, xml_attribute_place(node, name), DIAG_DATE_WRONG, date);
    }
    return date;
}

static struct str read_year(struct reader *reader, const struct xml_node *node) {
    struct str year = read_attribute(reader, node, "year");
    if (year.size > 0 && !date_is_fiscal_year(year)) {
        DIAG(reader->diag, xml_attribute_place(node, "year"), DIAG_YEAR_WRONG, year);
    }
    return year;
}

/* A schema of one's own may let anything through. */
static int read_quarter(struct reader *reader, const struct xml_node *node) {
    uint64_t number = 0;
    struct str text = str_trim(read_attribute(reader, node, "quarter"));
    return str_to_number(text, 4, &number) ? (int)number : 0;
}

void read_edition(struct reader *reader, const struct xml_node *node) {
    if (node == NULL) {
        return;
    }
    struct edition *edition = &reader->charter->edition;
    edition->place = xml_place(node);
    edition->year = read_year(reader, node);
    edition->quarter = read_quarter(reader, node);
    edition->draft = str_equal(str_trim(read_attribute(reader, node, "status")), STR("draft"));
    edition->memo = read_attribute(reader, node, "memo");
    edition->approved = read_date(reader, node, "approved");
    edition->published = read_date(reader, node, "published");
}

static enum paper paper_of(struct str name) {
    name = str_trim(name);
    if (str_equal(name, STR("legal"))) {
        return PAPER_LEGAL;
    }
    return str_equal(name, STR("a3")) ? PAPER_A3 : PAPER_A4;
}

static enum binding binding_of(struct str name) {
    name = str_trim(name);
    if (str_equal(name, STR("left"))) {
        return BINDING_LEFT;
    }
    return str_equal(name, STR("top")) ? BINDING_TOP : BINDING_NONE;
}

/* A proportion is written as a number without a unit: here that of so many points to one. */
static length read_leading(struct reader *reader, const struct xml_node *node, length otherwise) {
    struct str text;
    length value = 0;
    if (!xml_attribute(node, "leading", &text)) {
        return otherwise;
    }
    struct buffer points = {0};
    buffer_print(&points, "%.*spt", STR_ARG(text));
    bool fits = length_parse(buffer_str(&points), &value) && value >= PT(1) && value <= PT(3);
    buffer_free(&points);
    if (!fits) {
        DIAG(reader->diag, xml_attribute_place(node, "leading"), DIAG_LENGTH_OUT_OF_RANGE,
             STR("leading"), text, STR("1"), STR("3"));
    }
    return fits ? value : otherwise;
}

static int read_tint(struct reader *reader, const struct xml_node *node, int otherwise) {
    enum { MOST = 20 }; /* per cent: print stays easy to read on it, and to copy */
    struct str text;
    uint64_t value = 0;
    if (!xml_attribute(node, "tint", &text)) {
        return otherwise;
    }
    struct str number = str_ends(text, STR("%")) ? str_slice(text, 0, text.size - 1) : STR("");
    if (!str_to_number(number, MOST, &value)) {
        DIAG(reader->diag, xml_attribute_place(node, "tint"), DIAG_LENGTH_OUT_OF_RANGE, STR("tint"),
             text, STR("0%"), STR("20%"));
        return otherwise;
    }
    return (int)value;
}

/* What the page looks like beyond sizes. A hairline less than 0.2 pt is lost in print; of one more
 * than 0.75 pt the frame, which is thicker, would come too near to the text. */
static void read_look(struct reader *reader, const struct xml_node *node, struct page_setup *page) {
    const struct length_range rules = {.least = length_ratio(2, 10),
                                       .most = length_ratio(75, 100),
                                       .otherwise = page->rules,
                                       .least_text = "0.2pt",
                                       .most_text = "0.75pt"};
    page->leading = read_leading(reader, node, page->leading);
    page->rules = read_length(reader, node, "rules", &rules);
    page->tint = read_tint(reader, node, page->tint);
}

void read_page_setup(struct reader *reader, const struct xml_node *node) {
    struct page_setup *page = &reader->charter->page;
    *page = page_setup_usual();
    /* Printers leave 5 mm at the paper's edge blank. Rules reach over the margin by half their
     * width, and strokes hang over the ends of lines by hundredths of their size. */
    const struct length_range margin = {.least = length_ratio(6 * 7200, 2540),
                                        .most = length_ratio(60 * 7200, 2540),
                                        .otherwise = page->margin,
                                        .least_text = "6mm",
                                        .most_text = "60mm"};
    const struct length_range size = {.least = PT(4),
                                      .most = PT(36),
                                      .otherwise = page->size,
                                      .least_text = "4pt",
                                      .most_text = "36pt"};
    if (node == NULL) {
        return;
    }
    page->place = xml_place(node);
    page->paper = paper_of(read_attribute(reader, node, "paper"));
    page->margin = read_length(reader, node, "margin", &margin);
    page->binding = binding_of(read_attribute(reader, node, "binding"));
    page->size = read_length(reader, node, "size", &size);
    struct str fonts = read_attribute(reader, node, "fonts");
    page->fonts = fonts.size > 0 ? fonts : page->fonts;
    read_look(reader, node, page);
}

static bool has_space(struct str text) {
    for (size_t at = 0; at < text.size;) {
        if (unicode_is_space(unicode_next(text, &at))) {
            return true;
        }
    }
    return false;
}

/* A web line that is one word without a link of its own is the office's address: a link all the
 * same. */
static void link_web_line(struct reader *reader, struct letterhead_line *line) {
    const struct inline_item *item = line->text.items;
    if (!str_equal(line->role, STR("web")) || line->text.count != 1 || item->kind != INLINE_TEXT ||
        item->href.size > 0 || has_space(item->text)) {
        return;
    }
    struct buffer target = {0};
    if (address_add_web(&target, item->text)) {
        struct inline_item *linked = arena_new_of(reader->arena, struct inline_item);
        *linked = *item;
        linked->href = str_copy(reader->arena, buffer_str(&target));
        line->text.items = linked;
    } else {
        DIAG(reader->diag, item->place, DIAG_WEB_WRONG, item->text);
    }
    buffer_free(&target);
}

void read_letterhead(struct reader *reader, const struct xml_node *node, struct str lang) {
    struct letterhead *head = arena_new_of(reader->arena, struct letterhead);
    struct letterhead_line *lines =
        arena_array_of(reader->arena, struct letterhead_line, count_elements(node, "line"));
    head->place = xml_place(node);
    head->lines = lines;
    read_marks(reader, node, lang, head);
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        if (xml_is(child, "title")) {
            head->title = read_inline(reader, child, lang);
            head->title_place = xml_place(child);
            head->before_title = head->count;
        } else if (xml_is(child, "line")) {
            struct letterhead_line *line = &lines[head->count++];
            *line =
                (struct letterhead_line){.text = read_inline(reader, child, lang),
                                         .role = str_trim(read_attribute(reader, child, "role")),
                                         .place = xml_place(child)};
            link_web_line(reader, line);
        }
    }
    reader->charter->letterhead = head;
}
