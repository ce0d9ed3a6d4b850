#include "text/font_slot.h"

#include "base/arena.h"
#include "base/file.h"

/* No font in sight is a tenth as large. */
enum { FONT_SIZE_LIMIT = 256 * 1024 * 1024 };

static struct buffer path_of(const struct font_slot *slot, struct str folder) {
    struct buffer path = {0};
    buffer_print(&path, "%.*s/%.*s", STR_ARG(folder), STR_ARG(slot->name));
    buffer_add_byte(&path, '\0');
    return path;
}

bool font_slot_exists(const struct font_slot *slot, struct str folder) {
    struct buffer path = path_of(slot, folder);
    bool exists = file_exists(path.bytes);
    buffer_free(&path);
    return exists;
}

/* A font that is not there, or no file, is the font's fault (exit code 1), not the system's: what
 * the reading itself would report is left aside. */
static enum slot_fault read_bytes(const struct font_slot *slot, struct str folder,
                                  struct buffer *bytes) {
    struct diag *unheard = diag_new();
    struct buffer path = path_of(slot, folder);
    bool done = file_read_ordinary(path.bytes, FONT_SIZE_LIMIT, NOWHERE, bytes, unheard);
    enum slot_fault fault = done ? SLOT_FINE : SLOT_MISSING;
    if (diag_holds(unheard, DIAG_FILE_UNREADABLE)) {
        fault = SLOT_UNREADABLE;
    }
    buffer_free(&path);
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

void font_slot_open(struct font_slot *slot, struct str folder) {
    static const enum slot_fault faults[] = {[FACE_BROKEN] = SLOT_BROKEN,
                                             [FACE_NOT_TRUETYPE] = SLOT_NOT_TRUETYPE,
                                             [FACE_VARIABLE] = SLOT_VARIABLE};
    struct buffer bytes = {0};
    enum face_fault fault;
    slot->opened = true;
    slot->fault = read_bytes(slot, folder, &bytes);
    if (slot->fault != SLOT_FINE) {
        buffer_free(&bytes);
        return;
    }
    slot->face = face_open(slot->name, &bytes, slot->facts != NULL && slot->facts->granted, &fault);
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
