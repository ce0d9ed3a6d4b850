#include "layout/dump_walk.h"
#include "layout/paginate.h"

#include "doc/doc.h"

static void show_text(const struct text *text, const char *kind, struct buffer *out) {
    static const char *const ends[] = {[BREAK_NEVER] = "",
                                       [BREAK_POOR] = " poor-end",
                                       [BREAK_FAIR] = " fair-end",
                                       [BREAK_ALLOWED] = " may-end",
                                       [BREAK_FORCED] = " must-end"};
    for (size_t i = 0; i < text->count; i++) {
        const struct piece *piece = &text->pieces[i];
        buffer_print(out, "  %s width ", kind);
        length_print(out, piece->width);
        buffer_print(out, "%s%s\n", piece->space ? " space" : "", ends[piece->after]);
        if (piece->shaped != NULL) {
            segment_dump(piece, out);
        }
    }
}

static void show_runs(struct dump *dump, const struct set_paragraph *set) {
    if (set->label != NULL) {
        show_text(set->label, "label", dump->out);
    }
    show_text(set->text, "piece", dump->out);
}

void paginate_dump_runs(const struct doc *doc, struct shaper *shaper, struct buffer *out,
                        struct diag *diag) {
    struct dump dump = {.out = out,
                        .show = show_runs,
                        .setter = {.doc = doc, .shaper = shaper, .diag = diag, .quiet = true}};
    dump_walk(&dump);
}
