/* EXPECT: an assertion that stays in release builds, says what failed and goes on. */
#ifndef CHARTER_TESTS_EXPECT_H
#define CHARTER_TESTS_EXPECT_H

#include <stdio.h>

static int failures;

#define EXPECT(condition)                                                                          \
    ((condition) ? (void)0                                                                         \
                 : (void)(failures++, fprintf(stderr, "%s:%d: expected %s\n", __FILE__, __LINE__,  \
                                              #condition)))

/* What main returns. */
static int expect_result(void) {
    return failures == 0 ? 0 : 1;
}

#endif
