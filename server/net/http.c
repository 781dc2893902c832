#include "net/http.h"

#include <libwebsockets.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "net/api.h"
#include "net/head.h"
#include "net/origin.h"
#include "net/page_choice.h"
#include "net/refusal.h"
#include "net/request.h"
#include "net/worker.h"
#include "office/office.h"

#define SEND_WAIT_S 20 /* from one piece to the next */
/* A refused body is read to its end if it is not longer, or else the peer would lose the answer to
 * a reset: longer than any that a route takes, so that who chose too long a file is told so. */
#define DISCARD_BYTES_MAX 16777216
#define TALKED_TICKS_MAX 10 /* of 100 ms, without progress */
#define SPINNING_TICKS_MAX 30
#define TAKEN_WELL_BYTES (256u * 1024u) /* in so many ticks: it is not this peer that spins */
#define RETRY_AFTER_S 2

static const char cache_for_ever[] = "public, max-age=31536000, immutable";
static const char cache_and_ask[] = "no-cache";

/* The library keeps the connection for the next request, or says that it must close. It frees
 * `conn` when it keeps it. */
static int complete(struct http_conn *conn)
{
    struct lws *wsi = conn->wsi;
    http_end(conn);
    conn->stage = HTTP_DONE;
    if (conn->closes)
        return -1;
    return lws_http_transaction_completed(wsi) ? -1 : 0;
}

static int write_piece(struct http_conn *conn, size_t len, enum lws_write_protocol kind)
{
    int sent = lws_write(conn->wsi, conn->worker->piece + LWS_PRE, len, kind);
    return sent < 0 || (size_t)sent < len ? -1 : 0;
}

/* Begins the answer. What fits beside the head leaves with it, in one record; the rest leaves
 * whenever the connection takes bytes. */
static int answer(struct http_conn *conn, struct head *head, struct slice body)
{
    struct worker *worker = conn->worker;
    conn->closes = conn->closes || worker->stopping;
    head->at_ms = clock_wall_ms(worker->links.server.clock);
    head->body_bytes = conn->file_left ? conn->file_left : body.len;
    head->closes = conn->closes;
    struct writer w = writer_of(worker->piece + LWS_PRE, WORKER_PIECE_BYTES);
    enum err err = head_write(&w, head);
    if (err) {
        LOG_ERROR(net, "an answer has no head", "status=%d err=%s", head->status, err_name(err));
        return -1;
    }
    if (conn->head_only) {
        body = (struct slice){0};
        conn->file_left = 0;
    }
    size_t head_len = writer_len(&w);
    bool whole = !conn->file_left && body.len <= WORKER_PIECE_BYTES - head_len;
    if (whole)
        write_bytes(&w, body);
    if (write_piece(conn, writer_len(&w), LWS_WRITE_HTTP_HEADERS))
        return -1;
    if (whole)
        return complete(conn);

    conn->stage = HTTP_SENDING;
    conn->left = body;
    list_add_last(&worker->sending, &conn->link);
    lws_set_timeout(conn->wsi, PENDING_TIMEOUT_HTTP_CONTENT, SEND_WAIT_S);
    lws_callback_on_writable(conn->wsi);
    return 0;
}

static size_t copy_piece(struct http_conn *conn)
{
    size_t len = conn->left.len < WORKER_PIECE_BYTES ? conn->left.len : WORKER_PIECE_BYTES;
    memcpy(conn->worker->piece + LWS_PRE, conn->left.at, len);
    conn->left = (struct slice){conn->left.at + len, conn->left.len - len};
    return len;
}

/* 0: the file is shorter than it was said to be, or cannot be read. It was written a moment ago, so
 * this seldom waits for a disk. */
static size_t read_piece(struct http_conn *conn)
{
    const struct office_answer *from = conn->answer;
    size_t wanted =
        conn->file_left < WORKER_PIECE_BYTES ? (size_t)conn->file_left : WORKER_PIECE_BYTES;
    ssize_t got = pread(from->file, conn->worker->piece + LWS_PRE, wanted,
                        (off_t)(from->file_bytes - conn->file_left));
    if (got <= 0) {
        LOG_ERROR(net, "an answer's file ends too early", "left=%llu",
                  (unsigned long long)conn->file_left);
        return 0;
    }
    conn->file_left -= (uint64_t)got;
    return (size_t)got;
}

