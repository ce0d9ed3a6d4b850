#include "layout/page_check.h"

/* ---- Reporting and reading ------------------------------------------------------------------ */

void check_item_text(const struct item *item, struct buffer *out) {
    const struct placed_text *run = &item->text;
    for (uint32_t i = run->first; i < run->end; i++) {
        const struct piece *piece = &run->text->pieces[i];
        uint32_t from = i == run->first ? run->first_cluster : 0;
        uint32_t to = i + 1 == run->end ? run->end_cluster : piece->clusters;
        buffer_add(out, segment_str(piece, from, to));
    }
}

length check_item_width(const struct item *item) {
    const struct placed_text *run = &item->text;
    length width = 0, ink = 0;
    for (uint32_t i = run->first; i < run->end; i++) {
        const struct piece *piece = &run->text->pieces[i];
        uint32_t from = i == run->first ? run->first_cluster : 0;
        uint32_t to = i + 1 == run->end ? run->end_cluster : piece->clusters;
        width += segment_width(piece, from, to, run->text->size);
        ink = piece->space ? ink : width;
    }
    return ink;
}

void check_fail(struct check *check, const char *what, const struct item *item) {
    struct buffer text = {0};
    if (item != NULL && item->kind == ITEM_TEXT) {
        buffer_add(&text, STR(" |"));
        check_item_text(item, &text);
        buffer_add_byte(&text, '|');
    }
    buffer_print(check->out, "page %zu: %s%.*s\n", check->page, what, STR_ARG(buffer_str(&text)));
    buffer_free(&text);
    check->fine = false;
}

/* ---- 1: the text ---------------------------------------------------------------------------- */

/* The span that the paragraph's text goes on with; NULL at its end. */
static const struct span *span_left(const struct paragraph *paragraph, struct check_unit *unit) {
    for (; unit->span <= paragraph->count; unit->span++, unit->offset = 0) {
        const struct span *span = check_span(paragraph, unit->span);
        if (span != NULL && unit->offset < span->text.size) {
            return span;
        }
    }
    return NULL;
}

/* The span that the unit's text goes on with; NULL at its end. */
static const struct span *next_span(const struct check *check, struct check_unit *unit) {
    const struct span *span = NULL;
    while (span == NULL && unit->paragraph < unit->paragraphs) {
        span = span_left(check_paragraph(check, unit, unit->paragraph), unit);
        if (span == NULL) {
            unit->paragraph++;
            unit->span = 0;
        }
    }
    return span;
}

/* Takes `text` off what the unit still has to show. One item may go over several spans of one node,
 * but not over paragraphs. */
static bool take_text(const struct check *check, struct check_unit *unit, const struct item *item,
                      struct str text) {
    size_t paragraph = SIZE_MAX;
    while (text.size > 0) {
        const struct span *span = next_span(check, unit);
        if (span == NULL || span->node != item->node || !str_equal(span->lang, *item->text.lang) ||
            (paragraph != SIZE_MAX && paragraph != unit->paragraph)) {
            return false;
        }
        paragraph = unit->paragraph;
        size_t left = span->text.size - unit->offset;
        size_t size = left < text.size ? left : text.size;
        if (!str_equal(str_slice(span->text, unit->offset, unit->offset + size),
                       str_slice(text, 0, size))) {
            return false;
        }
        unit->offset += size;
        text = str_slice(text, size, text.size);
    }
    return paragraph != SIZE_MAX;
}

/* ---- 2 and 3: where it stands --------------------------------------------------------------- */

struct pitch check_pitch(const struct check *check, const struct text_style *style) {
    return pitch_of(&check->pages->pitches, check->doc, style);
}

/* The room for binding is at the other edge on every second page. */
struct rect check_area(const struct check *check) {
    const struct doc *doc = check->doc;
    const struct gutter *gutter = &doc->gutter;
    bool is_back = check->page % 2 == 0;
    return (struct rect){doc->margin + (is_back ? 0 : gutter->left),
                         doc->margin + (is_back ? 0 : gutter->top),
                         doc->page_width - 2 * doc->margin - gutter->left,
                         doc->page_height - 2 * doc->margin - gutter->top};
}

static bool is_inside(const struct rect *box, const struct rect *area, length slack) {
    return box->x >= area->x - slack && box->y >= area->y - slack &&
           box->x + box->width <= area->x + area->width + slack &&
           box->y + box->height <= area->y + area->height + slack;
}

/* The least distance of two baselines of these styles: their lines do not overlap. */
static length least_pitch(const struct check *check, const struct text_style *upper,
                          const struct text_style *lower) {
    struct pitch above = check_pitch(check, upper), below = check_pitch(check, lower);
    return above.height - above.baseline + below.baseline;
}

