#include "cli/source.h"

#include "base/arena.h"
#include "base/file.h"
#include "cli/master_name.h"
#include "unpack/making.h"
#include "xml/read.h"

static bool take_master(const char *path, struct source *source, struct arena *arena,
                        struct diag *diag) {
    struct making making;
    if (!unpack(buffer_str(&source->file), path, UNPACK_MASTER, &source->unpacked, diag)) {
        return false;
    }
    if (!source->unpacked.has_master) {
        DIAG(diag, NOWHERE, DIAG_PDF_WITHOUT_MASTER, str_of(path));
        return false;
    }
    if (making_read(source->unpacked.metadata, arena, &making) && making.master_hash.size > 0 &&
        !str_equal(making.master_hash, source->unpacked.master_hash)) {
        DIAG(diag, NOWHERE, DIAG_MASTER_ALTERED, str_of(path));
    }
    source->master = source->unpacked.master;
    source->name = master_name(source->unpacked.name, path, arena);
    source->alone = true;
    return true;
}

bool source_read(const char *path, struct source *source, struct arena *arena, struct diag *diag) {
    *source = (struct source){.name = path};
    if (!file_read(path, UNPACK_FILE_LIMIT, NOWHERE, &source->file, diag)) {
        return false;
    }
    if (str_starts(buffer_str(&source->file), STR("%PDF-"))) {
        return take_master(path, source, arena, diag);
    }
    (void)buffer_reserve(&source->file, 1);
    source->master = buffer_str(&source->file);
    return true;
}

void source_free(struct source *source) {
    unpack_free(&source->unpacked);
    buffer_free(&source->file);
}
