/* service.h - the personnel system as somebody signed in sees it: two tokens, then requests.
 *
 * Runs on   the feed's thread. service_stop: any thread.
 * Owns      the tokens, in memory alone; they are in no log and in no table.
 *
 * | token | how it is asked for | goes as | source |
 * |---|---|---|---|
 * | gateway | POST feed.token_url, Basic client_id:client_secret, grant_type=client_credentials |
 * Authorization: Bearer | domain notes 4.2, B | | user | POST feed.sso_url, grant_type=password,
 * client_id, username, password | Auth: bearer | its address: B; the grant: one client, C |
 */
#ifndef FEED_SERVICE_H
#define FEED_SERVICE_H

#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"
#include "feed/http.h"
#include "feed/settings.h"

struct service;

struct service_links {
    const struct feed_settings *settings;
    const struct clock *clock;
};

MUST_CHECK enum err service_create(struct service **ret, const struct service_links *links);
/* NULL is welcome. */
void service_destroy(struct service *service);
void service_stop(struct service *service);

/* What is asked below feed.url. */
struct service_request {
    const char *method;
    const char *path;     /* "/kursus/save" */
    const char *path_end; /* what follows it: an id; NULL: nothing */
    struct slice json;    /* or empty */
    const struct http_part *parts;
    size_t n_parts;
};

/* Fetches tokens when there are none or they ended, and asks. Who is told 401 fetches both anew and
 * asks once more. *ret borrows until the next request; when no token was given it is the answer to
 * that, with status 401 and nothing sent. ERR_NOMEM: nothing was sent. */
MUST_CHECK enum err service_ask(struct service *service, const struct service_request *request,
                                struct siasn_reply *ret);

#endif
