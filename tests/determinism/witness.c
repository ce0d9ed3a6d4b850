/* What a program sees of its surroundings, each as a line of the named file. The test runs it where
 * it runs charter: what should be otherwise there and is not makes a trial that proves nothing. */
#include <fcntl.h>
#include <inttypes.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 64 };

static void tell_times(FILE *out) {
    struct timespec spec;
    struct timeval value;
    (void)clock_gettime(CLOCK_REALTIME, &spec);
    (void)gettimeofday(&value, NULL);
    time_t now = time(NULL);
    char day[] = "0000-00-00", zone[] = "+0000";
    (void)strftime(day, sizeof day, "%Y-%m-%d", gmtime(&now));
    (void)strftime(zone, sizeof zone, "%z", localtime(&now));
    bool agreed = now - spec.tv_sec <= 1 && now - value.tv_sec <= 1;
    fprintf(out, "clock %s%s\nzone %s\n", day, agreed ? "" : " (and the clocks disagree)", zone);
}

static void tell_locale(FILE *out) {
    const char *name = setlocale(LC_ALL, "");
    fprintf(out, "locale %s %s\n", name == NULL ? "(none)" : name, localeconv()->decimal_point);
}

/* The second half of a block that was not written to: the first holds malloc's own links. */
static void tell_memory(FILE *out) {
    unsigned char *volatile block = malloc(BLOCK);
    if (block == NULL) {
        exit(1);
    }
    fprintf(out, "memory %02x%02x\n", block[BLOCK - 2], block[BLOCK - 1]);
    fprintf(out, "addresses %" PRIxPTR " %" PRIxPTR "\n", (uintptr_t)block, (uintptr_t)out);
    free(block);
}

static void tell_environment(FILE *out, char **environment) {
    size_t count = 0, bytes = 0;
    for (; environment[count] != NULL; count++) {
        bytes += strlen(environment[count]);
    }
    fprintf(out, "environment %zu %zu\n", count, bytes);
}

static void tell_process(FILE *out) {
    char folder[4096];
    struct rlimit stack;
    mode_t mask = umask(0);
    if (getcwd(folder, sizeof folder) == NULL || getrlimit(RLIMIT_STACK, &stack) != 0) {
        exit(1);
    }
    fprintf(out, "umask %03o\nfolder %s\nstack %ju\n", (unsigned)mask, folder,
            (uintmax_t)stack.rlim_cur);
}

int main(int count, char **arguments) {
    extern char **environ;
    int file = count == 2 ? open(arguments[1], O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    FILE *out = file >= 0 ? fdopen(file, "w") : NULL;
    if (out == NULL) {
        return 1;
    }
    fprintf(out, "descriptors %d\n", file);
    tell_times(out);
    tell_locale(out);
    tell_memory(out);
    tell_environment(out, environ);
    tell_process(out);
    return fclose(out) == 0 ? 0 : 1;
}
