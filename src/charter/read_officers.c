#include "charter/reader.h"

#include "base/arena.h"
#include "charter/address.h"

#include <assert.h>

/* How the text of a field becomes the target of a link. False: it is no address of that kind. */
typedef bool link_maker(struct str text, struct buffer *href);

static bool link_phone(struct str text, struct buffer *href) {
    buffer_add(href, STR("tel:"));
    return address_phone(href, text);
}

static bool link_email(struct str text, struct buffer *href) {
    buffer_add(href, STR("mailto:"));
    buffer_add(href, text);
    return address_is_email(text);
}

static bool link_web(struct str text, struct buffer *href) {
    return address_add_web(href, text);
}

static const struct field_kind {
    const char *name;
    enum officer_field_kind kind;
    link_maker *link; /* NULL: the text is no address */
    enum diag_id wrong;
} field_kinds[] = {
    {"name", FIELD_NAME, NULL, DIAG_COUNT},
    {"post", FIELD_POST, NULL, DIAG_COUNT},
    {"branch", FIELD_BRANCH, NULL, DIAG_COUNT},
    {"room", FIELD_ROOM, NULL, DIAG_COUNT},
    {"phone", FIELD_PHONE, link_phone, DIAG_PHONE_WRONG},
    {"mobile", FIELD_MOBILE, link_phone, DIAG_PHONE_WRONG},
    {"fax", FIELD_FAX, NULL, DIAG_COUNT},
    {"email", FIELD_EMAIL, link_email, DIAG_EMAIL_WRONG},
    {"web", FIELD_WEB, link_web, DIAG_WEB_WRONG},
    {"other", FIELD_OTHER, NULL, DIAG_COUNT},
};

static const struct field_kind *kind_of(const struct xml_node *node) {
    const struct field_kind *kind = field_kinds;
    while (!xml_is(node, kind->name)) {
        kind++;
        assert(kind < field_kinds + sizeof field_kinds / sizeof field_kinds[0]);
    }
    return kind;
}

/* The target that the master gives. */
static struct str given_link(struct reader *reader, const struct xml_node *node) {
    struct str href = read_attribute(reader, node, "href");
    if (!address_is_link(href)) {
        DIAG(reader->diag, xml_attribute_place(reader->document, node, "href"), DIAG_LINK_WRONG,
             href);
    }
    return href;
}

/* The target made from the text; a field that is blank on purpose has none. */
static struct str made_link(struct reader *reader, const struct xml_node *node,
                            const struct field_kind *kind, struct str text) {
    struct str link = STR("");
    struct buffer href = {0};
    if (kind->link == NULL || text.size == 0) {
        return link;
    }
    if (kind->link(text, &href)) {
        link = str_copy(reader->arena, buffer_str(&href));
    } else {
        DIAG(reader->diag, xml_place(reader->document, node), kind->wrong, text);
    }
    buffer_free(&href);
    return link;
}

static struct officer_field read_field(struct reader *reader, const struct xml_node *node,
                                       struct str lang) {
    const struct field_kind *kind = kind_of(node);
    struct officer_field field = {.kind = kind->kind, .place = xml_place(reader->document, node)};
    struct str href;
    field.label = read_attribute(reader, node, "label");
    field.text = read_plain(reader, node);
    field.lang = read_lang(reader, node, lang);
    field.href = xml_attribute(node, "href", &href) ? given_link(reader, node)
                                                    : made_link(reader, node, kind, field.text);
    return field;
}

static void read_officer(struct reader *reader, const struct xml_node *node, struct str lang,
                         struct officer *officer) {
    ARRAY(struct officer_field) fields = {0};
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child)) {
        array_push(&fields, read_field(reader, child, lang));
    }
    officer->id = read_attribute(reader, node, "id");
    officer->place = xml_place(reader->document, node);
    officer->count = fields.count;
    officer->fields = array_keep(&fields, reader->arena);
}

void read_officers(struct reader *reader, const struct xml_node *node, struct str lang) {
    if (node == NULL) {
        return;
    }
    size_t count = count_elements(node, "officer"), i = 0;
    struct officer *officers = arena_array_of(reader->arena, struct officer, count);
    for (const struct xml_node *child = first_element(node); child != NULL;
         child = next_element(child), i++) {
        read_officer(reader, child, lang, &officers[i]);
        struct place place = xml_attribute_place(reader->document, child, "id");
        array_push(&reader->officers, (struct id){officers[i].id, i, place});
    }
    ids_settle(&reader->officers, DIAG_OFFICER_TWICE, reader->diag);
    reader->charter->officers = officers;
    reader->charter->officer_count = count;
    reader->officer_used = arena_array_of(reader->arena, bool, count);
}

const struct officer *find_officer(struct reader *reader, const struct xml_node *contact) {
    struct str id;
    xml_attribute(contact, "officer", &id);
    size_t index = ids_find(&reader->officers, id);
    if (index == SIZE_MAX) {
        DIAG(reader->diag, xml_attribute_place(reader->document, contact, "officer"),
             DIAG_OFFICER_UNKNOWN, id);
        return NULL;
    }
    reader->officer_used[index] = true;
    return &reader->charter->officers[index];
}

void report_unused_officers(struct reader *reader) {
    for (size_t i = 0; i < reader->charter->officer_count; i++) {
        const struct officer *officer = &reader->charter->officers[i];
        bool first = ids_find(&reader->officers, officer->id) == i;
        if (first && !reader->officer_used[i]) {
            DIAG(reader->diag, officer->place, DIAG_OFFICER_UNUSED, officer->id);
        }
    }
}
