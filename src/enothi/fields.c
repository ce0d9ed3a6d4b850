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
static void lack_at(const struct fields *fields, struct place place, const char *what,
                    const char *blank, struct buffer *out) {
    bool draft = fields->facts->attachment->draft;
    DIAG(fields->diag, place, draft ? DIAG_NOTE_BLANK : DIAG_NOTE_LACKS, str_of(what));
    buffer_print(out, "[%s]", blank);
}

static void lack(const struct fields *fields, const char *what, const char *blank,
                 struct buffer *out) {
    lack_at(fields, place_of(fields), what, blank, out);
}

/* A value on one line; what is blank is not given. */
static void add_or_lack(const struct fields *fields, struct str value, const char *what,
                        const char *blank, struct buffer *out) {
    if (str_trim(value).size > 0) {
        buffer_add(out, str_trim(value));
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

static bool drop_end(struct buffer *out, size_t from, struct str end) {
    bool ends = out->size - from >= end.size && str_ends(buffer_str(out), end);
    out->size -= ends ? end.size : 0;
    return ends;
}

/* Inside a sentence a line loses its full stop. */
static void drop_stop(struct buffer *out, size_t from) {
    while (drop_end(out, from, STR(" ")) || drop_end(out, from, STR("।")) ||
           drop_end(out, from, STR("."))) {
    }
}

static bool is_bangla(const struct letterhead_line *line) {
    return line->text.count > 0 && str_starts(line->text.items[0].lang, STR("bn"));
}

/* The line of that role: in Bangla where one is. */
static const struct letterhead_line *line_of(const struct letterhead *letterhead,
                                             const char *role) {
    const struct letterhead_line *found = NULL;
    for (size_t i = 0; i < letterhead->count; i++) {
        const struct letterhead_line *line = &letterhead->lines[i];
        if (str_equal(line->role, str_of(role)) &&
            (found == NULL || (is_bangla(line) && !is_bangla(found)))) {
            found = line;
        }
    }
    return found;
}

/* A ministry's or a department's own letterhead names no office below it. */
static void add_office(const struct fields *fields, struct buffer *out) {
    static const char *const roles[] = {"office", "department", "ministry"};
    const struct letterhead_line *line = NULL;
    size_t before = out->size;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0] && line == NULL; i++) {
        line = line_of(charter_of(fields)->letterhead, roles[i]);
    }
    if (line != NULL) {
        add_plain(&line->text, out);
        drop_stop(out, before);
    } else {
        lack(fields, "<line role=\"office\">", "কার্যালয়ের নাম", out);
    }
}

/* A field of who approves. An officer who lacks it is to blame, at his own place. */
static void add_of_approver(const struct fields *fields, enum officer_field_kind kind,
                            const char *what, const char *blank, struct buffer *out) {
    const struct approval *approval = charter_of(fields)->approval;
    const struct officer *officer = approval != NULL ? approval->officer : NULL;
    for (size_t i = 0; officer != NULL && i < officer->count; i++) {
        if (officer->fields[i].kind == kind && str_trim(officer->fields[i].text).size > 0) {
            buffer_add(out, str_trim(officer->fields[i].text));
            return;
        }
    }
    if (officer == NULL) {
        lack(fields, "<approval officer=\"...\">", blank, out);
    } else {
        lack_at(fields, officer->place, what, blank, out);
    }
}

static void add_approver(const struct fields *fields, struct buffer *out) {
    add_of_approver(fields, FIELD_NAME, "<name>", "অনুমোদনকারীর নাম", out);
}

static void add_post(const struct fields *fields, struct buffer *out) {
    add_of_approver(fields, FIELD_POST, "<post>", "অনুমোদনকারীর পদবি", out);
}

/* What the letterhead calls the charter; the document's own title names the office as well. */
static void add_title(const struct fields *fields, struct buffer *out) {
    struct buffer title = {0};
    add_plain(&charter_of(fields)->letterhead->title, &title);
    drop_stop(&title, 0);
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
        lack(fields, asked && approved ? "approved" : "published",
             str_equal(str_trim(calendar), STR("weekday")) ? "বার" : "তারিখ", out);
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
