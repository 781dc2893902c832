/* api.h - what begins with /api/: checked, collected, handed to the office. Inside net only.
 *
 * Runs on   the worker.
 */
#ifndef NET_API_H
#define NET_API_H

#include <stdbool.h>

struct http_conn;
struct request;

#define API_METHODS "GET, HEAD, POST, DELETE"

bool api_is_for(const struct request *request);
/* Returns 0 when the request was taken, or the status to refuse with. */
int api_begin(struct http_conn *conn, const struct request *request);
/* The body is whole. Returns 0 or the status to refuse with. */
int api_submit(struct http_conn *conn);

#endif
