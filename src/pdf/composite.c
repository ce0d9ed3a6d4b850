#include "pdf/composite.h"

#include "pdf/bytes.h"

enum {
    /* flags of a component */
    ARGS_ARE_WORDS = 0x0001,
    ARGS_ARE_XY_VALUES = 0x0002,
    ROUND_XY_TO_GRID = 0x0004,
    MORE_COMPONENTS = 0x0020,
    COMPONENT_FLAGS = ARGS_ARE_WORDS | ARGS_ARE_XY_VALUES | ROUND_XY_TO_GRID,
    COMPOSITE = -1 /* in the place of a number of contours */
};

void composite_free(struct composite *composite) {
    buffer_free(&composite->components);
}

static bool fits_int16(int64_t value) {
    return value >= INT16_MIN && value <= INT16_MAX;
}

void composite_join_box(struct glyf_box *all, bool *has_box, const struct glyf_box *box) {
    if (!*has_box) {
        *all = *box;
    }
    *has_box = true;
    all->x_min = box->x_min < all->x_min ? box->x_min : all->x_min;
    all->y_min = box->y_min < all->y_min ? box->y_min : all->y_min;
    all->x_max = box->x_max > all->x_max ? box->x_max : all->x_max;
    all->y_max = box->y_max > all->y_max ? box->y_max : all->y_max;
}

/* Moves the box; false where an edge passes 16 bits. */
static bool move_box(struct glyf_box *box, int64_t x, int64_t y) {
    if (!fits_int16(x) || !fits_int16(y)) {
        return false;
    }
    box->x_min += (int32_t)x;
    box->x_max += (int32_t)x;
    box->y_min += (int32_t)y;
    box->y_max += (int32_t)y;
    return fits_int16(box->x_min) && fits_int16(box->x_max) && fits_int16(box->y_min) &&
           fits_int16(box->y_max);
}

static void add_extent(struct glyf_extent *all, const struct glyf_extent *part) {
    all->points += part->points;
    all->contours += part->contours;
    if (part->depth + 1 > all->depth) {
        all->depth = part->depth + 1;
    }
}

enum composite_fault composite_add(struct composite *composite, const struct glyf *glyf,
                                   uint32_t glyph, int32_t x, int32_t y, uint32_t shift) {
    struct str data;
    struct glyf_extent extent;
    if (!glyf_data(glyf, glyph, &data) || data.size == 0 || !glyf_measure(glyf, glyph, &extent)) {
        return COMPOSITE_BROKEN;
    }
    struct glyf_box box = glyf_box(data);
    /* A rasteriser moves a glyph by this, but not a component. */
    int64_t moved_x = (int64_t)x + glyf_bearing(glyf, glyph) - box.x_min;
    if (!move_box(&box, moved_x, y) || composite->extent.points + extent.points > UINT16_MAX) {
        return COMPOSITE_TOO_FAR;
    }

    bool has_box = composite->elements > 0;
    composite_join_box(&composite->box, &has_box, &box);
    add_extent(&composite->extent, &extent);
    composite->last = composite->components.size;
    composite->elements++;
    bytes_add16(&composite->components, COMPONENT_FLAGS | MORE_COMPONENTS);
    bytes_add16(&composite->components, glyph + shift);
    bytes_add16(&composite->components, moved_x);
    bytes_add16(&composite->components, y);
    return COMPOSITE_FINE;
}

void composite_write(struct composite *composite, struct buffer *out) {
    if (composite->elements == 0) {
        return;
    }
    bytes_set16(&composite->components, composite->last, COMPONENT_FLAGS);
    bytes_add16(out, COMPOSITE);
    bytes_add16(out, composite->box.x_min);
    bytes_add16(out, composite->box.y_min);
    bytes_add16(out, composite->box.x_max);
    bytes_add16(out, composite->box.y_max);
    buffer_add(out, buffer_str(&composite->components));
}
