#include "session/edge.h"

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "config/config.h"
#include "session/edge_inside.h"
#include "session/home.h"
#include "session/session_inside.h"
#include "switch/notice.h"
#include "switch/switch.h"

#define LETTERS_MAX 65536
#define GREETING_MS_MAX 15000 /* loading a class is part of it */

static enum err plug_in(struct edge *edge)
{
    enum err err = switch_create(&edge->board, 1);
    if (!err)
        err = home_create(&edge->home, &edge->links, edge->board, edge->mailbox);
    if (err)
        return err;
    switch_attach(
        edge->board, 0,
        &(struct switch_taker){.home_take = edge_home_take, .edge_take = edge_take, .arg = edge});
    return OK;
}

enum err edge_create(struct edge **ret, const struct edge_links *links, mailbox_wake *wake,
                     void *wake_arg)
{
    struct edge *edge = mem_zalloc(1, sizeof *edge);
    if (!edge)
        return ERR_NOMEM;
    edge->links = *links;
    list_init(&edge->sessions);
    list_init(&edge->dying);
    map_init(&edge->by_conn, 1u << 20);
    enum err err = mailbox_create(&edge->mailbox, LETTERS_MAX, wake, wake_arg);
    if (!err)
        err = plug_in(edge);
    if (err) {
        edge_destroy(edge);
        return err;
    }
    *ret = edge;
    return OK;
}

void edge_destroy(struct edge *edge)
{
    if (!edge)
        return;
    home_destroy(edge->home);
    switch_destroy(edge->board);
    if (edge->mailbox) {
        struct letter letter;
        while (mailbox_take(edge->mailbox, &letter, 1) == 1)
            home_drop_letter(letter);
        mailbox_destroy(edge->mailbox);
    }
    map_finish(&edge->by_conn);
    mem_free(edge);
}

struct session *edge_session(const struct edge *edge, uint32_t conn)
{
    return map_get(&edge->by_conn, conn);
}

enum err edge_home_take(void *arg, const struct home_letter *letter)
{
    struct edge *edge = arg;
    return home_take(edge->home, letter);
}

/* A link was revoked: connections that it opened end, and tickets it gave no longer open. */
static void end_link(struct edge *edge, const struct link_ended *ended)
{
    home_forbid(edge->home, ended);
    LIST_EACH (at, &edge->sessions) {
        struct session *session = LIST_ITEM(at, struct session, link);
        if (session->asked_seat && id_equal(session->ticket.activity, ended->activity) &&
            id_equal(session->ticket.person, ended->person))
            session_bye(session, BYE_REASON_LINK_ENDED, false);
    }
}

static void read_letter(struct edge *edge, struct letter letter)
{
    if (letter.kind == LETTER_LINK_ENDED) {
        end_link(edge, letter.body);
        mem_free(letter.body);
    } else {
        home_read_letter(edge->home, letter);
    }
}

static void take_packet(struct edge *edge, const struct edge_letter *letter)
{
    enum sendq_lane lane = letter->is.packet.lane == LANE_SOUND ? SENDQ_SOUND : SENDQ_CONTROL;
    for (size_t i = 0; i < letter->is.packet.n; i++) {
        if (letter->is.packet.lines[i].worker != edge->worker)
            continue;
        struct session *session = edge_session(edge, letter->is.packet.lines[i].conn);
        if (session)
            session_send(session, letter->is.packet.packet, lane);
    }
}

void edge_take(void *arg, const struct edge_letter *letter)
{
    struct edge *edge = arg;
    struct session *session = NULL;

    switch (letter->kind) {
    case EDGE_PACKET:
        take_packet(edge, letter);
        return;
    case EDGE_SEATED:
        session = edge_session(edge, letter->line.conn);
        if (!session)
            return;
        session->phase = PHASE_SEATED;
        session->seat = letter->is.seated.seat;
        session->role = letter->is.seated.role;
        session->told_sign_mono_ms = session->last_sign_mono_ms;
        return;
    case EDGE_CLOSE:
        session = edge_session(edge, letter->line.conn);
        if (!session)
            return;
        session->home_knows = false; /* the room has forgotten the line already */
        session_bye(session, letter->is.close.why, letter->is.close.again);
        return;
    }
}

void edge_read_letters(struct edge *edge)
{
    struct letter letters[64];
    int n;
    do {
        n = mailbox_take(edge->mailbox, letters, 64);
        for (int i = 0; i < n; i++)
            read_letter(edge, letters[i]);
    } while (n == 64);
    edge_settle(edge);
}

static void look_after(struct session *session, uint64_t mono_ms, uint64_t silence_ms)
{
    if (session->closing)
        return;
    bool seated = session->phase == PHASE_SEATED;
    uint64_t silent_ms = mono_ms - session->last_sign_mono_ms;
    if (seated && silent_ms >= silence_ms) {
        LOG_INFO(session, "silent", "conn=%u silent_ms=%llu", session->ref.conn,
                 (unsigned long long)silent_ms);
        session->end_why = LINE_END_LOST;
        session_bye(session, BYE_REASON_SILENT, true);
    } else if (!seated && mono_ms - session->created_mono_ms >= GREETING_MS_MAX) {
        session_bye(session, BYE_REASON_PROTOCOL, true);
    }
}

void edge_tick(struct edge *edge)
{
    uint64_t mono_ms = clock_mono_ms(edge->links.clock);
    LIST_EACH (at, &edge->sessions)
        look_after(LIST_ITEM(at, struct session, link), mono_ms,
                   edge->links.config->life_silence_ms);
    edge_settle(edge);
    home_tick(edge->home);
    edge_settle(edge);
}

struct mailbox *edge_mailbox(struct edge *edge)
{
    return edge->mailbox;
}

void edge_stop(struct edge *edge)
{
    edge->stopping = true;
    home_stop(edge->home);
    LIST_EACH (at, &edge->sessions)
        session_bye(LIST_ITEM(at, struct session, link), BYE_REASON_SERVER_STOPPING, true);
    edge_settle(edge);
}

bool edge_is_idle(const struct edge *edge)
{
    return edge->sessions_n == 0;
}

unsigned edge_sessions(const struct edge *edge)
{
    return edge->sessions_n;
}
