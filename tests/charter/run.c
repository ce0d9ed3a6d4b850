/* Runs the cases of tests/charter: charter_cases KIND FOLDER [--update].
 *     valid       NAME.xml is read without a word, its dump is NAME.model
 *     masters     the same for ../../../xml/NAME.xml and NAME.model
 *     findings    NAME/input.xml is read, and NAME/errors{,.bn} is what is reported all the same
 *     invalid     NAME/input.xml is refused with NAME/errors{,.bn}
 *     notation    each line of a file is "notation | number | what is printed"
 *     documented  every element and attribute of *.rng is explained in English and Bangla */
#include "../xml/case.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/unicode.h"
#include "charter/dump.h"
#include "charter/read.h"
#include "xml/read.h"

#include <stdio.h>
#include <string.h>

enum { FILE_LIMIT = 1 << 20 };

/* One case under way. */
struct subject {
    struct arena *arena;
    struct diag *diag;
    struct buffer text;
};

static const struct charter *read_charter(struct subject *subject) {
    uint32_t file = diag_add_file(subject->diag, STR("input.xml"), buffer_str(&subject->text));
    return charter_read(file, STR(""), subject->arena, subject->diag);
}

static bool read_file(struct case_run *run, struct str name, struct subject *subject) {
    const char *path = case_path(run, name, "", subject->arena);
    if (file_read(path, FILE_LIMIT, NOWHERE, &subject->text, subject->diag)) {
        return true;
    }
    case_fail(run, name, "cannot be read");
    return false;
}

static void expect_dump(struct case_run *run, struct str name, const char *golden,
                        struct subject *subject) {
    struct buffer dump = {0};
    const struct charter *charter = read_charter(subject);
    diag_print(subject->diag, LANGUAGE_ENGLISH, DIAG_TEXT, &dump);
    if (charter == NULL || dump.size > 0) {
        case_fail(run, name, "something was reported");
        printf("%.*s", STR_ARG(buffer_str(&dump)));
    } else {
        charter_dump(charter, &dump);
        case_expect(run, golden, buffer_str(&dump));
    }
    buffer_free(&dump);
}

/* `name` without its ending, then `rest`; in the subject's arena. */
static struct str renamed(const struct subject *subject, const char *before, struct str name,
                          const char *rest) {
    struct buffer path = {0};
    size_t point = str_find(name, STR("."), 0);
    buffer_print(&path, "%s%.*s%s", before, (int)point, name.bytes, rest);
    struct str kept = str_copy(subject->arena, buffer_str(&path));
    buffer_free(&path);
    return kept;
}

static void run_valid(struct case_run *run, struct str name, struct subject *subject) {
    struct str golden = renamed(subject, "", name, ".model");
    if (read_file(run, name, subject)) {
        expect_dump(run, name, case_path(run, golden, "", subject->arena), subject);
    }
}

static void run_masters(struct case_run *run, struct str name, struct subject *subject) {
    struct str master = renamed(subject, "../../../xml/", name, ".xml");
    if (read_file(run, master, subject)) {
        expect_dump(run, name, case_path(run, name, "", subject->arena), subject);
    }
}

static void run_reporting(struct case_run *run, struct str name, struct subject *subject,
                          bool refused) {
    if (!case_input(run, name, &subject->text, subject->arena)) {
        case_fail(run, name, "no input");
    } else if ((read_charter(subject) == NULL) != refused) {
        case_fail(run, name, refused ? "it was read without an error" : "it was refused");
    } else {
        case_expect_errors(run, name, subject->diag, subject->arena);
    }
}

static void run_findings(struct case_run *run, struct str name, struct subject *subject) {
    run_reporting(run, name, subject, false);
}

static void run_invalid(struct case_run *run, struct str name, struct subject *subject) {
    run_reporting(run, name, subject, true);
}

