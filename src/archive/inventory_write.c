#include "archive/inventory.h"

#include "base/arena.h"
#include "base/json_print.h"

static json_t *json_of(struct str text) {
    return json_stringn(text.size > 0 ? text.bytes : "", text.size);
}

/* Adds `path` to the list of its digest. */
static void file_under_digest(json_t *map, struct str digest, struct str path) {
    json_t *paths = json_object_getn(map, digest.bytes, digest.size);
    if (paths == NULL) {
        paths = json_array();
        json_object_setn_new_nocheck(map, digest.bytes, digest.size, paths);
    }
    json_array_append_new(paths, json_of(path));
}

static json_t *json_of_version(const struct object_version *version) {
    json_t *object = json_object(), *state = json_object();
    for (size_t i = 0; i < version->count; i++) {
        file_under_digest(state, version->files[i].digest, version->files[i].path);
    }
    json_object_set_new(object, "created", json_of(version->created));
    json_object_set_new(object, "state", state);
    if (version->message.size > 0) {
        json_object_set_new(object, "message", json_of(version->message));
    }
    if (version->user_name.size > 0) {
        json_t *user = json_object();
        json_object_set_new(user, "name", json_of(version->user_name));
        if (version->user_address.size > 0) {
            json_object_set_new(user, "address", json_of(version->user_address));
        }
        json_object_set_new(object, "user", user);
    }
    return object;
}

static json_t *json_of_inventory(const struct inventory *inventory) {
    json_t *object = json_object(), *manifest = json_object(), *versions = json_object();
    struct buffer name = {0};
    for (size_t i = 0; i < inventory->manifest_count; i++) {
        file_under_digest(manifest, inventory->manifest[i].digest, inventory->manifest[i].path);
    }
    for (size_t i = 0; i < inventory->version_count; i++) {
        name.size = 0;
        buffer_print(&name, "v%zu", i + 1);
        json_object_setn_new_nocheck(versions, name.bytes, name.size,
                                     json_of_version(&inventory->versions[i]));
    }
    json_object_set_new(object, "id", json_of(inventory->id));
    json_object_set_new(object, "type", json_string("https://ocfl.io/1.1/spec/#inventory"));
    json_object_set_new(object, "digestAlgorithm", json_string("sha512"));
    json_object_set_new(object, "head", json_of(buffer_str(&name)));
    if (!str_equal(inventory->content_directory, STR("content"))) {
        json_object_set_new(object, "contentDirectory", json_of(inventory->content_directory));
    }
    json_object_set_new(object, "manifest", manifest);
    json_object_set_new(object, "versions", versions);
    buffer_free(&name);
    return object;
}

void inventory_write(const struct inventory *inventory, struct buffer *out) {
    memory_watch();
    json_t *object = json_of_inventory(inventory);
    json_print(object, 1, out);
}
