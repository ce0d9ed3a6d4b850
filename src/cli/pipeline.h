/* The whole way of one master copy: XML -> charter -> doc -> pages -> PDF. */
#ifndef CHARTER_CLI_PIPELINE_H
#define CHARTER_CLI_PIPELINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "pdf/write.h"

struct arena;
struct charter;
struct command_line;
struct console;
struct doc;
struct file_writer;
struct fontset;
struct held_fonts;
struct pages;
struct shaper;

enum stage { STAGE_READ, STAGE_COMPOSE, STAGE_FONTS, STAGE_LAYOUT, STAGE_PDF, STAGE_COUNT };

/* The edition that a charter is compared with. */
struct earlier {
    const struct charter *charter;
    struct str expanded; /* its master, as the PDF carries it */
    struct str dated;    /* ISO date; empty where it gives none */
};

struct pipeline {
    /* Told. */
    const char *master;                     /* its file, or what to call `given` */
    struct str given;                       /* the master's bytes, where not read from the file */
    bool alone;                             /* the master may bring in nothing */
    const char *target;                     /* where STAGE_PDF writes; NULL: it only tries … */
    struct buffer *memory;                  /* … and adds it to this, where not NULL */
    const char *fonts_folder, *schema_file; /* NULL: not given */
    const struct held_fonts *held_fonts;    /* not NULL: the fonts, instead of a folder's */
    enum pdf_profile profile;
    const struct earlier *since; /* what changed since then is marked; NULL: nothing is */
    bool note; /* not the charter is made, but the note of what changed `since` then */
    const struct charter *instead; /* not NULL: a document about the charter, made of it … */
    const char *instead_by;        /* … by this command, which the PDF names */
    bool poster;                   /* everything twice as large */
    bool strip_comments;           /* from the master that is attached */
    struct console *console;
    /* Made, in this order; NULL or 0 where it was not reached. */
    uint32_t file;       /* what the console's diagnostics know the master as */
    struct arena *arena; /* what the model, the document and the pages live in */
    const struct charter *charter;
    struct str expanded; /* the master as the PDF carries it (cli/expand.h) */
    struct buffer stripped;
    const struct doc *doc;
    struct fontset *fonts;
    struct shaper *shaper;
    const struct pages *pages;
    size_t bytes; /* of the PDF */
    int stages;   /* begun */
    int64_t microseconds[STAGE_COUNT];
};

/* A run of `master`, with what the command line says; freed with pipeline_free. Fonts are opened
 * anew for each master: the clusters of one must not show in the PDF of another. */
struct pipeline pipeline_new(const struct command_line *line, const char *master,
                             struct console *console);
void pipeline_free(struct pipeline *pipeline);

/* Runs the stages up to `last`, each only where the one before found no error. Faults are reported;
 * false where there was any, and no file is written then. */
bool pipeline_run(struct pipeline *pipeline, enum stage last);

/* The same from `first` on, what comes before having been made. */
bool pipeline_go_on(struct pipeline *pipeline, enum stage first, enum stage last);

/* "read", "compose" … for reports. */
const char *stage_name(enum stage stage);

#endif
