#include "text/face.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/unicode.h"
#include "text/freetype.h"
#include "text/outlines.h"

#include <hb-ot.h>
#include <hb.h>

#include <assert.h>

/* Bits of OS/2 fsType (OpenType, "OS/2"). Where a font of old sets several of the first four, the
 * least restrictive holds. */
enum {
    FS_RESTRICTED = 0x0002,
    FS_PRINT = 0x0004,
    FS_EDITABLE = 0x0008,
    FS_NO_SUBSET = 0x0100,
    FS_BITMAPS_ONLY = 0x0200
};

static enum face_permission permission_of(uint16_t fs_type, bool granted) {
    bool open = (fs_type & (FS_RESTRICTED | FS_PRINT | FS_EDITABLE)) == 0;
    bool restricted = !open && (fs_type & (FS_PRINT | FS_EDITABLE)) == 0;
    if (restricted || (fs_type & FS_BITMAPS_ONLY) != 0) {
        return granted ? PERMISSION_GRANTED : PERMISSION_RESTRICTED;
    }
    if ((fs_type & FS_NO_SUBSET) != 0) {
        return granted ? PERMISSION_GRANTED : PERMISSION_NO_SUBSET;
    }
    return open || (fs_type & FS_EDITABLE) != 0 ? PERMISSION_INSTALLABLE : PERMISSION_PRINT;
}

/* A name of the font as one line of clean UTF-8: these strings go into PDFs and onto screens. */
static struct str name_of(hb_face_t *harfbuzz, hb_ot_name_id_t id, struct arena *arena) {
    char bytes[256];
    unsigned room = sizeof bytes;
    hb_ot_name_get_utf8(harfbuzz, id, HB_LANGUAGE_INVALID, &room, bytes);
    struct str name = str_of(bytes);
    struct buffer clean = {0};
    uint32_t code_point;
    for (size_t fault = 0; name.size > 0; name = str_slice(name, fault, name.size)) {
        if (unicode_check(name, &fault, &code_point) == UNICODE_FINE) {
            buffer_add(&clean, name);
            break;
        }
        buffer_add(&clean, str_slice(name, 0, fault));
        fault++;
    }
    struct str kept = str_copy(arena, str_trim(buffer_str(&clean)));
    buffer_free(&clean);
    return kept;
}

static bool is_name_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* The letters that every reader of PDF takes in a name. */
static void add_name_letters(struct buffer *name, struct str from) {
    enum { SIZE_LIMIT = 63 };
    for (size_t i = 0; i < from.size && name->size < SIZE_LIMIT; i++) {
        if (is_name_letter(from.bytes[i])) {
            buffer_add_byte(name, from.bytes[i]);
        }
    }
}

/* Name 6, else the file's own name, else just "Font". */
static struct str postscript_name_of(hb_face_t *harfbuzz, struct str file, struct arena *arena) {
    struct str candidates[] = {name_of(harfbuzz, HB_OT_NAME_ID_POSTSCRIPT_NAME, arena), file,
                               STR("Font")};
    struct buffer name = {0};
    for (size_t i = 0; name.size == 0; i++) {
        add_name_letters(&name, candidates[i]);
    }
    struct str kept = str_copy(arena, buffer_str(&name));
    buffer_free(&name);
    return kept;
}

static struct str face_hash(struct str bytes, struct arena *arena) {
    struct buffer digits = {0};
    digest_add_hex(&digits, bytes);
    struct str kept = str_copy(arena, buffer_str(&digits));
    buffer_free(&digits);
    return kept;
}

bool face_draws(const struct face *face, uint32_t glyph) {
    return glyph != 0 && glyph < hb_face_get_glyph_count(face->harfbuzz);
}

static bool has_glyph(const struct face *face, uint32_t code_point) {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(face->shaping, code_point, &glyph) != 0 &&
           face_draws(face, glyph);
}

static void open_harfbuzz(struct face *face) {
    hb_blob_t *blob = hb_blob_create(face->bytes.bytes, (unsigned)face->bytes.size,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    face->harfbuzz = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_make_immutable(face->harfbuzz);
    face->shaping = hb_font_create(face->harfbuzz);
    hb_ot_font_set_funcs(face->shaping);
    hb_font_set_scale(face->shaping, face->metrics.units_per_em, face->metrics.units_per_em);
    hb_font_make_immutable(face->shaping);
    enum { BENGALI_KA = 0x0995 };
    face->script = has_glyph(face, BENGALI_KA) ? HB_SCRIPT_BENGALI : HB_SCRIPT_LATIN;
    face->scale = 100;
}

/* True where the face has no such table, or HarfBuzz finds lookups in it. */
static bool table_is_sound(hb_face_t *harfbuzz, hb_tag_t tag) {
    enum { EMPTY_SIZE = 64 }; /* a table that is meant to be empty is smaller */
    hb_blob_t *table = hb_face_reference_table(harfbuzz, tag);
    bool sound = hb_blob_get_length(table) < EMPTY_SIZE ||
                 hb_ot_layout_table_get_lookup_count(harfbuzz, tag) > 0;
    hb_blob_destroy(table);
    return sound;
}

/* HarfBuzz quietly leaves out a damaged GSUB or GPOS, and Bangla without them is wrong: a Bangla
 * face has substitutions. */
static bool layout_is_sound(const struct face *face) {
    return table_is_sound(face->harfbuzz, HB_OT_TAG_GSUB) &&
           table_is_sound(face->harfbuzz, HB_OT_TAG_GPOS) &&
           (face->script != HB_SCRIPT_BENGALI ||
            hb_ot_layout_table_get_lookup_count(face->harfbuzz, HB_OT_TAG_GSUB) > 0);
}

static struct face *open_face(struct str file, struct buffer *bytes, bool granted,
                              enum face_fault *fault) {
    struct freetype_facts facts = {0};
    *fault = sfnt_check(buffer_str(bytes));
    if (*fault == FACE_FINE) {
        *fault = freetype_read(buffer_str(bytes), &facts);
    }
    if (*fault != FACE_FINE) {
        buffer_free(bytes);
        return NULL;
    }
    struct arena *arena = arena_new();
    struct face *face = arena_new_of(arena, struct face);
    face->arena = arena;
    face->bytes = *bytes;
    *bytes = (struct buffer){0};
    face->metrics = facts.metrics;
    face->permission = permission_of(facts.fs_type, granted);
    open_harfbuzz(face);
    if (!outlines_are_sound(face->harfbuzz) || !layout_is_sound(face)) {
        *fault = FACE_BROKEN;
        face_free(face);
        return NULL;
    }
    face->file = str_copy(arena, file);
    face->sha256 = face_hash(buffer_str(&face->bytes), arena);
    face->version = name_of(face->harfbuzz, HB_OT_NAME_ID_VERSION_STRING, arena);
    face->postscript_name = postscript_name_of(face->harfbuzz, file, arena);
    return face;
}

struct face *face_open(struct str file, struct buffer *bytes, bool granted,
                       enum face_fault *fault) {
    memory_watch();
    struct face *face = open_face(file, bytes, granted, fault);
    memory_settle();
    return face;
}

void face_free(struct face *face) {
    if (face == NULL) {
        return;
    }
    hb_font_destroy(face->shaping);
    hb_face_destroy(face->harfbuzz);
    registry_free(&face->registry);
    buffer_free(&face->bytes);
    arena_free(face->arena);
}

bool face_has(const struct face *face, uint32_t code_point) {
    memory_watch();
    bool has = has_glyph(face, code_point);
    memory_settle();
    return has;
}
