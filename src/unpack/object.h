/* The objects of a PDF, through libqpdf's C interface: the only includer of libqpdf. Private to
 * src/unpack.
 *
 * An object is a number that stands for libqpdf's handle. Every function that gives one gives a
 * handle of its own, which the caller lets go with object_drop; one that is not there is a null
 * object, which answers no to everything. */
#ifndef CHARTER_UNPACK_OBJECT_H
#define CHARTER_UNPACK_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/str.h"

struct document;

typedef unsigned int object;

enum document_fault { DOCUMENT_FINE, DOCUMENT_DAMAGED, DOCUMENT_ENCRYPTED };

/* Opens the PDF; `bytes` must outlive it. Nothing is repaired. The caller closes it with
 * document_close, also where there is a fault. */
struct document *document_open(struct str bytes, enum document_fault *fault);
void document_close(struct document *document);

/* False once libqpdf has met something it had to put up with: a damaged object reads as null. */
bool document_sound(struct document *document);

object document_trailer(struct document *document);
object document_catalog(struct document *document);

/* Another handle of the same object. */
object object_copy(struct document *document, object item);
void object_drop(struct document *document, object item);

bool object_is_dictionary(struct document *document, object item); /* also a stream's */
bool object_is_array(struct document *document, object item);
bool object_is_stream(struct document *document, object item);

bool object_is_null(struct document *document, object item);

/* True for that name, written with its slash: "/Source". */
bool object_is_name(struct document *document, object item, const char *name);

/* The object's number, 0 where it is direct. */
int object_number(struct document *document, object item);

object object_key(struct document *document, object dictionary, const char *key);
object object_item(struct document *document, object array, size_t index);
size_t object_count(struct document *document, object array);

/* The keys of a dictionary, in the order of their bytes, each "/Key" with a NUL behind it, one
 * behind the other in `keys`. */
void object_keys(struct document *document, object dictionary, struct buffer *keys);

/* Adds a text string as UTF-8; nothing where the object is no string. */
void object_text(struct document *document, object item, struct buffer *out);

/* Adds an object that is neither dictionary, array nor stream as PDF writes it. */
void object_scalar(struct document *document, object item, struct buffer *out);

/* Adds a stream's bytes as the file has them, still packed; false where it has none. */
bool object_raw(struct document *document, object stream, struct buffer *out);

#endif
