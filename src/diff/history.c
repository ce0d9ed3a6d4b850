#include "diff/history.h"

#include "diff/note_rows.h"
#include "diff/thing.h"

bool history_of_service(const struct charter *charter, struct str id, struct arena *arena,
                        struct service_told *told) {
    struct side side = things_of(charter, arena);
    for (const struct thing *thing = side.root; thing != NULL;
         thing = thing_next(thing, side.root)) {
        if (thing->kind == THING_SERVICE && str_equal(thing->key, id)) {
            *told = (struct service_told){.name = thing_label(thing, arena),
                                          .fee = note_fact(thing, "fee", arena),
                                          .time = note_fact(thing, "time", arena),
                                          .officer = note_fact(thing, "responsible", arena)};
            return true;
        }
    }
    return false;
}
