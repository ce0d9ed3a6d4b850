#include "diff/note_rows.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "diff/markup.h"
#include "diff/note_text.h"
#include "diff/terms.h"

typedef ARRAY(struct cell) cell_array;

static struct str kept(struct buffer *text, struct arena *arena) {
    struct str copy = note_words("", arena);
    if (text->size > 0) {
        buffer_add_byte(text, '\0');
        copy = note_words(text->bytes, arena);
    }
    buffer_free(text);
    return copy;
}

static void add_cell(cell_array *cells, struct str of, struct content content) {
    array_push(cells, (struct cell){.of = of, .content = content});
}

static struct content plain(struct str text, struct arena *arena) {
    return note_paragraph(note_inline(text, false, arena), arena);
}

static void add_row(struct note_rows *rows, cell_array *cells) {
    struct row row = {.count = cells->count};
    struct buffer serial = {0};
    row.cells = array_keep(cells, rows->arena);
    notation_print(&serial, STR("১"), rows->rows.count + 1);
    row.serial = kept(&serial, rows->arena);
    array_push(&rows->rows, row);
}

static struct str place_of(const struct thing *thing, struct arena *arena) {
    struct buffer place = {0};
    term_add_place(thing, LANGUAGE_BANGLA, &place, arena);
    return kept(&place, arena);
}

/* ---- Services that came or went ------------------------------------------------------------- */

static struct str plain_fact(const struct thing *thing, const char *name, struct arena *arena) {
    const struct fact *fact = thing_fact(thing, str_of(name));
    struct buffer text = {0};
    if (fact != NULL) {
        markup_add_plain(&text, fact);
    }
    return kept(&text, arena);
}

struct str note_fact(const struct thing *service, const char *name, struct arena *arena) {
    struct buffer text = {0};
    buffer_add(&text, plain_fact(service, name, arena));
    for (size_t i = 0; i < service->child_count; i++) {
        struct str of_case = plain_fact(&service->children[i], name, arena);
        buffer_add(&text, text.size > 0 && of_case.size > 0 ? STR("\n") : STR(""));
        buffer_add(&text, of_case);
    }
    return kept(&text, arena);
}

/* The name, and below it what it was a part of, or is now. */
static struct content name_of(const struct thing *service, bool is_new, struct arena *arena) {
    struct buffer text = {0};
    buffer_add(&text, thing_label(service, arena));
    if (service->kin != NULL) {
        struct str kin = thing_label(service->kin, arena);
        buffer_print(&text, is_new ? "\n(আগে “%.*s” সেবার অংশ ছিল)" : "\n(এখন “%.*s” সেবার অংশ)",
                     STR_ARG(kin));
    }
    return plain(kept(&text, arena), arena);
}

void note_add_services(struct note_rows *rows, const struct side *side, bool with_facts) {
    static const char *const facts[] = {"fee", "time", "responsible"};
    for (const struct thing *thing = side->root; thing != NULL;
         thing = thing_next(thing, side->root)) {
        if (thing->kind != THING_SERVICE || thing->partner != NULL) {
            continue;
        }
        cell_array cells = {0};
        add_cell(&cells, STR("name"), name_of(thing, with_facts, rows->arena));
        add_cell(&cells, STR("where"), plain(place_of(thing, rows->arena), rows->arena));
        for (size_t i = 0; with_facts && i < sizeof facts / sizeof facts[0]; i++) {
            struct str text = note_fact(thing, facts[i], rows->arena);
            add_cell(&cells, str_of(facts[i]), plain(text, rows->arena));
        }
        add_row(rows, &cells);
    }
}

/* ---- What changed --------------------------------------------------------------------------- */

static void add_case(struct note_rows *rows, struct str what, struct content from,
                     struct content to) {
    cell_array cells = {0};
    struct service_case one = {0};
    add_cell(&cells, STR("what"), plain(what, rows->arena));
    add_cell(&cells, STR("from"), from);
    add_cell(&cells, STR("to"), to);
    one.count = cells.count;
    one.cells = array_keep(&cells, rows->arena);
    array_push(&rows->cases, one);
}

void note_close(struct note_rows *rows) {
    if (rows->rows.count > 0 && rows->cases.count > 0) {
        struct row *last = &rows->rows.items[rows->rows.count - 1];
        last->case_count = rows->cases.count;
        last->cases = array_keep(&rows->cases, rows->arena);
    }
    rows->owner = NULL;
}

static void begin(struct note_rows *rows, struct content name) {
    cell_array cells = {0};
    note_close(rows);
    add_cell(&cells, STR("name"), name);
    add_row(rows, &cells);
}

/* What a row is about: the officer of a field, the service of a case; else the thing. */
static const struct thing *owner_of(const struct thing *thing) {
    return thing->kind == THING_FIELD || thing->kind == THING_CASE ? thing->parent : thing;
}

/* A service, and where it stands; an officer; of anything else what it is as well. */
static struct str owner_name(const struct thing *owner, struct arena *arena) {
    struct buffer name = {0};
    struct str label = thing_label(owner, arena);
    bool is_text = owner->kind == THING_PARAGRAPH || owner->kind == THING_LIST ||
                   owner->kind == THING_NOTE || owner->kind == THING_LINE ||
                   owner->kind == THING_TITLE || owner->kind == THING_ROW;
    if (owner->kind == THING_SERVICE || owner->kind == THING_OFFICER) {
        buffer_add(&name, label);
    } else {
        buffer_add(&name, term_of_thing(owner->kind, LANGUAGE_BANGLA));
        /* The text itself stands beside it. */
        if (!is_text && label.size > 0) {
            buffer_print(&name, ": %.*s", STR_ARG(label));
        }
    }
    struct str place = owner->kind == THING_SECTION ? STR("") : place_of(owner, arena);
    if (place.size > 0) {
        buffer_print(&name, "\n(%.*s)", STR_ARG(place));
    }
    return kept(&name, arena);
}

