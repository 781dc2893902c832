/* pages.h - the built web client, whole in memory: a table from path to bytes.
 *
 * Runs on   loading: start-up; finding: any worker, nothing changes afterwards.
 * Owns      the bytes.
 * Ignorant of requests: what is not in the table does not exist, so no path leads out of the
 * folder.
 *
 * Beside a file may lie the same file with `.br` (RFC 7932) or `.gz` (RFC 1952) behind its name:
 * compressed when the client was built.
 */
#ifndef NET_PAGES_H
#define NET_PAGES_H

#include <stdbool.h>

#include "base/bytes.h"
#include "base/err.h"

#define PAGES_FILES_MAX 2000
#define PAGES_FILE_BYTES_MAX 16777216
#define PAGES_ETAG_MAX 36

enum page_coding { PAGE_PLAIN, PAGE_BROTLI, PAGE_GZIP, PAGE_CODINGS };

struct page_body {
    struct slice bytes;        /* at is NULL when there is no such form */
    char etag[PAGES_ETAG_MAX]; /* quoted: half of the SHA-256 of these bytes */
};

struct page {
    char *path; /* "/assets/index-B1f.js" */
    const char *type;
    bool never_changes; /* its name holds a hash of its content */
    struct page_body bodies[PAGE_CODINGS];
};

struct pages;

/* `folder` may be empty: no pages. ERR_NOT_FOUND: no such folder or no index.html in it;
 * ERR_OVERSIZE: too many files or too large a one; ERR_NOMEM, ERR_IO. What is wrong is logged. */
MUST_CHECK enum err pages_load(struct pages **ret, const char *folder);
/* NULL is welcome. */
void pages_free(struct pages *pages);

/* Pages are found without `.html`: `/`, `/masuk`, `/koordinator`, `/sertifikat/<code>`, and so on.
 * NULL: not found. */
const struct page *pages_find(const struct pages *pages, struct slice path);

#endif
