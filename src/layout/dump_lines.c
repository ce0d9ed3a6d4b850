#include "layout/dump_walk.h"
#include "layout/paginate.h"

#include "doc/doc.h"

/* How the line ends, where that is not at a permitted place. */
static const char *line_end(const struct text *text, const struct line *line) {
    bool forced = line->end > line->first && text->pieces[line->end - 1].after == BREAK_FORCED;
    return line->last_resort ? " last-resort" : forced ? " forced" : "";
}

static void show_lines(struct dump *dump, const struct set_paragraph *set) {
    if (set->label != NULL) {
        buffer_print(dump->out, "  label |%.*s|\n", STR_ARG(set->source->label->text));
    }
    for (size_t i = 0; i < set->line_count; i++) {
        const struct line *line = &dump->lines.items[set->first_line + i];
        buffer_add(dump->out, STR("  line "));
        length_print(dump->out, line->width);
        buffer_add_byte(dump->out, ' ');
        dump_line_text(set->text, line, dump->out);
        buffer_print(dump->out, "%s\n", line_end(set->text, line));
    }
}

void paginate_dump_lines(const struct doc *doc, struct shaper *shaper, struct buffer *out,
                         struct diag *diag) {
    struct dump dump = {
        .out = out, .show = show_lines, .setter = {.doc = doc, .shaper = shaper, .diag = diag}};
    dump_walk(&dump);
}
