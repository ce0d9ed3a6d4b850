#include "diff/note_text.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/unicode.h"

typedef ARRAY(struct inline_item) item_array;

struct str note_words(const char *words, struct arena *arena) {
    return str_copy(arena, unicode_nfc(arena, str_of(words)));
}

static void add_text(item_array *items, struct str text, bool bold) {
    for (size_t from = 0; from <= text.size;) {
        size_t end = str_find(text, STR("\n"), from);
        struct str line = str_slice(text, from, end == SIZE_MAX ? text.size : end);
        if (line.size > 0) {
            array_push(items,
                       (struct inline_item){.kind = INLINE_TEXT, .text = line, .bold = bold});
        }
        if (end == SIZE_MAX) {
            return;
        }
        array_push(items, (struct inline_item){.kind = INLINE_BREAK});
        from = end + 1;
    }
}

static struct inline_text kept(item_array *items, struct arena *arena) {
    struct inline_text text = {.count = items->count};
    text.items = array_keep(items, arena);
    return text;
}

struct inline_text note_inline(struct str text, bool bold, struct arena *arena) {
    item_array items = {0};
    add_text(&items, str_copy(arena, text), bold);
    return kept(&items, arena);
}

struct inline_text note_marked(const struct words *words, enum words_kind side,
                               struct arena *arena) {
    item_array items = {0};
    for (size_t i = 0; i < words->count; i++) {
        const struct words_run *run = &words->runs[i];
        if (run->kind == side || run->kind == WORDS_SAME) {
            add_text(&items, str_copy(arena, run->text), run->kind == side);
        }
    }
    return kept(&items, arena);
}

static struct content blocks_of(const struct content_block *blocks, size_t count) {
    return (struct content){blocks, count};
}

struct content note_paragraph(struct inline_text text, struct arena *arena) {
    if (text.count == 0) {
        return blocks_of(NULL, 0);
    }
    struct content_block *block = arena_new_of(arena, struct content_block);
    block->text = text;
    return blocks_of(block, 1);
}

struct content note_list(struct inline_text text, const struct inline_text *items, size_t count,
                         struct arena *arena) {
    struct content *contents = arena_array_of(arena, struct content, count);
    struct content_list *list = arena_new_of(arena, struct content_list);
    struct content_block *blocks = arena_array_of(arena, struct content_block, 2);
    for (size_t i = 0; i < count; i++) {
        contents[i] = note_paragraph(items[i], arena);
    }
    *list = (struct content_list){.mark = STR("•"), .items = contents, .count = count};
    list->item_places = arena_array_of(arena, struct place, count);
    blocks[0].text = text;
    blocks[1].list = list;
    return blocks_of(blocks, 2);
}
