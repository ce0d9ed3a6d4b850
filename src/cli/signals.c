#include "cli/signals.h"

#include "base/file.h"

#include <signal.h>
#include <stddef.h>

/* The signal takes its usual course after the file is gone: the handler was reset by SA_RESETHAND,
 * and the one raised here is delivered on return. */
static void stop(int signal) {
    file_remove_temporary();
    (void)raise(signal);
}

void signals_install(void) {
    static const int stopping[] = {SIGHUP, SIGINT, SIGTERM, SIGXCPU};
    for (size_t i = 0; i < sizeof stopping / sizeof stopping[0]; i++) {
        struct sigaction before, action = {.sa_handler = stop, .sa_flags = (int)SA_RESETHAND};
        (void)sigemptyset(&action.sa_mask);
        if (sigaction(stopping[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            (void)sigaction(stopping[i], &action, NULL);
        }
    }
    /* write(2) then says EFBIG, and the fault is reported like a full disk. */
    (void)signal(SIGXFSZ, SIG_IGN);
}
