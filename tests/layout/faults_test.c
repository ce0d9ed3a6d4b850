/* pages_check finds faults: every document is laid out, and then spoilt in each of many ways at
 * each of its items. Every spoilt layout must be found out, the good one must pass.
 *
 *     faults_test DOCUMENT.doc … */
#include "document.h"
#include "fake_segment.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/unicode.h"
#include "layout/paginate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A layout whose items may be changed. */
struct victim {
    const struct doc *doc;
    struct page *pages; /* with room for one more */
    struct item *items; /* of the page being spoilt */
    size_t page, item;
    size_t page_count;
    struct pitches pitches;
};

static bool is_content(const struct item *item) {
    return item->kind == ITEM_TEXT && item->artifact == ARTIFACT_NONE;
}

/* What a page shows again. */
static bool is_again(const struct item *item) {
    return item->kind == ITEM_TEXT &&
           (item->artifact == ARTIFACT_HEADER || item->artifact == ARTIFACT_REPEATED);
}

static bool is_of_approval(const struct victim *victim, const struct item *item) {
    const struct approval_block *approval = &victim->doc->approval;
    for (size_t i = 0; is_content(item) && i < approval->count; i++) {
        const struct paragraph *paragraph = &approval->paragraphs[i];
        if (paragraph->count > 0 && paragraph->spans[0].node == item->node) {
            return true;
        }
    }
    return false;
}

static bool is_mark(const struct item *item) {
    return item->kind == ITEM_TEXT && item->artifact == ARTIFACT_CONTINUED;
}

static bool says_goes_on(const struct doc *doc, const struct item *item) {
    return item->kind == ITEM_TEXT && item->artifact == ARTIFACT_PAGINATION &&
           item->text.end == 1 &&
           str_equal(segment_str(item->text.text->pieces, 0, item->text.end_cluster),
                     doc->furniture.goes_on);
}

/* What must stand somewhere, and once. */
static bool is_needed(const struct item *item) {
    return is_content(item) || is_again(item) || is_mark(item) || item->kind == ITEM_RULE ||
           item->kind == ITEM_LINK || item->kind == ITEM_PICTURE || item->kind == ITEM_FILL;
}

/* ---- Ways to spoil: false where the item is not of the kind -------------------------------- */

static struct item *item_of(struct victim *victim) {
    return &victim->items[victim->item];
}

static bool drop(struct victim *victim) {
    struct item *item = item_of(victim);
    if (!is_needed(item) && item->kind != ITEM_BAR) {
        return false;
    }
    size_t behind = victim->pages[victim->page].count-- - victim->item - 1;
    memmove(item, item + 1, behind * sizeof *item);
    return true;
}

/* Of a table that goes on. */
static bool say_nothing(struct victim *victim) {
    struct item *item = item_of(victim);
    bool says = says_goes_on(victim->doc, item);
    if (says) {
        item->text.end = item->text.first;
    }
    return says;
}

static const struct item *find_goes_on(const struct doc *doc, const struct page *page) {
    size_t i = 0;
    while (i < page->count && !says_goes_on(doc, &page->items[i])) {
        i++;
    }
    return i < page->count ? &page->items[i] : NULL;
}

/* As the first page does, on one that does not. */
static bool say_too_much(struct victim *victim) {
    struct item *item = item_of(victim);
    const struct item *said = find_goes_on(victim->doc, &victim->pages[0]);
    bool fits = said != NULL && item->kind == ITEM_TEXT && item->artifact == ARTIFACT_PAGINATION &&
                find_goes_on(victim->doc, &victim->pages[victim->page]) == NULL;
    if (fits) {
        item->text = said->text;
    }
    return fits;
}

/* There is room for one more item on the page. */
static bool twice(struct victim *victim) {
    struct item *item = item_of(victim);
    if (!is_needed(item)) {
        return false;
    }
    size_t behind = victim->pages[victim->page].count++ - victim->item;
    memmove(item + 1, item, behind * sizeof *item);
    return true;
}

/* A rule more, through the cells beside it. */
static bool rule_beside(struct victim *victim) {
    bool fits = item_of(victim)->kind == ITEM_RULE && twice(victim);
    struct rect *box = &item_of(victim)[fits].box;
    *(box->width > box->height ? &box->y : &box->x) += PT(6);
    return fits;
}

static bool swap(struct victim *victim) {
    struct item *item = item_of(victim);
    if (victim->item + 1 >= victim->pages[victim->page].count || !is_content(item) ||
        !is_content(item + 1)) {
        return false;
    }
    struct item first = item[0];
    item[0] = item[1];
    item[1] = first;
    return true;
}

static bool become_artifact(struct victim *victim) {
    struct item *item = item_of(victim);
    item->artifact = ARTIFACT_PAGINATION;
    return is_content(&(struct item){.kind = item->kind}) && item->node != NULL;
}

static bool become_content(struct victim *victim) {
    struct item *item = item_of(victim);
    bool fits = item->kind == ITEM_TEXT && item->artifact != ARTIFACT_NONE;
    item->artifact = ARTIFACT_NONE;
    return fits;
}