static int send_on(struct http_conn *conn)
{
    size_t len = conn->file_left ? read_piece(conn) : copy_piece(conn);
    if (!len || write_piece(conn, len, LWS_WRITE_HTTP))
        return -1;
    conn->talked_ticks = 0;
    conn->taken_bytes += len;
    if (conn->taken_bytes >= TAKEN_WELL_BYTES) {
        conn->taken_bytes = 0;
        conn->sending_ticks = 0;
    }
    if (conn->left.len == 0 && !conn->file_left)
        return complete(conn);
    lws_set_timeout(conn->wsi, PENDING_TIMEOUT_HTTP_CONTENT, SEND_WAIT_S);
    lws_callback_on_writable(conn->wsi);
    return 0;
}

/* Where the next request begins is known unless the head itself was unclear, or the body is too
 * long to be read only to be thrown away. */
static bool must_close(const struct request *request, int status)
{
    return status == 400 || status == 411 || status == 414 || status == 431 || status == 505 ||
           request->body_bytes > DISCARD_BYTES_MAX;
}

static int refuse(struct http_conn *conn, const struct request *request, int status)
{
    bool api = api_is_for(request);
    char memory[REFUSAL_JSON_MAX];
    struct head head = {.status = status,
                        .type = api ? "application/json" : "text/html; charset=utf-8",
                        .allow = status != 405 ? NULL
                                 : api         ? API_METHODS
                                               : "GET, HEAD",
                        .retry_after_s = status == 503 ? RETRY_AFTER_S : 0};
    conn->closes = conn->closes || must_close(request, status);
    return answer(conn, &head, api ? refusal_json(status, memory) : refusal_page(status));
}

static int answer_page(struct http_conn *conn, const struct request *request)
{
    if (request->method != METHOD_GET && request->method != METHOD_HEAD)
        return refuse(conn, request, 405);
    const struct page *page = pages_find(conn->worker->links.pages, slice_of_text(request->path));
    if (!page)
        return refuse(conn, request, 404);

    enum page_coding coding = page_choose(page, slice_of_text(request->accept_encoding));
    const struct page_body *body = &page->bodies[coding];
    bool known = page_is_known(body, slice_of_text(request->if_none_match));
    struct head head = {.status = known ? 304 : 200,
                        .type = known ? NULL : page->type,
                        .cache = page->never_changes ? cache_for_ever : cache_and_ask,
                        .etag = body->etag,
                        .coding = known ? NULL : page_coding_name(coding),
                        .varies =
                            page->bodies[PAGE_BROTLI].bytes.at || page->bodies[PAGE_GZIP].bytes.at,
                        .host = slice_of_text(request->host)};
    return answer(conn, &head, known ? (struct slice){0} : body->bytes);
}

static void begin(struct http_conn *conn, struct worker *worker, struct lws *wsi)
{
    *conn = (struct http_conn){.worker = worker, .wsi = wsi};
    list_init(&conn->link);
}

/* Returns 0, or the status to refuse with. */
static int read_request(struct http_conn *conn, struct request *request)
{
    int status = request_read(request, conn->wsi);
    conn->head_only = request->method == METHOD_HEAD;
    conn->closes = conn->closes || request->closes;
    if (!status && !origin_host_is_good(slice_of_text(request->host)))
        status = 400;
    return status;
}

int http_on_request(struct worker *worker, struct http_conn *conn, struct lws *wsi)
{
    begin(conn, worker, wsi);
    struct request request;
    int status = read_request(conn, &request);
    bool page = !status && !api_is_for(&request);
    if (!status && !page)
        status = api_begin(conn, &request);
    request_forget(&request);
    if (page)
        return answer_page(conn, &request);
    return status ? refuse(conn, &request, status) : 0;
}

int http_on_body(struct http_conn *conn, const void *bytes, size_t len)
{
    if (conn->stage != HTTP_COLLECTING)
        return conn->stage == HTTP_DONE ? 0 : -1;
    if (conn->late_mono_ms && worker_mono_ms(conn->worker) > conn->late_mono_ms)
        return -1;
    buffer_add(&conn->body, (struct slice){bytes, len});
    return conn->body.bad ? -1 : 0;
}

