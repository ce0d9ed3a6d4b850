/* Signals: being told to stop leaves no temporary file; a full quota is a failed write. */
#ifndef CHARTER_CLI_SIGNALS_H
#define CHARTER_CLI_SIGNALS_H

/* Called once, before anything is written. A signal that is ignored already stays ignored. */
void signals_install(void);

#endif
