#include "cli/differences.h"

struct comparison {
    struct str path;
    const struct version *found, *expected;
    struct diag *diag;
};

/* ---- Parts --------------------------------------------------------------------------------- */

/* Adds "2" or "2-5", pages from `first` to before `end`, both from 0. */
static void add_range(struct buffer *list, size_t first, size_t end) {
    buffer_print(list, list->size > 0 ? ", %zu" : "%zu", first + 1);
    if (end > first + 1) {
        buffer_print(list, "-%zu", end);
    }
}

/* The numbers of the pages that differ, as far as both have them. */
static void list_pages(const struct unpacked *found, const struct unpacked *expected,
                       struct buffer *list) {
    size_t count =
        found->page_count < expected->page_count ? found->page_count : expected->page_count;
    for (size_t i = 0; i < count; i++) {
        size_t first = i;
        while (i < count && !str_equal(found->pages[i], expected->pages[i])) {
            i++;
        }
        if (i > first) {
            add_range(list, first, i);
        }
    }
}

static bool compare_pages(const struct comparison *comparison) {
    const struct unpacked *found = comparison->found->parts,
                          *expected = comparison->expected->parts;
    struct buffer list = {0}, counts[2] = {{0}, {0}};
    list_pages(found, expected, &list);
    bool same = list.size == 0 && found->page_count == expected->page_count;
    if (list.size > 0) {
        DIAG(comparison->diag, NOWHERE, DIAG_DIFFERS_PAGES, comparison->path, buffer_str(&list));
    }
    if (found->page_count != expected->page_count) {
        buffer_print(&counts[0], "%zu", found->page_count);
        buffer_print(&counts[1], "%zu", expected->page_count);
        DIAG(comparison->diag, NOWHERE, DIAG_DIFFERS_PAGE_COUNT, comparison->path,
             buffer_str(&counts[0]), buffer_str(&counts[1]));
    }
    buffer_free(&list);
    buffer_free(&counts[0]);
    buffer_free(&counts[1]);
    return same;
}

static bool compare_parts(const struct comparison *comparison) {
    static const enum diag_id ids[PART_COUNT] = {
        [PART_ATTACHMENT] = DIAG_DIFFERS_ATTACHMENT, [PART_METADATA] = DIAG_DIFFERS_METADATA,
        [PART_STRUCTURE] = DIAG_DIFFERS_STRUCTURE,   [PART_FONTS] = DIAG_DIFFERS_FONTS,
        [PART_BOOKMARKS] = DIAG_DIFFERS_BOOKMARKS,   [PART_OTHER] = DIAG_DIFFERS_ANOTHER_PART,
    };
    bool same = true;
    for (int part = 0; part < PART_COUNT; part++) {
        if (!str_equal(comparison->found->parts->parts[part],
                       comparison->expected->parts->parts[part])) {
            same = false;
            DIAG(comparison->diag, NOWHERE, ids[part], comparison->path);
        }
    }
    return same;
}

/* The number of the first byte that differs, from 1. */
static void add_first_difference(struct buffer *number, struct str found, struct str expected) {
    size_t at = 0;
    while (at < found.size && at < expected.size && found.bytes[at] == expected.bytes[at]) {
        at++;
    }
    buffer_print(number, "%zu", at + 1);
}

static void report_bytes(const char *path, enum diag_id id, struct str found, struct str expected,
                         struct diag *diag) {
    struct buffer number = {0};
    add_first_difference(&number, found, expected);
    DIAG(diag, NOWHERE, id, str_of(path), buffer_str(&number));
    buffer_free(&number);
}

void differences_report_undivided(const char *path, struct str found, struct str expected,
                                  struct diag *diag) {
    report_bytes(path, DIAG_DIFFERS_SOMEWHERE, found, expected, diag);
}

/* ---- Reasons ------------------------------------------------------------------------------- */

/* "HarfBuzz" of "HarfBuzz 6.0.0", "NotoSerif-Bold.ttf" of a font with its SHA-256. */
static struct str name_of(struct str entry) {
    size_t space = str_find(entry, STR(" "), 0);
    return str_slice(entry, 0, space == SIZE_MAX ? entry.size : space);
}

static struct str value_of(struct str entry) {
    return str_trim(str_slice(entry, name_of(entry).size, entry.size));
}

/* The entry of that name; NULL where there is none. */
static const struct str *entry_named(struct str_list list, struct str name) {
    for (size_t i = 0; i < list.count; i++) {
        if (str_equal(name_of(list.items[i]), name)) {
            return &list.items[i];
        }
    }
    return NULL;
}

static size_t explain_libraries(const struct comparison *comparison) {
    struct str_list made = comparison->found->making->libraries;
    size_t reasons = 0;
    for (size_t i = 0; i < made.count; i++) {
        const struct str *here =
            entry_named(comparison->expected->making->libraries, name_of(made.items[i]));
        if (here == NULL || !str_equal(*here, made.items[i])) {
            reasons++;
            DIAG(comparison->diag, NOWHERE, DIAG_WHY_OTHER_LIBRARY, comparison->path, made.items[i],
                 here != NULL ? value_of(*here) : STR("-"));
        }
    }
    return reasons;
}

static size_t explain_fonts(const struct comparison *comparison) {
    struct str_list made = comparison->found->making->fonts;
    size_t reasons = 0;
    for (size_t i = 0; i < made.count; i++) {
        struct str name = name_of(made.items[i]);
        const struct str *here = entry_named(comparison->expected->making->fonts, name);
        if (here == NULL) {
            reasons++;
            DIAG(comparison->diag, NOWHERE, DIAG_WHY_FONT_NOT_USED, comparison->path, name);
        } else if (!str_equal(*here, made.items[i])) {
            reasons++;
            DIAG(comparison->diag, NOWHERE, DIAG_WHY_OTHER_FONT, comparison->path, name,
                 value_of(made.items[i]));
        }
    }
    return reasons;
}

static size_t explain_program(const struct comparison *comparison) {
    struct str made = comparison->found->making->program;
    struct str here = comparison->expected->making->program;
    if (made.size == 0 || str_equal(made, here)) {
        return 0;
    }
    DIAG(comparison->diag, NOWHERE, DIAG_WHY_OTHER_VERSION, comparison->path, made, here);
    return 1;
}

static size_t explain_master(const struct comparison *comparison) {
    struct str made = comparison->found->making->master_hash;
    if (made.size == 0 || str_equal(made, comparison->expected->making->master_hash)) {
        return 0;
    }
    DIAG(comparison->diag, NOWHERE, DIAG_WHY_OTHER_MASTER, comparison->path, made);
    return 1;
}

size_t differences_of_making(const char *path, const struct version *found,
                             const struct version *expected, struct diag *diag) {
    const struct comparison comparison = {str_of(path), found, expected, diag};
    return explain_program(&comparison) + explain_libraries(&comparison);
}

void differences_report(const char *path, const struct version *found,
                        const struct version *expected, struct diag *diag) {
    const struct comparison comparison = {str_of(path), found, expected, diag};
    bool same_pages = compare_pages(&comparison);
    bool same_parts = compare_parts(&comparison);
    if (same_pages && same_parts) {
        report_bytes(path, DIAG_DIFFERS_STORAGE, found->pdf, expected->pdf, diag);
    }
    size_t reasons = explain_program(&comparison) + explain_libraries(&comparison) +
                     explain_fonts(&comparison) + explain_master(&comparison);
    if (reasons == 0 && found->making->program.size > 0) {
        DIAG(diag, NOWHERE, DIAG_WHY_CHANGED_AFTERWARDS, comparison.path);
    }
}
