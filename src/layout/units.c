#include "layout/units.h"

struct units units_of(const struct text *text, length width, uint32_t first) {
    return (struct units){
        .text = text, .width = width, .at = first, .allowed_end = first, .fair_end = first};
}

/* True where a line may end after piece `index`, at an end of `kind` or a better one. Space that
 * follows hangs over that end. */
static bool may_end(const struct text *text, uint32_t index, enum break_kind kind) {
    const struct piece *piece = &text->pieces[index];
    return index + 1 == text->count || piece->after == BREAK_FORCED ||
           (piece->after >= kind && !piece[1].space);
}

struct unit unit_to(const struct text *text, uint32_t first, enum break_kind kind) {
    struct unit unit = {.first = first, .end = first};
    for (bool ended = false; !ended; unit.end++) {
        const struct piece *piece = &text->pieces[unit.end];
        unit.width += piece->width;
        unit.ink = piece->space ? unit.ink : unit.width;
        unit.after = piece->after;
        ended = may_end(text, unit.end, kind);
    }
    return unit;
}

bool units_next(struct units *units, struct unit *unit) {
    if (units->at == units->text->count) {
        return false;
    }
    if (units->at == units->allowed_end) {
        *unit = unit_to(units->text, units->at, BREAK_ALLOWED);
        units->allowed_end = unit->end;
        units->fair_end = units->at;
        units->allowed_fits = unit->ink <= units->width;
    }
    if (!units->allowed_fits && units->at == units->fair_end) {
        *unit = unit_to(units->text, units->at, BREAK_FAIR);
        units->fair_end = unit->end;
        units->fair_fits = unit->ink <= units->width;
    }
    if (!units->allowed_fits && !units->fair_fits) {
        *unit = unit_to(units->text, units->at, BREAK_POOR);
    }
    units->at = unit->end;
    return true;
}
