/* The file that is being written (ISO 32000-1, 7.5): header, streams as they come, everything else
 * in object streams of 500, one cross-reference stream. Nothing is kept in memory but the object
 * stream being filled and the table. */
#ifndef CHARTER_PDF_BODY_H
#define CHARTER_PDF_BODY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct diag;
struct file_writer;
struct objects;

/* Objects in one object stream: more packs no better and costs a reader more for one object. */
enum { BODY_STREAM_OBJECTS = 500 };

/* Whether a stream is packed; what other programs should find in the file, XMP, is not. */
enum packing { PACK_NONE, PACK_DEFLATE };

struct body;

/* Begins the file. `objects` gives the numbers. Both are borrowed; free with body_free (NULL is
 * legal). */
struct body *body_new(struct objects *objects, struct file_writer *out);
void body_free(struct body *body);

/* Writes an object that is not a stream: its value without "obj" and "endobj". */
void body_object(struct body *body, uint32_t number, struct str value);

/* Writes a stream. `entries` are those of its dictionary but for Length and Filter, "/Type/X". */
void body_stream(struct body *body, uint32_t number, struct str entries, struct str data,
                 enum packing packing);

/* Writes what libharu holds, the last object stream, and the cross-reference stream with /Root,
 * /Info and /ID, which is a hash of all bytes before it. Reports pdf-too-large, where numbers or
 * offsets outgrow the format, and returns false; also where a write failed. */
bool body_end(struct body *body, struct diag *diag);

#endif
