/* Memory with a lifetime: an arena hands out pieces that are all freed at once.
 *
 * Running out of memory is not the user's fault and not ours: every function here ends the
 * program with a message and exit code 3 instead of returning NULL. What libraries have registered
 * with atexit is not run: they may be in the middle of something, and would wait for it. */
#ifndef CHARTER_BASE_ARENA_H
#define CHARTER_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; the caller frees it with arena_free. */
struct arena *arena_new(void);

/* Frees the arena and everything taken from it. NULL is legal. */
void arena_free(struct arena *arena);

/* `size` bytes, zeroed, aligned for any type; they live as long as the arena. A size of 0 gives a
 * valid pointer that must not be read. */
void *arena_take(struct arena *arena, size_t size);

/* Bytes handed out so far, for reports of memory. */
size_t arena_used(const struct arena *arena);

/* One zeroed object of `type`, or `count` of them. */
#define arena_new_of(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define arena_array_of(arena, type, count)                                                         \
    ((type *)arena_take((arena), memory_product(sizeof(type), (count))))

/* `count` * `size`, ending the program where the product overflows. */
size_t memory_product(size_t size, size_t count);

/* malloc, calloc and realloc that never return NULL; free with memory_free. */
void *memory_take(size_t size);
void *memory_zeroed(size_t size);
void *memory_resize(void *block, size_t size);
void memory_free(void *block);

/* What is called before the program ends so; one function, the last one given. */
void memory_at_end(void (*clean)(void));

/* Some libraries go on quietly where they get no memory, with a result that is wrong, or one that
 * looks like a fault of what they were given. What they are asked to do stands between these two:
 * the second ends the program, as above, where memory ran out since the first. malloc says so in
 * errno (POSIX), which a library must not set back in between, as strtol's callers do: then its
 * calls are watched one by one. glibc's leaves it there too where the heap cannot grow in place and
 * it has found memory elsewhere: rare, and ends the program for nothing. */
void memory_watch(void);
void memory_settle(void);

#endif
