/* Where an object is in the storage root: the registered extension
 * 0003-hash-and-id-n-tuple-storage-layout, whose names tell a person which office it is. */
#ifndef CHARTER_ARCHIVE_LAYOUT_H
#define CHARTER_ARCHIVE_LAYOUT_H

#include "base/str.h"

#define LAYOUT_NAME "0003-hash-and-id-n-tuple-storage-layout"

/* The extension's config.json: two letters of the id's SHA-256, 256 folders at most, and in each
 * the objects. */
#define LAYOUT_CONFIG                                                                              \
    "{\n  \"digestAlgorithm\": \"sha256\",\n  \"extensionName\": \"" LAYOUT_NAME                   \
    "\",\n  \"numberOfTuples\": 1,\n  \"tupleSize\": 2\n}\n"

/* Adds the path of the object's root: "8f/charter%3adoict-patgram". Whatever the id holds, the path
 * is two safe names. */
void layout_add_path(struct str id, struct buffer *out);

#endif
