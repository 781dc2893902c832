#include "net/callbacks.h"

#include <libwebsockets.h>

#include "net/guests.h"
#include "net/http.h"
#include "net/tls.h"
#include "net/worker.h"
#include "net/ws.h"

/* How much the library reads at once and keeps for each WebSocket; sound comes in smaller pieces.
 */
#define RX_BYTES 1024
/* A longer packet would be cut and count as half-written, which stops direct writes. */
#define TX_BYTES 65536

/* What the library keeps with each connection, zeroed. */
struct conn {
    bool is_ws;
    union {
        struct http_conn http;
        struct ws_conn ws;
    };
};

static int on_ws(struct lws *wsi, enum lws_callback_reasons reason, struct conn *conn, void *in,
                 size_t len)
{
    switch (reason) {
    case LWS_CALLBACK_ESTABLISHED:
        conn->is_ws = true;
        return ws_on_established(worker_of(wsi), &conn->ws, wsi);
    case LWS_CALLBACK_RECEIVE:
        return ws_on_receive(&conn->ws, in, len);
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return ws_on_writeable(&conn->ws);
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
    case LWS_CALLBACK_WS_SERVER_DROP_PROTOCOL:
        if (conn->is_ws)
            ws_end_session(&conn->ws);
        return 0;
    case LWS_CALLBACK_CLOSED:
        if (conn->is_ws)
            ws_end(&conn->ws);
        return 0;
    default:
        return 0;
    }
}

static int on_http(struct lws *wsi, enum lws_callback_reasons reason, struct conn *conn, void *in,
                   size_t len)
{
    switch (reason) {
    case LWS_CALLBACK_HTTP:
        return http_on_request(worker_of(wsi), &conn->http, wsi);
    case LWS_CALLBACK_HTTP_BODY:
        return http_on_body(&conn->http, in, len);
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return http_on_body_complete(&conn->http);
    case LWS_CALLBACK_HTTP_WRITEABLE:
        return http_on_writeable(&conn->http);
    case LWS_CALLBACK_HTTP_DROP_PROTOCOL:
    case LWS_CALLBACK_CLOSED_HTTP:
        http_end(&conn->http);
        return 0;
    default:
        return on_ws(wsi, reason, conn, in, len);
    }
}

/* A connection's memory may not exist yet, or no more. */
static int on_conn_event(struct lws *wsi, enum lws_callback_reasons reason, struct conn *conn,
                         void *in, size_t len)
{
    switch (reason) {
    case LWS_CALLBACK_OPENSSL_LOAD_EXTRA_SERVER_VERIFY_CERTS:
        return tls_harden(conn) ? -1 : 0; /* here the third argument is the SSL_CTX */
    case LWS_CALLBACK_WSI_CREATE:
        worker_met(wsi);
        return 0;
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        return http_on_upgrade(worker_of(wsi), wsi);
    case LWS_CALLBACK_RAW_ADOPT: /* CONNECT would turn the connection into a bare one */
    case LWS_CALLBACK_RAW_RX:
        return -1;
    case LWS_CALLBACK_WSI_DESTROY:
        if (conn && conn->is_ws)
            ws_end(&conn->ws);
        else if (conn)
            http_end(&conn->http);
        worker_lost(wsi);
        return 0;
    default:
        return conn ? on_http(wsi, reason, conn, in, len) : 0;
    }
}

static int on_conn(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                   size_t len)
{
    struct worker *worker = worker_of(wsi);
    if (!worker)
        return 0;
    times_begin(&worker->times);
    int result = on_conn_event(wsi, reason, user, in, len);
    times_end(&worker->times);
    return result;
}

/* A descriptor that the worker watches has something. */
static int on_readable(struct lws *wsi, enum lws_callback_reasons reason,
                       void (*take)(struct worker *worker))
{
    struct worker *worker = worker_of(wsi);
    if (!worker || reason != LWS_CALLBACK_RAW_RX_FILE)
        return 0;
    times_begin(&worker->times);
    take(worker);
    times_end(&worker->times);
    return 0;
}

static int on_listen(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                     size_t len)
{
    (void)user;
    (void)in;
    (void)len;
    return on_readable(wsi, reason, worker_accept);
}

static int on_alarm(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                    size_t len)
{
    (void)user;
    (void)in;
    (void)len;
    return on_readable(wsi, reason, worker_read_letters);
}

const struct lws_protocols callbacks_protocols[] = {
    {.name = PROTOCOL_SINKRON,
     .callback = on_conn,
     .per_session_data_size = sizeof(struct conn),
     .rx_buffer_size = RX_BYTES,
     .tx_packet_size = TX_BYTES},
    {.name = PROTOCOL_LISTEN, .callback = on_listen},
    {.name = PROTOCOL_ALARM, .callback = on_alarm},
    {.name = NULL},
};
