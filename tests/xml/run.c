/* Runs the cases of tests/xml: xml_cases places|invalid|schema|comments|writing
 * FOLDER [--update]. */
#include "case.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/unicode.h"
#include "xml/read.h"
#include "xml/schema.h"
#include "xml/write.h"

#include <stdio.h>
#include <string.h>

/* One case under way. */
struct subject {
    struct arena *arena;
    struct diag *diag;
    struct buffer text;
    struct xml_document *document; /* NULL: it could not be read */
};

static void subject_open(struct subject *subject) {
    *subject = (struct subject){.arena = arena_new(), .diag = diag_new()};
}

static void subject_read(struct subject *subject) {
    uint32_t file = diag_add_file(subject->diag, STR("input.xml"), buffer_str(&subject->text));
    subject->document = xml_read(file, subject->diag);
}

static void subject_close(struct subject *subject) {
    xml_free(subject->document);
    diag_free(subject->diag);
    arena_free(subject->arena);
    buffer_free(&subject->text);
}

static void print_place(const struct subject *subject, struct place place, struct buffer *out) {
    size_t line, column;
    diag_line_column(subject->diag, place, &line, &column);
    buffer_print(out, "%zu:%zu", line, column);
}

/* Long texts are cut: their size tells enough. */
static void print_text(struct str text, struct buffer *out) {
    if (text.size > 200) {
        buffer_print(out, "(%zu bytes)", text.size);
        return;
    }
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        buffer_add(out, text.bytes[i] == '\n' ? STR("\\n") : str_slice(text, i, i + 1));
    }
    buffer_add_byte(out, '"');
}

/* The attributes that the place cases use. */
static void print_attributes(const struct subject *subject, const struct xml_node *node,
                             struct buffer *out) {
    static const char *const names[] = {"id", "title", "label", "xml:lang"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct str value;
        if (xml_attribute(node, names[i], &value)) {
            buffer_print(out, " %s@", names[i]);
            print_place(subject, xml_attribute_place(node, names[i]), out);
            buffer_add_byte(out, '=');
            print_text(value, out);
        }
    }
}

static void print_node(const struct subject *subject, const struct xml_node *node, int depth,
                       struct buffer *out) {
    static const char *const kinds[] = {"element", "text", "comment", "instruction"};
    buffer_print(out, "%*s", depth * 2, "");
    print_place(subject, xml_place(node), out);
    buffer_print(out, " %s %.*s", kinds[xml_kind(node)], STR_ARG(xml_name(node)));
    if (xml_namespace(node).size > 0) {
        buffer_print(out, "{%.*s}", STR_ARG(xml_namespace(node)));
    }
    if (xml_kind(node) == XML_ELEMENT) {
        print_attributes(subject, node, out);
    } else {
        print_text(xml_text(node), out);
    }
    buffer_add_byte(out, '\n');
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        print_node(subject, child, depth + 1, out);
    }
}

static void run_places(struct case_run *run, struct str name, struct subject *subject) {
    struct buffer nodes = {0};
    subject_read(subject);
    if (subject->document == NULL) {
        diag_print(subject->diag, LANGUAGE_ENGLISH, DIAG_TEXT, &nodes);
    } else {
        print_node(subject, xml_root(subject->document), 0, &nodes);
        buffer_print(&nodes, "comments: %s\n", xml_has_comments(subject->document) ? "yes" : "no");
    }
    case_expect(run, case_path(run, name, "nodes", subject->arena), buffer_str(&nodes));
    buffer_free(&nodes);
}

static void run_invalid(struct case_run *run, struct str name, struct subject *subject) {
    subject_read(subject);
    if (subject->document != NULL) {
        case_fail(run, name, "it was read without an error");
    } else {
        case_expect_errors(run, name, subject->diag, subject->arena);
    }
}

