#include "cli/note_target.h"

#include "base/file.h"
#include "cli/command_line.h"

#include <string.h>

bool note_target_is_free(const char *target, const struct command_line *line, struct diag *diag) {
    for (size_t i = 0; i < line->operands.count; i++) {
        const char *input = line->operands.items[i];
        if (strcmp(target, input) == 0 || file_same(target, input)) {
            DIAG(diag, NOWHERE, DIAG_TARGET_IS_INPUT, str_of(target));
            return false;
        }
    }
    if (file_begins_otherwise(target, STR("%PDF-"), diag)) {
        DIAG(diag, NOWHERE, DIAG_TARGET_NOT_PDF, str_of(target));
    }
    return !diag_failed(diag);
}
