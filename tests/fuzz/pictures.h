/* The pictures of tests/pictures, for documents that need some. */
#ifndef CHARTER_TESTS_FUZZ_PICTURES_H
#define CHARTER_TESTS_FUZZ_PICTURES_H

#include <stddef.h>

struct picture;

/* One of them, any number will do; read once, and without a node. */
const struct picture *fuzz_picture(size_t which);

#endif
