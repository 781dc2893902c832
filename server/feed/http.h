/* http.h - one HTTPS request after the other, each bounded in time and size.
 *
 * Runs on   the feed's thread. http_stop: any thread.
 * Owns      what was last answered. Each request has a connection of its own.
 *
 * https alone; no redirects (a token goes nowhere else), no proxy, no cookies. The only place that
 * knows libcurl.
 */
#ifndef FEED_HTTP_H
#define FEED_HTTP_H

#include "base/bytes.h"
#include "base/err.h"
#include "feed/siasn_answer.h"

struct http;

#define HTTP_ANSWER_BYTES_MAX (4u * 1024u * 1024u)
#define HTTP_HEADERS_MAX 6

struct http_options {
    const char *ca_file; /* "": the machine's. Borrowed while http lives. */
    unsigned timeout_ms; /* of a request as a whole */
};

/* Once in the process, before any thread; a second time changes nothing. ERR_NOMEM. */
MUST_CHECK enum err http_begin(void);
MUST_CHECK enum err http_create(struct http **ret, const struct http_options *options);
/* NULL is welcome. */
void http_destroy(struct http *http);
/* From now on every request ends at once, one that is under way too. */
void http_stop(struct http *http);

/* A part of multipart/form-data; a file has a name. */
struct http_part {
    const char *name;
    const char *file_name; /* NULL: a plain value */
    struct slice value;
};

struct http_request {
    const char *method;
    const char *url;
    const char *headers[HTTP_HEADERS_MAX]; /* "Accept: application/json"; NULL ends them */
    const char *user;                      /* Basic, with the password; NULL: none */
    const char *password;
    struct slice body;
    const struct http_part *parts; /* instead of the body */
    size_t n_parts;
};

/* *ret borrows from `http` until the next request. Whatever came of it stands there: without an
 * answer its status is 0 and its body says why. ERR_NOMEM: nothing was sent. */
MUST_CHECK enum err http_ask(struct http *http, const struct http_request *request,
                             struct siasn_reply *ret);

#endif
