/* The document's objects, held by libharu; objects.c is its only includer.
 *
 * libharu keeps the catalog, the page tree, pages, resources, fonts' dictionaries, outlines and the
 * document information. What grows with the table or is a stream is written straight into the file
 * (pdf/body.h) under a number that objects_reserve gives; dictionaries refer to it by raw text
 * ("/Contents 12 0 R").
 *
 * libharu's first error is kept with the step during which it came up; from then on every function
 * here does nothing, so that callers need not look before the end. */
#ifndef CHARTER_PDF_OBJECTS_H
#define CHARTER_PDF_OBJECTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The highest object number that PDF/A allows (ISO 19005-3, 6.1.13). */
enum { OBJECT_LIMIT = 8388607 };

struct diag;
struct objects;

/* A dictionary; lives as long as the objects. NULL is legal everywhere: it is what a failed call
 * gave. */
struct dict;

/* A new document with a catalog and an empty page tree; the caller frees it with objects_free (NULL
 * is legal). */
struct objects *objects_new(void);
void objects_free(struct objects *objects);

/* Names what is being made, for the error message. `step` is a literal. */
void objects_step(struct objects *objects, const char *step);

/* False where libharu failed: its first error and the step it came up in are reported (pdf-library-
 * failed). */
bool objects_check(const struct objects *objects, struct diag *diag);

/* The next object number, for an object that libharu does not hold. */
uint32_t objects_reserve(struct objects *objects);

/* One more than the highest number given so far. */
uint32_t objects_size(const struct objects *objects);

struct dict *objects_catalog(struct objects *objects);
struct dict *objects_info(struct objects *objects);

/* A new indirect dictionary. */
struct dict *objects_dict(struct objects *objects);

/* A new page, the last of the document: /Type and /Parent. */
struct dict *objects_page(struct objects *objects);

/* A new outline item, the last under `parent` (NULL: at the top), with its title; libharu links it
 * and counts. */
struct dict *objects_outline(struct objects *objects, struct dict *parent, struct str title);

/* The object's number, 0 for NULL. */
uint32_t dict_number(const struct dict *dict);

/* Entries. Keys and names are without the slash, printable ASCII without space (which libharu does
 * not escape), at most 127 bytes. dict_text writes a text string
 * in ASCII or UTF-16BE; dict_child makes a direct dictionary; dict_refer a reference to an indirect
 * one. */
void dict_name(struct dict *dict, const char *key, const char *value);
void dict_integer(struct dict *dict, const char *key, int32_t value);
void dict_boolean(struct dict *dict, const char *key, bool value);
void dict_text(struct dict *dict, const char *key, struct str text);
struct dict *dict_child(struct dict *dict, const char *key);
void dict_refer(struct dict *dict, const char *key, struct dict *target);

/* Adds entries as text behind the others ("/MediaBox[0 0 841.89 595.28]"): for what libharu cannot
 * say, such as exact decimals and references to objects that it does not hold. */
void dict_raw(struct dict *dict, struct str entries);

/* What libharu holds, for writing: the number of objects, and number and text of the i-th. */
size_t objects_count(const struct objects *objects);
uint32_t objects_value(struct objects *objects, size_t index, struct buffer *text);

#endif
