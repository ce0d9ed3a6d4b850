#include "pdf/links.h"

#include "base/diag.h"
#include "base/str.h"
#include "layout/page.h"
#include "pdf/body.h"
#include "pdf/literal.h"
#include "pdf/number.h"
#include "pdf/objects.h"
#include "pdf/tagged.h"

/* A box in hundredths of a point, y upwards. */
struct box {
    int64_t left, bottom, right, top;
};

static struct box box_of(const struct rect *rect, length height) {
    return (struct box){
        number_hundredths(rect->x), number_hundredths(height - rect->y - rect->height),
        number_hundredths(rect->x + rect->width), number_hundredths(height - rect->y)};
}

static struct box box_join(struct box a, struct box b) {
    return (struct box){a.left < b.left ? a.left : b.left,
                        a.bottom < b.bottom ? a.bottom : b.bottom,
                        a.right > b.right ? a.right : b.right, a.top > b.top ? a.top : b.top};
}

static void add_numbers(struct buffer *out, const char *key, const int64_t *numbers, size_t count) {
    buffer_add_byte(out, '/');
    buffer_add(out, str_of(key));
    buffer_add_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            buffer_add_byte(out, ' ');
        }
        number_add(out, numbers[i]);
    }
    buffer_add_byte(out, ']');
}

/* The corners of each line's part: upper left, upper right, lower left, lower right. The standard
 * says otherwise (counterclockwise); this is what Acrobat writes and every reader expects. */
static void add_quads(struct buffer *out, const struct item *items, size_t count, length height) {
    buffer_add(out, STR("/QuadPoints["));
    for (size_t i = 0; i < count; i++) {
        struct box box = box_of(&items[i].link.box, height);
        const int64_t corners[] = {box.left, box.top,    box.right, box.top,
                                   box.left, box.bottom, box.right, box.bottom};
        for (size_t k = 0; k < sizeof corners / sizeof *corners; k++) {
            if (i + k > 0) {
                buffer_add_byte(out, ' ');
            }
            number_add(out, corners[k]);
        }
    }
    buffer_add_byte(out, ']');
}

/* Where a link leads, as a text and as a URI. */
struct target {
    struct buffer text, uri;
};

/* One link's items on a page. `key` leads to its element in the parent tree. */
static void add_annotation(struct buffer *out, const struct item *items, size_t count,
                           length height, uint32_t key, const struct target *target) {
    struct box all = box_of(&items[0].link.box, height);
    for (size_t i = 1; i < count; i++) {
        all = box_join(all, box_of(&items[i].link.box, height));
    }
    const int64_t rect[] = {all.left, all.bottom, all.right, all.top};

    buffer_add(out, STR("<</Type/Annot/Subtype/Link"));
    add_numbers(out, "Rect", rect, 4);
    if (count > 1) {
        add_quads(out, items, count, height);
    }
    buffer_add(out, STR("/Border[0 0 0]/F 4/StructParent "));
    number_add_integer(out, key);
    buffer_add(out, STR("/Contents"));
    literal_add(out, buffer_str(&target->text));
    buffer_add(out, STR("/A<</S/URI/URI"));
    literal_add(out, buffer_str(&target->uri));
    buffer_add(out, STR(">>>>"));
}

/* Makes the two forms of a link's target; false where one is too long, which is reported. */
static bool make_target(struct target *target, const struct link *link, struct diag *diag) {
    target->text.size = target->uri.size = 0;
    literal_text_bytes(&target->text, link->target);
    literal_uri_bytes(&target->uri, link->target);
    bool fits = target->text.size <= LITERAL_LIMIT && target->uri.size <= LITERAL_LIMIT;
    if (!fits) {
        DIAG(diag, NOWHERE, DIAG_PDF_TEXT_TOO_LONG, literal_beginning(link->target));
    }
    return fits;
}

/* How many items from `first` on belong to the same link. */
static size_t same_link(const struct page *page, size_t first) {
    size_t end = first + 1;
    while (end < page->count && page->items[end].kind == ITEM_LINK &&
           page->items[end].link.link == page->items[first].link.link) {
        end++;
    }
    return end - first;
}

bool links_write(const struct links *links, const struct page *page, struct buffer *entries) {
    struct buffer annotation = {0};
    struct buffer references = {0};
    struct target target = {0};
    bool fine = true;
    for (size_t i = 0; i < page->count && fine; i++) {
        if (page->items[i].kind != ITEM_LINK) {
            continue;
        }
        const struct link *link = page->items[i].link.link;
        size_t count = same_link(page, i);
        uint32_t number = objects_reserve(links->objects);
        uint32_t key = tagged_add_annotation(links->tagged, link->node, number);
        fine = make_target(&target, link, links->diag);
        annotation.size = 0;
        add_annotation(&annotation, &page->items[i], count, links->page_height, key, &target);
        body_object(links->body, number, buffer_str(&annotation));
        buffer_add(&references, references.size == 0 ? STR("") : STR(" "));
        number_add_reference(&references, number);
        i += count - 1;
    }
    if (references.size > 0) {
        buffer_print(entries, "/Annots[%.*s]", STR_ARG(buffer_str(&references)));
    }
    buffer_free(&annotation);
    buffer_free(&references);
    buffer_free(&target.text);
    buffer_free(&target.uri);
    return fine;
}
