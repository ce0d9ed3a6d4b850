#include "diff/report.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "diff/markup.h"
#include "diff/terms.h"
#include "diff/words.h"

/* So many services changed alike are told of together. */
enum { TOGETHER = 3 };

struct printing {
    const struct changes *changes;
    enum language language;
    bool colour;
    struct buffer *out;
    struct arena *arena;
};

/* ---- Pieces --------------------------------------------------------------------------------- */

static void add(const struct printing *printing, struct str text) {
    buffer_add(printing->out, text);
}

static void add_in_words(const struct printing *printing, const char *english, const char *bangla) {
    add(printing, str_of(printing->language == LANGUAGE_BANGLA ? bangla : english));
}

static void add_number(const struct printing *printing, size_t number) {
    if (printing->language == LANGUAGE_BANGLA) {
        unicode_add_bangla_number(printing->out, number);
    } else {
        buffer_print(printing->out, "%zu", number);
    }
}

/* A text on one line. */
static void add_flat(const struct printing *printing, struct str text) {
    for (size_t from = 0; from <= text.size;) {
        size_t end = str_find(text, STR("\n"), from);
        add(printing, str_slice(text, from, end == SIZE_MAX ? text.size : end));
        if (end == SIZE_MAX) {
            return;
        }
        add(printing, STR(" | "));
        from = end + 1;
    }
}

static void add_marked(const struct printing *printing, enum words_kind kind, struct str text) {
    static const char *const marks[2][3][2] = {
        {{"", ""}, {"[-", "-]"}, {"{+", "+}"}},
        {{"", ""}, {"\033[31m", "\033[0m"}, {"\033[32m", "\033[0m"}}};
    add(printing, str_of(marks[printing->colour][kind][0]));
    add_flat(printing, text);
    add(printing, str_of(marks[printing->colour][kind][1]));
}

static void add_heading(const struct printing *printing, struct str kind, struct str label) {
    add(printing, printing->colour ? STR("\033[1m") : STR(""));
    add(printing, kind);
    add(printing, label.size > 0 ? STR(" ") : STR(""));
    add_flat(printing, label);
    add(printing, printing->colour ? STR("\033[0m") : STR(""));
}

/* ---- Facts ---------------------------------------------------------------------------------- */

static void add_words(const struct printing *printing, struct str from, struct str to) {
    struct words words = words_compare(from, to, printing->arena);
    for (size_t i = 0; i < words.count; i++) {
        add_marked(printing, words.runs[i].kind, words.runs[i].text);
    }
}

/* Ids, numbers and dates are not cut: they change as a whole. */
static bool is_one_word(const struct fact *fact) {
    return fact == NULL || (fact->type != FACT_INLINE && fact->type != FACT_CONTENT &&
                            str_find(fact->value, STR(" "), 0) == SIZE_MAX);
}

static void add_whole_values(const struct printing *printing, struct str from, struct str to) {
    if (from.size > 0) {
        add_marked(printing, WORDS_FROM, from);
    }
    if (to.size > 0) {
        add_marked(printing, WORDS_TO, to);
    }
}

/* What is read, or all that is written where that reads the same. */
static void add_values(const struct printing *printing, const struct fact *from,
                       const struct fact *to) {
    struct buffer old = {0}, new = {0};
    if (from != NULL) {
        markup_add_plain(&old, from);
    }
    if (to != NULL) {
        markup_add_plain(&new, to);
    }
    if (from != NULL && to != NULL && str_equal(buffer_str(&old), buffer_str(&new))) {
        add_words(printing, from->value, to->value);
    } else if (old.size + new.size == 0) {
        add_in_words(printing,
                     from == NULL ? "(nothing) -> (left blank)" : "(left blank) -> (nothing)",
                     from == NULL ? "(নেই) -> (ইচ্ছা করে ফাঁকা)" : "(ইচ্ছা করে ফাঁকা) -> (নেই)");
    } else if (is_one_word(from) && is_one_word(to)) {
        add_whole_values(printing, buffer_str(&old), buffer_str(&new));
    } else {
        add_words(printing, buffer_str(&old), buffer_str(&new));
    }
    buffer_free(&old);
    buffer_free(&new);
}

/* Which columns came and went with another set. */
static void add_columns(const struct printing *printing, const struct change *change) {
    struct buffer old = {0}, new = {0};
    term_add_columns_missing(change->old, change->new, &old);
    term_add_columns_missing(change->new, change->old, &new);
    if (old.size + new.size > 0) {
        add(printing, STR(", "));
        add_whole_values(printing, buffer_str(&old), buffer_str(&new));
    }
    buffer_free(&old);
    buffer_free(&new);
}

/* "case 2 fee", "phone", "head of room": which fact of the thing that the heading names. */
static void add_fact_name(const struct printing *printing, const struct change *change) {
    const struct thing *thing = change->new;
    struct str fact = change_fact(change);
    if (thing->kind == THING_FIELD) {
        add(printing, term_of_field(thing, printing->language));
        if (str_equal(fact, STR("text"))) {
            return;
        }
        add(printing, STR(" "));
    } else if (thing->kind == THING_CASE) {
        add(printing, term_of_thing(THING_CASE, printing->language));
        add(printing, STR(" "));
        add_number(printing, thing_index(thing) + 1);
        add(printing, STR(", "));
    }
    add(printing, term_of_fact(thing, fact, printing->language));
}

/* ---- Changes -------------------------------------------------------------------------------- */

