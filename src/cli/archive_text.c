#include "cli/archive_text.h"

#include "base/unicode.h"

void archive_text_number(struct buffer *out, uint64_t number, enum language language) {
    if (language == LANGUAGE_BANGLA) {
        unicode_add_bangla_number(out, number);
    } else {
        buffer_print(out, "%ju", (uintmax_t)number);
    }
}

void archive_text_digits(struct buffer *out, struct str text, enum language language) {
    if (language == LANGUAGE_BANGLA) {
        unicode_add_in_bangla_digits(out, text);
    } else {
        buffer_add(out, text);
    }
}

void archive_text_plain(struct buffer *out, struct str text) {
    struct buffer copy = {0};
    buffer_add(&copy, text);
    unicode_replace_faults(&copy);
    for (size_t at = 0; at < copy.size;) {
        size_t from = at;
        struct str rest = buffer_str(&copy);
        size_t offset = 0;
        uint32_t code_point = 0;
        (void)unicode_next(rest, &at);
        bool fine =
            unicode_check(str_slice(rest, from, at), &offset, &code_point) == UNICODE_FINE &&
            (unsigned char)copy.bytes[from] >= ' ';
        buffer_add(out, fine ? str_slice(rest, from, at) : STR(" "));
    }
    buffer_free(&copy);
}

void archive_text_office(const struct archived_office *office, struct buffer *out) {
    struct str name = archived_office_name(office);
    buffer_add(out, office->id);
    buffer_add(out, name.size > 0 ? STR("  ") : STR(""));
    archive_text_plain(out, name);
    buffer_add_byte(out, '\n');
}

static void add_size(const struct archived_edition *edition, enum language language,
                     struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    uint64_t pages = edition->record.pages;
    const struct record_file *pdf = archived_edition_file(edition, STR(PDF_NAME));
    if (pages > 0) {
        buffer_add(out, STR("  "));
        archive_text_number(out, pages, language);
        buffer_add(out, bangla ? STR(" পৃষ্ঠা") : pages == 1 ? STR(" page") : STR(" pages"));
    }
    if (pdf != NULL) {
        buffer_add(out, STR("  "));
        archive_text_number(out, pdf->bytes, language);
        buffer_add(out, bangla ? STR(" বাইট") : STR(" bytes"));
    }
}

void archive_text_edition(const struct archived_edition *edition, enum language language,
                          struct buffer *out) {
    const struct record *record = &edition->record;
    bool bangla = language == LANGUAGE_BANGLA;
    archived_edition_add_name(record->year, record->quarter, language, out);
    buffer_add(out, STR("  "));
    archive_text_digits(out, archived_edition_date(record), language);
    add_size(edition, language, out);
    if (record->foreign) {
        buffer_add(out, bangla ? STR("  (মূল কপি নেই)") : STR("  (no master copy)"));
    }
}
