#include "charter/read.h"

/* Written by cmake/embed.cmake. */
extern const unsigned char builtin_schema[], builtin_template[];
extern const size_t builtin_schema_size, builtin_template_size;

struct str charter_builtin_schema(void) {
    return (struct str){(const char *)builtin_schema, builtin_schema_size};
}

struct str charter_builtin_template(void) {
    return (struct str){(const char *)builtin_template, builtin_template_size};
}