/* The field of a line that ends at the next " | " or at the line's end. */
static struct str next_field(struct str line, size_t *at) {
    size_t start = *at < line.size ? *at : line.size;
    size_t end = str_find(line, STR(" | "), start);
    *at = end == SIZE_MAX ? line.size : end + 3;
    return str_slice(line, start, end == SIZE_MAX ? line.size : end);
}

static void expect_notation(struct case_run *run, struct str line) {
    size_t at = 0;
    uint64_t number = 0;
    struct str notation = next_field(line, &at), digits = next_field(line, &at);
    struct str expected = next_field(line, &at);
    struct buffer printed = {0};
    run->count++;
    if (!str_to_number(digits, UINT64_MAX, &number)) {
        run->failed++;
        printf("not a case: %.*s\n", STR_ARG(line));
    }
    notation_print(&printed, notation, number);
    if (!str_equal(buffer_str(&printed), expected)) {
        run->failed++;
        printf("%.*s: came out \"%.*s\"\n", STR_ARG(line), STR_ARG(buffer_str(&printed)));
    }
    buffer_free(&printed);
}

static void run_notation(struct case_run *run, struct str name, struct subject *subject) {
    if (!read_file(run, name, subject)) {
        return;
    }
    struct str text = buffer_str(&subject->text);
    for (size_t start = 0; start < text.size;) {
        size_t end = str_find(text, STR("\n"), start);
        end = end == SIZE_MAX ? text.size : end;
        if (end > start && text.bytes[start] != '#') {
            expect_notation(run, str_slice(text, start, end));
        }
        start = end + 1;
    }
}

/* Bit 1: an English explanation, bit 2: a Bangla one. */
static int explanations(const struct xml_node *node) {
    int found = 0;
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        struct str lang;
        if (xml_is(child, "documentation") && xml_first_child(child) != NULL) {
            found |= xml_attribute(child, "xml:lang", &lang) && str_equal(lang, STR("bn")) ? 2 : 1;
        }
    }
    return found;
}

static void check_documented(struct case_run *run, const struct xml_node *node) {
    struct str name = STR("");
    xml_attribute(node, "name", &name);
    if (xml_is(node, "element") || xml_is(node, "attribute")) {
        run->count++;
        if (explanations(node) != 3) {
            case_fail(run, name, "lacks its documentation in English or Bangla");
        }
    }
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        if (xml_kind(child) == XML_ELEMENT) {
            check_documented(run, child);
        }
    }
}

static void run_documented(struct case_run *run, struct str name, struct subject *subject) {
    if (!read_file(run, name, subject)) {
        return;
    }
    uint32_t file = diag_add_file(subject->diag, name, buffer_str(&subject->text));
    struct xml_document *grammar = xml_read(file, subject->diag);
    if (grammar == NULL) {
        case_fail(run, name, "is no XML");
    } else {
        check_documented(run, xml_root(grammar));
    }
    xml_free(grammar);
}

static const struct kind {
    const char *name, *suffix;
    void (*run)(struct case_run *run, struct str name, struct subject *subject);
} kinds[] = {{"valid", ".xml", run_valid},         {"masters", ".model", run_masters},
             {"findings", "", run_findings},       {"invalid", "", run_invalid},
             {"notation", ".cases", run_notation}, {"documented", ".rng", run_documented}};

static void run_all(struct case_run *run, const struct kind *kind) {
    struct arena *arena = arena_new();
    struct str_list names = case_names(run, kind->suffix, arena);
    for (size_t i = 0; i < names.count; i++) {
        struct subject subject = {.arena = arena_new(), .diag = diag_new()};
        kind->run(run, names.items[i], &subject);
        diag_free(subject.diag);
        arena_free(subject.arena);
        buffer_free(&subject.text);
    }
    arena_free(arena);
}

int main(int count, char **arguments) {
    struct case_run run;
    if (!case_arguments(count, arguments, &run)) {
        return 2;
    }
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        if (strcmp(run.kind, kinds[k].name) == 0) {
            run_all(&run, &kinds[k]);
        }
    }
    unicode_close();
    return case_finish(&run);
}
