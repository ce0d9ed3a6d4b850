#include "pdf/codes.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"
#include "text/font.h"

/* Where a cluster's codes stand in `sequences`; none yet where count is 0. */
struct sequence {
    uint32_t start;
    uint32_t count;
};

/* The codes of a cluster beside a bare joiner. */
struct variant {
    struct codes_joint joint;
    struct sequence sequence;
    uint32_t next; /* of the same cluster: index + 1; 0: none */
};

struct cluster_codes {
    struct sequence inside, beginning; /* of a word; the same codes where no cut is needed */
    uint32_t variants;                 /* the first: index + 1; 0: none */
};

struct codes {
    ARRAY(struct code) items;             /* code n at n - 1 */
    ARRAY(struct cluster_codes) clusters; /* by index in the face */
    ARRAY(struct variant) variants;
    ARRAY(uint16_t) sequences;
    ARRAY(uint16_t) silent; /* codes that draw nothing, to be shared */
    uint16_t
        last_hyphen[2];  /* the hyphen that ends a line, behind a letter or not; 0: not used yet */
    uint16_t line_end;   /* says a space; 0: not used yet */
    uint16_t joiner_end; /* the code of codes_of_joiner_end, for the caller */
    struct arena *texts; /* of variants; NULL: none yet */
};

struct codes *codes_new(void) {
    return memory_zeroed(sizeof(struct codes));
}

void codes_free(struct codes *codes) {
    if (codes == NULL) {
        return;
    }
    array_free(&codes->items);
    array_free(&codes->clusters);
    array_free(&codes->variants);
    array_free(&codes->sequences);
    array_free(&codes->silent);
    arena_free(codes->texts);
    memory_free(codes);
}

size_t codes_count(const struct codes *codes) {
    return codes->items.count;
}

const struct code *codes_item(const struct codes *codes, size_t number) {
    return &codes->items.items[number - 1];
}

/* ---- cutting texts ------------------------------------------------------------------------ */

/* The offset of the first nonspacing mark or joiner; text.size where there is none. */
static size_t first_mark(struct str text) {
    size_t start = 0;
    for (size_t next = 0; start < text.size; start = next) {
        uint32_t code_point = unicode_next(text, &next);
        if (unicode_is_nonspacing_mark(code_point) || unicode_is_joiner(code_point)) {
            return start;
        }
    }
    return text.size;
}

/* Joiners are three bytes long: E2 80 8C and E2 80 8D. */
enum { JOINER_BYTES = 3 };

static bool ends_in_joiner(struct str text) {
    size_t at = text.size - JOINER_BYTES;
    return text.size >= JOINER_BYTES && (uint8_t)text.bytes[at] == 0xE2 &&
           unicode_is_joiner(unicode_next(text, &at));
}

/* One joiner, and no mark: the first mark or joiner is that at the end. */
uint32_t codes_bare_joiner(struct str text) {
    if (!ends_in_joiner(text)) {
        return 0;
    }
    size_t at = first_mark(text);
    bool bare = at > 0 && at + JOINER_BYTES == text.size;
    return bare ? unicode_next(text, &at) : 0;
}

/* The same where other joiners stand before it. */
static bool ends_in_bare_joiner(struct str text) {
    bool bare = ends_in_joiner(text);
    for (size_t offset = 0; bare && offset < text.size;) {
        bare = !unicode_is_nonspacing_mark(unicode_next(text, &offset));
    }
    return bare;
}

/* The longest piece from `from` on, not ending behind a joiner if it can be helped: pdf.js might
 * drop that one. */
static size_t longest_piece_end(struct str text, size_t from) {
    size_t end = from, best = from;
    unsigned units = 0;
    while (end < text.size) {
        size_t next = end;
        uint32_t code_point = unicode_next(text, &next);
        units += code_point > 0xFFFF ? 2 : 1;
        if (units > CODES_UNITS) {
            return best > from ? best : end;
        }
        end = next;
        if (!unicode_is_joiner(code_point)) {
            best = end;
        }
    }
    return text.size;
}

size_t codes_piece_end(struct str text, size_t from, bool begins_word) {
    size_t end = longest_piece_end(text, from);
    if (from > 0 || !(begins_word || ends_in_bare_joiner(text))) {
        return end;
    }
    size_t cut = first_mark(text);
    return cut > 0 && cut < end ? cut : end;
}

/* ---- giving out codes --------------------------------------------------------------------- */

/* A new code; 0 where there are none left. */
static uint16_t add(struct codes *codes, const struct cluster *cluster, struct str text) {
    if (codes->items.count >= CODES_LIMIT) {
        return 0;
    }
    array_push(&codes->items, (struct code){cluster, text});
    return (uint16_t)codes->items.count;
}

/* Texts that marks begin are few: a list is enough. */
static uint16_t silent_code(struct codes *codes, struct str text) {
    for (size_t i = 0; i < codes->silent.count; i++) {
        if (str_equal(codes_item(codes, codes->silent.items[i])->text, text)) {
            return codes->silent.items[i];
        }
    }
    uint16_t code = add(codes, NULL, text);
    if (code != 0) {
        array_push(&codes->silent, code);
    }
    return code;
}

