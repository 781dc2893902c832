#include "net/ws.h"

#include <assert.h>
#include <libwebsockets.h>
#include <string.h>

#include "base/log.h"
#include "base/packet.h"
#include "config/config.h"
#include "net/worker.h"
#include "session/session.h"
#include "session/transport.h"

/* A packet is sent as it lies: the library writes its frame header in front of it. */
static_assert(LWS_PRE <= PACKET_HEADROOM, "the frame header fits in front of a packet");

#define FAREWELL_MS 3000
#define TICKS_PER_SAMPLE 2         /* of 100 ms: five times a second, so never less than four */
#define CLOSE_REASON_BYTES_MAX 123 /* RFC 6455 5.5: a control frame has at most 125 bytes */
#define CLOSE_TRY_AGAIN 1013

static void kill_soon(struct ws_conn *conn)
{
    conn->dead = true;
    lws_set_timeout(conn->wsi, PENDING_TIMEOUT_KILLED_BY_PARENT, LWS_TO_KILL_ASYNC);
}

static enum err send_packet(struct ws_conn *conn, struct packet *packet)
{
    enum lws_write_protocol kind = LWS_WRITE_TEXT;
    switch (packet_kind(packet)) {
    case PACKET_TEXT:
        break;
    case PACKET_BINARY:
        kind = LWS_WRITE_BINARY;
        break;
    }
    size_t len = packet_len(packet);
    int sent = lws_write(conn->wsi, packet_body(packet), len, kind);
    if (sent < 0 || (size_t)sent < len) {
        kill_soon(conn);
        return ERR_IO;
    }
    line_wrote(&conn->line, len);
    return OK;
}

/* The guard: while the library holds the rest of a frame, another write would go out without a
 * header of its own. */
static enum err write_now(void *arg, struct packet *packet)
{
    struct ws_conn *conn = arg;
    if (conn->dead)
        return ERR_IO;
    if (conn->line.slow || lws_partial_buffered(conn->wsi))
        return ERR_BUSY;
    return send_packet(conn, packet);
}

static void want_write(void *arg)
{
    struct ws_conn *conn = arg;
    if (!conn->dead)
        lws_callback_on_writable(conn->wsi);
}

static void hold_reading(void *arg, bool hold)
{
    struct ws_conn *conn = arg;
    conn->held = hold;
    list_remove(&conn->turning);
    list_add_last(&conn->worker->turning, &conn->turning);
}

static const struct transport transport = {write_now, want_write, hold_reading};

static int close_with(struct lws *wsi, uint16_t code, const char *reason)
{
    unsigned char text[CLOSE_REASON_BYTES_MAX];
    size_t len = reason ? strlen(reason) : 0;
    if (len > sizeof text)
        len = sizeof text;
    if (len)
        memcpy(text, reason, len);
    lws_close_reason(wsi, (enum lws_close_status)code, text, len);
    return -1;
}

/* To be called after each call into the session. What is still queued goes out first. */
static void look_for_farewell(struct ws_conn *conn)
{
    uint16_t code;
    const char *reason;
    if (conn->leaving_mono_ms || !session_wants_close(conn->session, &code, &reason))
        return;
    conn->leaving_mono_ms = worker_mono_ms(conn->worker);
    want_write(conn);
}

int ws_on_established(struct worker *worker, struct ws_conn *conn, struct lws *wsi)
{
    const struct server_links *links = &worker->links.server;
    conn->worker = worker;
    conn->wsi = wsi;
    list_init(&conn->turning);
    line_prepare(lws_get_socket_fd(wsi), links->config->net_sndbuf_bytes);

    enum err err = worker->stopping ? ERR_FULL
                                    : session_create(&conn->session, links->edge, &transport, conn,
                                                     worker_peer(wsi));
    if (err) {
        LOG_WARN(net, "no session for a new connection", "err=%s", err_name(err));
        return close_with(wsi, CLOSE_TRY_AGAIN, err_name(err));
    }
    list_add_first(&worker->lines, &conn->link);
    worker->lines_n++;
    conn->counted = true;
    look_for_farewell(conn);
    return 0;
}

static void hear(struct ws_conn *conn, struct slice message, bool binary)
{
    if (binary)
        session_on_binary(conn->session, message);
    else
        session_on_text(conn->session, message);
    look_for_farewell(conn);
}

