#include "enothi/fields.h"

#include "base/unicode.h"
#include "charter/edition.h"
#include "enothi/calendar.h"
#include "xml/read.h"

#include <stddef.h>

static const struct charter *charter_of(const struct fields *fields) {
    return fields->facts->attachment->charter;
}

static struct place place_of(const struct fields *fields) {
    const struct charter *charter = charter_of(fields);
    return charter->edition.place.file != 0 ? charter->edition.place : charter->place;
}

/* Something that the charter does not give: `what` as the master would write it, and what the blank
 * says. The same report twice is printed once. */
static void lack(const struct fields *fields, const char *what, const char *blank,
                 struct buffer *out) {
    bool draft = fields->facts->attachment->draft;
    DIAG(fields->diag, place_of(fields), draft ? DIAG_NOTE_BLANK : DIAG_NOTE_LACKS, str_of(what));
    buffer_print(out, "[%s]", blank);
}

static void add_or_lack(const struct fields *fields, struct str value, const char *what,
                        const char *blank, struct buffer *out) {
    if (value.size > 0) {
        buffer_add(out, value);
    } else {
        lack(fields, what, blank, out);
    }
}

/* ---- From the letterhead and the approval --------------------------------------------------- */

static void add_plain(const struct inline_text *text, struct buffer *out) {
    for (size_t i = 0; i < text->count; i++) {
        buffer_add(out, text->items[i].kind == INLINE_TEXT ? text->items[i].text : STR(" "));
    }
}

/* Inside a sentence the office's line loses its full stop. */
static void add_office(const struct fields *fields, struct buffer *out) {
    const struct letterhead *letterhead = charter_of(fields)->letterhead;
    size_t before = out->size;
    for (size_t i = 0; i < letterhead->count && out->size == before; i++) {
        if (str_equal(letterhead->lines[i].role, STR("office"))) {
            add_plain(&letterhead->lines[i].text, out);
        }
    }
    struct str danda = STR("।");
    while (out->size > before &&
           (out->bytes[out->size - 1] == ' ' || str_ends(buffer_str(out), danda))) {
        out->size -= out->bytes[out->size - 1] == ' ' ? 1 : danda.size;
    }
    if (out->size == before) {
        lack(fields, "<line role=\"office\">", "কার্যালয়ের নাম", out);
    }
}

static struct str officer_field(const struct charter *charter, enum officer_field_kind kind) {
    const struct officer *officer = charter->approval != NULL ? charter->approval->officer : NULL;
    for (size_t i = 0; officer != NULL && i < officer->count; i++) {
        if (officer->fields[i].kind == kind) {
            return officer->fields[i].text;
        }
    }
    return STR("");
}

static void add_approver(const struct fields *fields, struct buffer *out) {
    add_or_lack(fields, officer_field(charter_of(fields), FIELD_NAME), "<approval officer=\"...\">",
                "অনুমোদনকারীর নাম", out);
}

static void add_post(const struct fields *fields, struct buffer *out) {
    add_or_lack(fields, officer_field(charter_of(fields), FIELD_POST), "<approval officer=\"...\">",
                "অনুমোদনকারীর পদবি", out);
}

/* What the letterhead calls the charter; the document's own title names the office as well. */
static void add_title(const struct fields *fields, struct buffer *out) {
    struct buffer title = {0};
    add_plain(&charter_of(fields)->letterhead->title, &title);
    add_or_lack(fields, buffer_str(&title), "<title>", "শিরোনাম", out);
    buffer_free(&title);
}

/* ---- Editions and days ---------------------------------------------------------------------- */

static void add_edition(const struct fields *fields, struct buffer *out) {
    if (charter_of(fields)->edition.year.size > 0) {
        edition_add_name(out, &charter_of(fields)->edition);
    } else {
        lack(fields, "year", "অর্থবছর", out);
    }
}

static void add_earlier(const struct fields *fields, struct buffer *out) {
    size_t before = out->size;
    if (fields->facts->earlier != NULL) {
        edition_add_name(out, &fields->facts->earlier->edition);
    }
    buffer_add(out, out->size == before ? STR("পূর্ববর্তী") : STR(""));
}

static void add_memo(const struct fields *fields, struct buffer *out) {
    add_or_lack(fields, charter_of(fields)->edition.memo, "memo", "স্মারক নম্বর", out);
}

static void add_in_calendar(const struct fields *fields, struct str iso, struct str calendar,
                            struct buffer *out) {
    struct day day = {0}, bangla;
    if (!calendar_read(iso, &day)) {
        return; /* a schema of one's own: the reader has reported it */
    }
    if (str_equal(calendar, STR("gregorian"))) {
        edition_add_date(out, iso);
    } else if (str_equal(calendar, STR("weekday"))) {
        unicode_add_bangla_weekday(out, day.year, day.month, day.day);
    } else if (calendar_to_bangla(day, &bangla)) {
        calendar_add_bangla(out, bangla);
    } else {
        DIAG(fields->diag, place_of(fields), DIAG_BANGLA_DAY_EARLY, iso);
    }
}

/* The day that is asked for; else when it was published, else approved. */
static void add_date(const struct fields *fields, const struct xml_node *element,
                     struct buffer *out) {
    const struct edition *edition = &charter_of(fields)->edition;
    struct str of = STR(""), calendar = STR("");
    (void)xml_attribute(element, "calendar", &calendar);
    bool asked = xml_attribute(element, "of", &of);
    bool approved = asked ? str_equal(str_trim(of), STR("approved")) : edition->published.size == 0;
    struct str day = approved ? edition->approved : edition->published;
    if (day.size > 0) {
        add_in_calendar(fields, day, str_trim(calendar), out);
    } else {
        lack(fields, asked ? (approved ? "approved" : "published") : "published", "তারিখ", out);
    }
}

/* ---- The attachment ------------------------------------------------------------------------- */

static void add_file(const struct fields *fields, struct buffer *out) {
    attachment_add_stem(charter_of(fields), fields->facts->attachment->draft, out);
    buffer_add(out, STR(".pdf"));
}

static void add_pages(const struct fields *fields, struct buffer *out) {
    unicode_add_bangla_number(out, fields->facts->attachment->pages);
}

/* Rounded up: what is allowed is not to be passed by a rounding. */
static void add_size(const struct fields *fields, struct buffer *out) {
    unicode_add_bangla_number(out, (fields->facts->attachment->bytes + 999) / 1000);
    buffer_add(out, STR(" কিলোবাইট"));
}

static void add_sha256(const struct fields *fields, struct buffer *out) {
    buffer_add(out, fields->facts->attachment->sha256);
}

void fields_add(const struct fields *fields, const struct xml_node *element, struct buffer *out) {
    static const struct {
        const char *name;
        void (*add)(const struct fields *fields, struct buffer *out);
    } all[] = {{"office", add_office},     {"title", add_title}, {"edition", add_edition},
               {"earlier", add_earlier},   {"memo", add_memo},   {"file", add_file},
               {"pages", add_pages},       {"size", add_size},   {"sha256", add_sha256},
               {"approver", add_approver}, {"post", add_post}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (xml_is(element, all[i].name)) {
            all[i].add(fields, out);
            return;
        }
    }
    add_date(fields, element, out);
}
