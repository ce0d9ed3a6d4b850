/* What a fuzz target is: one function that is given any bytes whatever (libFuzzer's interface). It
 * ends the program where the program breaks a promise; what breaks is then the finding. */
#ifndef CHARTER_TESTS_FUZZ_TARGET_H
#define CHARTER_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Always 0: any input may be kept. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* An assert that holds in the release build too. */
#define MUST(what) ((what) ? (void)0 : must_failed(#what, __FILE__, __LINE__))

static inline _Noreturn void must_failed(const char *what, const char *file, int line) {
    (void)fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
    abort();
}

#endif
