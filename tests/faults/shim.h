/* What counts calls (shim.c), for what stands in their place (shim_calls.c, shim_memory.c). */
#ifndef CHARTER_TESTS_FAULTS_SHIM_H
#define CHARTER_TESTS_FAULTS_SHIM_H

#include <stdbool.h>

enum fault {
    FAULT_NONE,
    FAULT_FAIL, /* errno is set */
    FAULT_SHORT,
    FAULT_KILL_AFTER
};

/* Counts a call of this kind and says what is to happen to it; does not return where the process is
 * to be killed before it. */
enum fault shim_count(const char *kind);

/* True where FAULT_PLAIN is set: the file system is to have no second names for files, and cannot
 * let two names change places, as FAT and many network shares. */
bool shim_is_plain(void);

/* Called once the call is made: kills the process where that is wanted then. */
void shim_done(enum fault fault);

/* Adds a line to the log; errno is left alone. */
void shim_log(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
