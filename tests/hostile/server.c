/* The whole program in a process that is there already: thousands of inputs cost a fork each.
 *
 * A line of standard input is one run: seconds of processor time, MiB of memory (0: no bound), the
 * file that takes what it says, then its arguments, all separated by tabs. The answer is a line:
 * "exit CODE" or "signal NUMBER", then milliseconds of processor time and KiB of memory that it
 * took. A run that waits for ever is ended by SIGALRM. */
#define _DEFAULT_SOURCE /* wait4: what one run took */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int charter_main(int argc, char **argv);

enum { LINE_LIMIT = 64 * 1024, ARGUMENT_LIMIT = 64, FIRST_ARGUMENT = 3 };

/* The line's words, cut at the tabs; how many there are. */
static int cut(char *line, char **words) {
    int count = 0;
    for (char *word = line; word != NULL && count < ARGUMENT_LIMIT;) {
        char *tab = strchr(word, '\t');
        if (tab != NULL) {
            *tab = '\0';
        }
        words[count++] = word;
        word = tab == NULL ? NULL : tab + 1;
    }
    words[count] = NULL;
    return count;
}

static void bound(int resource, rlim_t most) {
    struct rlimit limit = {most, most};
    if (setrlimit(resource, &limit) != 0) {
        perror("setrlimit");
        _exit(126);
    }
}

static void run(int count, char **words) {
    int out = open(words[2], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    rlim_t seconds = (rlim_t)strtoul(words[0], NULL, 10);
    rlim_t megabytes = (rlim_t)strtoul(words[1], NULL, 10);
    if (out < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0 ||
        freopen("/dev/null", "r", stdin) == NULL) {
        _exit(126);
    }
    bound(RLIMIT_CPU, seconds);
    bound(RLIMIT_CORE, 0);
    if (megabytes > 0) {
        bound(RLIMIT_AS, megabytes * 1024 * 1024);
    }
    (void)alarm((unsigned)seconds * 10);
    exit(charter_main(count - FIRST_ARGUMENT, words + FIRST_ARGUMENT));
}

static long milliseconds(struct timeval time) {
    return (long)time.tv_sec * 1000 + (long)time.tv_usec / 1000;
}

static void answer(pid_t child) {
    int status = 0;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child) {
        perror("wait4");
        exit(EXIT_FAILURE);
    }
    printf("%s %d %ld %ld\n", WIFEXITED(status) ? "exit" : "signal",
           WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status),
           milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime), usage.ru_maxrss);
    (void)fflush(stdout);
}

int main(void) {
    static char line[LINE_LIMIT];
    char *words[ARGUMENT_LIMIT + 1];
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        int count = cut(line, words);
        if (count <= FIRST_ARGUMENT) {
            fprintf(stderr, "no run: %s\n", line);
            return EXIT_FAILURE;
        }
        pid_t child = fork();
        if (child == 0) {
            run(count, words);
        }
        if (child < 0) {
            perror("fork");
            return EXIT_FAILURE;
        }
        answer(child);
    }
    return EXIT_SUCCESS;
}
