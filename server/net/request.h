/* request.h - what an HTTP/1.1 request says, read strictly.
 *
 * Runs on   the worker, from within a callback of the library that has the headers at hand.
 * Owns      copies of everything: the library forgets its own at the end of the callback.
 *
 * The library is lenient (it reads "12abc" as a length and takes a POST without length for one of
 * 100 MB), so what decides how many bytes follow is read again here, and whatever is unclear is
 * refused and the connection closed: two readers must never disagree about where a request ends.
 */
#ifndef NET_REQUEST_H
#define NET_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

struct lws;

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_DELETE, METHOD_OTHER };

struct request {
    enum method method;
    char path[256];  /* percent-decoded by the library, no ".." or "//" left; UTF-8 */
    char query[512]; /* percent-encoded, parts separated by '&' */
    char host[256];
    char origin[256];      /* empty: none sent */
    char cookie[128];      /* the value of the cookie "sinkron", empty if none or too long */
    char link_cookie[128]; /* the same of "sinkron_link", by which a personal link signs in */
    char accept_encoding[256];
    char if_none_match[256];
    char bearer[128];      /* of "Authorization: Bearer"; a secret, see request_forget */
    char content_type[64]; /* without parameters, in lower case; empty: none or too long */
    uint64_t body_bytes;
    bool closes; /* the peer will close after the answer */
};

/* Returns 0, or the status to refuse with; the connection must then be closed. */
int request_read(struct request *ret, struct lws *wsi);
/* Wipes the secrets in it. */
void request_forget(struct request *request);
/* Returns 0 or the status that refuses this WebSocket upgrade (RFC 6455 4.2.1). */
int request_check_upgrade(struct lws *wsi, const struct request *request);

const char *method_name(enum method method);

#endif
