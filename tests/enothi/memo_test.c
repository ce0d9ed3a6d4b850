/* Which structure memo numbers have: memo_test CASES, lines of 18, 22 or other, a tab, the number.
 */
#include "base/diag.h"
#include "base/file.h"
#include "enothi/memo.h"

#include <stdio.h>

static bool try_line(struct str line) {
    static const char *const names[] = {"18", "22", "other"};
    size_t tab = str_find(line, STR("\t"), 0);
    struct str memo = tab == SIZE_MAX ? STR("") : str_slice(line, tab + 1, line.size);
    struct str found = str_of(names[memo_form(memo)]);
    bool fine = tab != SIZE_MAX && str_equal(str_slice(line, 0, tab), found);
    if (!fine) {
        (void)printf("%.*s: found %.*s\n", STR_ARG(line), STR_ARG(found));
    }
    return fine;
}

int main(int argc, char **argv) {
    struct diag *diag = diag_new();
    struct buffer text = {0};
    bool fine = argc == 2 && file_read(argv[1], 1 << 20, NOWHERE, &text, diag);
    size_t count = 0;
    for (size_t from = 0, end; from < text.size; from = end + 1) {
        end = str_find(buffer_str(&text), STR("\n"), from);
        end = end == SIZE_MAX ? text.size : end;
        struct str line = str_slice(buffer_str(&text), from, end);
        if (line.size > 0 && line.bytes[0] != '#') {
            fine = try_line(line) && fine;
            count++;
        }
    }
    (void)printf("%zu numbers\n", count);
    buffer_free(&text);
    diag_free(diag);
    return fine && count > 0 ? 0 : 1;
}
