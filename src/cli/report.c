#include "cli/report.h"

#include "archive/verify.h"
#include "base/arena.h"
#include "base/unicode.h"
#include "cli/pipeline.h"
#include "layout/page.h"
#include "text/shape.h"

#include <sys/resource.h>

static int64_t total_milliseconds(const struct pipeline *pipeline) {
    int64_t sum = 0;
    for (int i = 0; i < STAGE_COUNT; i++) {
        sum += pipeline->microseconds[i];
    }
    return (sum + 500) / 1000;
}

static void add_number(struct buffer *out, uint64_t number, enum language language) {
    if (language == LANGUAGE_BANGLA) {
        unicode_add_bangla_number(out, number);
    } else {
        buffer_print(out, "%ju", (uintmax_t)number);
    }
}

void report_made(const struct pipeline *pipeline, enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    size_t pages = pipeline->pages->count;
    buffer_print(out, "%s: ", pipeline->target);
    add_number(out, pages, language);
    buffer_add(out, bangla ? STR(" পৃষ্ঠা, ") : pages == 1 ? STR(" page, ") : STR(" pages, "));
    add_number(out, pipeline->bytes, language);
    buffer_add(out, bangla ? STR(" বাইট, ") : STR(" bytes, "));
    add_number(out, (uint64_t)total_milliseconds(pipeline), language);
    buffer_add(out, bangla ? STR(" মিলিসেকেন্ড\n") : STR(" ms\n"));
}

void report_found(const char *master, const struct report_found *found, enum language language,
                  struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    const struct {
        size_t count;
        const char *one, *many, *bangla;
    } parts[] = {{found->errors, " error", " errors", "টি ভুল"},
                 {found->warnings, " warning", " warnings", "টি সতর্কতা"},
                 {found->notes, " note", " notes", "টি জ্ঞাতব্য"}};
    bool first = true;
    buffer_print(out, "%s: ", master);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i].count > 0) {
            buffer_add(out, first ? STR("") : STR(", "));
            add_number(out, parts[i].count, language);
            buffer_add(out, str_of(bangla                ? parts[i].bangla
                                   : parts[i].count == 1 ? parts[i].one
                                                         : parts[i].many));
            first = false;
        }
    }
    if (first) {
        buffer_add(out, bangla ? STR("কোনো ভুল পাওয়া যায়নি") : STR("no fault found"));
    }
    if (found->mends > 0) {
        buffer_add(out, bangla ? STR("; --fix দিলে ") : STR("; --fix would mend "));
        add_number(out, found->mends, language);
        buffer_add(out, bangla ? STR("টি ঠিক হবে") : STR(""));
    }
    buffer_add_byte(out, '\n');
}

void report_mended(const char *target, size_t mends, enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    buffer_print(out, "%s: ", target);
    add_number(out, mends, language);
    buffer_add(out, bangla       ? STR(" জায়গায় ঠিক করা হলো\n")
                    : mends == 1 ? STR(" place mended\n")
                                 : STR(" places mended\n"));
}

void report_nothing_mended(const char *master, bool has_errors, enum language language,
                           struct buffer *out) {
    static const char *const said[2][2] = {{"nothing that --fix can mend, nothing is written",
                                            "its errors come first, nothing is written"},
                                           {"--fix দিয়ে ঠিক করার মতো কিছু নেই, কিছু লেখা হয়নি",
                                            "আগে ভুলগুলো ঠিক করতে হবে, কিছু লেখা হয়নি"}};
    buffer_print(out, "%s: %s\n", master, said[language][has_errors]);
}

void report_extracted(const char *target, size_t bytes, enum language language,
                      struct buffer *out) {
    buffer_print(out, "%s: ", target);
    add_number(out, bytes, language);
    buffer_add(out, language == LANGUAGE_BANGLA ? STR(" বাইট\n") : STR(" bytes\n"));
}

void report_verified(const char *pdf, bool same, enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    buffer_print(out, "%s: ", pdf);
    if (same) {
        buffer_add(out, bangla ? STR("হুবহু এক\n") : STR("the same, byte for byte\n"));
    } else {
        buffer_add(out, bangla ? STR("এক নয়\n") : STR("not the same\n"));
    }
}

