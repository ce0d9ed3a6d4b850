/* The only clock: for the times that are printed, never for what is written. */
#ifndef CHARTER_CLI_STOPWATCH_H
#define CHARTER_CLI_STOPWATCH_H

#include <stdint.h>

/* Microseconds since some moment in the past. */
int64_t stopwatch_now(void);

#endif
