#include "layout/continued.h"
#include "layout/page_check.h"

/* Where the approval's text stands: whole on a page, its first and its last baseline there. */
struct stand {
    size_t page;
    length first, last;
};

/* What stands before it on the same page. */
struct above {
    bool is_there;
    length bottom; /* of its rules, or of its lowest text, whose descent is not counted */
};

static length higher(length a, length b) {
    return a > b ? a : b;
}

static const struct check_unit *approval_unit(const struct check *check) {
    return check->doc->approval.count > 0 ? &check->units[check->unit_count - 1] : NULL;
}

/* Page 0 where it shows nothing. */
static struct stand find_approval(struct check *check, const struct check_unit *unit) {
    struct stand stand = {0};
    for (check->page = 1; check->page <= check->pages->count; check->page++) {
        const struct page *page = &check->pages->pages[check->page - 1];
        for (size_t i = 0; i < page->count; i++) {
            const struct item *item = &page->items[i];
            if (item->kind != ITEM_TEXT || check_unit_of(check, item) != unit) {
                continue;
            }
            if (stand.page != 0 && stand.page != check->page) {
                check_fail(check, "approval on more pages than one", item);
            }
            stand.first = stand.page == 0 ? item->text.baseline : stand.first;
            stand.page = check->page;
            stand.last = item->text.baseline;
        }
    }
    check->page = stand.page;
    return stand;
}

static struct above find_above(const struct check *check, size_t number,
                               const struct check_unit *approval) {
    const struct page *page = &check->pages->pages[number - 1];
    struct above above = {0};
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        const struct check_unit *unit = check_unit_of(check, item);
        bool is_text = item->kind == ITEM_TEXT && unit != NULL && unit != approval;
        if (is_text || item->kind == ITEM_RULE) {
            length bottom = is_text ? item->text.baseline : item->box.y + item->box.height;
            above.bottom = higher(above.bottom, bottom);
            above.is_there = true;
        }
    }
    return above;
}

length check_height_for_text(const struct check *check) {
    const struct page *page = &check->pages->pages[check->page - 1];
    const struct pitch *pitches = check->pages->pitches.of;
    struct rect area = check_area(check);
    length top = area.y, bottom = area.y + area.height;
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->artifact == ARTIFACT_DRAFT) {
            top = higher(top, item->text.baseline + pitches[STYLE_DRAFT].height * 5 / 4);
        } else if (item->artifact == ARTIFACT_PAGINATION) {
            length above = item->text.baseline - pitches[STYLE_FOOTER].height * 3 / 2;
            bottom = above < bottom ? above : bottom;
        }
    }
    return bottom - top;
}

/* The most that has to move with the approval of a piece that ends the last table: what is lower
 * than a quarter of a page is not begun, and of the rest two lines on each side are kept together,
 * three where a cut would leave one. */
static length most_kept(const struct check *check, length line) {
    return check_area(check).height / 4 + 4 * line;
}

/* The last block's; NULL where that is none. */
static const struct doc_table *last_table(const struct doc *doc) {
    return doc->count > 0 ? doc->blocks[doc->count - 1].table : NULL;
}

static bool is_of_paragraph(const struct item *item, const struct paragraph *paragraph) {
    for (size_t i = 0; i <= paragraph->count; i++) {
        const struct span *span = check_span(paragraph, i);
        if (span != NULL && span->node == item->node) {
            return true;
        }
    }
    return false;
}

/* The first line of the paragraph on the page of the last table's end; SIZE_MAX: none. */
static size_t find_first_line(const struct check *check, const struct paragraph *paragraph) {
    const struct page *page = &check->pages->pages[check->end.page - 1];
    for (size_t i = 0; i < page->count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_TEXT && item->artifact == ARTIFACT_NONE &&
            is_of_paragraph(item, paragraph)) {
            return i;
        }
    }
    return SIZE_MAX;
}

/* The height of the headings above the last table, which stay with its first row. */
static length headings_height(const struct check *check) {
    const struct page *page = &check->pages->pages[check->end.page - 1];
    const struct doc *doc = check->doc;
    length height = 0;
    for (size_t i = doc->count - 1; i > 0; i--) {
        const struct block *block = &doc->blocks[i - 1];
        if (block->table != NULL || !block->paragraph.style->keep_with_next) {
            break;
        }
        size_t line = find_first_line(check, &block->paragraph);
        if (line != SIZE_MAX) {
            length top = page->items[line].text.baseline -
                         check_pitch(check, block->paragraph.style).baseline;
            height = higher(height, check->end.top - top);
        }
    }
    return height;
}

/* The height that the approval needs on its page together with the end of the last row: its head
 * above it, and what goes on of the row, or of merged cells beside it. What does not go on, but
 * begins there, takes the headings with it where it is the table's first. */
static length needed_below_rows(const struct check *check) {
    const struct pitch *pitches = check->pages->pitches.of;
    length most = most_kept(check, pitches[STYLE_CELL].height);
    length piece = check->end.piece < most ? check->end.piece : most;
    bool is_headed = check->end.is_first && check->end.piece <= most;
    length mark = continued_most(&check->pages->pitches, last_table(check->doc));
    return (is_headed ? headings_height(check) : 0) + check->end.head +
           higher(piece + mark, check->end.merged) + check->doc->styles.table.after;
}

static bool ends_with_rows(const struct doc *doc) {
    const struct doc_table *last = last_table(doc);
    return last != NULL && last->head_count + last->row_count > 0;
}

/* True where it cannot be said that the approval could stand with the end of what is before it: the
 * last block is no table, lines without text hide how high it is, or the page is too low for both.
 */
static bool may_be_apart(const struct check *check, const struct check_unit *unit,
                         const struct stand *stand) {
    const struct doc *doc = check->doc;
    length line = check->pages->pitches.of[STYLE_APPROVAL].height;
    length height = doc->styles.signature_room + stand->last - stand->first + line;
    return !ends_with_rows(doc) || !check->end.is_known || !check_is_of_one_style(check, unit) ||
           needed_below_rows(check) + height > check_height_for_text(check);
}

void check_approval(struct check *check) {
    const struct check_unit *unit = approval_unit(check);
    struct stand stand = unit != NULL ? find_approval(check, unit) : (struct stand){0};
    if (stand.page == 0) {
        return;
    }
    struct above above = find_above(check, stand.page, unit);
    if (above.is_there && above.bottom + check->doc->styles.signature_room > stand.first) {
        check_fail(check, "approval without room for its signature", NULL);
    }
    if (!above.is_there && !may_be_apart(check, unit, &stand)) {
        check_fail(check, "approval apart from the last row", NULL);
    }
}