/* Compares the item with what stands before it in its unit on this page. */
static void check_order(struct check *check, struct check_unit *unit, const struct item *item,
                        const struct text_style *style) {
    const struct placed_text *run = &item->text;
    bool same_page = unit->last_page == check->page;
    bool same_line = same_page && run->baseline == unit->last_baseline;
    if (same_line && run->x < unit->line_end) {
        check_fail(check, "text over text of its line", item);
    } else if (same_page && !same_line &&
               run->baseline < unit->last_baseline + least_pitch(check, unit->last_style, style)) {
        check_fail(check, "line over the line before", item);
    }
    unit->last_page = check->page;
    unit->last_baseline = run->baseline;
    unit->line_end = run->x + check_item_width(item);
    unit->last_style = style;
}

/* Space at a line's end may hang over the margin, and a run that is all space begin there. */
static void check_inside(struct check *check, const struct item *item,
                         const struct text_style *style) {
    struct rect area = check_area(check);
    struct pitch pitch = check_pitch(check, style);
    length width = check_item_width(item);
    struct rect box = {width > 0 ? item->text.x : area.x, item->text.baseline - pitch.baseline,
                       width, pitch.height};
    if (!is_inside(&box, &area, 0)) {
        check_fail(check, "text outside the margins", item);
    }
}

/* Ink that stays in its line meets that of no other. That of a font at fault does not. */
static bool is_beyond_line(const struct rect *ink, struct pitch pitch, length size) {
    length above = -ink->y, below = ink->y + ink->height, most = pitch_most_reach(size);
    return (above > pitch.baseline && above <= most) ||
           (below > pitch.height - pitch.baseline && below <= most);
}

static void check_ink(struct check *check, const struct item *item,
                      const struct text_style *style) {
    struct pitch pitch = check_pitch(check, style);
    const struct placed_text *run = &item->text;
    for (uint32_t i = run->first; i < run->end; i++) {
        const struct piece *piece = &run->text->pieces[i];
        uint32_t from = i == run->first ? run->first_cluster : 0;
        uint32_t to = i + 1 == run->end ? run->end_cluster : piece->clusters;
        struct rect ink = segment_ink(piece, from, to, run->text->size);
        if (is_beyond_line(&ink, pitch, run->text->size)) {
            check_fail(check, "ink beyond its line", item);
            return;
        }
    }
}

/* ---- Links ---------------------------------------------------------------------------------- */

/* A link's text is covered by one of its boxes on this page, which follow soon after it. */
static bool is_covered(const struct check *check, size_t index, const struct link *link) {
    const struct page *page = &check->pages->pages[check->page - 1];
    const struct placed_text *run = &page->items[index].text;
    length width = check_item_width(&page->items[index]);
    for (size_t i = index; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct rect *box = &item->link.box;
        if (item->kind == ITEM_LINK && item->link.link == link && item->node == link->node &&
            box->x <= run->x && box->x + box->width >= run->x + width && box->y < run->baseline &&
            box->y + box->height >= run->baseline) {
            return true;
        }
    }
    return width == 0;
}

/* The boxes of one link follow one another, each on a line of its own. */
static void check_link_box(struct check *check, size_t index) {
    const struct page *page = &check->pages->pages[check->page - 1];
    const struct item *item = &page->items[index];
    struct rect area = check_area(check);
    if (!is_inside(&item->link.box, &area, 0)) {
        check_fail(check, "link outside the margins", item);
    }
    for (size_t i = index; i > 0 && page->items[i - 1].kind == ITEM_LINK; i--) {
        const struct item *before = &page->items[i - 1];
        if (before->link.link != item->link.link) {
            break;
        }
        if (before->link.box.y >= item->link.box.y) {
            check_fail(check, "link box not below the one before", item);
        }
    }
}

/* ---- Pages ---------------------------------------------------------------------------------- */

/* What the reading order is judged by: the unit whose turn it is, and on which page. */
struct reached {
    const struct check_unit *turn;
    size_t end, column; /* of merged cells that take one turn; else 0 */
    size_t page;
};

static bool is_in_order(const struct reached *reached, const struct reached *now) {
    if (reached->turn == NULL || now->turn > reached->turn) {
        return true;
    }
    if (now->turn == reached->turn &&
        (now->end > reached->end || (now->end == reached->end && now->column >= reached->column))) {
        return true;
    }
    /* A group that goes on at the next page is read there from its beginning again. */
    return now->page > reached->page && now->turn >= check_first_of_group(reached->turn);
}