/* The library says it again for each byte that comes before the answer has left: whoever does not
 * wait for the answer is not worth keeping in memory. */
int http_on_body_complete(struct http_conn *conn)
{
    if (conn->stage != HTTP_COLLECTING)
        return conn->stage == HTTP_DONE ? 0 : -1;
    int status = api_submit(conn);
    const struct request request = {.path = "/api/", .method = METHOD_POST};
    return status ? refuse(conn, &request, status) : 0;
}

int http_on_writeable(struct http_conn *conn)
{
    switch (conn->stage) {
    case HTTP_ANSWERED: {
        const struct office_answer *from = conn->answer;
        struct head head = {.status = from->status,
                            .type = from->content_type,
                            .disposition = from->disposition,
                            .set_cookie = from->set_cookie};
        conn->file_left = from->file >= 0 ? from->file_bytes : 0;
        return answer(conn, &head, buffer_slice(&from->body));
    }
    case HTTP_SENDING:
        return send_on(conn);
    case HTTP_IDLE:
    case HTTP_COLLECTING:
    case HTTP_PARKED:
    case HTTP_DONE:
        break;
    }
    return 0;
}

int http_on_upgrade(struct worker *worker, struct lws *wsi)
{
    /* A foreign kind of upgrade the library has refused by itself, and the headers are gone. */
    if (lws_hdr_total_length(wsi, WSI_TOKEN_UPGRADE) == 0)
        return -1;
    struct http_conn conn;
    struct request request;
    begin(&conn, worker, wsi);
    int status = read_request(&conn, &request);
    if (!status)
        status = request_check_upgrade(wsi, &request);
    if (!status && worker->stopping)
        status = 503;
    if (!status && !worker_may_ask(worker, &request)) {
        LOG_INFO(net, "refused a WebSocket from a foreign page", "peer=%s", worker_peer(wsi));
        status = 403;
    }
    if (!status)
        return 0;
    conn.closes = true;
    return refuse(&conn, &request, status);
}

void http_end(struct http_conn *conn)
{
    if (!conn->worker)
        return;
    list_remove(&conn->link);
    if (conn->tag)
        map_remove(&conn->worker->asking, conn->tag);
    if (conn->request) /* the office does not have it */
        large_give_back(&conn->worker->large, conn->tag);
    office_request_destroy(conn->request);
    office_answer_destroy(conn->answer);
    buffer_finish(&conn->body);
    conn->tag = 0;
    conn->late_mono_ms = 0;
    conn->file_left = 0;
    conn->request = NULL;
    conn->answer = NULL;
    conn->body = (struct buffer){0};
    conn->left = (struct slice){0};
}

void http_take_answer(struct worker *worker, struct office_answer *from_office)
{
    worker->asked--;
    large_give_back(&worker->large, from_office->tag);
    struct http_conn *conn = map_remove(&worker->asking, from_office->tag);
    if (!conn) {
        LOG_DEBUG(net, "an answer comes too late, its connection is gone");
        office_answer_destroy(from_office);
        return;
    }
    conn->tag = 0;
    conn->answer = from_office;
    conn->stage = HTTP_ANSWERED;
    lws_rx_flow_control(conn->wsi, 1);
    lws_callback_on_writable(conn->wsi);
}

/* The peer has said something that the library has not read, or has hung up. */
static bool is_talking(const struct http_conn *conn)
{
    uint8_t byte;
    return recv(lws_get_socket_fd(conn->wsi), &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
}

/* The library does not read while it sends, but poll reports what could be read, again and again,
 * and what it has read too far keeps its loop from waiting: a peer that talks or hangs up in the
 * middle of an answer and does not take it would keep a core busy. */
void http_tick(struct worker *worker, bool spins)
{
    LIST_EACH (at, &worker->sending) {
        struct http_conn *conn = LIST_ITEM(at, struct http_conn, link);
        conn->sending_ticks++;
        if (is_talking(conn))
            conn->talked_ticks++;
        if (conn->talked_ticks > TALKED_TICKS_MAX ||
            (spins && conn->sending_ticks > SPINNING_TICKS_MAX))
            lws_set_timeout(conn->wsi, PENDING_TIMEOUT_KILLED_BY_PARENT, LWS_TO_KILL_ASYNC);
    }
}