static struct sequence make(struct codes *codes, const struct cluster *cluster, struct str text,
                            bool begins_word) {
    struct sequence sequence = {(uint32_t)codes->sequences.count, 0};
    for (size_t from = 0, end; from < text.size; from = end) {
        end = codes_piece_end(text, from, begins_word);
        struct str piece = str_slice(text, from, end);
        uint16_t code = from == 0 ? add(codes, cluster, piece) : silent_code(codes, piece);
        if (code == 0) {
            return (struct sequence){0, 0};
        }
        array_push(&codes->sequences, code);
        sequence.count++;
    }
    return sequence;
}

static bool is_cut_otherwise_in_front(struct str text) {
    return codes_piece_end(text, 0, true) != codes_piece_end(text, 0, false);
}

/* Most clusters are shown alike at both places: those share their codes. */
static void fill(struct codes *codes, struct cluster_codes *known, const struct cluster *cluster,
                 bool begins_word) {
    if (begins_word && is_cut_otherwise_in_front(cluster->text)) {
        known->beginning = make(codes, cluster, cluster->text, true);
        return;
    }
    if (known->inside.count == 0) {
        known->inside = make(codes, cluster, cluster->text, false);
    }
    if (begins_word) {
        known->beginning = known->inside;
    }
}

static struct cluster_codes *cluster_codes(struct codes *codes, uint32_t index) {
    while (codes->clusters.count <= index) {
        array_push(&codes->clusters, (struct cluster_codes){.variants = 0});
    }
    return &codes->clusters.items[index];
}

static struct code_run run_of(const struct codes *codes, struct sequence sequence) {
    return sequence.count == 0
               ? (struct code_run){NULL, 0}
               : (struct code_run){&codes->sequences.items[sequence.start], sequence.count};
}

struct code_run codes_of(struct codes *codes, uint32_t index, const struct cluster *cluster,
                         bool begins_word) {
    struct cluster_codes *known = cluster_codes(codes, index);
    const struct sequence *sequence = begins_word ? &known->beginning : &known->inside;
    if (sequence->count == 0) {
        fill(codes, known, cluster, begins_word);
    }
    return run_of(codes, *sequence);
}

static struct str joiner_text(uint32_t joiner) {
    return joiner == 0 ? STR("") : joiner == 0x200C ? STR("\u200C") : STR("\u200D");
}

/* What a cluster beside a bare joiner says. */
static struct str joint_text(struct codes *codes, struct str text, struct codes_joint joint) {
    struct buffer said = {0};
    buffer_add(&said, joiner_text(joint.before));
    buffer_add(&said, str_slice(text, 0, text.size - (joint.leaves ? JOINER_BYTES : 0)));
    codes->texts = codes->texts == NULL ? arena_new() : codes->texts;
    struct str kept = str_copy(codes->texts, buffer_str(&said));
    buffer_free(&said);
    return kept;
}

static bool same_joint(struct codes_joint a, struct codes_joint b) {
    return a.before == b.before && a.leaves == b.leaves && a.begins_word == b.begins_word;
}

struct code_run codes_of_joint(struct codes *codes, uint32_t index, const struct cluster *cluster,
                               struct codes_joint joint) {
    struct cluster_codes *known = cluster_codes(codes, index);
    for (uint32_t next = known->variants; next != 0;) {
        const struct variant *variant = &codes->variants.items[next - 1];
        if (same_joint(variant->joint, joint)) {
            return run_of(codes, variant->sequence);
        }
        next = variant->next;
    }
    struct str text = joint_text(codes, cluster->text, joint);
    struct variant made = {.joint = joint,
                           .sequence = make(codes, cluster, text, joint.begins_word),
                           .next = known->variants};
    array_push(&codes->variants, made);
    known->variants = (uint32_t)codes->variants.count;
    return run_of(codes, made.sequence);
}

struct code_run codes_of_joiner_end(struct codes *codes, uint32_t joiner) {
    codes->joiner_end = silent_code(codes, joiner == 0x200C ? STR("\u200C ") : STR("\u200D "));
    return (struct code_run){&codes->joiner_end, codes->joiner_end != 0};
}

struct code_run codes_of_last(struct codes *codes, uint32_t index, const struct cluster *cluster,
                              bool begins_word, bool behind_letter) {
    if (!str_equal(cluster->text, STR("-"))) {
        return codes_of(codes, index, cluster, begins_word);
    }
    uint16_t *code = &codes->last_hyphen[behind_letter];
    if (*code == 0) {
        *code = add(codes, cluster, behind_letter ? STR("-\t") : STR("- "));
    }
    return (struct code_run){code, *code != 0};
}

struct code_run codes_of_line_end(struct codes *codes) {
    if (codes->line_end == 0) {
        codes->line_end = silent_code(codes, STR(" "));
    }
    return (struct code_run){&codes->line_end, codes->line_end != 0};
}
