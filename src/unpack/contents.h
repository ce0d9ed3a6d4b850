/* What is read of a PDF, in the process that is made for it; private to src/unpack. */
#ifndef CHARTER_UNPACK_CONTENTS_H
#define CHARTER_UNPACK_CONTENTS_H

#include "base/str.h"
#include "unpack/unpack.h"

/* Why a PDF could not be read; `number` of a MESSAGE_FAULT. */
enum contents_fault {
    CONTENTS_DAMAGED,
    CONTENTS_ENCRYPTED,
    CONTENTS_MASTER_DAMAGED,
    CONTENTS_MASTER_TOO_LARGE
};

/* Reads the PDF and writes what it finds to the handle: messages.h. */
void contents_read(struct str pdf, enum unpack_depth depth, int handle);

#endif
