#include "session/session.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/packet.h"
#include "config/config.h"
#include "media/opus_check.h"
#include "session/edge_inside.h"
#include "session/gate.h"
#include "session/gen_dispatch.h"
#include "session/session_inside.h"
#include "session/transport.h"
#include "switch/switch.h"
#include "wire/envelope.h"
#include "wire/gen_frames.h"
#include "wire/refusal.h"

/* WebSocket close codes (RFC 6455 7.4.1). */
enum {
    CLOSE_NORMAL = 1000,
    CLOSE_GOING_AWAY = 1001,
    CLOSE_PROTOCOL = 1002,
    CLOSE_POLICY = 1008,
    CLOSE_TOO_BIG = 1009,
    CLOSE_SERVER_ERROR = 1011,
    CLOSE_RESTART = 1012
};

uint64_t session_mono_ms(const struct session *session)
{
    return clock_mono_ms(session->edge->links.clock);
}

enum err session_create(struct session **ret, struct edge *edge, const struct transport *transport,
                        void *conn, const char *address)
{
    if (edge->stopping)
        return ERR_BUSY;
    struct session *s = mem_zalloc(1, sizeof *s);
    if (!s)
        return ERR_NOMEM;
    list_init(&s->link);
    list_init(&s->dying);
    s->edge = edge;
    s->transport = transport;
    s->conn = conn;
    s->phase = PHASE_GREETING;
    s->end_why = LINE_END_LOST;
    s->created_mono_ms = s->last_sign_mono_ms = session_mono_ms(s);
    snprintf(s->address, sizeof s->address, "%s", address);
    gate_open(s);

    const struct config *config = edge->links.config;
    const struct sendq_limits limits = {.control_packets_max = 4096,
                                        .control_bytes_max = config->sendq_control_bytes_max,
                                        .sound_packets_max = config->sendq_sound_packets_max};
    enum err err = sendq_init(&s->sendq, &limits);
    s->ref = (struct line_ref){.worker = edge->worker, .conn = ++edge->last_conn};
    if (!err)
        err = map_put(&edge->by_conn, s->ref.conn, s);
    if (err) {
        sendq_finish(&s->sendq);
        mem_free(s);
        return err;
    }
    list_add_last(&edge->sessions, &s->link);
    edge->sessions_n++;
    *ret = s;
    return OK;
}

/* Home hears of the end of a line once, and never from inside a walk over lines. */
static void tell_gone(struct session *s)
{
    list_remove(&s->dying);
    if (!s->home_knows)
        return;
    s->home_knows = false;
    struct home_letter letter = {.kind = HOME_GONE, .class_id = s->ticket.class_id, .line = s->ref};
    letter.is.gone.why = s->end_why;
    letter.is.gone.last_sign_mono_ms = s->last_sign_mono_ms;
    enum err err = switch_to_home(s->edge->board, &letter);
    if (err)
        LOG_ERROR(session, "leaving not told", "conn=%u err=%s", s->ref.conn, err_name(err));
}

void edge_settle(struct edge *edge)
{
    for (struct list *at = list_first(&edge->dying); at; at = list_first(&edge->dying))
        tell_gone(LIST_ITEM(at, struct session, dying));
}

void session_destroy(struct session *s)
{
    if (!s)
        return;
    struct edge *edge = s->edge;
    tell_gone(s);
    list_remove(&s->link);
    map_remove(&edge->by_conn, s->ref.conn);
    edge->sessions_n--;
    LOG_DEBUG(session, "ended", "conn=%u dropped=%llu", s->ref.conn,
              (unsigned long long)s->sendq.sound_dropped);
    sendq_finish(&s->sendq);
    mem_free(s);
    edge_settle(edge);
}

void session_close(struct session *s, uint16_t code, const char *reason)
{
    if (s->closing)
        return;
    s->closing = true;
    s->close_code = code;
    s->close_reason = reason;
    sendq_drop_sound(&s->sendq);
    list_remove(&s->dying);
    list_add_last(&s->edge->dying, &s->dying);
    s->transport->want_write(s->conn);
}

