#include "base/file_fault.h"

#include <errno.h>
#include <string.h>

/* The reasons that have words of their own in both languages; `otherwise` quotes the system's. */
static enum diag_id id_of(int error, enum diag_id otherwise) {
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return DIAG_DISK_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
        return DIAG_FILE_FORBIDDEN;
    case EISDIR:
        return DIAG_NOT_A_FILE;
    case ELOOP: /* a link that leads to itself */
    case ENOENT:
    case ENOTDIR:
        return otherwise == DIAG_FILE_UNREADABLE ? DIAG_FILE_MISSING : DIAG_FOLDER_MISSING;
    default:
        return otherwise;
    }
}

void file_report(struct diag *diag, struct place place, enum diag_id otherwise, const char *path,
                 int error) {
    DIAG(diag, place, id_of(error, otherwise), str_of(path), str_of(strerror(error)));
}
