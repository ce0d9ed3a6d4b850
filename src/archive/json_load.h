/* Reading JSON; private to src/archive. */
#ifndef CHARTER_ARCHIVE_JSON_LOAD_H
#define CHARTER_ARCHIVE_JSON_LOAD_H

#include "base/str.h"

#include <jansson.h>

/* The JSON, in which no object has a member twice; NULL where it is none. json_decref frees it.
 * Running out of memory ends the program (base/arena.h): jansson would call it a fault of the text.
 */
json_t *json_load(struct str text);

#endif
