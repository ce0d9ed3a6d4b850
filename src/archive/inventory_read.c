#include "archive/inventory.h"

#include "archive/json_load.h"
#include "base/arena.h"
#include "base/array.h"
#include "base/folder.h"

#include <stdlib.h>

enum { DIGEST_LETTERS = 128, VERSIONS_LIMIT = 100000 };

struct reading {
    struct arena *arena;
    struct inventory *inventory;
    const char *where; /* the member at fault */
};

static bool fault(struct reading *reading, const char *where) {
    reading->where = where;
    return false;
}

static bool fault_of_version(struct reading *reading, size_t number, const char *member) {
    struct buffer where = {0};
    buffer_print(&where, "versions/v%zu%s", number, member);
    reading->where = str_c_string(reading->arena, buffer_str(&where));
    buffer_free(&where);
    return false;
}

/* The string; {NULL, 0} where it is none. */
static struct str string_of(const struct reading *reading, const json_t *value) {
    if (!json_is_string(value)) {
        return (struct str){NULL, 0};
    }
    return str_copy(reading->arena,
                    (struct str){json_string_value(value), json_string_length(value)});
}

/* A digest in lower case; {NULL, 0} where it is none. */
static struct str digest_of(const struct reading *reading, const char *key) {
    struct str digest = str_of(key);
    char *small = str_c_string(reading->arena, digest);
    for (size_t i = 0; i < digest.size; i++) {
        if (small[i] >= 'A' && small[i] <= 'F') {
            small[i] = (char)(small[i] - 'A' + 'a');
        }
        if (!((small[i] >= '0' && small[i] <= '9') || (small[i] >= 'a' && small[i] <= 'f'))) {
            return (struct str){NULL, 0};
        }
    }
    return digest.size == DIGEST_LETTERS ? (struct str){small, digest.size} : (struct str){NULL, 0};
}

/* ---- Maps of digests ------------------------------------------------------------------------ */

typedef ARRAY(struct state_file) file_array;

static int by_path(const void *a, const void *b) {
    return str_compare(((const struct state_file *)a)->path, ((const struct state_file *)b)->path);
}

/* No two files may have one path, nor one be the folder of another. Where "a" and "a/b" stand in
 * one list, sorted by bytes others may stand between them: "a.b". */
static bool paths_agree(const file_array *files) {
    for (size_t i = 0; i < files->count; i++) {
        struct str path = files->items[i].path;
        for (size_t slash = str_find(path, STR("/"), 0); slash != SIZE_MAX;
             slash = str_find(path, STR("/"), slash + 1)) {
            struct state_file folder = {.path = str_slice(path, 0, slash)};
            if (bsearch(&folder, files->items, files->count, sizeof folder, by_path) != NULL) {
                return false;
            }
        }
        if (i > 0 && str_equal(path, files->items[i - 1].path)) {
            return false;
        }
    }
    return true;
}

/* Reads {digest: [path…]}, sorted by path; false where it is none. */
static bool read_map(const struct reading *reading, const json_t *map, file_array *files) {
    const char *key;
    json_t *paths;
    if (!json_is_object(map)) {
        return false;
    }
    json_object_foreach((json_t *)map, key, paths) {
        struct str digest = digest_of(reading, key);
        if (digest.size == 0 || !json_is_array(paths) || json_array_size(paths) == 0) {
            return false;
        }
        for (size_t i = 0; i < json_array_size(paths); i++) {
            struct str path = string_of(reading, json_array_get(paths, i));
            if (!folder_path_is_safe(path)) {
                return false;
            }
            array_push(files, (struct state_file){path, digest});
        }
    }
    if (files->count > 0) {
        qsort(files->items, files->count, sizeof *files->items, by_path);
    }
    return paths_agree(files);
}

/* ---- Members -------------------------------------------------------------------------------- */

