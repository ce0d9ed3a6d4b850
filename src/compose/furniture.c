#include "compose/composer.h"

#include "base/unicode.h"
#include "charter/edition.h"

/* ---- The edition line ---------------------------------------------------------------------- */

static void separate(struct buffer *out) {
    if (out->size > 0) {
        buffer_add(out, STR("; "));
    }
}

static void add_edition(struct buffer *out, const struct edition *edition) {
    edition_add_name(out, edition);
    if (edition->memo.size > 0) {
        separate(out);
        buffer_print(out, "স্মারক নং %.*s", STR_ARG(edition->memo));
    }
    if (edition->approved.size > 0) {
        separate(out);
        buffer_add(out, STR("অনুমোদন: "));
        edition_add_date(out, edition->approved);
    }
    if (edition->published.size > 0) {
        separate(out);
        buffer_add(out, STR("প্রকাশ: "));
        edition_add_date(out, edition->published);
    }
}

static struct str kept(struct composer *composer, struct buffer *text) {
    struct str composed = unicode_nfc(composer->arena, buffer_str(text));
    struct str copy = str_copy(composer->arena, composed);
    buffer_free(text);
    return copy;
}

static struct str composed(struct composer *composer, const char *text) {
    struct buffer buffer = {0};
    buffer_add(&buffer, str_of(text));
    return kept(composer, &buffer);
}

/* What the bars beside the text mean. */
static void add_legend(struct buffer *out, const struct compose_marks *marks) {
    struct buffer name = {0};
    if (marks->since == NULL || (marks->count == 0 && !marks->officers_changed)) {
        return;
    }
    edition_add_name(&name, marks->since);
    separate(out);
    if (marks->count > 0) {
        buffer_print(out, "বাম পাশের দাগ: %.*s সংস্করণের পর বদলেছে",
                     STR_ARG(name.size > 0 ? buffer_str(&name) : STR("আগের")));
    }
    if (marks->officers_changed) {
        buffer_add(out, marks->count > 0 ? STR("; ") : STR(""));
        buffer_add(out, STR("কর্মকর্তার তথ্যও বদলেছে"));
    }
    buffer_free(&name);
}

struct furniture compose_furniture(struct composer *composer, const struct edition *edition) {
    struct buffer left = {0};
    add_edition(&left, edition);
    add_legend(&left, composer->marks);
    return (struct furniture){.left = kept(composer, &left),
                              .draft = edition->draft ? composed(composer, "খসড়া") : STR(""),
                              .page_of = STR("পৃষ্ঠা {0}/{1}"),
                              .continued = STR("(চলমান)"),
                              .goes_on = composed(composer, "পরের পৃষ্ঠায়")};
}

struct str compose_approval_date(struct composer *composer, const struct edition *edition) {
    struct buffer date = {0};
    buffer_add(&date, STR("তারিখ:"));
    if (edition->approved.size > 0) {
        buffer_add_byte(&date, ' ');
        edition_add_date(&date, edition->approved);
    }
    return kept(composer, &date);
}

/* ---- Metadata ------------------------------------------------------------------------------ */

static void add_inline(struct buffer *out, const struct inline_text *text) {
    for (size_t i = 0; i < text->count; i++) {
        if (text->items[i].kind == INLINE_BREAK) {
            buffer_add_byte(out, ' ');
        }
        buffer_add(out, text->items[i].text);
    }
}

/* The letterhead's lines of a role, joined by commas. */
static void add_lines(struct buffer *out, const struct letterhead *letterhead, struct str role) {
    for (size_t i = 0; i < letterhead->count; i++) {
        const struct letterhead_line *line = &letterhead->lines[i];
        if (str_equal(line->role, role) && line->text.count > 0) {
            buffer_add(out, out->size > 0 ? STR(", ") : STR(""));
            add_inline(out, &line->text);
        }
    }
}

struct doc_meta compose_meta(struct composer *composer, const struct charter *charter) {
    const struct edition *edition = &charter->edition;
    const struct letterhead *letterhead = charter->letterhead;
    struct buffer title = {0}, author = {0}, subject = {0};
    add_inline(&title, &letterhead->title);
    add_lines(&title, letterhead, STR("office"));
    add_lines(&author, letterhead, STR("ministry"));
    add_lines(&author, letterhead, STR("department"));
    add_lines(&author, letterhead, STR("office"));
    buffer_add(&subject, STR("সেবা প্রদান প্রতিশ্রুতি (Citizen's Charter)"));
    if (edition->year.size > 0 || edition->quarter > 0) {
        struct edition named = {.year = edition->year, .quarter = edition->quarter};
        struct buffer line = {0};
        add_edition(&line, &named);
        buffer_print(&subject, ", %.*s", STR_ARG(buffer_str(&line)));
        buffer_free(&line);
    }
    return (struct doc_meta){.title = kept(composer, &title),
                             .author = kept(composer, &author),
                             .subject = kept(composer, &subject),
                             .subject_lang = STR("bn-BD"),
                             .lang = charter->lang,
                             .dated = edition->published.size > 0 ? edition->published
                                                                  : edition->approved};
}
