#include "base/arena.h"

#include <errno.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Exit code 3: the system failed. */
enum { EXIT_SYSTEM = 3 };

/* Large enough that a charter takes a few blocks, small enough that a short-lived arena is cheap.
 */
enum { BLOCK_SIZE = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct arena_block *blocks; /* the one being filled first */
    size_t used;
};

static void (*clean_up)(void);

void memory_at_end(void (*clean)(void)) {
    clean_up = clean;
}

static _Noreturn void out_of_memory(void) {
    fputs("charter: out of memory\n", stderr);
    if (clean_up != NULL) {
        clean_up();
    }
    _Exit(EXIT_SYSTEM);
}

size_t memory_product(size_t size, size_t count) {
    if (size != 0 && count > SIZE_MAX / size) {
        out_of_memory();
    }
    return size * count;
}

void *memory_take(size_t size) {
    return memory_resize(NULL, size);
}

void *memory_zeroed(size_t size) {
    void *block = calloc(1, size > 0 ? size : 1);
    if (block == NULL) {
        out_of_memory();
    }
    return block;
}

void *memory_resize(void *block, size_t size) {
    void *resized = realloc(block, size > 0 ? size : 1);
    if (resized == NULL) {
        out_of_memory();
    }
    return resized;
}

void memory_free(void *block) {
    free(block);
}

void memory_watch(void) {
    errno = 0;
}

void memory_settle(void) {
    if (errno == ENOMEM) {
        out_of_memory();
    }
}

struct arena *arena_new(void) {
    return memory_zeroed(sizeof(struct arena));
}

void arena_free(struct arena *arena) {
    if (arena == NULL) {
        return;
    }
    for (struct arena_block *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

static struct arena_block *block_new(size_t size) {
    if (size > SIZE_MAX - sizeof(struct arena_block)) {
        out_of_memory();
    }
    struct arena_block *block = memory_zeroed(sizeof(struct arena_block) + size);
    block->size = size;
    return block;
}

/* A block of its own for a large piece, behind the one being filled, whose rest stays in use. */
static void *take_large(struct arena *arena, size_t size) {
    struct arena_block *block = block_new(size);
    block->used = size;
    if (arena->blocks == NULL) {
        arena->blocks = block;
    } else {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    }
    return block->bytes;
}

void *arena_take(struct arena *arena, size_t size) {
    size_t unit = alignof(max_align_t);
    if (size > SIZE_MAX - unit) {
        out_of_memory();
    }
    size_t rounded = (size > 0 ? size + unit - 1 : unit) / unit * unit;
    arena->used += rounded;
    if (rounded > BLOCK_SIZE / 4) {
        return take_large(arena, rounded);
    }
    struct arena_block *block = arena->blocks;
    if (block == NULL || block->size - block->used < rounded) {
        block = block_new(BLOCK_SIZE);
        block->next = arena->blocks;
        arena->blocks = block;
    }
    void *piece = block->bytes + block->used;
    block->used += rounded;
    return piece;
}

size_t arena_used(const struct arena *arena) {
    return arena->used;
}
