#include "diff/summary.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "diff/part.h"
#include "diff/terms.h"

/* So many names are told; so many services changed alike are counted instead. */
enum { NAMES_LIMIT = 6, TOGETHER = 3 };

/* A list of names under a heading, being made. */
struct naming {
    enum language language;
    struct arena *arena;
    struct buffer text;
    size_t count;
    const struct thing *last; /* that was named; its facts follow in brackets … */
    bool open;                /* … and one has */
};

static void add_number(struct buffer *out, size_t number, enum language language) {
    if (language == LANGUAGE_BANGLA) {
        unicode_add_bangla_number(out, number);
    } else {
        buffer_print(out, "%zu", number);
    }
}

/* The text in NFC, which may be the very text. */
static struct str kept(const struct buffer *text, struct arena *arena) {
    return str_copy(arena, unicode_nfc(arena, buffer_str(text)));
}

static void close(struct naming *naming) {
    buffer_add(&naming->text, naming->open ? STR(")") : STR(""));
    naming->open = false;
}

/* The label on one line. */
static void add_flat(struct buffer *out, struct str label) {
    for (size_t i = 0; i < label.size; i++) {
        buffer_add_byte(out, label.bytes[i] == '\n' ? ' ' : label.bytes[i]);
    }
}

/* Names the thing, unless it was the last. */
static void name(struct naming *naming, const struct thing *thing) {
    if (thing == naming->last) {
        return;
    }
    close(naming);
    naming->last = thing;
    if (++naming->count <= NAMES_LIMIT) {
        buffer_add(&naming->text, naming->count > 1 ? STR("; ") : STR(""));
        add_flat(&naming->text, thing_label(thing, naming->arena));
    }
}

static void add_fact(struct naming *naming, struct str fact) {
    if (naming->count <= NAMES_LIMIT) {
        buffer_add(&naming->text, naming->open ? STR(", ") : STR(" ("));
        add_flat(&naming->text, fact);
        naming->open = true;
    }
}

/* Ends the list as a line: "heading: names". */
static void end(struct naming *naming, const char *english, const char *bangla,
                struct str_list *lines, struct str *items) {
    bool in_bangla = naming->language == LANGUAGE_BANGLA;
    struct buffer line = {0};
    close(naming);
    if (naming->count > 0) {
        buffer_print(&line, "%s: %.*s", in_bangla ? bangla : english,
                     STR_ARG(buffer_str(&naming->text)));
        if (naming->count > NAMES_LIMIT) {
            buffer_add(&line, in_bangla ? STR("; আরও ") : STR("; and "));
            add_number(&line, naming->count - NAMES_LIMIT, naming->language);
            buffer_add(&line, in_bangla ? STR("টি") : STR(" more"));
        }
        items[lines->count++] = kept(&line, naming->arena);
    }
    buffer_free(&line);
    buffer_free(&naming->text);
}

/* ---- The lists ------------------------------------------------------------------------------ */

static void name_unpaired(struct naming *naming, const struct side *side) {
    for (const struct thing *thing = side->root; thing != NULL;
         thing = thing_next(thing, side->root)) {
        if (thing->kind == THING_SERVICE && thing->partner == NULL) {
            name(naming, thing);
        }
    }
}

static const struct thing *thing_of(const struct change *change) {
    return change->new != NULL ? change->new : change->old;
}

static const struct thing *owner_of(const struct thing *thing, enum thing_kind kind) {
    while (thing->parent != NULL && thing->kind != kind) {
        thing = thing->parent;
    }
    return thing;
}

/* " added", " dropped"; other changes by their own words. */
static void add_fate(enum change_kind kind, enum language language, struct buffer *out) {
    bool bangla = language == LANGUAGE_BANGLA;
    buffer_add_byte(out, ' ');
    if (kind == CHANGE_ADDED) {
        buffer_add(out, bangla ? STR("যুক্ত") : STR("added"));
    } else if (kind == CHANGE_DROPPED) {
        buffer_add(out, bangla ? STR("বাদ") : STR("dropped"));
    } else {
        add_flat(out, term_of_change(kind, language));
    }
}

/* Adds what happened to the fact, or to the thing in the service that came, went or moved. */
static void add_what(const struct change *change, enum language language, struct buffer *out) {
    const struct thing *thing = thing_of(change);
    bool fact = change->kind == CHANGE_CHANGED || change->kind == CHANGE_RENAMED;
    if (fact) {
        add_flat(out, term_of_fact(thing, change_fact(change), language));
        if (change->from == NULL || change->to == NULL) {
            add_fate(change->from == NULL ? CHANGE_ADDED : CHANGE_DROPPED, language, out);
        }
    } else if (thing->kind == THING_SERVICE) {
        add_flat(out, term_of_change(change->kind, language));
    } else {
        add_flat(out, term_of_thing(thing->kind, language));
        add_fate(change->kind, language, out);
    }
}

static bool is_together(const struct change *change) {
    return change_part(change) == PART_SERVICES && change->first == change &&
           change->alike >= TOGETHER;
}

/* How many services have what `wanted` says, of the groups from `from` on; 0 where one before has
 * it already, and was told. */
static size_t count_together(const struct changes *changes, size_t from, struct str wanted,
                             enum language language) {
    struct buffer label = {0};
    size_t count = 0;
    bool told = false;
    for (size_t i = 0; i < changes->count && !told; i++) {
        if (is_together(&changes->items[i])) {
            label.size = 0;
            add_what(&changes->items[i], language, &label);
            bool same = str_equal(buffer_str(&label), wanted);
            told = same && i < from;
            count += same && i >= from ? changes->items[i].alike : 0;
        }
    }
    buffer_free(&label);
    return told ? 0 : count;
}