static void take_part(struct ws_conn *conn, struct slice part, bool last, bool binary)
{
    struct slice whole;
    size_t len_max = binary ? ASSEMBLE_BINARY_MAX : ASSEMBLE_TEXT_MAX;
    enum err err = assemble_add(&conn->parts, part, last, len_max, &whole);
    if (err) {
        session_on_broken(conn->session, err);
        look_for_farewell(conn);
    } else if (last && conn->held) {
        if (kept_add(&conn->kept, whole, binary))
            kill_soon(conn);
    } else if (last) {
        hear(conn, whole, binary);
    }
    if (last)
        assemble_reset(&conn->parts);
}

/* Whoever has been told to go is no longer heard. */
static bool is_heard(const struct ws_conn *conn)
{
    return conn->session && !conn->dead && !conn->leaving_mono_ms;
}

int ws_on_receive(struct ws_conn *conn, const void *bytes, size_t len)
{
    if (!is_heard(conn))
        return 0;
    bool last = lws_remaining_packet_payload(conn->wsi) == 0 && lws_is_final_fragment(conn->wsi);
    take_part(conn, (struct slice){bytes, len}, last, lws_frame_is_binary(conn->wsi) != 0);
    return 0;
}

int ws_on_writeable(struct ws_conn *conn)
{
    if (conn->dead)
        return -1;
    if (!conn->session)
        return 0;

    struct packet *packet = session_next_packet(conn->session);
    if (packet) {
        enum err err = send_packet(conn, packet);
        packet_unref(packet);
        if (err)
            return -1;
        look_for_farewell(conn);
        if (session_has_more(conn->session) || conn->leaving_mono_ms)
            lws_callback_on_writable(conn->wsi);
        return 0;
    }
    uint16_t code = 0;
    const char *reason = NULL;
    if (session_wants_close(conn->session, &code, &reason))
        return close_with(conn->wsi, code, reason);
    return 0;
}

void ws_end_session(struct ws_conn *conn)
{
    struct session *session = conn->session;
    conn->session = NULL;
    session_destroy(session);
    list_remove(&conn->turning);
    assemble_reset(&conn->parts);
    kept_finish(&conn->kept);
}

void ws_end(struct ws_conn *conn)
{
    ws_end_session(conn);
    if (!conn->counted)
        return;
    conn->counted = false;
    list_remove(&conn->link);
    conn->worker->lines_n--;
}

static void turn(struct ws_conn *conn)
{
    struct slice message;
    bool binary;
    while (!conn->held && is_heard(conn) && kept_take(&conn->kept, &message, &binary))
        hear(conn, message, binary);
    if (conn->held == conn->stopped || !is_heard(conn))
        return;
    conn->stopped = conn->held;
    if (lws_rx_flow_control(conn->wsi, conn->held ? 0 : 1) < 0)
        kill_soon(conn);
}

void ws_settle(struct worker *worker)
{
    struct list turning;
    list_init(&turning);
    for (struct list *at = list_take_first(&worker->turning); at;
         at = list_take_first(&worker->turning))
        list_add_last(&turning, at);
    for (struct list *at = list_take_first(&turning); at; at = list_take_first(&turning))
        turn(LIST_ITEM(at, struct ws_conn, turning));
}

static void sample(struct ws_conn *conn, uint64_t mono_ms)
{
    if (!conn->session || conn->dead)
        return;
    unsigned held_ms = line_sample(&conn->line, lws_get_socket_fd(conn->wsi), mono_ms);
    session_on_line_sampled(conn->session, held_ms);
    look_for_farewell(conn);
    if (conn->leaving_mono_ms && mono_ms - conn->leaving_mono_ms > FAREWELL_MS) {
        LOG_INFO(net, "dropped, does not take its farewell", "held_ms=%u", held_ms);
        kill_soon(conn);
    }
}

void ws_tick(struct worker *worker)
{
    uint64_t mono_ms = worker_mono_ms(worker);
    unsigned turns = (worker->lines_n + TICKS_PER_SAMPLE - 1) / TICKS_PER_SAMPLE;
    for (unsigned i = 0; i < turns; i++) {
        struct list *link = list_take_first(&worker->lines);
        list_add_last(&worker->lines, link);
        sample(LIST_ITEM(link, struct ws_conn, link), mono_ms);
    }
}
