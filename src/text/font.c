#include "text/font.h"

#include "text/face.h"

#include <assert.h>

struct str face_file(const struct face *face) {
    return face->file;
}

struct str face_bytes(const struct face *face) {
    return buffer_str(&face->bytes);
}

struct str face_postscript_name(const struct face *face) {
    return face->postscript_name;
}

struct str face_version(const struct face *face) {
    return face->version;
}

struct str face_sha256(const struct face *face) {
    return face->sha256;
}

struct face_metrics face_metrics(const struct face *face) {
    return face->metrics;
}

int face_scale(const struct face *face) {
    return face->scale;
}

length face_length(const struct face *face, int64_t units, length size) {
    return length_of_units(units * face->scale, face->metrics.units_per_em * 100, size);
}

enum face_permission face_permission(const struct face *face) {
    return face->permission;
}

size_t face_cluster_count(const struct face *face) {
    return face->registry.clusters.count;
}

const struct cluster *face_cluster(const struct face *face, uint32_t index) {
    assert(index < face->registry.clusters.count);
    return face->registry.clusters.items[index];
}

struct hb_face_t *face_harfbuzz(const struct face *face) {
    return face->harfbuzz;
}
