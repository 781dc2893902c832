/* greet.c - what the connection itself decides: hello, alive, leave. */
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "session/edge_inside.h"
#include "session/gen_dispatch.h"
#include "session/session_inside.h"
#include "switch/switch.h"
#include "wire/ticket.h"

/* A resume token helps where it fits and is passed over where it does not: the ticket alone opens
 * the door. */
static bool read_resume(const struct session *s, const struct msg_hello *m, struct ticket *ret)
{
    const struct edge_links *links = &s->edge->links;
    if (!m->has_resume)
        return false;
    enum err err = ticket_read(slice_of_text(m->resume), links->ticket_key, TICKET_RESUME,
                               clock_wall_ms(links->clock), ret);
    return !err && id_equal(ret->class_id, s->ticket.class_id) &&
           id_equal(ret->person, s->ticket.person);
}

enum err edge_on_hello(struct session *s, uint32_t ref, const struct msg_hello *m)
{
    const struct edge_links *links = &s->edge->links;
    struct ticket resume;

    if (s->asked_seat)
        return ERR_UNEXPECTED;
    if (m->version < PROTOCOL_VERSION) {
        session_bye(s, BYE_REASON_CLIENT_TOO_OLD, false);
        return OK;
    }
    if (strcmp(m->fingerprint, PROTOCOL_FINGERPRINT) != 0)
        LOG_DEBUG(session, "another fingerprint", "conn=%u", s->ref.conn);
    enum err err = ticket_read(slice_of_text(m->ticket), links->ticket_key, TICKET_ENTER,
                               clock_wall_ms(links->clock), &s->ticket);
    if (err)
        return err == ERR_EXPIRED ? ERR_EXPIRED : ERR_BAD_LINK;
    bool resumes = read_resume(s, m, &resume);

    struct home_letter letter = {.kind = HOME_SEAT, .class_id = s->ticket.class_id, .line = s->ref};
    letter.is.seat.ticket = &s->ticket;
    letter.is.seat.resume = resumes ? &resume : NULL;
    letter.is.seat.has_after = m->has_after;
    letter.is.seat.after_n = m->has_after ? m->after : 0;
    s->asked_seat = true;
    s->home_knows = true;
    err = switch_to_home(s->edge->board, &letter);
    if (err) {
        s->asked_seat = false;
        s->home_knows = false;
    }
    (void)ref;
    return err;
}

enum err edge_on_alive(struct session *s, uint32_t ref, const struct msg_alive *m)
{
    (void)ref;
    const struct msg_alive_echo echo = {.echo = m->echo,
                                        .server_at_ms = clock_wall_ms(s->edge->links.clock)};
    session_send_taken(s, wire_pack_alive_echo(&echo));
    return OK;
}

enum err edge_on_leave(struct session *s, uint32_t ref, const struct msg_leave *m)
{
    (void)ref;
    (void)m;
    s->end_why = LINE_END_ASKED;
    session_bye(s, BYE_REASON_ASKED, false);
    return OK;
}
