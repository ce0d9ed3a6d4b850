/* The attachment itself: its name, and what a program should know of it. */
#ifndef CHARTER_ENOTHI_ATTACHMENT_H
#define CHARTER_ENOTHI_ATTACHMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "charter/charter.h"

/* A size that passes everywhere that is known of; no rule is published. */
enum { ATTACHMENT_SIZE = 2000000 };

struct attachment {
    const struct charter *charter;
    struct str title; /* of the document */
    bool draft;
    size_t bytes, pages;
    struct str sha256;
};

/* Adds "charter_doict-patgram_2025-26_q2", or with "_draft" behind it: ASCII letters, digits,
 * hyphens and underscores. Ids and years are the schema's, which lets nothing else through. */
void attachment_add_stem(const struct charter *charter, bool draft, struct buffer *out);

/* Adds attachment.json: file, type, bytes, pages, sha256, title, office, year, quarter, memo,
 * approved, published, draft. */
void attachment_add_json(const struct attachment *attachment, struct buffer *out);

#endif
