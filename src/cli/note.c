#include "cli/note.h"

#include "cli/console.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "diff/note.h"

void note_write(const char *target, const struct changes *changes, struct str old,
                struct pipeline *new, struct console *console) {
    struct pipeline pipeline = *new;
    pipeline.console = console;
    pipeline.target = target;
    pipeline.charter = note_compose(changes, pipeline.arena);
    (void)old;
    if (pipeline_go_on(&pipeline, STAGE_COMPOSE, STAGE_PDF)) {
        report_made(&pipeline, console->language, &console->report);
    }
    *new = pipeline;
}
