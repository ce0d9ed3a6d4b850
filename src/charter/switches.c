#include "charter/switches.h"

#include "base/diag.h"
#include "base/nearest.h"
#include "charter/reader.h"

static void report_unknown(struct diag *diag, struct place place, struct str name) {
    struct nearest nearest = nearest_to(name);
    for (unsigned id = 0; id < DIAG_COUNT; id++) {
        if (diag_id_severity((enum diag_id)id) <= SEVERITY_WARNING) {
            nearest_offer(&nearest, diag_id_name((enum diag_id)id));
        }
    }
    if (nearest.best.size > 0) {
        DIAG(diag, place, DIAG_OFF_MISSPELT, name, nearest.best);
    } else {
        DIAG(diag, place, DIAG_OFF_UNKNOWN, name);
    }
}

static void switch_off(struct diag *diag, struct place place, struct str name) {
    enum diag_id id = diag_id_find(name);
    if (id == DIAG_COUNT) {
        report_unknown(diag, place, name);
    } else if (!diag_switch_off(diag, place.file, id)) {
        DIAG(diag, place, DIAG_OFF_ERROR, name);
    }
}

/* The attribute may hold any white space between its names, which XML has made spaces. */
void switches_apply(const struct xml_document *document, struct diag *diag) {
    for (const struct xml_node *node = first_element(xml_root(document)); node != NULL;
         node = next_element(node)) {
        struct str names;
        if (xml_is(node, "checks") && xml_attribute(node, "off", &names)) {
            struct place place = xml_attribute_place(node, "off");
            for (struct str name = str_take_word(&names); name.size > 0;
                 name = str_take_word(&names)) {
                switch_off(diag, place, name);
            }
        }
    }
}
