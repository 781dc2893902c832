#include "net/api.h"

#include <libwebsockets.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "net/http.h"
#include "net/inbox.h"
#include "net/request.h"
#include "net/worker.h"
#include "office/office.h"

#define ANSWER_WAIT_S 300 /* the office's slowest answer is the export of a whole agency */

bool api_is_for(const struct request *request)
{
    return strncmp(request->path, "/api/", 5) == 0;
}

static bool changes_something(enum method method)
{
    return method == METHOD_POST || method == METHOD_DELETE;
}

/* A foreign page can make a browser send a form with the person's cookie, but not with this origin.
 * No browser adds a bearer token by itself, and beside one the cookie does not count. */
static int check_from(const struct http_conn *conn, const struct request *request)
{
    bool asks = !changes_something(request->method) || request->bearer[0] ||
                worker_may_ask(conn->worker, request);
    return asks ? 0 : 403;
}

static bool is_one_of(const char *words, const char *word)
{
    size_t len = strlen(word);
    while (len && *words) {
        size_t part = strcspn(words, " ");
        if (part == len && !strncmp(words, word, len))
            return true;
        words += part;
        words += strspn(words, " ");
    }
    return false;
}

/* A large body takes memory before anybody looks who sends it; all routes with large bodies ask for
 * somebody, so who does not even say who they are is refused first. */
static int check_body(struct http_conn *conn, const struct request *request)
{
    const struct office_body body = office_body(method_name(request->method), request->path);
    if (request->body_bytes > body.bytes_max)
        return 413;
    if (request->body_bytes && !is_one_of(body.types, request->content_type))
        return 415;
    if (request->body_bytes <= OFFICE_BODY_MAX)
        return 0;
    if (!request->bearer[0] && !request->cookie[0] && !request->link_cookie[0])
        return 401;
    if (!large_take(&conn->worker->large, conn->tag))
        return 503;
    conn->late_mono_ms = worker_mono_ms(conn->worker) + LARGE_BODY_WAIT_MS;
    return 0;
}

static struct office_request *make_request(const struct request *request, struct lws *wsi)
{
    struct office_request *made = office_request_create();
    if (!made)
        return NULL;
    /* HEAD asks what GET would answer, without the body. */
    enum method method = request->method == METHOD_HEAD ? METHOD_GET : request->method;
    snprintf(made->method, sizeof made->method, "%s", method_name(method));
    snprintf(made->path, sizeof made->path, "%s", request->path);
    snprintf(made->query, sizeof made->query, "%s", request->query);
    snprintf(made->bearer, sizeof made->bearer, "%s", request->bearer);
    if (!request->bearer[0]) {
        snprintf(made->cookie, sizeof made->cookie, "%s", request->cookie);
        snprintf(made->link_cookie, sizeof made->link_cookie, "%s", request->link_cookie);
    }
    snprintf(made->content_type, sizeof made->content_type, "%s", request->content_type);
    snprintf(made->address, sizeof made->address, "%s", worker_peer(wsi));
    return made;
}

int api_begin(struct http_conn *conn, const struct request *request)
{
    if (request->method == METHOD_OTHER)
        return 405;
    conn->tag = ++conn->worker->tag_last;
    int status = check_from(conn, request);
    if (!status)
        status = check_body(conn, request);
    if (status)
        return status;
    conn->request = make_request(request, conn->wsi);
    if (!conn->request) {
        large_give_back(&conn->worker->large, conn->tag);
        return 503;
    }
    conn->body.len_max = OFFICE_BODY_MAX;
    if (request->body_bytes > OFFICE_BODY_MAX)
        conn->body.len_max = (size_t)request->body_bytes;
    /* A POST without body is told complete by the library all the same. */
    if (request->body_bytes || request->method == METHOD_POST) {
        conn->stage = HTTP_COLLECTING;
        return 0;
    }
    return api_submit(conn);
}

static enum err put_on_list(struct http_conn *conn)
{
    struct worker *worker = conn->worker;
    if (worker->asked >= INBOX_ANSWERS_MAX)
        return ERR_BUSY;
    return map_put(&worker->asking, conn->tag, conn);
}

int api_submit(struct http_conn *conn)
{
    struct worker *worker = conn->worker;
    enum err err = put_on_list(conn);
    if (err)
        return 503;

    struct office_request *request = conn->request;
    request->tag = conn->tag;
    request->answer_to = inbox_mailbox(worker->links.server.inbox);
    request->body = conn->body.at;
    request->body_len = conn->body.len;
    conn->body = (struct buffer){0};
    err = office_submit(worker->links.server.office, request);
    if (err) {
        map_remove(&worker->asking, conn->tag);
        return 503;
    }
    conn->request = NULL;
    worker->asked++;
    conn->stage = HTTP_PARKED;
    lws_set_timeout(conn->wsi, PENDING_TIMEOUT_HTTP_CONTENT, ANSWER_WAIT_S);
    return lws_rx_flow_control(conn->wsi, 0) < 0 ? 503 : 0;
}
