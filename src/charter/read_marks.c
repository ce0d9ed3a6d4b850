#include "charter/reader.h"

#include "base/arena.h"
#include "base/base64.h"
#include "base/file.h"
#include "charter/beside.h"

/* The text inside an element, in one piece. */
static void gather_text(const struct xml_node *node, struct buffer *text) {
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_TEXT) {
            buffer_add(text, xml_text(child));
        }
    }
}

/* The picture of a mark in an expanded master, where it stands as text; false where it is no such
 * text. */
static bool take_text(struct reader *reader, const struct xml_node *node, struct str text,
                      struct buffer *picture) {
    if (base64_read(text, picture)) {
        return true;
    }
    DIAG(reader->diag, xml_place(node), DIAG_MARK_NOT_BASE64);
    return false;
}

static bool take_file(struct reader *reader, const struct xml_node *node, struct str src,
                      struct buffer *picture) {
    struct place place = xml_attribute_place(node, "src");
    struct buffer path = {0};
    if (reader->alone) {
        DIAG(reader->diag, place, DIAG_NOT_ALONE, src);
        return false;
    }
    bool fine = beside_path(diag_file_name(reader->diag, place.file), src, &path);
    if (fine) {
        buffer_add_byte(&path, '\0');
        fine = file_read_ordinary(path.bytes, IMAGE_BYTES_LIMIT, place, picture, reader->diag);
    } else {
        DIAG(reader->diag, place, DIAG_SRC_WRONG, src);
    }
    buffer_free(&path);
    return fine;
}

static bool take_picture(struct reader *reader, const struct xml_node *node,
                         struct letterhead_mark *mark) {
    struct str src = read_attribute(reader, node, "src");
    struct buffer text = {0}, picture = {0};
    gather_text(node, &text);
    bool fine = str_trim(buffer_str(&text)).size > 0
                    ? take_text(reader, node, buffer_str(&text), &picture)
                    : take_file(reader, node, src, &picture);
    if (fine) {
        mark->picture = str_copy(reader->arena, buffer_str(&picture));
        fine = image_read(mark->picture, src, xml_attribute_place(node, "src"), &mark->image,
                          reader->diag);
    }
    buffer_free(&text);
    buffer_free(&picture);
    return fine;
}

static void check_mark(struct reader *reader, const struct xml_node *node,
                       const struct letterhead *head, const struct letterhead_mark *mark) {
    for (size_t i = 0; i < head->mark_count; i++) {
        if (head->marks[i].side == mark->side) {
            DIAG(reader->diag, mark->place, DIAG_MARK_TWICE);
        }
    }
    if (str_trim(mark->alt).size == 0) {
        DIAG(reader->diag, xml_attribute_place(node, "alt"), DIAG_MARK_WITHOUT_ALT);
    }
}

void read_marks(struct reader *reader, const struct xml_node *letterhead, struct str lang,
                struct letterhead *head) {
    struct letterhead_mark *marks =
        arena_array_of(reader->arena, struct letterhead_mark, count_elements(letterhead, "mark"));
    head->marks = marks;
    for (const struct xml_node *child = first_element(letterhead); child != NULL;
         child = next_element(child)) {
        if (!xml_is(child, "mark")) {
            continue;
        }
        struct str side = str_trim(read_attribute(reader, child, "side"));
        struct letterhead_mark mark = {.side =
                                           str_equal(side, STR("right")) ? MARK_RIGHT : MARK_LEFT,
                                       .alt = read_attribute(reader, child, "alt"),
                                       .lang = read_lang(reader, child, lang),
                                       .place = xml_place(child)};
        check_mark(reader, child, head, &mark);
        (void)take_picture(reader, child, &mark);
        marks[head->mark_count++] = mark;
    }
}
