#include "subject.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "golden.h"

#include <stdio.h>

bool subject_open(struct subject *subject, const char *folder, const char *set) {
    *subject = (struct subject){.arena = arena_new(), .diag = diag_new(), .said = diag_new()};
    subject->fonts = fontset_open(str_of(folder), str_of(set), NOWHERE, subject->diag);
    if (subject->fonts == NULL) {
        struct buffer report = {0};
        diag_print(subject->diag, LANGUAGE_ENGLISH, DIAG_TEXT, &report);
        printf("%.*s", STR_ARG(buffer_str(&report)));
        buffer_free(&report);
        return false;
    }
    subject->shaper = shaper_new(subject->fonts);
    return true;
}

void subject_close(struct subject *subject) {
    shaper_free(subject->shaper);
    fontset_free(subject->fonts);
    diag_free(subject->diag);
    diag_free(subject->said);
    arena_free(subject->arena);
    buffer_free(&subject->line);
    unicode_close();
}

void subject_begin(struct subject *subject, struct str line) {
    subject->line.size = 0;
    buffer_add(&subject->line, line);
}

struct face *subject_face(struct subject *subject, struct str file) {
    for (int weight = 0; weight < WEIGHT_COUNT; weight++) {
        for (size_t i = 0; i < fontset_chain_count(subject->fonts, (enum weight)weight); i++) {
            struct face *face = fontset_face(subject->fonts, (enum weight)weight, i);
            if (face != NULL && str_equal(face_file(face), file)) {
                return face;
            }
        }
    }
    return NULL;
}

static void add_source(struct subject *subject, source_array *sources, struct str text,
                       struct text_source source) {
    struct buffer plain = {0};
    golden_unescape(text, &plain);
    source.text = unicode_nfc(subject->arena, str_copy(subject->arena, buffer_str(&plain)));
    buffer_free(&plain);
    array_push(sources, source);
}

void subject_sources(struct subject *subject, source_array *sources) {
    struct str line = buffer_str(&subject->line);
    uint32_t file = diag_add_file(subject->said, STR("case"), line);
    bool bold = false;
    size_t start = 0;
    for (size_t at = 0; at < line.size;) {
        size_t mark = at;
        uint32_t c = unicode_next(line, &at);
        if (c != 0x27E6 && c != 0x27E7 && c != 0xB6 && c != 0x2502) {
            continue;
        }
        struct text_source source = {
            .bold = bold, .line_end = c == 0xB6, .place = {file, (uint32_t)start}};
        if (mark > start || source.line_end) {
            add_source(subject, sources, str_slice(line, start, mark), source);
        }
        bold = c == 0x27E6 ? true : c == 0x27E7 ? false : bold;
        start = at;
    }
    if (start < line.size) {
        add_source(subject, sources, str_slice(line, start, line.size),
                   (struct text_source){.bold = bold, .place = {file, (uint32_t)start}});
    }
}

void subject_report(struct subject *subject, struct buffer *out) {
    struct buffer report = {0};
    diag_print(subject->said, LANGUAGE_ENGLISH, DIAG_TEXT, &report);
    struct str text = buffer_str(&report);
    for (size_t start = 0, end; start < text.size; start = end + 1) {
        end = str_find(text, STR("\n"), start);
        buffer_print(out, "    %.*s\n", STR_ARG(str_slice(text, start, end)));
    }
    buffer_free(&report);
    diag_free(subject->said);
    subject->said = diag_new();
}
