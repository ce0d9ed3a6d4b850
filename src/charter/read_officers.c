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
        DIAG(reader->diag, xml_attribute_place(node, "href"), DIAG_LINK_WRONG, href);
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
        DIAG(reader->diag, xml_place(node), kind->wrong, text);
    }
    buffer_free(&href);
    return link;
}

static struct officer_field read_field(struct reader *reader, const struct xml_node *node,
                                       struct str lang) {
    const struct field_kind *kind = kind_of(node);
    struct officer_field field = {.kind = kind->kind, .place = xml_place(node)};
    struct str href;
    field.label = read_attribute(reader, node, "label");
    field.text = read_plain(reader, node);
    field.lang = read_lang(reader, node, lang);
    field.href_given = xml_attribute(node, "href", &href);
    field.href =
        field.href_given ? given_link(reader, node) : made_link(reader, node, kind, field.text);
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
    officer->place = xml_place(node);
    officer->count = fields.count;
    officer->fields = array_keep(&fields, reader->arena);
}

void read_officers(struct reader *reader, const struct xml_node *node, struct str lang) {
    if (node == NULL) {
        return;
    }
    size_t count = walk_count(reader->includes, node, "officer"), i = 0;
    struct officer *officers = arena_array_of(reader->arena, struct officer, count);
    struct walk walk = walk_children(reader->includes, node);
    for (const struct xml_node *child; (child = walk_next(&walk)) != NULL; i++) {
        read_officer(reader, child, lang, &officers[i]);
        struct place place = xml_attribute_place(child, "id");
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
        DIAG(reader->diag, xml_attribute_place(contact, "officer"), DIAG_OFFICER_UNKNOWN, id);
        return NULL;
    }
    reader->officer_used[index] = true;
    return &reader->charter->officers[index];
}

/* The kind of field that a word names; NULL: none. */
static const struct field_kind *kind_named(struct str word) {
    for (size_t i = 0; i < sizeof field_kinds / sizeof field_kinds[0]; i++) {
        if (str_equal(word, str_of(field_kinds[i].name))) {
            return &field_kinds[i];
        }
    }
    return NULL;
}

static bool has_kind(const struct officer *officer, enum officer_field_kind kind) {
    for (size_t i = 0; i < officer->count; i++) {
        if (officer->fields[i].kind == kind) {
            return true;
        }
    }
    return false;
}

uint32_t read_shown(struct reader *reader, const struct xml_node *contact,
                    const struct officer *officer) {
    struct str words;
    if (!xml_attribute(contact, "show", &words)) {
        return UINT32_MAX;
    }
    uint32_t shown = 0;
    struct place place = xml_attribute_place(contact, "show");
    while ((words = str_trim(words)).size > 0) {
        struct str word = str_take_word(&words);
        const struct field_kind *kind = kind_named(word);
        if (kind == NULL) {
            DIAG(reader->diag, place, DIAG_SHOW_UNKNOWN, word);
        } else if (!has_kind(officer, kind->kind)) {
            DIAG(reader->diag, place, DIAG_SHOW_ABSENT, word, officer->id);
        }
        shown |= kind == NULL ? 0 : UINT32_C(1) << kind->kind;
    }
    return shown;
}

void read_approval(struct reader *reader, const struct xml_node *node) {
    if (node == NULL) {
        return;
    }
    struct approval *approval = arena_new_of(reader->arena, struct approval);
    approval->place = xml_place(node);
    approval->officer = find_officer(reader, node);
    reader->charter->approval = approval->officer == NULL ? NULL : approval;
}

/* A department's list of officers may name more than one office refers to. */
void report_unused_officers(struct reader *reader) {
    for (size_t i = 0; i < reader->charter->officer_count; i++) {
        const struct officer *officer = &reader->charter->officers[i];
        bool first = ids_find(&reader->officers, officer->id) == i;
        bool own = officer->place.file == reader->charter->place.file;
        if (first && own && !reader->officer_used[i]) {
            DIAG(reader->diag, officer->place, DIAG_OFFICER_UNUSED, officer->id);
        }
    }
}
