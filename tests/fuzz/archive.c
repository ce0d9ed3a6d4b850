/* Any bytes as an inventory and as a record of an archive: what is read keeps the promises of its
 * header, and written down and read again says the same. */
#include "target.h"

#include "archive/inventory.h"
#include "archive/layout.h"
#include "archive/record.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/folder.h"

static void check_versions(const struct inventory *inventory) {
    MUST(inventory->version_count > 0);
    for (size_t v = 0; v < inventory->version_count; v++) {
        const struct object_version *version = &inventory->versions[v];
        for (size_t i = 0; i < version->count; i++) {
            MUST(folder_path_is_safe(version->files[i].path));
            MUST(inventory_content(inventory, version->files[i].digest) != NULL);
            MUST(version_file(version, version->files[i].path) == &version->files[i]);
        }
    }
}

static void check_inventory(const struct inventory *inventory, struct arena *arena) {
    struct buffer written = {0}, again = {0}, path = {0};
    struct inventory back;
    const char *where;
    for (size_t i = 0; i < inventory->manifest_count; i++) {
        MUST(folder_path_is_safe(inventory->manifest[i].path));
        MUST(inventory->manifest[i].path.bytes[0] == 'v');
    }
    check_versions(inventory);
    layout_add_path(inventory->id, &path);
    MUST(folder_path_is_safe(buffer_str(&path)));
    inventory_write(inventory, &written);
    MUST(inventory_read(buffer_str(&written), arena, &back, &where));
    inventory_write(&back, &again);
    MUST(str_equal(buffer_str(&written), buffer_str(&again)));
    buffer_free(&written);
    buffer_free(&again);
    buffer_free(&path);
}

static void check_files(const struct record_file *files, size_t count) {
    for (size_t i = 0; i < count; i++) {
        MUST(folder_path_is_safe(files[i].path));
        MUST(files[i].sha256.size == 64);
    }
}

static void check_record(const struct record *record, struct arena *arena) {
    struct buffer written = {0}, again = {0};
    struct record back;
    MUST(record_office_is_sound(record->office));
    MUST(date_is_fiscal_year(record->year) && record->quarter >= 0 && record->quarter <= 4);
    MUST(record->published.size == 0 || date_is_day(record->published));
    check_files(record->files, record->file_count);
    check_files(record->fonts, record->font_count);
    record_write(record, &written);
    MUST(record_read(buffer_str(&written), arena, &back));
    record_write(&back, &again);
    MUST(str_equal(buffer_str(&written), buffer_str(&again)));
    buffer_free(&written);
    buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct str given = {(const char *)bytes, size};
    struct arena *arena = arena_new();
    struct inventory inventory;
    struct record record;
    const char *where;
    if (inventory_read(given, arena, &inventory, &where)) {
        check_inventory(&inventory, arena);
    } else {
        MUST(where != NULL);
    }
    if (record_read(given, arena, &record)) {
        check_record(&record, arena);
    }
    arena_free(arena);
    return 0;
}
