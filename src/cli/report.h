/* What a command says of a master when it is done with it. */
#ifndef CHARTER_CLI_REPORT_H
#define CHARTER_CLI_REPORT_H

#include "base/diag.h"
#include "base/str.h"

struct pipeline;

/* Adds "patgram.pdf: 4 pages, 48211 bytes, 14 ms" for a pipeline that wrote its PDF. */
void report_made(const struct pipeline *pipeline, enum language language, struct buffer *out);

/* Adds "patgram.xml: no fault found". */
void report_nothing_found(const char *master, enum language language, struct buffer *out);

/* Adds, in English, the time of each stage that ran, the use of the shaping cache and the memory of
 * the model with its pages and of the whole process at its peak. */
void report_figures(const struct pipeline *pipeline, struct buffer *out);

#endif
