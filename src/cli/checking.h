/* Looking for what is wrong in one master. */
#ifndef CHARTER_CLI_CHECKING_H
#define CHARTER_CLI_CHECKING_H

#include <stdbool.h>

struct pipeline;

/* Reads the master of a pipeline that was not run yet and reports what is wrong in what it says.
 * False where it has errors. */
bool checking_read(struct pipeline *pipeline);

/* The same, and where it has no errors all other stages of build, with the PDF kept nowhere: a
 * master that passes can be built. Adds the line that sums it up to the console's report. Returns
 * what checking_read does. */
bool checking_run(struct pipeline *pipeline);

#endif
