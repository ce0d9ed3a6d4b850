/* Typed growing arrays, for building lists whose length is not known beforehand.
 *
 *     ARRAY(struct line) lines = {0};
 *     array_push(&lines, line);
 *     result.items = array_keep(&lines, arena);   // copy that lives in the arena; array is freed
 *
 * All zero is a valid empty array. Memory is the heap's until array_free or array_keep. */
#ifndef CHARTER_BASE_ARRAY_H
#define CHARTER_BASE_ARRAY_H

#include <stddef.h>

struct arena;

#define ARRAY(type)                                                                                \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

#define array_push(array, ...)                                                                     \
    ((array)->items =                                                                              \
         array_grow((array)->items, (array)->count, &(array)->capacity, sizeof *(array)->items),   \
     (void)((array)->items[(array)->count++] = (__VA_ARGS__)))

/* The items as an exact copy in the arena (NULL when empty); the array is freed and empty after. */
#define array_keep(array, arena)                                                                   \
    array_freeze((void **)&(array)->items, &(array)->count, &(array)->capacity,                    \
                 sizeof *(array)->items, (arena))

/* The items as an exact copy in the arena; the array is empty after, and keeps its memory for the
 * next use. */
#define array_copy(array, arena)                                                                   \
    array_duplicate((array)->items, &(array)->count, sizeof *(array)->items, (arena))

#define array_free(array)                                                                          \
    (array_drop((array)->items), (array)->items = NULL, (array)->count = (array)->capacity = 0)

/* The functions behind the macros. */
void *array_grow(void *items, size_t count, size_t *capacity, size_t item_size);
void *array_freeze(void **items, size_t *count, size_t *capacity, size_t item_size,
                   struct arena *arena);
void *array_duplicate(const void *items, size_t *count, size_t item_size, struct arena *arena);
void array_drop(void *items);

#endif
