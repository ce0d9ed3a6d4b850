#include "pdf/intent.h"

#include "pdf/body.h"
#include "pdf/objects.h"

#include <inttypes.h>

/* Written by cmake/embed.cmake. */
extern const unsigned char srgb_profile[];
extern const size_t srgb_profile_size;

void intent_write(struct objects *objects, struct body *body) {
    uint32_t number = objects_reserve(objects);
    struct buffer intents = {0};
    objects_step(objects, "output intent");
    body_stream(body, number, STR("/N 3"),
                (struct str){(const char *)srgb_profile, srgb_profile_size}, PACK_DEFLATE);
    buffer_print(&intents,
                 "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                 "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
                 "/DestOutputProfile %" PRIu32 " 0 R>>]",
                 number);
    dict_raw(objects_catalog(objects), buffer_str(&intents));
    buffer_free(&intents);
}
