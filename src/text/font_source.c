#include "text/font_source.h"

#include "base/file.h"

void font_source_add_path(const struct font_source *source, struct str name, struct buffer *path) {
    if (source->held == NULL) {
        buffer_print(path, "%.*s/", STR_ARG(source->folder));
    }
    buffer_add(path, name);
}

static struct buffer path_of(const struct font_source *source, struct str name) {
    struct buffer path = {0};
    font_source_add_path(source, name, &path);
    buffer_add_byte(&path, '\0');
    return path;
}

bool font_source_has(const struct font_source *source, struct str name) {
    struct buffer path = path_of(source, name);
    bool has = source->held != NULL || file_exists(path.bytes);
    buffer_free(&path);
    return has;
}

static bool read_held(const struct held_fonts *held, struct str name, struct buffer *bytes,
                      struct diag *diag) {
    for (size_t i = 0; i < held->count; i++) {
        if (str_equal(held->items[i].name, name)) {
            buffer_add(bytes, held->items[i].bytes);
            return true;
        }
    }
    DIAG(diag, NOWHERE, DIAG_FILE_MISSING, name);
    return false;
}

bool font_source_read(const struct font_source *source, struct str name, size_t limit,
                      struct buffer *bytes, struct diag *diag) {
    if (source->held != NULL) {
        return read_held(source->held, name, bytes, diag);
    }
    struct buffer path = path_of(source, name);
    bool done = file_read_ordinary(path.bytes, limit, NOWHERE, bytes, diag);
    buffer_free(&path);
    return done;
}