/* What a change is told below: the service of a case, the officer of a field; else the thing. */
static const struct thing *owner_of(const struct change *change) {
    const struct thing *thing = change->new != NULL ? change->new : change->old;
    bool is_part = thing->kind == THING_FIELD || thing->kind == THING_CASE;
    return is_part ? thing->parent : thing;
}

static bool is_whole(const struct change *change) {
    return change->old == NULL || change->new == NULL;
}

static void add_where(const struct printing *printing, const struct thing *thing) {
    struct buffer place = {0};
    term_add_place(thing, printing->language, &place, printing->arena);
    if (place.size > 0) {
        add(printing, STR(" ("));
        add_flat(printing, buffer_str(&place));
        add(printing, STR(")"));
    }
    buffer_free(&place);
}

static void add_owner(const struct printing *printing, const struct thing *owner) {
    add_heading(printing, term_of_thing(owner->kind, printing->language),
                thing_label(owner, printing->arena));
    add_where(printing, owner);
    add(printing, STR("\n"));
}

static void add_place_pair(const struct printing *printing, const struct change *change) {
    struct buffer old = {0}, new = {0};
    term_add_place(change->old, printing->language, &old, printing->arena);
    term_add_place(change->new, printing->language, &new, printing->arena);
    add_flat(printing, buffer_str(&old));
    add(printing, STR(" -> "));
    add_flat(printing, buffer_str(&new));
    buffer_free(&old);
    buffer_free(&new);
}

/* A thing that came or went, on a line of its own. */
static void add_whole(const struct printing *printing, const struct change *change) {
    const struct thing *thing = change->new != NULL ? change->new : change->old;
    struct str label = thing->kind == THING_FIELD ? STR("") : thing_label(thing, printing->arena);
    add_heading(printing, term_of_change(change->kind, printing->language), STR(""));
    add(printing, STR(" "));
    add(printing, thing->kind == THING_FIELD ? term_of_field(thing, printing->language)
                                             : term_of_thing(thing->kind, printing->language));
    add(printing, STR(" "));
    if (thing->kind == THING_FIELD) {
        const struct fact *text = thing_fact(thing, STR("text"));
        label = text != NULL ? text->value : label;
    }
    add_marked(printing, change->new != NULL ? WORDS_TO : WORDS_FROM, label);
    if (change->kin != NULL) {
        add_in_words(printing, change->new != NULL ? ", from " : ", into ",
                     change->new != NULL ? ", যা থেকে: " : ", যার সঙ্গে: ");
        add_flat(printing, thing_label(change->kin, printing->arena));
    }
    add_where(printing, thing);
    add(printing, STR("\n"));
}

static void add_part(const struct printing *printing, const struct change *change) {
    if (change->kind == CHANGE_CHANGED || change->kind == CHANGE_RENAMED) {
        add_fact_name(printing, change);
        add(printing, STR(": "));
        add_values(printing, change->from, change->to);
        if (change->to != NULL && change->to->type == FACT_COLUMNS) {
            add_columns(printing, change);
        }
    } else {
        add(printing, term_of_change(change->kind, printing->language));
        add(printing, STR(": "));
        add_place_pair(printing, change);
    }
    add(printing, STR("\n"));
}

/* ---- The same change of many services ------------------------------------------------------- */

static bool is_together(const struct change *change) {
    return change->first->alike >= TOGETHER;
}

static void add_together(const struct printing *printing, const struct change *first) {
    struct buffer count = {0};
    bool bangla = printing->language == LANGUAGE_BANGLA;
    if (bangla) {
        unicode_add_bangla_number(&count, first->alike);
        buffer_add(&count, STR("টি সেবায়"));
    } else {
        buffer_print(&count, "%zu services", first->alike);
    }
    add_heading(printing, buffer_str(&count), STR(""));
    add(printing, STR("\n    "));
    add_part(printing, first);
    for (const struct change *change = first; change != NULL; change = change->next) {
        add(printing, STR("    - "));
        add_flat(printing, thing_label(change->new, printing->arena));
        add_where(printing, change->new);
        add(printing, STR("\n"));
    }
    buffer_free(&count);
}

static void add_all(const struct printing *printing) {
    const struct thing *owner = NULL;
    for (size_t i = 0; i < printing->changes->count; i++) {
        const struct change *change = &printing->changes->items[i];
        if (is_together(change)) {
            if (change->first == change) {
                add_together(printing, change);
                owner = NULL;
            }
            continue;
        }
        bool alone =
            is_whole(change) && owner_of(change) == (change->new ? change->new : change->old);
        if (!alone && owner != owner_of(change) &&
            (owner == NULL || owner->partner != owner_of(change))) {
            add_owner(printing, owner_of(change));
        }
        owner = alone ? NULL : owner_of(change);
        add(printing, alone ? STR("") : STR("    "));
        if (is_whole(change)) {
            add_whole(printing, change);
        } else {
            add_part(printing, change);
        }
    }
}

static void add_title(const struct printing *printing, const struct report_names *names) {
    buffer_print(printing->out, "%.*s -> %.*s: ", STR_ARG(names->old), STR_ARG(names->new));
    size_t count = printing->changes->count;
    if (count == 0) {
        add_in_words(printing, "the same", "একই");
    } else {
        add_number(printing, count);
        add_in_words(printing, count == 1 ? " change" : " changes", "টি পরিবর্তন");
    }
    add(printing, STR("\n"));
}

void report_text(const struct changes *changes, const struct report_names *names,
                 enum language language, bool colour, struct buffer *out) {
    struct printing printing = {.changes = changes,
                                .language = language,
                                .colour = colour,
                                .out = out,
                                .arena = arena_new()};
    add_title(&printing, names);
    add_all(&printing);
    arena_free(printing.arena);
}
