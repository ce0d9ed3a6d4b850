#include "text/freetype.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_MULTIPLE_MASTERS_H
#include FT_TRUETYPE_TABLES_H

/* OS/2 sFamilyClass and panose, where they say serif or not (OpenType, "OS/2"). */
enum {
    PANOSE_LATIN_TEXT = 2,
    PANOSE_FIRST_SERIF = 2,
    PANOSE_LAST_SERIF = 10,
    CLASS_FREEFORM_SERIFS = 7
};

static bool is_serif(const TT_OS2 *os2) {
    if (os2->panose[0] == PANOSE_LATIN_TEXT && os2->panose[1] >= PANOSE_FIRST_SERIF) {
        return os2->panose[1] <= PANOSE_LAST_SERIF;
    }
    int class = os2->sFamilyClass >> 8;
    return (class >= 1 && class <= 5) || class == CLASS_FREEFORM_SERIFS;
}

static void read_os2(FT_Face face, struct face_metrics *metrics) {
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
    metrics->weight = 400;
    metrics->cap_height = metrics->ascender;
    if (os2 == NULL || os2->version == 0xFFFF) {
        return;
    }
    if (os2->usWeightClass > 0 && os2->usWeightClass <= 1000) {
        metrics->weight = os2->usWeightClass;
    }
    if (os2->version >= 2 && os2->sCapHeight > 0) {
        metrics->cap_height = os2->sCapHeight;
    }
    metrics->serif = is_serif(os2);
}

static void read_metrics(FT_Face face, struct face_metrics *metrics) {
    const TT_Header *head = FT_Get_Sfnt_Table(face, FT_SFNT_HEAD);
    const TT_HoriHeader *hhea = FT_Get_Sfnt_Table(face, FT_SFNT_HHEA);
    const TT_Postscript *post = FT_Get_Sfnt_Table(face, FT_SFNT_POST);
    *metrics = (struct face_metrics){
        .units_per_em = head->Units_Per_EM,
        .ascender = hhea->Ascender,
        .descender = hhea->Descender,
        .box = {head->xMin, head->yMin, head->xMax, head->yMax},
        .italic_angle = post == NULL ? 0 : (int32_t)(post->italicAngle / 0x10000),
        .fixed_pitch = post != NULL && post->isFixedPitch != 0,
    };
    if (metrics->ascender == 0 && metrics->descender == 0) {
        /* FreeType has looked into OS/2 then. */
        metrics->ascender = face->ascender;
        metrics->descender = face->descender;
    }
    if (metrics->descender > 0) {
        metrics->descender = -metrics->descender; /* some old fonts forget the sign */
    }
    read_os2(face, metrics);
}

/* FreeType makes up a cmap from glyph names where the font has none; HarfBuzz does not. */
static bool has_characters(FT_Face face) {
    return FT_Select_Charmap(face, FT_ENCODING_UNICODE) == 0 &&
           FT_Get_CMap_Format(face->charmap) >= 0;
}

/* Lines are set by these: a font whose letters would stand three ems high is damaged. */
static bool is_credible(const struct face_metrics *metrics) {
    int32_t most = 3 * metrics->units_per_em;
    return metrics->ascender >= 0 && metrics->ascender <= most && -metrics->descender <= most;
}

static enum face_fault read_face(FT_Face face, struct freetype_facts *facts) {
    if (!FT_IS_SCALABLE(face) || face->num_glyphs < 1 || face->units_per_EM < 16 ||
        !has_characters(face) || FT_Get_Sfnt_Table(face, FT_SFNT_HEAD) == NULL ||
        FT_Get_Sfnt_Table(face, FT_SFNT_HHEA) == NULL) {
        return FACE_BROKEN;
    }
    if (FT_HAS_MULTIPLE_MASTERS(face)) {
        return FACE_VARIABLE;
    }
    read_metrics(face, &facts->metrics);
    if (!is_credible(&facts->metrics)) {
        return FACE_BROKEN;
    }
    facts->fs_type = FT_Get_FSType_Flags(face);
    return FACE_FINE;
}

enum face_fault freetype_read(struct str bytes, struct freetype_facts *facts) {
    FT_Library library = NULL;
    FT_Face face = NULL;
    enum face_fault fault = FACE_BROKEN;
    if (FT_Init_FreeType(&library) == 0 && FT_New_Memory_Face(library, (const FT_Byte *)bytes.bytes,
                                                              (FT_Long)bytes.size, 0, &face) == 0) {
        fault = read_face(face, facts);
    }
    (void)FT_Done_Face(face);
    (void)FT_Done_FreeType(library);
    return fault;
}
