#include "pdf/fonts.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/digest.h"
#include "pdf/body.h"
#include "pdf/clusterfont.h"
#include "pdf/codes.h"
#include "pdf/number.h"
#include "pdf/objects.h"
#include "pdf/tounicode.h"
#include "text/font.h"

#include <inttypes.h>

struct fonts {
    ARRAY(struct font *) items;
};

struct fonts *fonts_new(void) {
    return memory_zeroed(sizeof(struct fonts));
}

void fonts_free(struct fonts *fonts) {
    if (fonts == NULL) {
        return;
    }
    for (size_t i = 0; i < fonts->items.count; i++) {
        codes_free(fonts->items.items[i]->codes);
        memory_free(fonts->items.items[i]);
    }
    array_free(&fonts->items);
    memory_free(fonts);
}

const struct font *fonts_find(struct fonts *fonts, const struct face *face) {
    for (size_t i = 0; i < fonts->items.count; i++) {
        if (fonts->items.items[i]->face == face) {
            return fonts->items.items[i];
        }
    }
    struct font *font = memory_zeroed(sizeof *font);
    font->face = face;
    font->codes = codes_new();
    font->units_per_em = face_metrics(face).units_per_em;
    font->number = (unsigned)fonts->items.count + 1;
    array_push(&fonts->items, font);
    return font;
}

size_t fonts_count(const struct fonts *fonts) {
    return fonts->items.count;
}

const struct font *fonts_item(const struct fonts *fonts, size_t index) {
    return fonts->items.items[index];
}

int64_t font_width(const struct font *font, const struct cluster *cluster) {
    return number_quotient((int64_t)cluster->advance * 100000, font->units_per_em);
}

/* One font while it is written. */
struct embedding {
    const struct font *font;
    struct objects *objects;
    struct body *body;
    struct buffer name; /* "ABCDEF+NotoSerifBengali", with a NUL behind it */
    uint32_t program, widths, to_unicode;
};

/* A subset's name begins with six letters of its own (9.6.4): made from the program's hash. */
static void make_name(struct embedding *embedding, struct str program) {
    unsigned char hash[DIGEST_SIZE];
    struct digest *digest = digest_new();
    digest_add(digest, program);
    digest_end(digest, hash);
    digest_free(digest);
    for (int i = 0; i < 6; i++) {
        buffer_add_byte(&embedding->name, (char)('A' + hash[i] % 26));
    }
    buffer_add_byte(&embedding->name, '+');
    buffer_add(&embedding->name, face_postscript_name(embedding->font->face));
    buffer_add_byte(&embedding->name, '\0');
}

static bool report(enum clusterfont_fault fault, const struct face *face, struct diag *diag) {
    if (fault == CLUSTERFONT_TOO_MANY) {
        DIAG(diag, NOWHERE, DIAG_PDF_TOO_MANY_CLUSTERS, face_file(face));
    } else if (fault == CLUSTERFONT_TOO_FAR) {
        DIAG(diag, NOWHERE, DIAG_PDF_CLUSTER_TOO_LARGE, face_file(face));
    } else if (fault != CLUSTERFONT_FINE) {
        DIAG(diag, NOWHERE, DIAG_PDF_FONT_REFUSED, face_file(face));
    }
    return fault == CLUSTERFONT_FINE;
}

static bool write_program(struct embedding *embedding, struct diag *diag) {
    const struct face *face = embedding->font->face;
    struct buffer program = {0};
    struct buffer entries = {0};
    bool fine =
        report(clusterfont_add(&program, face_harfbuzz(face), embedding->font->codes), face, diag);
    if (fine) {
        make_name(embedding, buffer_str(&program));
        buffer_print(&entries, "/Length1 %zu", program.size);
        body_stream(embedding->body, embedding->program, buffer_str(&entries), buffer_str(&program),
                    PACK_DEFLATE);
    }
    buffer_free(&program);
    buffer_free(&entries);
    return fine;
}

static void write_to_unicode(struct embedding *embedding) {
    struct buffer cmap = {0};
    tounicode_add(&cmap, embedding->font->codes);
    body_stream(embedding->body, embedding->to_unicode, STR(""), buffer_str(&cmap), PACK_DEFLATE);
    buffer_free(&cmap);
}

static void write_widths(struct embedding *embedding) {
    const struct codes *codes = embedding->font->codes;
    struct buffer widths = {0};
    buffer_add(&widths, STR("[1["));
    for (size_t code = 1; code <= codes_count(codes); code++) {
        const struct cluster *cluster = codes_item(codes, code)->cluster;
        if (code > 1) {
            buffer_add_byte(&widths, ' ');
        }
        number_add(&widths, cluster == NULL ? 0 : font_width(embedding->font, cluster));
    }
    buffer_add(&widths, STR("]]"));
    body_object(embedding->body, embedding->widths, buffer_str(&widths));
    buffer_free(&widths);
}

