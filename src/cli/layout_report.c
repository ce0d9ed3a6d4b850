#include "cli/layout_report.h"

#include "base/arena.h"
#include "base/json_print.h"
#include "base/unicode.h"

/* ---- As text -------------------------------------------------------------------------------- */

struct words {
    const char *page, *filled, *continued, *broken, *parted, *table;
};
static const struct words words[] = {
    {"page", "% filled",
     "rows continued: ", "last-resort breaks: ", "addresses or sums broken: ", "table"},
    {"পৃষ্ঠা", "% ভরা", "চলমান সারি: ", "অগত্যা ভাঙা শব্দ: ", "ভাঙা ঠিকানা বা অঙ্ক: ", "টেবিল"}};

static void add_number(struct buffer *out, uint64_t number, enum language language) {
    if (language == LANGUAGE_BANGLA) {
        unicode_add_bangla_number(out, number);
    } else {
        buffer_print(out, "%ju", (uintmax_t)number);
    }
}

static uint64_t percent(length part, length whole) {
    return whole > 0 ? ((uint64_t)part * 100 + (uint64_t)whole / 2) / (uint64_t)whole : 0;
}

static void add_page(const struct layout_measures *measures, size_t at, enum language language,
                     struct buffer *out) {
    const struct page_measures *page = &measures->pages[at];
    const struct words *word = &words[language];
    buffer_print(out, "    %s ", word->page);
    add_number(out, at + 1, language);
    buffer_add(out, STR(": "));
    add_number(out, percent(page->filled, measures->room), language);
    buffer_add(out, str_of(word->filled));
    if (page->continued > 0) {
        buffer_print(out, ", %s", word->continued);
        add_number(out, page->continued, language);
    }
    if (page->last_resort > 0) {
        buffer_print(out, ", %s", word->broken);
        add_number(out, page->last_resort, language);
    }
    if (page->reluctant > 0) {
        buffer_print(out, ", %s", word->parted);
        add_number(out, page->reluctant, language);
    }
    buffer_add_byte(out, '\n');
}

void layout_report_text(const struct laid_out *document, enum language language,
                        struct buffer *out) {
    const struct layout_measures *measures = &document->measures;
    buffer_print(out, "%s:\n", document->target);
    for (size_t i = 0; i < measures->page_count; i++) {
        add_page(measures, i, language, out);
    }
    for (size_t i = 0; i < measures->table_count; i++) {
        buffer_print(out, "    %s ", words[language].table);
        add_number(out, i + 1, language);
        buffer_add_byte(out, ':');
        for (size_t c = 0; c < measures->tables[i].columns; c++) {
            buffer_add_byte(out, ' ');
            length_print(out, measures->tables[i].widths[c]);
        }
        buffer_add(out, STR(" pt\n"));
    }
}

/* ---- As JSON -------------------------------------------------------------------------------- */

/* Points with three decimals at most, as everywhere; no floating point goes in between. */
static json_t *json_of_length(length value) {
    struct buffer text = {0};
    length_print(&text, value);
    json_t *json = json_loadb(text.bytes, text.size, JSON_DECODE_ANY, NULL);
    buffer_free(&text);
    return json;
}

static json_t *json_of_pages(const struct layout_measures *measures) {
    json_t *list = json_array();
    for (size_t i = 0; i < measures->page_count; i++) {
        const struct page_measures *measured = &measures->pages[i];
        json_t *page = json_object();
        json_object_set_new(page, "filled", json_of_length(measured->filled));
        json_object_set_new(page, "continued_rows", json_integer((json_int_t)measured->continued));
        json_object_set_new(page, "last_resort_breaks",
                            json_integer((json_int_t)measured->last_resort));
        json_object_set_new(page, "reluctant_breaks",
                            json_integer((json_int_t)measured->reluctant));
        json_array_append_new(list, page);
    }
    return list;
}

static json_t *json_of_tables(const struct layout_measures *measures) {
    json_t *list = json_array();
    for (size_t i = 0; i < measures->table_count; i++) {
        json_t *table = json_object(), *widths = json_array();
        for (size_t c = 0; c < measures->tables[i].columns; c++) {
            json_array_append_new(widths, json_of_length(measures->tables[i].widths[c]));
        }
        json_object_set_new(table, "widths", widths);
        json_array_append_new(list, table);
    }
    return list;
}

static json_t *json_of_document(const struct laid_out *document) {
    struct buffer file = {0};
    json_t *object = json_object();
    buffer_add(&file, str_of(document->target));
    unicode_replace_faults(&file); /* a file's name may be any bytes */
    json_object_set_new(object, "file", json_stringn(file.size > 0 ? file.bytes : "", file.size));
    json_object_set_new(object, "room", json_of_length(document->measures.room));
    json_object_set_new(object, "pages", json_of_pages(&document->measures));
    json_object_set_new(object, "tables", json_of_tables(&document->measures));
    buffer_free(&file);
    return object;
}

void layout_report_json(const struct laid_out *documents, size_t count, struct buffer *out) {
    memory_watch();
    json_t *object = json_object(), *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_array_append_new(list, json_of_document(&documents[i]));
    }
    json_object_set_new(object, "documents", list);
    json_print_to_findings(object, out);
}