/* The number of "v12"; 0 where it is none. Padded numbers are not ours. */
static size_t number_of(struct str name) {
    uint64_t number = 0;
    bool is = name.size > 1 && name.bytes[0] == 'v' && name.bytes[1] != '0' &&
              str_to_number(str_slice(name, 1, name.size), VERSIONS_LIMIT, &number);
    return is ? (size_t)number : 0;
}

/* True for "v3/content/…" of a version that there is. */
static bool is_content_path(const struct inventory *inventory, struct str path) {
    size_t slash = str_find(path, STR("/"), 0);
    size_t number = slash == SIZE_MAX ? 0 : number_of(str_slice(path, 0, slash));
    if (number == 0 || number > inventory->version_count) {
        return false;
    }
    struct str rest = str_slice(path, slash + 1, path.size);
    return str_starts(rest, inventory->content_directory) &&
           rest.size > inventory->content_directory.size + 1 &&
           rest.bytes[inventory->content_directory.size] == '/';
}

static bool read_manifest(struct reading *reading, const json_t *map) {
    struct inventory *inventory = reading->inventory;
    file_array files = {0};
    bool fine = read_map(reading, map, &files);
    struct content_file *manifest =
        arena_array_of(reading->arena, struct content_file, files.count);
    for (size_t i = 0; i < files.count; i++) {
        manifest[i] = (struct content_file){files.items[i].path, files.items[i].digest};
        fine = fine && is_content_path(inventory, manifest[i].path);
    }
    inventory->manifest = manifest;
    inventory->manifest_count = files.count;
    array_free(&files);
    return fine || fault(reading, "manifest");
}

/* "2025-12-31T00:00:00+06:00", as RFC 3339 has it; only its form is looked at. */
static bool is_time(struct str time) {
    static const char form[] = "dddd-dd-ddTdd:dd:dd";
    const size_t begin = sizeof form - 1;
    for (size_t i = 0; i < begin; i++) {
        bool digit = i < time.size && time.bytes[i] >= '0' && time.bytes[i] <= '9';
        if (i >= time.size || (form[i] == 'd' ? !digit : time.bytes[i] != form[i])) {
            return false;
        }
    }
    struct str zone = str_slice(time, begin, time.size);
    while (zone.size > 0 &&
           (zone.bytes[0] == '.' || (zone.bytes[0] >= '0' && zone.bytes[0] <= '9'))) {
        zone = str_slice(zone, 1, zone.size);
    }
    return str_equal(zone, STR("Z")) ||
           (zone.size == 6 && (zone.bytes[0] == '+' || zone.bytes[0] == '-') &&
            zone.bytes[3] == ':');
}

/* A string that may be missing; false where it is there and is none. */
static bool read_optional(const struct reading *reading, const json_t *value, struct str *string) {
    *string = value == NULL ? STR("") : string_of(reading, value);
    return string->bytes != NULL;
}

static bool read_user(const struct reading *reading, const json_t *user,
                      struct object_version *version) {
    return user == NULL ||
           (json_is_object(user) &&
            read_optional(reading, json_object_get(user, "name"), &version->user_name) &&
            version->user_name.size > 0 &&
            read_optional(reading, json_object_get(user, "address"), &version->user_address));
}

static bool read_state(const struct reading *reading, const json_t *map,
                       struct object_version *version) {
    file_array files = {0};
    bool fine = read_map(reading, map, &files);
    version->count = files.count;
    version->files = array_keep(&files, reading->arena);
    return fine;
}

static bool read_version(struct reading *reading, const json_t *json, size_t number,
                         struct object_version *version) {
    version->created = string_of(reading, json_object_get(json, "created"));
    if (!is_time(version->created)) {
        return fault_of_version(reading, number, "/created");
    }
    if (!read_optional(reading, json_object_get(json, "message"), &version->message)) {
        return fault_of_version(reading, number, "/message");
    }
    if (!read_user(reading, json_object_get(json, "user"), version)) {
        return fault_of_version(reading, number, "/user");
    }
    return read_state(reading, json_object_get(json, "state"), version) ||
           fault_of_version(reading, number, "/state");
}