static bool lose_element(struct victim *victim) {
    struct item *item = item_of(victim);
    item->node = NULL;
    return is_content(item);
}

static bool lose_cluster(struct victim *victim) {
    struct item *item = item_of(victim);
    item->text.end_cluster -= item->kind == ITEM_TEXT && item->text.end_cluster > 0;
    return is_content(item) || is_again(item);
}

static bool change_language(struct victim *victim) {
    static const struct str other = {"x", 1};
    item_of(victim)->text.lang = &other;
    return is_content(item_of(victim));
}

static bool leave_page(struct victim *victim) {
    item_of(victim)->text.x += PT(2000);
    return item_of(victim)->kind == ITEM_TEXT;
}

static bool leave_page_upwards(struct victim *victim) {
    item_of(victim)->text.baseline -= PT(2000);
    return item_of(victim)->kind == ITEM_TEXT;
}

static bool move_right(struct victim *victim) {
    item_of(victim)->text.x += PT(1);
    return is_again(item_of(victim)) && item_of(victim)->artifact == ARTIFACT_REPEATED;
}

/* In a table nothing can move up by a line: there is another, or the cell's edge. */
static bool move_up(struct victim *victim) {
    struct item *item = item_of(victim);
    item->text.baseline -= PT(12);
    return is_again(item) || (is_content(item) && item->node->role == ROLE_TD);
}

static bool move_rule_down(struct victim *victim) {
    item_of(victim)->box.y += PT(2);
    return item_of(victim)->kind == ITEM_RULE;
}

static bool move_rule_right(struct victim *victim) {
    item_of(victim)->box.x += PT(2);
    return item_of(victim)->kind == ITEM_RULE;
}

static bool shorten_rule(struct victim *victim) {
    struct rect *box = &item_of(victim)->box;
    *(box->width > box->height ? &box->width : &box->height) -= PT(2);
    return item_of(victim)->kind == ITEM_RULE;
}

/* Through a cell that spans, or beyond the table. */
static bool lengthen_rule(struct victim *victim) {
    struct rect *box = &item_of(victim)->box;
    *(box->width > box->height ? &box->width : &box->height) += PT(12);
    return item_of(victim)->kind == ITEM_RULE;
}

static bool lengthen_rule_backwards(struct victim *victim) {
    struct rect *box = &item_of(victim)->box;
    bool is_horizontal = box->width > box->height;
    *(is_horizontal ? &box->width : &box->height) += PT(12);
    *(is_horizontal ? &box->x : &box->y) -= PT(12);
    return item_of(victim)->kind == ITEM_RULE;
}

static bool thicken_rule(struct victim *victim) {
    struct rect *box = &item_of(victim)->box;
    *(box->width > box->height ? &box->height : &box->width) += PT(1) / 2;
    return item_of(victim)->kind == ITEM_RULE;
}

static bool move_fill(struct victim *victim) {
    item_of(victim)->fill.box.y += PT(2);
    return item_of(victim)->kind == ITEM_FILL;
}

static bool narrow_fill(struct victim *victim) {
    item_of(victim)->fill.box.width -= PT(2);
    return item_of(victim)->kind == ITEM_FILL;
}

static bool darken_fill(struct victim *victim) {
    item_of(victim)->fill.tint += 50;
    return item_of(victim)->kind == ITEM_FILL;
}

/* Ink that a line is too low for, above or below its baseline. */
static bool lower_lines(struct victim *victim) {
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        victim->pitches.of[i].height -= PT(2);
    }
    return is_content(item_of(victim));
}

static bool raise_baselines(struct victim *victim) {
    for (size_t i = 0; i < STYLE_COUNT; i++) {
        victim->pitches.of[i].baseline -= PT(2);
    }
    return is_content(item_of(victim));
}

static bool move_link(struct victim *victim) {
    item_of(victim)->link.box.y += PT(12);
    return item_of(victim)->kind == ITEM_LINK;
}

static bool narrow_link(struct victim *victim) {
    item_of(victim)->link.box.width -= PT(2);
    return item_of(victim)->kind == ITEM_LINK;
}

static bool swap_pages(struct victim *victim) {
    struct page *page = &victim->pages[victim->page];
    if (victim->item > 0 || victim->page + 1 >= victim->page_count) {
        return false;
    }
    struct page first = page[0];
    page[0] = page[1];
    page[1] = first;
    return true;
}

/* From here on the page's items stand on one of their own, which the document's end makes room for:
 * the approval is cut, or left without the row that it stands with. */
static bool break_approval(struct victim *victim) {
    struct page *page = &victim->pages[victim->page];
    if (victim->page + 1 < victim->page_count || !is_of_approval(victim, item_of(victim)) ||
        page->items[0].kind > ITEM_RULE) {
        return false;
    }
    page[1] = (struct page){item_of(victim), page->count - victim->item};
    page->count = victim->item;
    victim->page_count++;
    return true;
}

/* Only what stands above it tells that its room is too small. */
static bool raise_approval(struct victim *victim) {
    struct item *item = item_of(victim);
    bool is_first = is_of_approval(victim, item) && victim->item > 0 && is_content(item - 1) &&
                    !is_of_approval(victim, item - 1);
    item->text.baseline -= PT(20);
    return is_first;
}