/* All that a thing says, a line for each of its facts. */
static struct str all_of(const struct thing *root, struct arena *arena) {
    struct buffer text = {0};
    for (const struct thing *thing = root; thing != NULL; thing = thing_next(thing, root)) {
        for (size_t i = 0; i < thing->fact_count; i++) {
            const struct fact *fact = &thing->facts[i];
            bool told = fact->type == FACT_INLINE || fact->type == FACT_CONTENT ||
                        str_equal(fact->name, STR("title")) || str_equal(fact->name, STR("head")) ||
                        (thing->kind == THING_FIELD && str_equal(fact->name, STR("text")));
            if (told) {
                buffer_add(&text, text.size > 0 ? STR("\n") : STR(""));
                markup_add_plain(&text, fact);
            }
        }
    }
    return kept(&text, arena);
}

/* A section or a table that came or went is told by its heading: its services stand above. */
static struct str whole_of(const struct thing *thing, struct arena *arena) {
    bool holds =
        thing->kind == THING_SECTION || thing->kind == THING_SERVICES || thing->kind == THING_TABLE;
    return holds ? place_of(thing, arena) : all_of(thing, arena);
}

static void add_whole(struct note_rows *rows, const struct change *change) {
    const struct thing *thing = change->new != NULL ? change->new : change->old;
    struct buffer what = {0};
    if (thing->kind == THING_FIELD || thing->kind == THING_CASE) {
        buffer_add(&what, thing->kind == THING_FIELD ? term_of_field(thing, LANGUAGE_BANGLA)
                                                     : term_of_thing(THING_CASE, LANGUAGE_BANGLA));
        buffer_add(&what, STR(" "));
    }
    buffer_add(&what, change->new != NULL ? STR("(নতুন)") : STR("(বাদ)"));
    struct content all = plain(thing->kind == THING_SECTION ? thing_label(thing, rows->arena)
                                                            : whole_of(thing, rows->arena),
                               rows->arena);
    struct content none = note_paragraph(note_inline(STR(""), false, rows->arena), rows->arena);
    add_case(rows, kept(&what, rows->arena), change->new != NULL ? none : all,
             change->new != NULL ? all : none);
}

static struct str fact_name(const struct change *change, struct arena *arena) {
    struct buffer name = {0};
    if (change->new->kind == THING_FIELD) {
        buffer_add(&name, term_of_field(change->new, LANGUAGE_BANGLA));
    } else {
        buffer_add(&name, term_of_fact(change->new, change_fact(change), LANGUAGE_BANGLA));
    }
    return kept(&name, arena);
}

/* What a fact was and is; of a table's columns, those that went and those that came. */
static void take_values(const struct change *change, struct buffer *from, struct buffer *to) {
    if (change->to != NULL && change->to->type == FACT_COLUMNS) {
        term_add_columns_missing(change->old, change->new, from);
        term_add_columns_missing(change->new, change->old, to);
        return;
    }
    if (change->from != NULL) {
        markup_add_plain(from, change->from);
    }
    if (change->to != NULL) {
        markup_add_plain(to, change->to);
    }
}

static void add_fact(struct note_rows *rows, const struct change *change) {
    struct buffer from = {0}, to = {0};
    take_values(change, &from, &to);
    struct words words =
        words_compare(kept(&from, rows->arena), kept(&to, rows->arena), rows->arena);
    add_case(rows, fact_name(change, rows->arena),
             note_paragraph(note_marked(&words, WORDS_FROM, rows->arena), rows->arena),
             note_paragraph(note_marked(&words, WORDS_TO, rows->arena), rows->arena));
}

static void add_part(struct note_rows *rows, const struct change *change) {
    struct arena *arena = rows->arena;
    if (change->kind == CHANGE_CHANGED || change->kind == CHANGE_RENAMED) {
        add_fact(rows, change);
    } else if (change->old == NULL || change->new == NULL) {
        add_whole(rows, change);
    } else {
        add_case(rows, note_words(change->kind == CHANGE_MOVED ? "স্থান" : "ক্রম", arena),
                 plain(place_of(change->old, arena), arena),
                 plain(place_of(change->new, arena), arena));
    }
}

void note_add_change(struct note_rows *rows, const struct change *change) {
    const struct thing *owner = owner_of(change->new != NULL ? change->new : change->old);
    /* What a service lost stands in the old charter, below its partner. */
    owner = owner->kind == THING_SERVICE && change->new == NULL ? owner->partner : owner;
    owner = owner->kind == THING_OFFICER && change->new == NULL && owner->partner != NULL
                ? owner->partner
                : owner;
    if (owner != rows->owner) {
        begin(rows, plain(owner_name(owner, rows->arena), rows->arena));
        rows->owner = owner;
    }
    add_part(rows, change);
}

void note_add_together(struct note_rows *rows, const struct change *first) {
    ARRAY(struct inline_text) names = {0};
    struct buffer count = {0};
    for (const struct change *change = first; change != NULL; change = change->next) {
        array_push(&names, note_inline(thing_label(change->new, rows->arena), false, rows->arena));
    }
    unicode_add_bangla_number(&count, first->alike);
    buffer_add(&count, STR("টি সেবা:"));
    struct inline_text title = note_inline(kept(&count, rows->arena), false, rows->arena);
    begin(rows, note_list(title, names.items, names.count, rows->arena));
    array_free(&names);
    add_part(rows, first);
    note_close(rows);
}
