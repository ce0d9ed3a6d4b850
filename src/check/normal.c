#include "check/normal.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/unicode_letter.h"
#include "check/finding.h"

#include <stdio.h>

/* The program prints NFC whatever was typed; but who searches the master finds only what was. So it
 * is told once, while each place can be mended: the first with the finding, the others beside. */
static void count(const struct inquiry *inquiry, const struct passage *passage, size_t from,
                  size_t to, struct str right) {
    struct normal_tally *tally = inquiry->normal;
    struct place place = passage_place(passage, from);
    struct diag_extent extent = mend_extent(inquiry, passage, from, to, right);
    if (tally->count == 0) {
        tally->place = place;
        tally->extent = extent;
    } else if (extent.mendable) {
        diag_add_mend(inquiry->diag, DIAG_NOT_NFC, place, extent.size, extent.instead);
    }
    tally->count++;
}

/* Where the letters end that normalising may join to the one at `at`. */
static size_t cluster_end(struct str text, size_t at) {
    size_t end = at;
    (void)unicode_next(text, &end);
    for (size_t next = end; next < text.size; end = next) {
        if (unicode_starts_cluster(unicode_next(text, &next))) {
            break;
        }
    }
    return end;
}

void check_normal(const struct inquiry *inquiry, const struct passage *passage) {
    struct str text = passage->text;
    if (unicode_nfc(inquiry->arena, text).bytes == text.bytes) {
        return;
    }
    for (size_t at = 0; at < text.size;) {
        size_t end = cluster_end(text, at);
        struct str cluster = str_slice(text, at, end);
        struct str right = unicode_nfc(inquiry->arena, cluster);
        if (right.bytes != cluster.bytes) {
            count(inquiry, passage, at, end, right);
        }
        at = end;
    }
}

void check_normal_finish(const struct inquiry *inquiry) {
    struct normal_tally *tally = inquiry->normal;
    char number[32];
    snprintf(number, sizeof number, "%zu", tally->count);
    if (tally->count > 0) {
        DIAG_EXTENT(inquiry->diag, tally->place, tally->extent, DIAG_NOT_NFC, str_of(number));
    }
    *tally = (struct normal_tally){0};
}
