/* Preloaded into the program: which environment variables are asked for, by whichever library, each
 * as a line of the file that LISTENER names, and after it "set" where there is an answer. */
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

char *getenv(const char *name);
char *secure_getenv(const char *name);

static char *look(const char *name) {
    extern char **environ;
    size_t size = strlen(name);
    for (char **each = environ; each != NULL && *each != NULL; each++) {
        if (strncmp(*each, name, size) == 0 && (*each)[size] == '=') {
            return *each + size + 1;
        }
    }
    return NULL;
}

char *getenv(const char *name) {
    const char *path = look("LISTENER");
    int file = path == NULL ? -1 : open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file >= 0) {
        (void)dprintf(file, "%s%s\n", name, look(name) == NULL ? "" : " set");
        (void)close(file);
    }
    return look(name);
}

char *secure_getenv(const char *name) {
    return getenv(name);
}
