/* Reads a master with one edit, and another, and another: sweep MASTER
 *
 * A line of standard input is an edit: the offset, how many bytes go, and in hex what comes in
 * their place (or -). The answer is a line: how many lines the findings have, a tab, and the first
 * of them; "0\t" where there are none. A reading that takes ten seconds ends the program. */
#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/unicode.h"
#include "charter/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECONDS = 10, MASTER_LIMIT = 1024 * 1024 };

/* The master with one edit. */
static void edit(struct str master, char *line, struct buffer *text) {
    char *hex = NULL;
    size_t offset = strtoul(line, &hex, 10);
    size_t removed = strtoul(hex, &hex, 10);
    buffer_add(text, str_slice(master, 0, offset));
    for (hex++; hex[0] != '-' && hex[0] != '\n' && hex[0] != '\0'; hex += 2) {
        char digits[3] = {hex[0], hex[1], '\0'};
        buffer_add_byte(text, (char)strtoul(digits, NULL, 16));
    }
    size_t rest = offset + removed;
    buffer_add(text, str_slice(master, rest < master.size ? rest : master.size, master.size));
}

static void print_findings(const struct diag *diag) {
    struct buffer said = {0};
    size_t lines = 0;
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &said);
    for (size_t i = 0; i < said.size; i++) {
        lines += said.bytes[i] == '\n';
    }
    size_t end = str_find(buffer_str(&said), STR("\n"), 0);
    struct str first = str_slice(buffer_str(&said), 0, end == SIZE_MAX ? said.size : end);
    printf("%zu\t%.*s\n", lines, STR_ARG(first));
    (void)fflush(stdout);
    buffer_free(&said);
}

static void read_edited(struct str text) {
    struct arena *arena = arena_new();
    struct diag *diag = diag_new();
    uint32_t file = diag_add_file(diag, STR("m.xml"), text);
    const struct charter *charter = charter_read(file, STR(""), arena, diag);
    if ((charter == NULL) != diag_failed(diag)) {
        fputs("the master was refused without a word, or read in spite of one\n", stderr);
        exit(EXIT_FAILURE);
    }
    print_findings(diag);
    diag_free(diag);
    arena_free(arena);
}

int main(int argc, char **argv) {
    struct diag *diag = diag_new();
    struct buffer master = {0};
    static char line[MASTER_LIMIT];
    if (argc != 2 || !file_read(argv[1], MASTER_LIMIT, NOWHERE, &master, diag)) {
        fputs("usage: sweep MASTER\n", stderr);
        return EXIT_FAILURE;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        struct buffer text = {0};
        (void)alarm(SECONDS);
        edit(buffer_str(&master), line, &text);
        read_edited(buffer_str(&text));
        buffer_free(&text);
    }
    buffer_free(&master);
    diag_free(diag);
    unicode_close();
    return EXIT_SUCCESS;
}
