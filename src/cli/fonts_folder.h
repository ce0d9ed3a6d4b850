/* Where the fonts are. */
#ifndef CHARTER_CLI_FONTS_FOLDER_H
#define CHARTER_CLI_FONTS_FOLDER_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

/* Adds to `folder` the folder of fonts.xml: `given` (--fonts-dir) where not NULL, else
 * share/charter/fonts of the installation that the program stands in, else fonts/ of the source
 * tree that it was built in. Reports fonts-folder-missing and returns false where none is there; a
 * `given` one is not looked at here. */
bool fonts_folder_find(const char *given, struct buffer *folder, struct diag *diag);

#endif
