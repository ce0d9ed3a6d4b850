/* What a command says of a master when it is done with it. */
#ifndef CHARTER_CLI_REPORT_H
#define CHARTER_CLI_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

struct pipeline;

/* Adds "patgram.pdf: 4 pages, 48211 bytes, 14 ms" for a pipeline that wrote its PDF. */
void report_made(const struct pipeline *pipeline, enum language language, struct buffer *out);

/* What was found in a master, and what of it --fix would mend. */
struct report_found {
    size_t errors, warnings, notes, mends;
};

/* Adds "patgram.xml: 1 error, 3 warnings, 5 notes; --fix would mend 2", or "patgram.xml: no fault
 * found". */
void report_found(const char *master, const struct report_found *found, enum language language,
                  struct buffer *out);

/* Adds "patgram.fixed.xml: 2 places mended". */
void report_mended(const char *target, size_t mends, enum language language, struct buffer *out);

/* Adds "patgram.xml: nothing that --fix can mend, nothing is written", or, of one that has errors,
 * that they come first. */
void report_nothing_mended(const char *master, bool has_errors, enum language language,
                           struct buffer *out);

/* Adds "patgram.xml: 30211 bytes" for a master that was taken out of a PDF. */
void report_extracted(const char *target, size_t bytes, enum language language, struct buffer *out);

/* Adds "patgram.pdf: the same, byte for byte" or "patgram.pdf: not the same". */
void report_verified(const char *pdf, bool same, enum language language, struct buffer *out);

/* Adds "FOLDER/charter_doict-patgram_2025-26_q2.pdf: 4 pages, 58000 bytes; note.txt, note.html". */
void report_enothi(const char *folder, const char *pdf, size_t pages, size_t bytes,
                   enum language language, struct buffer *out);

/* Adds "archive: an empty archive". */
void report_archive_made(const char *archive, enum language language, struct buffer *out);

/* Adds "archive: doict-patgram 2025-26 q2 added", or "put right". */
void report_filed(const char *archive, struct str office, struct str edition, bool corrects,
                  enum language language, struct buffer *out);

/* Adds "archive: whole: 4 offices, 9 editions, 120 files, 9000000 bytes", or "archive: not whole".
 */
struct verified;
void report_archive_verified(const char *archive, bool whole, const struct verified *counts,
                             enum language language, struct buffer *out);

/* Adds "archive: 5 PDFs made anew: 4 the same, 1 by another program". */
void report_rebuilt(const char *archive, size_t all, size_t same, size_t otherwise,
                    enum language language, struct buffer *out);

/* Adds, in English, the time of each stage that ran, the use of the shaping cache and the memory of
 * the model with its pages and of the whole process at its peak. */
void report_figures(const struct pipeline *pipeline, struct buffer *out);

#endif
