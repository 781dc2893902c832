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

#define ANSWER_WAIT_S 60 /* the office's slowest answer, an export, takes a few seconds */

bool api_is_for(const struct request *request)
{
    return strncmp(request->path, "/api/", 5) == 0;
}

static bool changes_something(enum method method)
{
    return method == METHOD_POST || method == METHOD_DELETE;
}

/* A foreign page can make a browser send a form with the person's cookie, but neither with this
 * type nor with this origin. */
static int check_from(const struct http_conn *conn, const struct request *request)
{
    if (!changes_something(request->method))
        return 0;
    if (!worker_may_ask(conn->worker, request))
        return 403;
    return request->body_bytes && !request->is_json ? 415 : 0;
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
    snprintf(made->cookie, sizeof made->cookie, "%s", request->cookie);
    snprintf(made->address, sizeof made->address, "%s", worker_peer(wsi));
    return made;
}

int api_begin(struct http_conn *conn, const struct request *request)
{
    if (request->method == METHOD_OTHER)
        return 405;
    int status = check_from(conn, request);
    if (!status && request->body_bytes > OFFICE_BODY_MAX)
        status = 413;
    if (status)
        return status;
    conn->request = make_request(request, conn->wsi);
    if (!conn->request)
        return 503;
    conn->body.len_max = OFFICE_BODY_MAX;
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
    conn->tag = ++worker->tag_last;
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
        conn->tag = 0;
        return 503;
    }
    conn->request = NULL;
    worker->asked++;
    conn->stage = HTTP_PARKED;
    lws_set_timeout(conn->wsi, PENDING_TIMEOUT_HTTP_CONTENT, ANSWER_WAIT_S);
    return lws_rx_flow_control(conn->wsi, 0) < 0 ? 503 : 0;
}
