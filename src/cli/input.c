#include "cli/input.h"

#include "charter/charter.h"

static bool run(struct input *input, const struct command_line *line, struct console *console) {
    input->pipeline = pipeline_new(line, input->source.name, console);
    input->pipeline.given = input->source.master;
    input->pipeline.alone = input->source.alone;
    return pipeline_run(&input->pipeline, STAGE_READ);
}

/* What has errors is read once more, aloud. */
static bool read_charter(struct input *input, const struct command_line *line,
                         struct console *console) {
    input->reading.diag = diag_new();
    if (run(input, line, &input->reading)) {
        return true;
    }
    pipeline_free(&input->pipeline);
    (void)run(input, line, console);
    return false;
}

bool input_read(struct input *input, const char *path, const struct command_line *line,
                struct arena *arena, struct console *console) {
    return source_read(path, &input->source, arena, console->diag) &&
           read_charter(input, line, console);
}

bool input_read_given(struct input *input, const char *name, struct str master,
                      const struct command_line *line, struct console *console) {
    input->source.name = name;
    input->source.master = master;
    input->source.alone = true;
    return read_charter(input, line, console);
}

void input_free(struct input *input) {
    pipeline_free(&input->pipeline);
    console_free(&input->reading);
    source_free(&input->source);
}

struct earlier input_as_earlier(const struct input *input) {
    const struct edition *edition = &input->pipeline.charter->edition;
    return (struct earlier){.charter = input->pipeline.charter,
                            .expanded = input->pipeline.expanded,
                            .dated = edition->published.size > 0 ? edition->published
                                                                 : edition->approved};
}
