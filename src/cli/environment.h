/* The environment, which must not reach paper: a PDF follows from its master alone. */
#ifndef CHARTER_CLI_ENVIRONMENT_H
#define CHARTER_CLI_ENVIRONMENT_H

/* Forgets what our libraries would listen to. Called once, before any of them is used. */
void environment_forget(void);

#endif
