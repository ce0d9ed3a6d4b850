#include "xml/library.h"

#include "base/arena.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>

#include <string.h>

static char *duplicate(const char *string) {
    size_t size = strlen(string) + 1;
    return memcpy(memory_take(size), string, size);
}

/* Every message is ours. */
static void stay_silent(void *context, const char *format, ...) {
    (void)context;
    (void)format;
}

/* libxml2's own handling of a want of memory would lose nodes silently. */
void library_prepare(void) {
    xmlMemSetup(memory_free, memory_take, memory_resize, duplicate);
    xmlSetGenericErrorFunc(NULL, stay_silent);
}
