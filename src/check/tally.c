#include "check/tally.h"

#include "base/array.h"
#include "check/finding.h"

/* Beyond so many kinds in one table nothing is compared any more. */
enum { KINDS = 100 };

static struct tally_entry *find(struct tally *tally, enum diag_id id, struct str key) {
    for (size_t i = 0; i < tally->count && i < KINDS; i++) {
        if (tally->entries[i].id == id && str_equal(tally->entries[i].key, key)) {
            return &tally->entries[i];
        }
    }
    return NULL;
}

static struct tally_entry *add_entry(struct tally *tally, const struct inquiry *inquiry,
                                     enum diag_id id, struct str key, struct str about) {
    struct tally_entry entry = {
        .id = id, .key = str_copy(inquiry->arena, key), .about = str_copy(inquiry->arena, about)};
    tally->entries = array_grow(tally->entries, tally->count, &tally->capacity, sizeof entry);
    tally->entries[tally->count] = entry;
    return &tally->entries[tally->count++];
}

void tally_add(struct tally *tally, const struct inquiry *inquiry, enum diag_id id, struct str key,
               struct str about, struct place place) {
    struct tally_entry *entry = find(tally, id, key);
    if (entry == NULL) {
        entry = add_entry(tally, inquiry, id, key, about);
    } else if (entry->last.file == place.file && entry->last.offset == place.offset) {
        return;
    }
    if (entry->count < TALLY_EACH) {
        entry->places[entry->count] = place;
    }
    entry->last = place;
    entry->count++;
}

static void report(const struct inquiry *inquiry, const struct tally_entry *entry) {
    struct buffer number = {0};
    size_t each = entry->count <= TALLY_EACH ? entry->count : 1;
    buffer_print(&number, "%zu", entry->count / each);
    const struct str args[] = {entry->about, buffer_str(&number)};
    for (size_t i = 0; i < each; i++) {
        diag_report(inquiry->diag, entry->places[i], entry->id, args, sizeof args / sizeof args[0]);
    }
    buffer_free(&number);
}

void tally_report(struct tally *tally, const struct inquiry *inquiry) {
    for (size_t i = 0; i < tally->count; i++) {
        report(inquiry, &tally->entries[i]);
    }
    array_drop(tally->entries);
    *tally = (struct tally){0};
}