/* A case's own grammar, or the one that all share. */
static void run_schema(struct case_run *run, struct str name, struct subject *subject) {
    struct buffer grammar = {0};
    const char *path = case_path(run, name, "grammar.rng", subject->arena);
    if (!file_exists(path)) {
        path = case_path(run, STR("grammar.rng"), "", subject->arena);
    }
    subject_read(subject);
    if (!file_read(path, XML_SIZE_LIMIT, NOWHERE, &grammar, subject->diag) ||
        subject->document == NULL) {
        case_fail(run, name, "grammar or input cannot be read");
    } else if (xml_validate(subject->document, buffer_str(&grammar), STR("grammar.rng"),
                            subject->diag)) {
        case_expect(run, case_path(run, name, "valid", subject->arena), STR("valid\n"));
    } else {
        case_expect_errors(run, name, subject->diag, subject->arena);
    }
    buffer_free(&grammar);
}

/* What no file of the project may hold is written as in a recipe. */
static void print_stripped(struct str text, struct buffer *out) {
    bool marked = str_starts(text, STR("\xEF\xBB\xBF"));
    buffer_add(out, marked ? STR("\\xEF\\xBB\\xBF") : STR(""));
    for (size_t i = marked ? 3 : 0; i < text.size; i++) {
        buffer_add(out, text.bytes[i] == '\r' ? STR("\\x0D") : str_slice(text, i, i + 1));
    }
}

/* The place of the first comment, then the text without any. */
static void run_comments(struct case_run *run, struct str name, struct subject *subject) {
    struct buffer stripped = {0}, shown = {0};
    subject_read(subject);
    if (subject->document == NULL) {
        case_fail(run, name, "the input cannot be read");
    } else {
        print_place(subject, xml_first_comment(subject->document), &shown);
        buffer_add_byte(&shown, '\n');
        xml_add_without_comments(subject->document, &stripped);
        print_stripped(buffer_str(&stripped), &shown);
        case_expect(run, case_path(run, name, "stripped", subject->arena), buffer_str(&shown));
    }
    buffer_free(&stripped);
    buffer_free(&shown);
}

static void write_node(struct xml_writer *writer, const struct xml_node *node) {
    struct str value;
    if (xml_kind(node) == XML_TEXT) {
        xml_write_text(writer, xml_text(node));
    }
    if (xml_kind(node) != XML_ELEMENT) {
        return;
    }
    struct buffer element = {0};
    buffer_print(&element, "%.*s", STR_ARG(xml_name(node)));
    buffer_add_byte(&element, '\0');
    xml_write_start(writer, element.bytes);
    if (xml_attribute(node, "title", &value)) {
        xml_write_attribute(writer, "title", value);
    }
    for (const struct xml_node *child = xml_first_child(node); child != NULL;
         child = xml_next(child)) {
        write_node(writer, child);
    }
    xml_write_end(writer);
    buffer_free(&element);
}

static void run_writing(struct case_run *run, struct str name, struct subject *subject) {
    struct buffer written = {0};
    subject_read(subject);
    if (subject->document == NULL) {
        case_fail(run, name, "the input cannot be read");
    } else {
        struct xml_writer *writer = xml_writer_new(&written);
        xml_write_instruction(writer, "written", STR("by a test"));
        write_node(writer, xml_root(subject->document));
        xml_writer_free(writer);
        case_expect(run, case_path(run, name, "written", subject->arena), buffer_str(&written));
    }
    buffer_free(&written);
}

int main(int count, char **arguments) {
    static const struct {
        const char *kind;
        void (*run)(struct case_run *run, struct str name, struct subject *subject);
    } kinds[] = {{"places", run_places},
                 {"invalid", run_invalid},
                 {"schema", run_schema},
                 {"comments", run_comments},
                 {"writing", run_writing}};
    struct case_run run;
    if (!case_arguments(count, arguments, &run)) {
        return 2;
    }
    struct arena *arena = arena_new();
    struct str_list names = case_names(&run, "", arena);
    for (size_t i = 0; i < names.count; i++) {
        struct subject subject;
        subject_open(&subject);
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            if (strcmp(run.kind, kinds[k].kind) == 0 && !str_ends(names.items[i], STR(".rng"))) {
                case_input(&run, names.items[i], &subject.text, subject.arena);
                kinds[k].run(&run, names.items[i], &subject);
            }
        }
        subject_close(&subject);
    }
    arena_free(arena);
    unicode_close();
    return case_finish(&run);
}
