/* What may follow: Brzozowski's derivatives, as James Clark applied them to RELAX NG ("An algorithm
 * for RELAX NG validation"), over the names of an element's children. */
#include "xml/pattern.h"

#include "base/arena.h"

/* What has stood here: an element, or a text where the name is empty. */
struct event {
    struct str name;
    const struct pattern *element; /* its pattern, once found */
    struct arena *arena;
};

static const struct pattern nothing = {.kind = PATTERN_NOTHING};
static const struct pattern empty = {.kind = PATTERN_EMPTY};

static const struct pattern *make(const struct event *event, enum pattern_kind kind,
                                  const struct pattern *left, const struct pattern *right) {
    struct pattern *pattern = arena_new_of(event->arena, struct pattern);
    pattern->kind = kind;
    pattern->left = left;
    pattern->right = right;
    return pattern;
}

/* True where both are made of the same parts of the grammar in the same way. */
static bool is_same(const struct pattern *a, const struct pattern *b) {
    if (a == b || a->kind != b->kind) {
        return a == b;
    }
    switch (a->kind) {
    case PATTERN_GROUP:
    case PATTERN_CHOICE:
    case PATTERN_INTERLEAVE:
        return is_same(a->left, b->left) && is_same(a->right, b->right);
    default:
        return false;
    }
}

static bool offers(const struct pattern *choice, const struct pattern *one) {
    if (choice->kind == PATTERN_CHOICE) {
        return offers(choice->left, one) || offers(choice->right, one);
    }
    return is_same(choice, one);
}

/* Each alternative stands once: derivatives are finitely many then, and do not double with each
 * text that follows a text. */
static const struct pattern *make_choice(const struct event *event, const struct pattern *left,
                                         const struct pattern *right) {
    if (left->kind == PATTERN_NOTHING) {
        return right;
    }
    if (right->kind == PATTERN_CHOICE) {
        return make_choice(event, make_choice(event, left, right->left), right->right);
    }
    bool adds = right->kind != PATTERN_NOTHING && !offers(left, right);
    return adds ? make(event, PATTERN_CHOICE, left, right) : left;
}

/* A group or an interleave. */
static const struct pattern *make_both(const struct event *event, enum pattern_kind kind,
                                       const struct pattern *left, const struct pattern *right) {
    if (left->kind == PATTERN_NOTHING || right->kind == PATTERN_NOTHING) {
        return &nothing;
    }
    if (left->kind == PATTERN_EMPTY) {
        return right;
    }
    return right->kind == PATTERN_EMPTY ? left : make(event, kind, left, right);
}

bool pattern_may_end(const struct pattern *pattern) {
    switch (pattern->kind) {
    case PATTERN_NOTHING:
    case PATTERN_ELEMENT:
        return false;
    case PATTERN_GROUP:
    case PATTERN_INTERLEAVE:
        return pattern_may_end(pattern->left) && pattern_may_end(pattern->right);
    case PATTERN_CHOICE:
        return pattern_may_end(pattern->left) || pattern_may_end(pattern->right);
    case PATTERN_MORE:
    case PATTERN_REFERENCE:
        return pattern_may_end(pattern->left);
    default:
        return true;
    }
}

static const struct pattern *after(const struct pattern *pattern, struct event *event);

static const struct pattern *after_group(const struct pattern *pattern, struct event *event) {
    const struct pattern *first =
        make_both(event, PATTERN_GROUP, after(pattern->left, event), pattern->right);
    if (!pattern_may_end(pattern->left)) {
        return first;
    }
    return make_choice(event, first, after(pattern->right, event));
}

static const struct pattern *after_interleave(const struct pattern *pattern, struct event *event) {
    const struct pattern *left = after(pattern->left, event);
    const struct pattern *right = after(pattern->right, event);
    return make_choice(event, make_both(event, PATTERN_INTERLEAVE, left, pattern->right),
                       make_both(event, PATTERN_INTERLEAVE, pattern->left, right));
}

static const struct pattern *after_more(const struct pattern *pattern, struct event *event) {
    const struct pattern *one = after(pattern->left, event);
    if (one->kind == PATTERN_NOTHING) {
        return one;
    }
    return make_both(event, PATTERN_GROUP, one, make(event, PATTERN_CHOICE, pattern, &empty));
}

static const struct pattern *after_name(const struct pattern *pattern, struct event *event) {
    if (event->name.size == 0 || !str_equal(pattern->name, event->name)) {
        return &nothing;
    }
    event->element = event->element == NULL ? pattern : event->element;
    return &empty;
}

static const struct pattern *after(const struct pattern *pattern, struct event *event) {
    bool text = event->name.size == 0;
    switch (pattern->kind) {
    case PATTERN_ANYTHING:
        return pattern;
    case PATTERN_TEXT:
        return text ? pattern : &nothing;
    case PATTERN_VALUE:
    case PATTERN_DATA:
        return text ? &empty : &nothing;
    case PATTERN_ELEMENT:
        return after_name(pattern, event);
    case PATTERN_GROUP:
        return after_group(pattern, event);
    case PATTERN_CHOICE:
        return make_choice(event, after(pattern->left, event), after(pattern->right, event));
    case PATTERN_INTERLEAVE:
        return after_interleave(pattern, event);
    case PATTERN_MORE:
        return after_more(pattern, event);
    case PATTERN_REFERENCE:
        return after(pattern->left, event);
    default:
        return &nothing;
    }
}

const struct pattern *pattern_after_element(const struct pattern *pattern, struct str name,
                                            const struct pattern **element, struct arena *arena) {
    struct event event = {.name = name, .arena = arena};
    const struct pattern *rest = after(pattern, &event);
    *element = event.element;
    return rest;
}

const struct pattern *pattern_after_text(const struct pattern *pattern, struct arena *arena) {
    struct event event = {.name = STR(""), .arena = arena};
    return after(pattern, &event);
}
