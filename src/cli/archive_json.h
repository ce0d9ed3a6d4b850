/* An archive's offices and editions as JSON, for programs. */
#ifndef CHARTER_CLI_ARCHIVE_JSON_H
#define CHARTER_CLI_ARCHIVE_JSON_H

#include "archive/verify.h"
#include "base/str.h"
#include "cli/archive_office.h"
#include "diff/history.h"

/* Each adds the beginning of an object, up to where its "findings" stand: what the caller adds, and
 * a "}" (struct console, around_findings). */

/* {"offices": [{"office", "name", "editions": [{"year", "quarter", "kind", "memo", "approved",
 * "published", "pages", "version", "files": [{"path", "bytes", "sha256"}]}]}]} */
void archive_json_offices(const struct archived_office *offices, size_t count, struct buffer *out);

/* {"office", "versions": [{"version", "created", "message", "user", "address"}]} */
void archive_json_log(const struct archived_office *office, struct buffer *out);

/* An edition and what it tells of a service; `told`: it has the service. */
struct service_history {
    const struct archived_edition *edition;
    struct service_told service;
    bool told;
};

/* {"office", "service", "editions": [{"year", "quarter", "published", "name", "fee", "time",
 * "officer"}]}; an edition without the service has no name. */
void archive_json_service(const struct archived_office *office, struct str id,
                          const struct service_history *history, size_t count, struct buffer *out);

/* An edition of a yearly report, and what changed in it. */
struct edition_changes {
    const struct archived_edition *edition;
    struct str_list lines;
};

/* {"office", "year", "editions": [as in archive_json_offices, with "changes": [lines]]} */
void archive_json_report(const struct archived_office *office, struct str year,
                         const struct edition_changes *editions, size_t count, struct buffer *out);

/* {"offices", "versions", "editions", "files", "bytes"} */
void archive_json_verified(const struct verified *counts, struct buffer *out);

#endif