void report_enothi(const char *folder, const char *pdf, size_t pages, size_t bytes,
                   enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    buffer_print(out, "%s/%s: ", folder, pdf);
    add_number(out, pages, language);
    buffer_add(out, bangla ? STR(" পৃষ্ঠা, ") : pages == 1 ? STR(" page, ") : STR(" pages, "));
    add_number(out, bytes, language);
    buffer_add(out, bangla ? STR(" বাইট; সঙ্গে note.txt, note.html, attachment.json\n")
                           : STR(" bytes; with note.txt, note.html, attachment.json\n"));
}

void report_archive_made(const char *archive, enum language language, struct buffer *out) {
    buffer_print(out, "%s: %s\n", archive,
                 language == LANGUAGE_BANGLA ? "ফাঁকা আর্কাইভ তৈরি হলো" : "an empty archive");
}

void report_filed(const char *archive, struct str office, struct str edition, bool corrects,
                  enum language language, struct buffer *out) {
    static const char *const done[2][2] = {{"added", "put right"}, {"রাখা হলো", "সংশোধিত হলো"}};
    buffer_print(out, "%s: %.*s %.*s: %s\n", archive, STR_ARG(office), STR_ARG(edition),
                 done[language][corrects]);
}

void report_archive_verified(const char *archive, bool whole, const struct verified *counts,
                             enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    const struct {
        size_t count;
        const char *one, *many, *bangla;
    } parts[] = {{counts->objects, " office", " offices", "টি কার্যালয়"},
                 {counts->editions, " edition", " editions", "টি সংস্করণ"},
                 {counts->files, " file", " files", "টি ফাইল"},
                 {(size_t)counts->bytes, " byte", " bytes", " বাইট"}};
    buffer_print(out, "%s: %s", archive,
                 whole    ? bangla ? "অক্ষত" : "whole"
                 : bangla ? "অক্ষত নয়"
                          : "not whole");
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        buffer_add(out, i == 0 ? STR(": ") : STR(", "));
        add_number(out, parts[i].count, language);
        buffer_add(out, str_of(bangla                ? parts[i].bangla
                               : parts[i].count == 1 ? parts[i].one
                                                     : parts[i].many));
    }
    buffer_add_byte(out, '\n');
}

void report_rebuilt(const char *archive, size_t all, size_t same, size_t otherwise,
                    enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    buffer_print(out, "%s: ", archive);
    add_number(out, all, language);
    buffer_add(out, bangla     ? STR("টি PDF আবার তৈরি হলো: ")
                    : all == 1 ? STR(" PDF made anew: the same ")
                               : STR(" PDFs made anew: the same "));
    add_number(out, same, language);
    buffer_add(out, bangla ? STR("টি হুবহু এক") : STR(""));
    if (otherwise > 0) {
        buffer_add(out, bangla ? STR(", ") : STR(", made by another program or library "));
        add_number(out, otherwise, language);
        buffer_add(out, bangla ? STR("টি অন্য প্রোগ্রাম বা লাইব্রেরিতে তৈরি") : STR(""));
    }
    if (all > same + otherwise) {
        buffer_add(out, bangla ? STR(", ") : STR(", different "));
        add_number(out, all - same - otherwise, language);
        buffer_add(out, bangla ? STR("টি মেলে না") : STR(""));
    }
    buffer_add_byte(out, '\n');
}

static void add_tenths(struct buffer *out, int64_t tenths, const char *unit) {
    buffer_print(out, "%jd.%jd %s", (intmax_t)(tenths / 10), (intmax_t)(tenths % 10), unit);
}

/* Kernel's kibibytes; 0 where it does not say. */
static int64_t peak_memory(void) {
    struct rusage usage = {0};
    return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss * INT64_C(1024) : 0;
}

void report_figures(const struct pipeline *pipeline, struct buffer *out) {
    buffer_print(out, "%s:\n    time:", pipeline->master);
    for (int i = 0; i < pipeline->stages; i++) {
        buffer_print(out, "%s %s ", i > 0 ? "," : "", stage_name((enum stage)i));
        add_tenths(out, (pipeline->microseconds[i] + 50) / 100, "ms");
    }
    if (pipeline->shaper != NULL) {
        buffer_print(out, "\n    shaping cache: %zu hits, %zu misses",
                     shaper_cache_hits(pipeline->shaper), shaper_cache_misses(pipeline->shaper));
    }
    buffer_add(out, STR("\n    memory: model and pages "));
    add_tenths(out, (int64_t)arena_used(pipeline->arena) / 100000, "MB");
    buffer_add(out, STR(", process at its peak "));
    add_tenths(out, peak_memory() / 100000, "MB\n");
}
