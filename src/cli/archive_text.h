/* An archive's editions as text, in the console's language. */
#ifndef CHARTER_CLI_ARCHIVE_TEXT_H
#define CHARTER_CLI_ARCHIVE_TEXT_H

#include "base/diag.h"
#include "base/str.h"
#include "cli/archive_office.h"

/* Adds a number, and a text's digits, as the language writes them. */
void archive_text_number(struct buffer *out, uint64_t number, enum language language);
void archive_text_digits(struct buffer *out, struct str text, enum language language);

/* Adds a text that may come from anywhere, on one line: control characters become blanks. */
void archive_text_plain(struct buffer *out, struct str text);

/* Adds "doict-patgram  উপজেলা …" and a line end. */
void archive_text_office(const struct archived_office *office, struct buffer *out);

/* Adds "2025-26 q2  2025-12-31  4 pages  58939 bytes", with what else is worth knowing. */
void archive_text_edition(const struct archived_edition *edition, enum language language,
                          struct buffer *out);

#endif
