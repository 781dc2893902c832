/* A session that knows no classroom: it repeats what it hears and does what a few words say.
 *
 *   close CODE REASON   says "bye", then wants to close
 *   send N              one text message of N bytes
 *   listen              joins the audience of the stream: 5 sound packets every tick
 *   hold                stops reading; goes on after three ticks
 *   report              counters, as JSON
 *
 * Its queue is the contract's: control is never dropped, sound drops its oldest.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/list.h"
#include "base/mailbox.h"
#include "base/packet.h"
#include "base/ring.h"
#include "session/edge.h"
#include "session/session.h"
#include "session/transport.h"

#define CONTROL_MAX 256
#define SOUND_MAX 25
#define SOUND_BYTES 148
#define SOUND_PER_TICK 5
#define HOLD_TICKS 3

struct edge {
    struct edge_links links;
    struct mailbox *mailbox;
    struct list sessions;
    unsigned sessions_n;
    uint32_t sound_last;
    bool stopping;
};

struct session {
    struct list link;
    struct edge *edge;
    const struct transport *transport;
    void *conn;
    char address[64];
    struct ring control;
    struct ring sound;
    bool listens;
    bool slow;
    unsigned hold_ticks;
    bool wants_close;
    uint16_t code;
    char reason[64];
    unsigned direct, queued, dropped, held_ms_max, slow_times;
};

enum err edge_create(struct edge **ret, const struct edge_links *links, mailbox_wake *wake,
                     void *wake_arg)
{
    struct edge *edge = mem_zalloc(1, sizeof *edge);
    if (!edge)
        return ERR_NOMEM;
    edge->links = *links;
    list_init(&edge->sessions);
    enum err err = mailbox_create(&edge->mailbox, 16, wake, wake_arg);
    if (err) {
        mem_free(edge);
        return err;
    }
    *ret = edge;
    return OK;
}

void edge_destroy(struct edge *edge)
{
    if (!edge)
        return;
    mailbox_destroy(edge->mailbox);
    mem_free(edge);
}

struct mailbox *edge_mailbox(struct edge *edge)
{
    return edge->mailbox;
}

bool edge_is_idle(const struct edge *edge)
{
    return edge->sessions_n == 0;
}

unsigned edge_sessions(const struct edge *edge)
{
    return edge->sessions_n;
}

/* As the real one: at once when nothing waits, else into the lane. */
static void send_packet(struct session *s, struct packet *packet)
{
    enum err err = ERR_BUSY;
    if (!s->slow && !session_has_more(s))
        err = s->transport->write_now(s->conn, packet);
    if (!err) {
        s->direct++;
        return;
    }
    if (err != ERR_BUSY)
        return;
    struct ring *lane = packet_kind(packet) == PACKET_TEXT ? &s->control : &s->sound;
    if (lane == &s->sound && ring_is_full(lane)) {
        packet_unref(ring_pop(lane));
        s->dropped++;
    }
    if (ring_push(lane, packet)) {
        packet_ref(packet);
        s->queued++;
    }
    s->transport->want_write(s->conn);
}

static void say(struct session *s, enum packet_kind kind, const void *bytes, size_t len)
{
    struct packet *packet = packet_create(kind, bytes, len);
    if (packet)
        send_packet(s, packet);
    packet_unref(packet);
}

static void say_text(struct session *s, const char *text)
{
    say(s, PACKET_TEXT, text, strlen(text));
}

static void leave(struct session *s, uint16_t code, const char *reason)
{
    if (s->wants_close)
        return;
    say_text(s, "bye");
    s->wants_close = true;
    s->code = code;
    snprintf(s->reason, sizeof s->reason, "%s", reason);
}

/* One packet for all who listen, with a number and the moment it was made. */
static void speak(struct edge *edge)
{
    uint8_t body[SOUND_BYTES] = {0};
    struct writer w = writer_of(body, sizeof body);
    write_u8(&w, 1);
    write_u32(&w, ++edge->sound_last);
    write_u64(&w, clock_mono_ms(edge->links.clock));
    struct packet *packet = packet_create(PACKET_BINARY, body, sizeof body);
    LIST_EACH (at, &edge->sessions) {
        struct session *s = LIST_ITEM(at, struct session, link);
        if (packet && s->listens && !s->wants_close)
            send_packet(s, packet);
    }
    packet_unref(packet);
}

void edge_read_letters(struct edge *edge)
{
    struct letter letter;
    while (mailbox_take(edge->mailbox, &letter, 1) == 1)
        LIST_EACH (at, &edge->sessions)
            say_text(LIST_ITEM(at, struct session, link), "letter");
}

void edge_tick(struct edge *edge)
{
    for (int i = 0; i < SOUND_PER_TICK; i++)
        speak(edge);
    LIST_EACH (at, &edge->sessions) {
        struct session *s = LIST_ITEM(at, struct session, link);
        if (s->hold_ticks && --s->hold_ticks == 0)
            s->transport->hold_reading(s->conn, false);
    }
}

