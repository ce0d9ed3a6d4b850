#include "unpack/fingerprint.h"

#include "base/arena.h"
#include "base/digest.h"
#include "unpack/stream.h"

#include <string.h>

/* Bytes of one stream when unpacked; objects in one another, which libqpdf bounds as well; the
 * largest number of an object (ISO 32000-1, Annex C). */
enum { STREAM_LIMIT = 64 * 1024 * 1024, DEPTH_LIMIT = 1000, NUMBER_LIMIT = 8388607 };

/* What is known of an object that has a number. */
struct seen {
    uint32_t part;  /* the fingerprint in which it was met last */
    uint32_t order; /* as the how many-th of that, from 1 */
    uint32_t page;  /* which page it is, 0: none */
};

/* References are not followed where they stand: what they lead to waits in a queue and is written
 * behind, and the reference is written as its place in that. So a cycle ends, and no chain of
 * objects, however long, is a chain of calls. */
struct walk {
    struct document *document;
    struct digest *hash;
    ARRAY(struct seen) seen; /* by object number */
    ARRAY(object) queue;
    size_t next; /* in the queue */
    uint32_t part, order;
    struct buffer text; /* of one value */
};

struct walk *walk_new(struct document *document) {
    struct walk *walk = memory_zeroed(sizeof *walk);
    walk->document = document;
    walk->hash = digest_new();
    return walk;
}

void walk_free(struct walk *walk) {
    array_free(&walk->seen);
    array_free(&walk->queue);
    buffer_free(&walk->text);
    digest_free(walk->hash);
    memory_free(walk);
}

/* NULL for an object without a number. */
static struct seen *seen_of(struct walk *walk, object item) {
    int number = object_number(walk->document, item);
    if (number <= 0 || number > NUMBER_LIMIT) {
        return NULL;
    }
    while (walk->seen.count <= (size_t)number) {
        array_push(&walk->seen, (struct seen){0, 0, 0});
    }
    return &walk->seen.items[number];
}

bool walk_mark_page(struct walk *walk, object page_object, uint32_t page) {
    struct seen *seen = seen_of(walk, page_object);
    if (seen == NULL || seen->page != 0) {
        return false;
    }
    seen->page = page;
    return true;
}

void walk_begin(struct walk *walk) {
    walk->part++;
    walk->order = 0;
}

/* With its NUL, so that words that follow each other stay apart. */
void walk_add_word(struct walk *walk, const char *word) {
    digest_add(walk->hash, (struct str){word, strlen(word) + 1});
}

static void add_text(struct walk *walk) {
    buffer_add_byte(&walk->text, '\0');
    digest_add(walk->hash, buffer_str(&walk->text));
    walk->text.size = 0;
}

/* True where the object was written as a reference, now or before. */
static bool add_reference(struct walk *walk, object item) {
    struct seen *seen = seen_of(walk, item);
    if (seen == NULL) {
        return false;
    }
    if (seen->page == 0 && seen->part != walk->part) {
        seen->part = walk->part;
        seen->order = ++walk->order;
        array_push(&walk->queue, object_copy(walk->document, item));
    }
    buffer_print(&walk->text, seen->page > 0 ? "page %u" : "reference %u",
                 seen->page > 0 ? seen->page : seen->order);
    add_text(walk);
    return true;
}

static void add_value(struct walk *walk, object item, int depth);

static void add_member(struct walk *walk, object item, int depth) {
    if (!add_reference(walk, item)) {
        add_value(walk, item, depth + 1);
    }
    object_drop(walk->document, item);
}

static bool is_among(const char *key, const char *const *list) {
    for (; list != NULL && *list != NULL; list++) {
        if (strcmp(key, *list) == 0) {
            return true;
        }
    }
    return false;
}

static void add_entries(struct walk *walk, object dictionary, const char *const *but, int depth) {
    struct buffer keys = {0};
    object_keys(walk->document, dictionary, &keys);
    walk_add_word(walk, "<<");
    for (size_t at = 0; at < keys.size; at += strlen(keys.bytes + at) + 1) {
        const char *key = keys.bytes + at;
        if (!is_among(key, but)) {
            walk_add_word(walk, key);
            add_member(walk, object_key(walk->document, dictionary, key), depth);
        }
    }
    walk_add_word(walk, ">>");
    buffer_free(&keys);
}

/* What cannot be unpacked is taken as it is: it differs from what can. */
static void add_stream(struct walk *walk, object stream, int depth) {
    static const char *const storage[] = {"/Length", "/Filter", "/DecodeParms", NULL};
    struct buffer bytes = {0};
    add_entries(walk, stream, storage, depth);
    if (stream_read(walk->document, stream, STREAM_LIMIT, &bytes) != STREAM_FINE) {
        bytes.size = 0;
        walk_add_word(walk, "packed");
        (void)object_raw(walk->document, stream, &bytes);
    }
    buffer_print(&walk->text, "stream %zu", bytes.size);
    add_text(walk);
    digest_add(walk->hash, buffer_str(&bytes));
    buffer_free(&bytes);
}

static void add_array(struct walk *walk, object array, int depth) {
    size_t count = object_count(walk->document, array);
    walk_add_word(walk, "[");
    for (size_t i = 0; i < count; i++) {
        add_member(walk, object_item(walk->document, array, i), depth);
    }
    walk_add_word(walk, "]");
}

static void add_value(struct walk *walk, object item, int depth) {
    if (depth > DEPTH_LIMIT) {
        walk_add_word(walk, "too deep");
    } else if (object_is_stream(walk->document, item)) {
        add_stream(walk, item, depth);
    } else if (object_is_dictionary(walk->document, item)) {
        add_entries(walk, item, NULL, depth);
    } else if (object_is_array(walk->document, item)) {
        add_array(walk, item, depth);
    } else {
        object_scalar(walk->document, item, &walk->text);
        add_text(walk);
    }
}

/* What is met here adds to the queue's end. */
static void follow_references(struct walk *walk) {
    for (; walk->next < walk->queue.count; walk->next++) {
        object item = walk->queue.items[walk->next];
        add_value(walk, item, 0);
        object_drop(walk->document, item);
    }
    walk->queue.count = walk->next = 0;
}

void walk_add(struct walk *walk, object item) {
    if (!add_reference(walk, item)) {
        add_value(walk, item, 0);
    }
    follow_references(walk);
}

void walk_add_entries(struct walk *walk, object dictionary, const char *const *but) {
    add_entries(walk, dictionary, but, 0);
    follow_references(walk);
}

void walk_end(struct walk *walk, struct buffer *digits) {
    unsigned char hash[DIGEST_SIZE];
    digest_end(walk->hash, hash);
    digest_print(digits, hash);
}