void session_send(struct session *s, struct packet *packet, enum sendq_lane lane)
{
    if (s->closing)
        return;
    enum err err = ERR_BUSY;
    if (!s->slow && sendq_is_empty(&s->sendq))
        err = s->transport->write_now(s->conn, packet);
    if (err == ERR_BUSY) {
        err = sendq_push(&s->sendq, packet, lane);
        if (!err)
            s->transport->want_write(s->conn);
        else
            LOG_INFO(session, "let go, reads too slowly", "conn=%u queued_bytes=%zu", s->ref.conn,
                     s->sendq.control_bytes);
    }
    if (err)
        session_close(s, CLOSE_POLICY, "too_slow");
}

void session_send_taken(struct session *s, struct packet *packet)
{
    if (!packet) {
        session_close(s, CLOSE_SERVER_ERROR, "no_memory");
        return;
    }
    session_send(s, packet, SENDQ_CONTROL);
    packet_unref(packet);
}

void session_refuse(struct session *s, uint32_t ref, enum err err, uint64_t wait_ms)
{
    const struct msg_refused refused = {.ref = ref,
                                        .code = refusal_of_err(err),
                                        .has_wait_ms = wait_ms > 0,
                                        .wait_ms = (uint32_t)wait_ms};
    session_send_taken(s, wire_pack_refused(&refused));
}

void session_done(struct session *s, uint32_t ref)
{
    if (ref)
        session_send_taken(s, wire_pack_done(&(struct msg_done){.ref = ref}));
}

static uint16_t bye_code(enum bye_reason why)
{
    switch (why) {
    case BYE_REASON_ASKED:
    case BYE_REASON_CLASS_OVER:
    case BYE_REASON_REPLACED:
        return CLOSE_NORMAL;
    case BYE_REASON_SERVER_STOPPING:
        return CLOSE_RESTART;
    case BYE_REASON_SILENT:
        return CLOSE_GOING_AWAY;
    case BYE_REASON_PROTOCOL:
    case BYE_REASON_CLIENT_TOO_OLD:
        return CLOSE_PROTOCOL;
    case BYE_REASON_REMOVED:
    case BYE_REASON_TOO_SLOW:
    case BYE_REASON_LINK_ENDED:
    case BYE_REASON_COUNT:
        return CLOSE_POLICY;
    }
    return CLOSE_POLICY;
}

void session_bye(struct session *s, enum bye_reason why, bool again)
{
    if (s->closing)
        return;
    session_send_taken(s, wire_pack_bye(&(struct msg_bye){.why = why, .again = again}));
    session_close(s, bye_code(why), bye_reason_name(why));
}

void session_on_broken(struct session *s, enum err err)
{
    if (s->closing)
        return;
    LOG_INFO(session, "broke the protocol", "conn=%u err=%s", s->ref.conn, err_name(err));
    session_refuse(s, 0, err, 0);
    session_send_taken(
        s, wire_pack_bye(&(struct msg_bye){.why = BYE_REASON_PROTOCOL, .again = false}));
    session_close(s, err == ERR_OVERSIZE ? CLOSE_TOO_BIG : CLOSE_PROTOCOL, err_name(err));
}

/* Anything a client sends is a sign of life; home is told at most once a second. */
static void take_sign(struct session *s, uint64_t mono_ms)
{
    s->last_sign_mono_ms = mono_ms;
    if (s->phase != PHASE_SEATED || mono_ms - s->told_sign_mono_ms < 1000)
        return;
    s->told_sign_mono_ms = mono_ms;
    const struct home_letter letter = {.kind = HOME_SIGN,
                                       .class_id = s->ticket.class_id,
                                       .line = s->ref,
                                       .is.sign_mono_ms = mono_ms};
    enum err err = switch_to_home(s->edge->board, &letter);
    (void)err; /* a sign that is lost is followed by another */
}

