#include "charter/read.h"

/* Written by cmake/embed.cmake. */
extern const unsigned char builtin_schema[];
extern const size_t builtin_schema_size;

struct str charter_builtin_schema(void) {
    return (struct str){(const char *)builtin_schema, builtin_schema_size};
}
