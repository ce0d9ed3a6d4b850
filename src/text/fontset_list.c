#include "text/fontset.h"

#include "base/arena.h"
#include "text/font_slot.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

static const char *const permission_words[] = {
    [PERMISSION_INSTALLABLE] = "may be embedded",
    [PERMISSION_PRINT] = "may be embedded, for viewing and printing",
    [PERMISSION_RESTRICTED] = "must not be embedded (fsType)",
    [PERMISSION_NO_SUBSET] = "must not be embedded in part (fsType)",
    [PERMISSION_GRANTED] = "forbidden by the file, granted to the office",
};

static const char *const fault_words[] = {
    [SLOT_MISSING] = "is missing",
    [SLOT_UNREADABLE] = "cannot be read",
    [SLOT_BROKEN] = "is broken",
    [SLOT_NOT_TRUETYPE] = "is not a TrueType font",
    [SLOT_VARIABLE] = "is a variable font",
};

static void add_field(struct buffer *out, const char *name, struct str value) {
    if (value.size > 0) {
        buffer_print(out, "      %-12s%.*s\n", name, STR_ARG(value));
    }
}

static const char *hash_words(const struct font_slot *slot) {
    if (slot->facts == NULL || slot->facts->sha256.size == 0) {
        return "not given in fonts.xml";
    }
    return slot->fault == SLOT_CHANGED ? "another one than in fonts.xml" : "as in fonts.xml";
}

static void add_face(struct buffer *out, const struct font_slot *slot) {
    const struct face *face = slot->face;
    add_field(out, "version", face_version(face));
    add_field(out, "permission", str_of(permission_words[face_permission(face)]));
    buffer_print(out, "      %-12s%.*s (%s)\n", "sha256", STR_ARG(face_sha256(face)),
                 hash_words(slot));
}

/* Of all faults only the system's fails the list: the others are what the list is for. */
static void add_file(struct buffer *out, const struct font_table *table, struct str name,
                     const struct font_source *source, struct diag *diag) {
    struct font_slot slot = {.name = name, .scale = 100, .facts = font_table_file(table, name)};
    font_slot_open(&slot, source);
    if (slot.face == NULL) {
        add_field(out, "file", str_of(fault_words[slot.fault]));
    } else {
        add_face(out, &slot);
    }
    if (slot.fault == SLOT_UNREADABLE) {
        font_slot_report(&slot, NOWHERE, diag);
    }
    if (slot.facts != NULL) {
        add_field(out, "package", slot.facts->package);
        add_field(out, "licence", slot.facts->licence);
    }
    face_free(slot.face);
}

static void add_heading(struct buffer *out, const struct font_pair *pair, enum weight weight) {
    buffer_add(out, pair->files[weight]);
    if (pair->scale != 100) {
        buffer_print(out, " at %d%%", pair->scale);
    }
    if (weight == WEIGHT_BOLD && !pair->has_bold) {
        buffer_add(out, STR(", having no bold"));
    }
    buffer_add(out, pair->fallback ? STR(" (fallback)\n") : STR("\n"));
}

static void add_set(struct buffer *out, const struct font_table *table, const struct font_set *set,
                    const struct font_source *source, struct diag *diag) {
    static const char *const weights[WEIGHT_COUNT] = {"regular", "bold"};
    buffer_print(out, "%.*s\n", STR_ARG(set->name));
    for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
        for (size_t i = 0; i < set->count; i++) {
            buffer_print(out, "  %s %zu: ", weights[weight], i + 1);
            add_heading(out, &set->pairs[i], (enum weight)weight);
            add_file(out, table, set->pairs[i].files[weight], source, diag);
        }
    }
}

bool fontset_list(struct str folder, struct buffer *out, struct diag *diag) {
    const struct font_source source = {folder, NULL};
    struct arena *arena = arena_new();
    const struct font_table *table = font_table_read(&source, arena, diag);
    for (size_t i = 0; table != NULL && i < table->set_count; i++) {
        add_set(out, table, &table->sets[i], &source, diag);
    }
    arena_free(arena);
    return table != NULL;
}

const char *fontset_harfbuzz_version(void) {
    return hb_version_string();
}

struct str fontset_freetype_version(struct buffer *out) {
    FT_Library library = NULL;
    FT_Int major = 0, minor = 0, patch = 0;
    size_t start = out->size;
    memory_watch();
    if (FT_Init_FreeType(&library) == 0) {
        FT_Library_Version(library, &major, &minor, &patch);
        (void)FT_Done_FreeType(library);
    }
    memory_settle();
    buffer_print(out, "%d.%d.%d", major, minor, patch);
    return str_slice(buffer_str(out), start, out->size);
}
