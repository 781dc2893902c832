/* head.h - the head of an HTTP/1.1 answer (RFC 9112), with the strict headers on every one.
 *
 * Runs on   any thread. Pure.
 */
#ifndef NET_HEAD_H
#define NET_HEAD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define HEAD_BYTES_MAX 2048

struct head {
    int status;
    int64_t at_ms; /* for Date */
    uint64_t body_bytes;
    const char *type;        /* Content-Type; NULL: none, as a body that is not there has none */
    const char *cache;       /* Cache-Control; NULL: no-store */
    const char *etag;        /* quoted; the others below: NULL or empty: no such header */
    const char *coding;      /* Content-Encoding */
    const char *allow;       /* Allow, with 405 */
    const char *disposition; /* Content-Disposition */
    const char *set_cookie;  /* Set-Cookie */
    unsigned retry_after_s;  /* 0: no such header */
    bool varies;             /* Vary: Accept-Encoding */
    bool closes;             /* Connection: close */
    struct slice host;       /* of the request, found good; empty: unknown */
};

/* ERR_OVERSIZE: it does not fit; ERR_MALFORMED: a value holds a control character. */
MUST_CHECK enum err head_write(struct writer *w, const struct head *head);
/* "Not Found"; never NULL. */
const char *head_status_text(int status);
/* The word for a refusal's JSON body, one of err_name's where it fits: 404 is "not_found". */
const char *head_status_word(int status);

#endif
