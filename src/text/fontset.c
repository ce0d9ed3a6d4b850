#include "text/fontset.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/nearest.h"
#include "text/font_slot.h"

#include <assert.h>

struct fontset {
    struct arena *arena; /* of the table and the slots */
    struct diag *diag;
    struct font_source source;
    const struct font_table *table;
    const struct font_set *set;
    struct font_slot *slots; /* one a file */
    size_t slot_count;
    struct font_slot **chains[WEIGHT_COUNT]; /* set->count slots each */
    ARRAY(struct face *) faces;              /* those opened, in the order of opening */
};

/* A file has one scale in a set: that of the font that names it first. */
static struct font_slot *slot_of(struct fontset *set, const struct font_table *table,
                                 struct str name, int scale) {
    for (size_t i = 0; i < set->slot_count; i++) {
        if (str_equal(set->slots[i].name, name)) {
            return &set->slots[i];
        }
    }
    struct font_slot *slot = &set->slots[set->slot_count++];
    slot->name = name;
    slot->scale = scale;
    slot->facts = font_table_file(table, name);
    return slot;
}

static void build_chains(struct fontset *set, const struct font_table *table) {
    size_t count = set->set->count;
    set->slots = arena_array_of(set->arena, struct font_slot, count * WEIGHT_COUNT);
    for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
        set->chains[weight] = arena_array_of(set->arena, struct font_slot *, count);
        for (size_t i = 0; i < count; i++) {
            set->chains[weight][i] =
                slot_of(set, table, set->set->pairs[i].files[weight], set->set->pairs[i].scale);
        }
    }
}

/* Opens the slot, once. */
static struct face *open_slot(struct fontset *set, struct font_slot *slot, struct place place) {
    if (!slot->opened) {
        font_slot_open(slot, &set->source);
        font_slot_report(slot, place, set->diag);
        if (slot->fault == SLOT_FINE) {
            array_push(&set->faces, slot->face);
        }
    }
    return slot->fault == SLOT_FINE ? slot->face : NULL;
}

/* A font is opened when it is needed, but one that is not there is said at once. */
static bool look_for(struct fontset *set, struct font_slot *slot, struct place place) {
    if (slot->opened || font_slot_exists(slot, &set->source)) {
        return true;
    }
    return open_slot(set, slot, place) != NULL;
}

/* Opens the first font's files, and makes sure of those of the others. */
static bool open_first(struct fontset *set) {
    bool fine = true;
    for (size_t i = 0; i < set->set->count; i++) {
        const struct font_pair *pair = &set->set->pairs[i];
        for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
            struct font_slot *slot = set->chains[weight][i];
            fine &= i > 0 ? look_for(set, slot, pair->places[weight])
                          : open_slot(set, slot, pair->places[weight]) != NULL;
        }
    }
    return fine;
}

/* So that all that is wrong is said at once. */
static void open_others(struct fontset *set) {
    for (size_t i = 0; i < set->set->count && !set->set->pairs[i].fallback; i++) {
        for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
            (void)open_slot(set, set->chains[weight][i], set->set->pairs[i].places[weight]);
        }
    }
}

static void report_unknown_set(const struct font_table *table, struct str name, struct place place,
                               struct diag *diag) {
    struct buffer names = {0};
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < table->set_count; i++) {
        buffer_print(&names, "%s%.*s", i == 0 ? "" : ", ", STR_ARG(table->sets[i].name));
        nearest_offer(&nearest, table->sets[i].name);
    }
    if (nearest.best.size > 0) {
        DIAG(diag, place, DIAG_FONT_SET_MISSPELT, name, nearest.best);
    } else {
        DIAG(diag, place, DIAG_FONT_SET_UNKNOWN, name, buffer_str(&names));
    }
    buffer_free(&names);
}

static struct fontset *new_set(const struct font_source *source, struct arena *arena,
                               struct diag *diag) {
    struct fontset *set = arena_new_of(arena, struct fontset);
    set->arena = arena;
    set->diag = diag;
    set->source = (struct font_source){str_copy(arena, source->folder), source->held};
    return set;
}

static struct fontset *open_set(const struct font_source *source, struct str name,
                                struct place place, struct diag *diag) {
    struct arena *arena = arena_new();
    const struct font_table *table = font_table_read(source, arena, diag);
    struct fontset *set = new_set(source, arena, diag);
    set->table = table;
    set->set = table == NULL ? NULL : font_table_set(table, name);
    if (table != NULL && set->set == NULL) {
        report_unknown_set(table, name, place, diag);
    }
    if (set->set == NULL) {
        arena_free(arena);
        return NULL;
    }
    build_chains(set, table);
    if (!open_first(set)) {
        open_others(set);
        fontset_free(set);
        return NULL;
    }
    if (!fontset_has_bold(set)) {
        DIAG(diag, set->set->place, DIAG_FONT_SET_NO_BOLD, name);
    }
    return set;
}

struct fontset *fontset_open(struct str folder, struct str name, struct place place,
                             struct diag *diag) {
    return open_set(&(const struct font_source){folder, NULL}, name, place, diag);
}

struct fontset *fontset_open_held(const struct held_fonts *held, struct str name,
                                  struct place place, struct diag *diag) {
    return open_set(&(const struct font_source){STR(""), held}, name, place, diag);
}

struct str fontset_table(const struct fontset *set) {
    return set->table->text;
}

void fontset_free(struct fontset *set) {
    if (set == NULL) {
        return;
    }
    for (size_t i = 0; i < set->slot_count; i++) {
        face_free(set->slots[i].face);
    }
    array_free(&set->faces);
    arena_free(set->arena);
}

size_t fontset_chain_count(const struct fontset *set, enum weight weight) {
    (void)weight; /* every font stands in both chains */
    return set->set->count;
}

struct face *fontset_face(struct fontset *set, enum weight weight, size_t index) {
    assert(index < set->set->count);
    return open_slot(set, set->chains[weight][index], set->set->pairs[index].places[weight]);
}

bool fontset_is_fallback(const struct fontset *set, size_t index) {
    assert(index < set->set->count);
    return set->set->pairs[index].fallback;
}

size_t fontset_face_count(const struct fontset *set) {
    return set->faces.count;
}

struct face *fontset_face_at(const struct fontset *set, size_t index) {
    assert(index < set->faces.count);
    return set->faces.items[index];
}

bool fontset_has_bold(const struct fontset *set) {
    return set->set->pairs[0].has_bold;
}