/* "room added (12 services)": where a column came, its cells are one thing to tell, and where a
 * fact changed in many services, that it did. */
static void name_together(struct naming *naming, const struct changes *changes) {
    struct buffer label = {0};
    for (size_t i = 0; i < changes->count; i++) {
        if (!is_together(&changes->items[i])) {
            continue;
        }
        label.size = 0;
        add_what(&changes->items[i], naming->language, &label);
        size_t count = count_together(changes, i, buffer_str(&label), naming->language);
        if (count == 0 || ++naming->count > NAMES_LIMIT) {
            continue;
        }
        buffer_add(&naming->text, naming->count > 1 ? STR("; ") : STR(""));
        buffer_add(&naming->text, buffer_str(&label));
        buffer_add(&naming->text, STR(" ("));
        add_number(&naming->text, count, naming->language);
        buffer_add(&naming->text,
                   naming->language == LANGUAGE_BANGLA ? STR("টি সেবায়)") : STR(" services)"));
    }
    buffer_free(&label);
}

static bool tells_of_service(const struct change *change) {
    return change_part(change) == PART_SERVICES && change->first->alike < TOGETHER;
}

static const struct thing *service_of(const struct change *change) {
    return owner_of(thing_of(change), THING_SERVICE);
}

/* The facts of one service that changed, each once. */
static void add_facts(struct naming *naming, const struct changes *changes, size_t from) {
    struct buffer told = {0}, fact = {0};
    for (size_t i = from; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (!tells_of_service(change) || service_of(change) != naming->last) {
            continue;
        }
        fact.size = 0;
        buffer_add_byte(&fact, '\n');
        add_what(change, naming->language, &fact);
        buffer_add_byte(&fact, '\n');
        if (str_find(buffer_str(&told), buffer_str(&fact), 0) == SIZE_MAX) {
            buffer_add(&told, buffer_str(&fact));
            add_fact(naming, str_slice(buffer_str(&fact), 1, fact.size - 1));
        }
    }
    buffer_free(&told);
    buffer_free(&fact);
}

static bool was_named(const struct changes *changes, size_t before, const struct thing *service) {
    for (size_t i = 0; i < before; i++) {
        if (tells_of_service(&changes->items[i]) && service_of(&changes->items[i]) == service) {
            return true;
        }
    }
    return false;
}

static void name_services(struct naming *naming, const struct changes *changes) {
    for (size_t i = 0; i < changes->count; i++) {
        const struct change *change = &changes->items[i];
        if (tells_of_service(change) && !was_named(changes, i, service_of(change))) {
            name(naming, service_of(change));
            if (naming->count <= NAMES_LIMIT) {
                add_facts(naming, changes, i);
            }
        }
    }
}

static void name_officers(struct naming *naming, const struct changes *changes) {
    for (size_t i = 0; i < changes->count; i++) {
        if (change_part(&changes->items[i]) == PART_OFFICERS) {
            name(naming, owner_of(thing_of(&changes->items[i]), THING_OFFICER));
        }
    }
}

static struct str others(const struct changes *changes, enum language language,
                         struct arena *arena) {
    struct buffer line = {0};
    size_t count = 0;
    for (size_t i = 0; i < changes->count; i++) {
        count += change_part(&changes->items[i]) == PART_OTHER;
    }
    if (count > 0) {
        buffer_add(&line,
                   language == LANGUAGE_BANGLA ? STR("অন্যান্য পরিবর্তন: ") : STR("other changes: "));
        add_number(&line, count, language);
        buffer_add(&line, language == LANGUAGE_BANGLA ? STR("টি") : STR(""));
    }
    struct str copy = kept(&line, arena);
    buffer_free(&line);
    return copy;
}

static bool has_unpaired(const struct side *side) {
    for (const struct thing *thing = side->root; thing != NULL;
         thing = thing_next(thing, side->root)) {
        if (thing->kind == THING_SERVICE && thing->partner == NULL) {
            return true;
        }
    }
    return false;
}

bool changes_are_told(const struct changes *changes) {
    bool told = has_unpaired(&changes->old) || has_unpaired(&changes->new);
    for (size_t i = 0; !told && i < changes->count; i++) {
        told = change_part(&changes->items[i]) != PART_NONE;
    }
    return told;
}

struct str_list changes_summary(const struct changes *changes, enum language language,
                                struct arena *arena) {
    enum { LINES = 6 };
    struct str *items = arena_array_of(arena, struct str, LINES);
    struct str_list lines = {items, 0};
    struct naming naming = {.language = language, .arena = arena};
    name_unpaired(&naming, &changes->new);
    end(&naming, "new services", "নতুন সেবা", &lines, items);
    naming = (struct naming){.language = language, .arena = arena};
    name_unpaired(&naming, &changes->old);
    end(&naming, "services dropped", "বাদ দেওয়া সেবা", &lines, items);
    naming = (struct naming){.language = language, .arena = arena};
    name_services(&naming, changes);
    end(&naming, "services changed", "পরিবর্তিত সেবা", &lines, items);
    naming = (struct naming){.language = language, .arena = arena};
    name_together(&naming, changes);
    end(&naming, "changed alike", "একসঙ্গে পরিবর্তন", &lines, items);
    naming = (struct naming){.language = language, .arena = arena};
    name_officers(&naming, changes);
    end(&naming, "officers changed", "কর্মকর্তার পরিবর্তন", &lines, items);
    struct str rest = others(changes, language, arena);
    if (rest.size > 0) {
        items[lines.count++] = rest;
    }
    if (lines.count == 0) {
        items[lines.count++] = unicode_nfc(
            arena, language == LANGUAGE_BANGLA ? STR("কোনো পরিবর্তন নেই") : STR("nothing changed"));
    }
    return lines;
}
