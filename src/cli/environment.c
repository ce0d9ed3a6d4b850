#include "cli/environment.h"

#include <stddef.h>
#include <stdlib.h>

/* tests/determinism/ finds one that is missing here. */
static const char *const names[] = {
    "HB_OPTIONS",             /* HarfBuzz: bug for bug as another shaper */
    "HB_SHAPER_LIST",         /* HarfBuzz: another shaper */
    "ICU_DATA",               /* ICU: where lines may end, from files */
    "ICU_TIMEZONE_FILES_DIR", /* ICU */
    "FREETYPE_PROPERTIES",    /* FreeType: how outlines are read */
    "OPENSSL_CONF",           /* OpenSSL: who makes the digests, and whether MD5 is allowed */
    "OPENSSL_MODULES",        /* OpenSSL: from where */
    "OPENSSL_ENGINES",
    "XML_CATALOG_FILES", /* libxml2: another file for a name */
};

void environment_forget(void) {
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        (void)unsetenv(names[i]);
    }
}
