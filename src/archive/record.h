/* The record of an edition, record.json beside its PDF: what it is, and what belongs to it. */
#ifndef CHARTER_ARCHIVE_RECORD_H
#define CHARTER_ARCHIVE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

#define RECORD_NAME "record.json"
#define PDF_NAME "charter.pdf"
#define MASTER_NAME "master.xml"
enum { RECORD_LIMIT = 4 * 1024 * 1024 };

/* A file that belongs to the edition: its path in the object, bytes, and SHA-256 in 64 lower-case
 * hexadecimal digits. */
struct record_file {
    struct str path, sha256;
    uint64_t bytes;
    struct str name; /* of a font, as fonts.xml calls it; "fonts.xml" of that itself */
};

struct record {
    struct str office, office_name, title; /* the last two may be empty */
    struct str year;
    int quarter;                          /* 1 to 4, 0 where it is the whole year's */
    struct str memo, approved, published; /* as in struct edition; empty where not given */
    bool foreign;                         /* a PDF that was given, without a master */
    uint64_t pages;                       /* 0: not known */
    struct str program;                   /* "charter 0.1.0"; empty where foreign */
    const struct record_file *files, *fonts;
    size_t file_count, font_count;
};

/* Adds the record as JSON; equal records give equal bytes. */
void record_write(const struct record *record, struct buffer *out);

/* Reads one, as hostile input: all paths are safe then. In `arena`; false where it is none. */
bool record_read(struct str json, struct arena *arena, struct record *record);

/* The object's id of an office, "charter:doict-patgram", and back; empty where it is no such id. */
void record_add_object_id(struct str office, struct buffer *out);
struct str record_office_of(struct str object_id);

/* The folder of an edition: "2025-26/q2", or "2025-26/annual". */
void record_add_folder(struct str year, int quarter, struct buffer *out);

/* True for the name of an office: as charter.rng has it, 2 to 64 small letters, digits and hyphens,
 * a letter first. */
bool record_office_is_sound(struct str office);

#endif