void edge_stop(struct edge *edge)
{
    edge->stopping = true;
    LIST_EACH (at, &edge->sessions) {
        struct session *s = LIST_ITEM(at, struct session, link);
        leave(s, 1012, "server_stopping");
        s->transport->want_write(s->conn);
    }
}

enum err session_create(struct session **ret, struct edge *edge, const struct transport *transport,
                        void *conn, const char *address)
{
    if (edge->stopping)
        return ERR_BUSY;
    struct session *s = mem_zalloc(1, sizeof *s);
    if (!s)
        return ERR_NOMEM;
    s->edge = edge;
    s->transport = transport;
    s->conn = conn;
    snprintf(s->address, sizeof s->address, "%s", address);
    enum err err = ring_init(&s->control, CONTROL_MAX);
    if (!err)
        err = ring_init(&s->sound, SOUND_MAX);
    if (err) {
        ring_finish(&s->control);
        mem_free(s);
        return err;
    }
    list_add_last(&edge->sessions, &s->link);
    edge->sessions_n++;
    *ret = s;
    return OK;
}

void session_destroy(struct session *s)
{
    if (!s)
        return;
    for (struct packet *packet = session_next_packet(s); packet; packet = session_next_packet(s))
        packet_unref(packet);
    ring_finish(&s->control);
    ring_finish(&s->sound);
    list_remove(&s->link);
    s->edge->sessions_n--;
    mem_free(s);
}

static void send_many(struct session *s, size_t len)
{
    struct packet *packet = packet_create(PACKET_TEXT, NULL, len);
    if (!packet)
        return;
    for (size_t i = 0; i < len; i++)
        packet_body(packet)[i] = (uint8_t)('a' + i % 26);
    send_packet(s, packet);
    packet_unref(packet);
}

static void report(struct session *s)
{
    unsigned slow_now = 0;
    unsigned dropped_all = 0;
    LIST_EACH (at, &s->edge->sessions) {
        slow_now += LIST_ITEM(at, struct session, link)->slow;
        dropped_all += LIST_ITEM(at, struct session, link)->dropped;
    }
    char text[320];
    snprintf(text, sizeof text,
             "{\"direct\":%u,\"queued\":%u,\"dropped\":%u,\"held_ms_max\":%u,\"slow_times\":%u,"
             "\"sessions\":%u,\"slow_now\":%u,\"dropped_all\":%u,\"address\":\"%s\"}",
             s->direct, s->queued, s->dropped, s->held_ms_max, s->slow_times, s->edge->sessions_n,
             slow_now, dropped_all, s->address);
    say_text(s, text);
}

void session_on_text(struct session *s, struct slice in)
{
    char word[128] = "";
    snprintf(word, sizeof word, "%.*s", (int)(in.len < 127 ? in.len : 127), (const char *)in.at);
    unsigned code = 0;
    char reason[64] = "";
    if (sscanf(word, "close %u %63s", &code, reason) >= 1) {
        leave(s, (uint16_t)code, reason);
    } else if (!strncmp(word, "send ", 5)) {
        send_many(s, (size_t)atol(word + 5));
    } else if (!strcmp(word, "listen")) {
        s->listens = true;
    } else if (!strcmp(word, "hold")) {
        s->hold_ticks = HOLD_TICKS;
        s->transport->hold_reading(s->conn, true);
    } else if (!strcmp(word, "report")) {
        report(s);
    } else {
        say(s, PACKET_TEXT, in.at, in.len);
    }
}

void session_on_binary(struct session *s, struct slice in)
{
    say(s, PACKET_BINARY, in.at, in.len);
}

void session_on_broken(struct session *s, enum err err)
{
    leave(s, err == ERR_OVERSIZE ? 1009 : 1002, err_name(err));
}

struct packet *session_next_packet(struct session *s)
{
    struct packet *packet = ring_pop(&s->control);
    return packet ? packet : ring_pop(&s->sound);
}

bool session_has_more(const struct session *s)
{
    return ring_peek(&s->control) || ring_peek(&s->sound);
}

void session_on_line_sampled(struct session *s, unsigned unsent_ms)
{
    if (unsent_ms > s->held_ms_max)
        s->held_ms_max = unsent_ms;
    if (unsent_ms > 300 && !s->slow) {
        s->slow = true;
        s->slow_times++;
    } else if (unsent_ms < 100 && s->slow) {
        s->slow = false;
    }
}

bool session_wants_close(const struct session *s, uint16_t *ret_code, const char **ret_reason)
{
    if (!s->wants_close)
        return false;
    *ret_code = s->code;
    *ret_reason = s->reason;
    return true;
}