static int32_t thousandths(const struct face_metrics *metrics, int32_t units) {
    return (int32_t)number_quotient((int64_t)units * 1000, metrics->units_per_em);
}

/* Font flags (table 123). Symbolic, because Bangla is outside the standard Latin set. */
enum { FLAG_FIXED_PITCH = 1, FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

static int32_t flags_of(const struct face_metrics *metrics) {
    return FLAG_SYMBOLIC | (metrics->fixed_pitch ? FLAG_FIXED_PITCH : 0) |
           (metrics->serif ? FLAG_SERIF : 0) | (metrics->italic_angle != 0 ? FLAG_ITALIC : 0);
}

static struct dict *make_descriptor(const struct embedding *embedding) {
    struct face_metrics metrics = face_metrics(embedding->font->face);
    struct dict *descriptor = objects_dict(embedding->objects);
    struct buffer raw = {0};
    dict_name(descriptor, "Type", "FontDescriptor");
    dict_name(descriptor, "FontName", embedding->name.bytes);
    dict_integer(descriptor, "Flags", flags_of(&metrics));
    dict_integer(descriptor, "ItalicAngle", metrics.italic_angle);
    dict_integer(descriptor, "Ascent", thousandths(&metrics, metrics.ascender));
    dict_integer(descriptor, "Descent", thousandths(&metrics, metrics.descender));
    dict_integer(descriptor, "CapHeight", thousandths(&metrics, metrics.cap_height));
    /* Fonts do not tell the width of their stems; it grows with the square of the weight. */
    dict_integer(descriptor, "StemV", 50 + metrics.weight * metrics.weight / 4225);
    buffer_print(&raw, "/FontBBox[%d %d %d %d]/FontFile2 %" PRIu32 " 0 R",
                 thousandths(&metrics, metrics.box.x_min), thousandths(&metrics, metrics.box.y_min),
                 thousandths(&metrics, metrics.box.x_max), thousandths(&metrics, metrics.box.y_max),
                 embedding->program);
    dict_raw(descriptor, buffer_str(&raw));
    buffer_free(&raw);
    return descriptor;
}

static struct dict *make_descendant(const struct embedding *embedding) {
    struct dict *font = objects_dict(embedding->objects);
    struct buffer raw = {0};
    dict_name(font, "Type", "Font");
    dict_name(font, "Subtype", "CIDFontType2");
    dict_name(font, "BaseFont", embedding->name.bytes);
    dict_name(font, "CIDToGIDMap", "Identity");
    dict_refer(font, "FontDescriptor", make_descriptor(embedding));
    buffer_print(&raw,
                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/W %" PRIu32
                 " 0 R",
                 embedding->widths);
    dict_raw(font, buffer_str(&raw));
    buffer_free(&raw);
    return font;
}

static struct dict *make_font(const struct embedding *embedding) {
    struct dict *font = objects_dict(embedding->objects);
    struct buffer raw = {0};
    dict_name(font, "Type", "Font");
    dict_name(font, "Subtype", "Type0");
    dict_name(font, "BaseFont", embedding->name.bytes);
    dict_name(font, "Encoding", "Identity-H");
    buffer_print(&raw, "/DescendantFonts[%" PRIu32 " 0 R]/ToUnicode %" PRIu32 " 0 R",
                 dict_number(make_descendant(embedding)), embedding->to_unicode);
    dict_raw(font, buffer_str(&raw));
    buffer_free(&raw);
    return font;
}

static bool embed(struct embedding *embedding, struct dict *names, struct diag *diag) {
    embedding->program = objects_reserve(embedding->objects);
    embedding->to_unicode = objects_reserve(embedding->objects);
    embedding->widths = objects_reserve(embedding->objects);
    if (!write_program(embedding, diag)) {
        return false;
    }
    write_to_unicode(embedding);
    write_widths(embedding);
    struct buffer key = {0};
    buffer_print(&key, "F%u", embedding->font->number);
    buffer_add_byte(&key, '\0');
    dict_refer(names, key.bytes, make_font(embedding));
    buffer_free(&key);
    return true;
}

bool fonts_write(const struct fonts *fonts, struct objects *objects, struct body *body,
                 struct dict *resources, struct diag *diag) {
    struct dict *names = dict_child(resources, "Font");
    bool fine = true;
    objects_step(objects, "fonts");
    for (size_t i = 0; i < fonts->items.count && fine; i++) {
        struct embedding embedding = {
            .font = fonts->items.items[i], .objects = objects, .body = body};
        fine = embed(&embedding, names, diag);
        buffer_free(&embedding.name);
    }
    return fine;
}