static bool read_versions(struct reading *reading, const json_t *json) {
    struct inventory *inventory = reading->inventory;
    struct object_version *versions =
        arena_array_of(reading->arena, struct object_version, inventory->version_count);
    struct buffer name = {0};
    bool fine = true;
    for (size_t i = 0; fine && i < inventory->version_count; i++) {
        name.size = 0;
        buffer_print(&name, "v%zu", i + 1);
        const json_t *version = json_object_getn(json, name.bytes, name.size);
        fine = json_is_object(version) ? read_version(reading, version, i + 1, &versions[i])
                                       : fault_of_version(reading, i + 1, "");
    }
    buffer_free(&name);
    inventory->versions = versions;
    return fine;
}

/* ---- All of it ------------------------------------------------------------------------------ */

static int by_digest(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* Every digest of a state is one of the manifest, and the other way round. */
static bool digests_agree(const struct reading *reading) {
    const struct inventory *inventory = reading->inventory;
    size_t count = inventory->manifest_count;
    struct str *digests = arena_array_of(reading->arena, struct str, count);
    bool *used = arena_array_of(reading->arena, bool, count);
    for (size_t i = 0; i < count; i++) {
        digests[i] = inventory->manifest[i].digest;
    }
    if (count > 0) {
        qsort(digests, count, sizeof *digests, by_digest);
    }
    for (size_t v = 0; v < inventory->version_count; v++) {
        const struct object_version *version = &inventory->versions[v];
        for (size_t i = 0; i < version->count; i++) {
            const struct str *found = count == 0 ? NULL
                                                 : bsearch(&version->files[i].digest, digests,
                                                           count, sizeof *digests, by_digest);
            if (found == NULL) {
                return false;
            }
            used[found - digests] = true;
        }
    }
    /* Equal digests stand side by side; the search has found any of them. */
    for (size_t i = 0, end; i < count; i = end) {
        bool any = false;
        for (end = i; end < count && str_equal(digests[end], digests[i]); end++) {
            any = any || used[end];
        }
        if (!any) {
            return false;
        }
    }
    return true;
}

static bool is_content_directory(struct str name) {
    return folder_path_is_safe(name) && str_find(name, STR("/"), 0) == SIZE_MAX;
}

static bool read_inventory(struct reading *reading, const json_t *json) {
    struct inventory *inventory = reading->inventory;
    const json_t *versions = json_object_get(json, "versions");
    const json_t *directory = json_object_get(json, "contentDirectory");
    inventory->id = string_of(reading, json_object_get(json, "id"));
    inventory->version_count = number_of(string_of(reading, json_object_get(json, "head")));
    inventory->content_directory =
        directory == NULL ? STR("content") : string_of(reading, directory);
    if (inventory->id.size == 0) {
        return fault(reading, "id");
    }
    if (!str_equal(string_of(reading, json_object_get(json, "type")),
                   STR("https://ocfl.io/1.1/spec/#inventory"))) {
        return fault(reading, "type");
    }
    if (!str_equal(string_of(reading, json_object_get(json, "digestAlgorithm")), STR("sha512"))) {
        return fault(reading, "digestAlgorithm");
    }
    if (!is_content_directory(inventory->content_directory)) {
        return fault(reading, "contentDirectory");
    }
    if (inventory->version_count == 0 || json_object_size(versions) != inventory->version_count) {
        return fault(reading, "head");
    }
    return read_manifest(reading, json_object_get(json, "manifest")) &&
           read_versions(reading, versions) &&
           (digests_agree(reading) || fault(reading, "manifest"));
}

bool inventory_read(struct str json, struct arena *arena, struct inventory *inventory,
                    const char **where) {
    struct reading reading = {.arena = arena, .inventory = inventory, .where = "JSON"};
    *inventory = (struct inventory){0};
    json_t *root = json_load(json);
    bool fine = json_is_object(root) && read_inventory(&reading, root);
    json_decref(root);
    *where = reading.where;
    return fine;
}