static bool move_picture(struct victim *victim) {
    item_of(victim)->picture.box.x += PT(2000);
    return item_of(victim)->kind == ITEM_PICTURE;
}

static bool move_bar(struct victim *victim) {
    item_of(victim)->box.x += PT(12);
    return item_of(victim)->kind == ITEM_BAR;
}

static const struct {
    const char *name;
    bool (*spoil)(struct victim *victim);
} ways[] = {{"drop", drop},
            {"twice", twice},
            {"say nothing", say_nothing},
            {"say too much", say_too_much},
            {"swap", swap},
            {"become artifact", become_artifact},
            {"become content", become_content},
            {"lose element", lose_element},
            {"lose cluster", lose_cluster},
            {"change language", change_language},
            {"leave page", leave_page},
            {"leave page upwards", leave_page_upwards},
            {"move up", move_up},
            {"move right", move_right},
            {"move rule down", move_rule_down},
            {"move rule right", move_rule_right},
            {"shorten rule", shorten_rule},
            {"lengthen rule", lengthen_rule},
            {"lengthen rule backwards", lengthen_rule_backwards},
            {"rule beside", rule_beside},
            {"thicken rule", thicken_rule},
            {"move fill", move_fill},
            {"narrow fill", narrow_fill},
            {"darken fill", darken_fill},
            {"lower lines", lower_lines},
            {"raise baselines", raise_baselines},
            {"move link", move_link},
            {"narrow link", narrow_link},
            {"break approval", break_approval},
            {"raise approval", raise_approval},
            {"move picture", move_picture},
            {"move bar", move_bar},
            {"swap pages", swap_pages}};
enum { WAYS = sizeof ways / sizeof ways[0] };

/* ---- Trying --------------------------------------------------------------------------------- */

struct tally {
    size_t tried[WAYS], missed;
};

static void try_way(const struct doc *doc, const struct pages *good, size_t page, size_t item,
                    size_t way, struct tally *tally) {
    struct victim victim = {.doc = doc,
                            .page = page,
                            .item = item,
                            .page_count = good->count,
                            .pitches = good->pitches};
    victim.pages = memory_zeroed(memory_product(good->count + 1, sizeof *victim.pages));
    memcpy(victim.pages, good->pages, good->count * sizeof *victim.pages);
    size_t count = good->pages[page].count;
    victim.items = memory_zeroed(memory_product(count + 1, sizeof *victim.items));
    memcpy(victim.items, good->pages[page].items, count * sizeof *victim.items);
    victim.pages[page].items = victim.items;
    struct buffer said = {0};
    if (ways[way].spoil(&victim)) {
        struct pages spoilt = *good;
        spoilt.pages = victim.pages;
        spoilt.count = victim.page_count;
        spoilt.pitches = victim.pitches;
        tally->tried[way]++;
        if (pages_check(doc, &spoilt, &said)) {
            printf("not found: %s, page %zu, item %zu\n", ways[way].name, page + 1, item + 1);
            tally->missed++;
        }
    }
    buffer_free(&said);
    memory_free(victim.items);
    memory_free(victim.pages);
}

static void try_page(const struct doc *doc, const struct pages *good, size_t page,
                     struct tally *tally) {
    for (size_t item = 0; item < good->pages[page].count; item++) {
        for (size_t way = 0; way < WAYS; way++) {
            try_way(doc, good, page, item, way, tally);
        }
    }
}

/* Documents of many pages have nothing that those of a few lack. */
enum { MOST_PAGES = 8 };

static void try_document(const char *path, struct tally *tally) {
    struct diag *diag = diag_new();
    struct arena *arena = arena_new();
    struct buffer text = {0}, said = {0};
    size_t missed = tally->missed;
    if (!file_read(path, 1 << 24, NOWHERE, &text, diag)) {
        printf("%s cannot be read\n", path);
        exit(2);
    }
    const struct doc *doc = document_read(
        buffer_str(&text), diag_add_file(diag, str_of(path), buffer_str(&text)), arena);
    const struct pages *pages = paginate(doc, fake_shaper(arena), arena, diag);
    if (pages != NULL && !pages_check(doc, pages, &said)) {
        printf("%s: %.*s", path, STR_ARG(buffer_str(&said)));
        tally->missed++;
    }
    for (size_t page = 0; pages != NULL && pages->count <= MOST_PAGES && page < pages->count;
         page++) {
        try_page(doc, pages, page, tally);
    }
    if (tally->missed > missed) {
        printf("in %s\n", path);
    }
    buffer_free(&text);
    buffer_free(&said);
    arena_free(arena);
    diag_free(diag);
}

int main(int count, char **arguments) {
    struct tally tally = {.missed = 0};
    for (int i = 1; i < count; i++) {
        try_document(arguments[i], &tally);
    }
    for (size_t way = 0; way < WAYS; way++) {
        printf("%6zu %s\n", tally.tried[way], ways[way].name);
        tally.missed += tally.tried[way] == 0;
    }
    unicode_close();
    return tally.missed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
