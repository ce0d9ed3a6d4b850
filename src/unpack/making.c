#include "unpack/making.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "xml/read.h"

#define NAMESPACE STR("urn:bd:citizen-charter:pdf:1#")
#define RDF_NAMESPACE STR("http://www.w3.org/1999/02/22-rdf-syntax-ns#")

struct reading {
    struct arena *arena;
    struct making *making;
};

static const struct xml_node *next_element(const struct xml_node *node) {
    while (node != NULL && xml_kind(node) != XML_ELEMENT) {
        node = xml_next(node);
    }
    return node;
}

static bool is_rdf(const struct xml_node *node, const char *name) {
    return xml_is(node, name) && str_equal(xml_namespace(node), RDF_NAMESPACE);
}

/* A text as it may be printed: on one line, and no longer than any that charter writes. Whoever
 * made the file chose it. */
static struct str text_of(const struct xml_node *element, struct arena *arena) {
    enum { LIMIT = 200 };
    const struct xml_node *node = xml_first_child(element);
    struct str text =
        node != NULL && xml_kind(node) == XML_TEXT ? str_trim(xml_text(node)) : STR("");
    size_t size = text.size < LIMIT ? text.size : LIMIT;
    while (size < text.size && size > 0 && ((unsigned char)text.bytes[size] & 0xC0) == 0x80) {
        size--;
    }
    char *kept = str_c_string(arena, str_slice(text, 0, size));
    for (size_t i = 0; i < size; i++) {
        kept[i] = (unsigned char)kept[i] < ' ' ? ' ' : kept[i];
    }
    return (struct str){kept, size};
}

/* The items of the rdf:Seq in a property. */
static struct str_list list_of(const struct xml_node *element, struct arena *arena) {
    ARRAY(struct str) items = {0};
    const struct xml_node *list = next_element(xml_first_child(element));
    const struct xml_node *item = list != NULL ? next_element(xml_first_child(list)) : NULL;
    for (; item != NULL; item = next_element(xml_next(item))) {
        array_push(&items, text_of(item, arena));
    }
    size_t count = items.count;
    return (struct str_list){array_keep(&items, arena), count};
}

static void read_property(const struct reading *reading, const struct xml_node *node) {
    struct making *making = reading->making;
    const struct {
        const char *name;
        struct str *text;
        struct str_list *list;
    } properties[] = {
        {"program", &making->program, NULL},
        {"profile", &making->profile, NULL},
        {"options", &making->options, NULL},
        {"masterSha256", &making->master_hash, NULL},
        {"sinceSha256", &making->since_hash, NULL},
        {"libraries", NULL, &making->libraries},
        {"fonts", NULL, &making->fonts},
    };
    for (size_t i = 0; i < sizeof properties / sizeof properties[0]; i++) {
        if (!xml_is(node, properties[i].name)) {
            continue;
        }
        if (properties[i].text != NULL) {
            *properties[i].text = text_of(node, reading->arena);
        } else {
            *properties[i].list = list_of(node, reading->arena);
        }
    }
}

static void read_description(const struct reading *reading, const struct xml_node *description) {
    const struct xml_node *node = next_element(xml_first_child(description));
    for (; node != NULL; node = next_element(xml_next(node))) {
        if (str_equal(xml_namespace(node), NAMESPACE)) {
            read_property(reading, node);
        }
    }
}

/* x:xmpmeta > rdf:RDF > rdf:Description (ISO 16684-1, 7.4); the first is optional. */
static void read_packet(const struct reading *reading, const struct xml_node *root) {
    const struct xml_node *rdf = root;
    if (!is_rdf(rdf, "RDF")) {
        rdf = next_element(xml_first_child(root));
    }
    if (rdf == NULL || !is_rdf(rdf, "RDF")) {
        return;
    }
    const struct xml_node *node = next_element(xml_first_child(rdf));
    for (; node != NULL; node = next_element(xml_next(node))) {
        if (is_rdf(node, "Description")) {
            read_description(reading, node);
        }
    }
}

/* What is wrong with the packet nobody can mend, so it is not told. */
bool making_read(struct str packet, struct arena *arena, struct making *making) {
    *making = (struct making){0};
    if (packet.size == 0) {
        return false;
    }
    struct diag *faults = diag_new();
    struct xml_document *xml = xml_read(diag_add_file(faults, STR("XMP"), packet), faults);
    const struct reading reading = {arena, making};
    if (xml != NULL) {
        read_packet(&reading, xml_root(xml));
    }
    xml_free(xml);
    diag_free(faults);
    return making->program.size > 0;
}