static void check_content(struct check *check, size_t index, struct reached *reached) {
    const struct item *item = &check->pages->pages[check->page - 1].items[index];
    struct check_unit *unit = check_unit_of(check, item);
    struct reached now = {.turn = check_turn(check, unit, index), .page = check->page};
    if (unit != NULL && check_merged_end(unit) > 0) {
        now.end = check_merged_end(unit);
        now.column = unit->column;
    }
    struct buffer text = {0};
    check_item_text(item, &text);
    if (unit == NULL) {
        check_fail(check, "text of no element", item);
    } else if (!is_in_order(reached, &now)) {
        check_fail(check, "text out of reading order", item);
    } else if (!take_text(check, unit, item, buffer_str(&text))) {
        check_fail(check, "not the text that follows", item);
    } else {
        const struct paragraph *paragraph = check_paragraph(check, unit, unit->paragraph);
        const struct link *link = check_span(paragraph, unit->span)->link;
        check_order(check, unit, item, paragraph->style);
        check_inside(check, item, paragraph->style);
        check_ink(check, item, paragraph->style);
        check_mark(check, unit, item);
        if (link != NULL && !is_covered(check, index, link)) {
            check_fail(check, "link without its box", item);
        }
        *reached = now;
    }
    buffer_free(&text);
}

static void check_artifact(struct check *check, const struct item *item) {
    struct rect area = check_area(check);
    struct rect box = item->kind == ITEM_FILL ? item->fill.box : item->box;
    struct rect paper = {0, 0, check->pages->width, check->pages->height};
    if (item->kind == ITEM_TEXT) {
        box = (struct rect){item->text.x, item->text.baseline, check_item_width(item), 0};
    }
    bool is_rule = item->kind == ITEM_RULE;
    if (item->kind == ITEM_BAR) {
        check_bar(check, item);
        return;
    }
    length slack = is_rule ? (check->doc->styles.table.frame + 1) / 2 : 0;
    if (item->node != NULL) {
        check_fail(check, "artifact with an element", item);
    }
    if ((item->kind < ITEM_TEXT) != (item->artifact == ARTIFACT_LAYOUT)) {
        check_fail(check, "artifact of the wrong kind", item);
    }
    bool is_draft = item->artifact == ARTIFACT_DRAFT;
    bool is_furniture = item->artifact == ARTIFACT_PAGINATION || is_draft;
    if (is_furniture && item->kind == ITEM_TEXT) {
        check_ink(check, item, &check->doc->styles.text[is_draft ? STYLE_DRAFT : STYLE_FOOTER]);
    }
    if (!is_inside(&box, is_furniture ? &paper : &area, slack)) {
        check_fail(check, "artifact outside the margins", item);
    }
}

static void check_picture(struct check *check, const struct item *item) {
    struct rect area = check_area(check);
    const struct letterhead_pictures *pictures = &check->doc->pictures;
    const struct picture *picture = item->picture.picture;
    bool is_left = picture == pictures->left;
    bool *shown = is_left ? &check->shows_left : &check->shows_right;
    if (item->node != picture->node || (!is_left && picture != pictures->right)) {
        check_fail(check, "picture of another figure", item);
    }
    if (*shown) {
        check_fail(check, "picture shown twice", item);
    }
    *shown = true;
    if (!is_inside(&item->picture.box, &area, 0)) {
        check_fail(check, "picture outside the margins", item);
    }
}

static void check_page(struct check *check, struct reached *reached) {
    const struct page *page = &check->pages->pages[check->page - 1];
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->artifact != ARTIFACT_NONE || item->kind <= ITEM_BAR) {
            check_artifact(check, item);
        } else if (item->kind == ITEM_TEXT) {
            check_content(check, i, reached);
        } else if (item->kind == ITEM_LINK) {
            check_link_box(check, i);
        } else if (item->kind == ITEM_PICTURE) {
            check_picture(check, item);
        }
        if (item->kind < ITEM_TEXT && i > 0 && page->items[i - 1].kind > item->kind) {
            check_fail(check, "fill, rule or bar behind other items", item);
        }
    }
}

static void check_ends(struct check *check) {
    for (size_t i = 0; i < check->unit_count; i++) {
        const struct span *left = next_span(check, &check->units[i]);
        if (left != NULL) {
            buffer_print(check->out, "on no page: |%.*s|\n",
                         STR_ARG(str_slice(left->text, check->units[i].offset, left->text.size)));
            check->fine = false;
        }
    }
}

static void check_pictures(struct check *check) {
    const struct letterhead_pictures *pictures = &check->doc->pictures;
    if (check->shows_left != (pictures->left != NULL) ||
        check->shows_right != (pictures->right != NULL)) {
        check_fail(check, "picture on no page", NULL);
    }
}

bool pages_check(const struct doc *doc, const struct pages *pages, struct buffer *out) {
    struct check check = {.doc = doc, .pages = pages, .out = out, .fine = true};
    struct reached reached = {0};
    check_list_units(&check);
    for (check.page = 1; check.page <= pages->count; check.page++) {
        check_page(&check, &reached);
    }
    check_ends(&check);
    check_pictures(&check);
    if (check.fine) {
        check_tables(&check);
    }
    if (check.fine) {
        check_approval(&check);
    }
    check_free_units(&check);
    return check.fine;
}
