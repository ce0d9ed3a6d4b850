#include "text/font_slot.h"

#include "base/arena.h"

/* No font in sight is a tenth as large. */
enum { FONT_SIZE_LIMIT = 256 * 1024 * 1024 };

bool font_slot_exists(const struct font_slot *slot, const struct font_source *source) {
    return font_source_has(source, slot->name);
}

/* A font that is not there, or no file, is the font's fault (exit code 1), not the system's: what
 * the reading itself would report is left aside. */
static enum slot_fault read_bytes(const struct font_slot *slot, const struct font_source *source,
                                  struct buffer *bytes) {
    struct diag *unheard = diag_new();
    bool done = font_source_read(source, slot->name, FONT_SIZE_LIMIT, bytes, unheard);
    enum slot_fault fault = done ? SLOT_FINE : SLOT_MISSING;
    if (diag_holds(unheard, DIAG_FILE_UNREADABLE)) {
        fault = SLOT_UNREADABLE;
    }
    diag_free(unheard);
    return fault;
}

static enum slot_fault judge(const struct font_slot *slot) {
    enum face_permission permission = face_permission(slot->face);
    if (slot->facts != NULL && slot->facts->sha256.size > 0 &&
        !str_equal(slot->facts->sha256, face_sha256(slot->face))) {
        return SLOT_CHANGED;
    }
    bool forbidden = permission == PERMISSION_RESTRICTED || permission == PERMISSION_NO_SUBSET;
    return forbidden ? SLOT_FORBIDDEN : SLOT_FINE;
}

void font_slot_open(struct font_slot *slot, const struct font_source *source) {
    static const enum slot_fault faults[] = {[FACE_BROKEN] = SLOT_BROKEN,
                                             [FACE_NOT_TRUETYPE] = SLOT_NOT_TRUETYPE,
                                             [FACE_VARIABLE] = SLOT_VARIABLE};
    struct buffer bytes = {0};
    enum face_fault fault;
    slot->opened = true;
    slot->fault = read_bytes(slot, source, &bytes);
    if (slot->fault != SLOT_FINE) {
        buffer_free(&bytes);
        return;
    }
    slot->face = face_open(slot->name, &bytes, slot->facts != NULL && slot->facts->granted, &fault);
    if (slot->face != NULL) {
        slot->face->scale = slot->scale;
    }
    slot->fault = slot->face == NULL ? faults[fault] : judge(slot);
    bool vouched_for = slot->facts != NULL && slot->facts->sha256.size > 0;
    slot->altered =
        slot->face != NULL && !vouched_for && !sfnt_checksums_agree(buffer_str(&slot->face->bytes));
}

void font_slot_report(const struct font_slot *slot, struct place place, struct diag *diag) {
    static const enum diag_id ids[] = {
        [SLOT_MISSING] = DIAG_FONT_MISSING,   [SLOT_UNREADABLE] = DIAG_FONT_UNREADABLE,
        [SLOT_BROKEN] = DIAG_FONT_BROKEN,     [SLOT_NOT_TRUETYPE] = DIAG_FONT_NOT_TRUETYPE,
        [SLOT_VARIABLE] = DIAG_FONT_VARIABLE, [SLOT_FORBIDDEN] = DIAG_FONT_FORBIDDEN,
    };
    if (slot->fault == SLOT_CHANGED) {
        DIAG(diag, slot->facts->sha256_place, DIAG_FONT_CHANGED, slot->name,
             face_sha256(slot->face));
    } else if (slot->fault == SLOT_MISSING && slot->facts != NULL &&
               slot->facts->package.size > 0) {
        DIAG(diag, place, DIAG_FONT_NOT_INSTALLED, slot->name, slot->facts->package);
    } else if (slot->fault != SLOT_FINE) {
        DIAG(diag, place, ids[slot->fault], slot->name);
    } else if (slot->altered) {
        DIAG(diag, place, DIAG_FONT_ALTERED, slot->name, face_sha256(slot->face));
    }
}
