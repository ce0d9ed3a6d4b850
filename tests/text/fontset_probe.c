/* Opens or lists the fonts of a folder and prints what comes of it, for fontset.py:
 *
 *     fontset_probe LANGUAGE open FOLDER SET [TEXT]    what the set is, and which fonts set TEXT
 *     fontset_probe LANGUAGE list FOLDER               what `charter fonts` prints
 *
 * The exit code is that of the diagnostics. */
#include "base/arena.h"
#include "base/unicode.h"
#include "text/fontset.h"
#include "text/segment.h"
#include "text/shape.h"

#include <stdio.h>
#include <string.h>

static void print_face(const struct face *face, struct buffer *out) {
    static const char *const permissions[] = {"installable", "print", "restricted", "no subset",
                                              "granted"};
    struct face_metrics metrics = face_metrics(face);
    buffer_print(out, "%.*s: %.*s, %s\n", STR_ARG(face_file(face)),
                 STR_ARG(face_postscript_name(face)), permissions[face_permission(face)]);
    buffer_print(out, "    em %d, ascender %d, descender %d, capitals %d, weight %u%s%s\n",
                 (int)metrics.units_per_em, (int)metrics.ascender, (int)metrics.descender,
                 (int)metrics.cap_height, (unsigned)metrics.weight, metrics.serif ? ", serif" : "",
                 metrics.fixed_pitch ? ", fixed pitch" : "");
    buffer_print(out, "    box %d %d %d %d, italic angle %d\n", (int)metrics.box.x_min,
                 (int)metrics.box.y_min, (int)metrics.box.x_max, (int)metrics.box.y_max,
                 (int)metrics.italic_angle);
}

static void print_text(struct fontset *set, struct str text, struct buffer *out,
                       struct diag *diag) {
    struct arena *arena = arena_new();
    struct shaper *shaper = shaper_new(set);
    struct text_source source = {.text = text};
    struct text pieces = segment_text(shaper, &source, 1, PT(9), arena, diag);
    for (size_t i = 0; i < pieces.count; i++) {
        segment_dump(&pieces.pieces[i], out);
    }
    shaper_free(shaper);
    arena_free(arena);
}

static void open_set(char **arguments, int count, struct buffer *out, struct diag *diag) {
    struct fontset *set = fontset_open(str_of(arguments[3]), str_of(arguments[4]), NOWHERE, diag);
    if (set == NULL) {
        return;
    }
    buffer_print(out, "bold: %s\n", fontset_has_bold(set) ? "yes" : "no");
    for (size_t i = 0; i < fontset_face_count(set); i++) {
        print_face(fontset_face_at(set, i), out);
    }
    if (count > 5) {
        print_text(set, str_of(arguments[5]), out, diag);
    }
    fontset_free(set);
}

int main(int count, char **arguments) {
    struct diag *diag = diag_new();
    struct buffer out = {0};
    if (count >= 5 && strcmp(arguments[2], "open") == 0) {
        open_set(arguments, count, &out, diag);
    } else if (count == 4 && strcmp(arguments[2], "list") == 0) {
        bool listed = fontset_list(str_of(arguments[3]), &out, diag);
        buffer_print(&out, "%s", listed ? "" : "no list\n");
    } else {
        return 99;
    }
    enum language language = strcmp(arguments[1], "bn") == 0 ? LANGUAGE_BANGLA : LANGUAGE_ENGLISH;
    diag_print(diag, language, DIAG_TEXT, &out);
    buffer_print(&out, "exit code %d\n", diag_exit_code(diag));
    printf("%.*s", STR_ARG(buffer_str(&out)));
    int code = diag_exit_code(diag);
    buffer_free(&out);
    diag_free(diag);
    unicode_close();
    return code;
}
