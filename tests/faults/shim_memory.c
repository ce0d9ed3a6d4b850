/* malloc and its kin, over glibc's own. Nothing in here may take memory, or log. */
#include "shim.h"

#include <errno.h>
#include <stddef.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void *memalign(size_t alignment, size_t size);
void *aligned_alloc(size_t alignment, size_t size);
int posix_memalign(void **block, size_t alignment, size_t size);

void *malloc(size_t size) {
    enum fault fault = shim_count("memory");
    return fault == FAULT_FAIL ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    enum fault fault = shim_count("memory");
    return fault == FAULT_FAIL ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    enum fault fault = shim_count("memory");
    return fault == FAULT_FAIL ? NULL : __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    enum fault fault = shim_count("memory");
    return fault == FAULT_FAIL ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    return memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    *block = memalign(alignment, size);
    return *block == NULL ? ENOMEM : 0;
}
