/* Big-endian numbers, as TrueType tables and cross-reference streams hold them. */
#ifndef CHARTER_PDF_BYTES_H
#define CHARTER_PDF_BYTES_H

#include <stddef.h>
#include <stdint.h>

struct buffer;
struct str;

/* The number at `offset`, which must lie within `s` with all its bytes. */
uint16_t bytes_u16(struct str s, size_t offset);
int16_t bytes_i16(struct str s, size_t offset);
uint32_t bytes_u32(struct str s, size_t offset);

/* Adds the low 16 or 32 bits of a number. */
void bytes_add16(struct buffer *out, int64_t value);
void bytes_add32(struct buffer *out, int64_t value);

/* Overwrites the bytes at `offset`, which exist. */
void bytes_set16(struct buffer *out, size_t offset, int64_t value);
void bytes_set32(struct buffer *out, size_t offset, int64_t value);

#endif
