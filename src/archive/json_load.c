#include "archive/json_load.h"

#include "base/arena.h"

#include <stdbool.h>

json_t *json_load(struct str text) {
    static bool done;
    if (!done) {
        done = true;
        json_set_alloc_funcs(memory_take, memory_free);
    }
    return json_loadb(text.bytes != NULL ? text.bytes : "", text.size, JSON_REJECT_DUPLICATES,
                      NULL);
}