static void react(struct session *s, uint32_t ref, const char *what, enum err err, uint64_t wait_ms)
{
    switch (err_blame(err)) {
    case BLAME_NOBODY:
        break;
    case BLAME_PEER:
        session_on_broken(s, err);
        break;
    case BLAME_SERVER:
        LOG_ERROR(session, "message failed", "conn=%u type=%s err=%s", s->ref.conn, what,
                  err_name(err));
        session_refuse(s, ref, err, 0);
        break;
    case BLAME_PERSON:
        session_refuse(s, ref, err, wait_ms);
        break;
    }
}

static enum err pass_on(struct session *s, const struct envelope *env, const union msg_any *msg)
{
    if (msg_info[env->type].place == MSG_AT_EDGE)
        return edge_dispatch(s, env, msg);
    struct home_letter letter = {
        .kind = HOME_MESSAGE, .class_id = s->ticket.class_id, .line = s->ref};
    letter.is.message.type = env->type;
    letter.is.message.ref = env->ref;
    letter.is.message.msg = msg;
    return switch_to_home(s->edge->board, &letter);
}

void session_on_text(struct session *s, struct slice in)
{
    if (s->closing)
        return;
    uint64_t mono_ms = session_mono_ms(s), wait_ms = 0;
    struct envelope env;
    union msg_any msg;

    take_sign(s, mono_ms);
    enum err err = envelope_open(&env, in);
    uint32_t ref = env.ref;
    const char *what = err ? "?" : msg_info[env.type].name;
    if (!err)
        err = gate_check(s, &msg_info[env.type], in.len, mono_ms, &wait_ms);
    if (!err)
        err = wire_decode(&env, &msg);
    if (!err)
        err = pass_on(s, &env, &msg);
    envelope_close(&env);
    react(s, ref, what, err, wait_ms);
    edge_settle(s->edge);
}

/* Sound that may not be passed on is refused once in words, not fifty times a second. */
static void refuse_sound(struct session *s, enum err err)
{
    if (err_blame(err) == BLAME_PEER) {
        session_on_broken(s, err);
    } else if (!s->told_sound_off) {
        s->told_sound_off = true;
        session_refuse(s, 0, err, 0);
    }
}

static enum err pass_sound(struct session *s, struct slice in)
{
    struct sound_frame frame;
    uint32_t samples = 0;

    enum err err = sound_frame_read(&frame, in);
    if (!err && frame.opus.len > 0)
        err = opus_check(frame.opus, &samples);
    if (err)
        return err;
    struct packet *packet = packet_create(PACKET_BINARY, in.at, in.len);
    if (!packet)
        return ERR_NOMEM;
    sound_packet_set_sender(packet, s->seat);
    const struct home_letter letter = {
        .kind = HOME_SOUND, .class_id = s->ticket.class_id, .line = s->ref, .is.sound = packet};
    err = switch_to_home(s->edge->board, &letter);
    packet_unref(packet);
    return err;
}

void session_on_binary(struct session *s, struct slice in)
{
    if (s->closing)
        return;
    uint64_t mono_ms = session_mono_ms(s);
    take_sign(s, mono_ms);
    enum err err = gate_check_sound(s, mono_ms);
    if (!err)
        err = pass_sound(s, in);
    if (err)
        refuse_sound(s, err);
    else
        s->told_sound_off = false;
    edge_settle(s->edge);
}

struct packet *session_next_packet(struct session *s)
{
    return sendq_pop(&s->sendq);
}

bool session_has_more(const struct session *s)
{
    return !sendq_is_empty(&s->sendq);
}

void session_on_line_sampled(struct session *s, unsigned unsent_ms)
{
    const unsigned slow_above_ms = 300, free_below_ms = 100;
    if (!s->slow && unsent_ms > slow_above_ms) {
        s->slow = true;
    } else if (s->slow && unsent_ms < free_below_ms) {
        s->slow = false;
        if (session_has_more(s))
            s->transport->want_write(s->conn);
    }
}

bool session_wants_close(const struct session *s, uint16_t *ret_code, const char **ret_reason)
{
    if (!s->closing)
        return false;
    *ret_code = s->close_code;
    *ret_reason = s->close_reason;
    return true;
}
