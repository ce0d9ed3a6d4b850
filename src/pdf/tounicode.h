/* ToUnicode: from codes back to text (ISO 32000-1, 9.10.3). */
#ifndef CHARTER_PDF_TOUNICODE_H
#define CHARTER_PDF_TOUNICODE_H

struct buffer;
struct codes;

/* Adds the CMap of a face: one bfchar a code, at most 100 in a block (Adobe technical note 5411),
 * texts in UTF-16BE. */
void tounicode_add(struct buffer *out, const struct codes *codes);

#endif
