/* Runs the cases of tests/check: check_cases KIND FOLDER [--update], in FOLDER itself.
 *     findings   ID/with.xml is a charter in which the finding ID is to be made, and
 * ID/errors{,.bn} is all that is reported; ID/without.xml is one in which nothing is reported. Of
 * ID "name.more" the finding is "name", so that one finding may have several cases rules
 * NAME/input.xml beside the word lists NAME/check-rules.xml, and NAME/errors{,.bn} is all that is
 *                reported */
#include "../xml/case.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/unicode.h"
#include "charter/read.h"
#include "check/check.h"

#include <stdio.h>
#include <string.h>

enum { FILE_LIMIT = 1 << 20 };

static struct buffer name_of(struct str id, const char *file) {
    struct buffer name = {0};
    buffer_print(&name, "%.*s/%s", STR_ARG(id), file);
    buffer_add_byte(&name, '\0');
    name.size--;
    return name;
}

/* Reads and checks the master; its text goes to `text`, which must outlive `diag`. */
static void check(struct case_run *run, struct str id, const char *file, struct buffer *text,
                  struct diag *diag) {
    struct arena *arena = arena_new();
    struct buffer name = name_of(id, file);
    if (!file_read(name.bytes, FILE_LIMIT, NOWHERE, text, diag)) {
        case_fail(run, id, "cannot be read");
    } else {
        uint32_t number = diag_add_file(diag, buffer_str(&name), buffer_str(text));
        const struct charter *charter = charter_read(number, STR(""), arena, diag);
        if (charter != NULL) {
            check_charter(charter, diag);
        }
    }
    buffer_free(&name);
    arena_free(arena);
}

static struct str finding_of(struct str id) {
    size_t point = str_find(id, STR("."), 0);
    return point == SIZE_MAX ? id : str_slice(id, 0, point);
}

static void run_with(struct case_run *run, struct str id, struct arena *arena) {
    struct diag *diag = diag_new();
    struct buffer text = {0};
    enum diag_id finding = diag_id_find(finding_of(id));
    check(run, id, "with.xml", &text, diag);
    if (finding == DIAG_COUNT) {
        case_fail(run, id, "is the name of no finding");
    } else if (!diag_holds(diag, finding)) {
        case_fail(run, id, "was not found in with.xml");
    }
    case_expect_errors(run, id, diag, arena);
    diag_free(diag);
    buffer_free(&text);
}

static void run_without(struct case_run *run, struct str id) {
    struct diag *diag = diag_new();
    struct buffer text = {0}, told = {0};
    check(run, id, "without.xml", &text, diag);
    diag_print(diag, LANGUAGE_ENGLISH, DIAG_TEXT, &told);
    if (told.size > 0) {
        case_fail(run, id, "something was reported of without.xml");
        printf("%.*s", STR_ARG(buffer_str(&told)));
    }
    diag_free(diag);
    buffer_free(&text);
    buffer_free(&told);
}

static void run_rules(struct case_run *run, struct str name, struct arena *arena) {
    struct diag *diag = diag_new();
    struct buffer text = {0};
    check(run, name, "input.xml", &text, diag);
    case_expect_errors(run, name, diag, arena);
    diag_free(diag);
    buffer_free(&text);
}

int main(int count, char **arguments) {
    struct case_run run;
    if (!case_arguments(count, arguments, &run)) {
        return 2;
    }
    struct arena *arena = arena_new();
    struct str_list ids = case_names(&run, "", arena);
    for (size_t i = 0; i < ids.count; i++) {
        if (strcmp(run.kind, "rules") == 0) {
            run_rules(&run, ids.items[i], arena);
        } else {
            run_with(&run, ids.items[i], arena);
            run_without(&run, ids.items[i]);
        }
    }
    arena_free(arena);
    unicode_close();
    return case_finish(&run);
}
