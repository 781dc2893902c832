/* home_door.c - the way into a class: loading it, waiting for that, taking the seat. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "config/config.h"
#include "room/members.h"
#include "room/room.h"
#include "session/class_load.h"
#include "session/home_inside.h"
#include "session/rollbook.h"
#include "switch/switch.h"
#include "wire/pack.h"
#include "wire/refusal.h"

#define PARKED_MAX 20000

static bool is_forbidden(const struct home *home, const struct ticket *ticket)
{
    uint32_t n = home->forbidden_n < HOME_FORBIDDEN_MAX ? home->forbidden_n : HOME_FORBIDDEN_MAX;
    for (uint32_t i = 0; i < n; i++) {
        const struct link_ended *ended = &home->forbidden[i];
        if (id_equal(ended->activity, ticket->activity) &&
            id_equal(ended->person, ticket->person) && ticket->issued_ms <= ended->at_ms)
            return true;
    }
    return false;
}

static enum err class_begin(struct home *home, struct id class_id, struct live_class **ret)
{
    struct live_class *live = mem_zalloc(1, sizeof *live);
    if (!live)
        return ERR_NOMEM;
    live->home = home;
    live->class_id = class_id;
    list_init(&live->link);
    list_init(&live->parked);
    enum err err = map_put_id(&home->by_class, class_id, live);
    if (!err) {
        err = class_load_start(home->links, &home->outbox, class_id, home->mailbox);
        if (err)
            map_remove_id(&home->by_class, class_id);
    }
    if (err) {
        mem_free(live);
        return err == ERR_FULL ? ERR_BUSY : err;
    }
    list_add_last(&home->classes, &live->link);
    *ret = live;
    return OK;
}

enum err door_wake_class(struct home *home, struct id class_id)
{
    struct live_class *live = home_class(home, class_id);
    return live ? OK : class_begin(home, class_id, &live);
}

static void send_welcome(struct live_class *live, const struct parked *parked,
                         const struct member *member, uint32_t line, bool resumed)
{
    const struct edge_links *links = live->home->links;
    int64_t now_ms = clock_wall_ms(links->clock);
    char token[TICKET_TEXT_MAX];
    struct ticket resume = parked->ticket;

    resume.kind = TICKET_RESUME;
    resume.run = links->run;
    resume.line = line;
    resume.issued_ms = now_ms;
    resume.expires_ms = now_ms + INT64_C(24) * 3600 * 1000; /* good for this class and no other */
    ticket_write(&resume, links->ticket_key, token);
    const struct msg_welcome welcome = {.member = member_seat(member),
                                        .name = member_name(member),
                                        .role = member_role(member),
                                        .resume = token,
                                        .resumed = resumed,
                                        .server_at_ms = now_ms,
                                        .silence_ms = links->config->life_silence_ms};
    home_send(live->home, parked->line, wire_pack_welcome(&welcome));
}

static void tell_seated(struct live_class *live, const struct parked *parked,
                        const struct member *member)
{
    struct edge_letter letter = {.kind = EDGE_SEATED, .line = parked->line};
    letter.is.seated.seat = member_seat(member);
    letter.is.seated.role = member_role(member);
    switch_to_edge(live->home->board, parked->line.worker, &letter);
}

/* Numbers of events belong to one run of the server: after a restart only a snapshot is true. */
static bool may_resume(const struct live_class *live, const struct parked *parked)
{
    return parked->has_resume && parked->has_after &&
           id_equal(parked->resume.run, live->home->links->run) &&
           parked->resume.issued_ms > live->reread_ms &&
           room_can_resume(live->room, parked->after_n);
}

static enum err take_seat(struct live_class *live, const struct parked *parked)
{
    const struct room_entrant entrant = {.person = parked->ticket.person,
                                         .name = parked->ticket.name,
                                         .role = parked->ticket.role,
                                         .line = parked->line,
                                         .replaces_line =
                                             parked->has_resume ? parked->resume.line : 0};
    struct member *member = NULL;
    uint32_t line = 0;

    bool resumes = may_resume(live, parked);
    enum err err = room_enter(live->room, &entrant, &member, &line);
    if (err)
        return err;
    live->idle_since_mono_ms = 0;
    tell_seated(live, parked, member);
    send_welcome(live, parked, member, line, resumes);
    err = resumes ? room_resume(live->room, parked->line, parked->after_n)
                  : room_greet(live->room, parked->line);
    if (err) {
        room_line_gone(live->room, parked->line, LINE_END_LOST,
                       clock_mono_ms(live->home->links->clock));
        return err;
    }
    LOG_INFO(home, "seated", "class=%s person=%s role=%s line=%u resumed=%d",
             id_text(live->class_id).text, id_text(parked->ticket.person).text,
             role_name(member_role(member)), line, resumes);
    account_send(live, member);
    return OK;
}

static enum err park(struct live_class *live, const struct parked *parked)
{
    if (list_len(&live->parked) >= PARKED_MAX)
        return ERR_BUSY;
    struct parked *copy = mem_alloc(sizeof *copy);
    if (!copy)
        return ERR_NOMEM;
    *copy = *parked;
    list_init(&copy->link);
    list_add_last(&live->parked, &copy->link);
    return OK;
}

enum err door_seat(struct home *home, const struct parked *parked)
{
    if (is_forbidden(home, &parked->ticket))
        return ERR_BAD_LINK;
    struct live_class *live = home_class(home, parked->ticket.class_id);
    enum err err = OK;
    if (!live)
        err = class_begin(home, parked->ticket.class_id, &live);
    if (err)
        return err;
    return live->room ? take_seat(live, parked) : park(live, parked);
}

/* Whoever waited is seated or told why not, in the order of coming. */
void door_loaded(struct home *home, struct live_class *live, enum err err)
{
    if (!err && live->room)
        err = room_open(live->room);
    if (err)
        LOG_WARN(home, "class not loaded", "class=%s err=%s", id_text(live->class_id).text,
                 err_name(err));
    else if (!home->safe)
        room_set_safety(live->room, home->safe, home->safe_since_ms);
    for (struct list *at = list_take_first(&live->parked); at;
         at = list_take_first(&live->parked)) {
        struct parked *parked = LIST_ITEM(at, struct parked, link);
        enum err refused = err ? err : take_seat(live, parked);
        if (refused) {
            const struct msg_refused message = {.code = refusal_of_err(refused)};
            home_send(home, parked->line, wire_pack_refused(&message));
            struct edge_letter letter = {.kind = EDGE_CLOSE, .line = parked->line};
            letter.is.close.why = refused == ERR_WRONG_PHASE ? BYE_REASON_CLASS_OVER
                                  : refused == ERR_LOCKED    ? BYE_REASON_REMOVED
                                                             : BYE_REASON_SERVER_STOPPING;
            letter.is.close.again = err_blame(refused) == BLAME_SERVER;
            switch_to_edge(home->board, parked->line.worker, &letter);
        }
        mem_free(parked);
    }
    if (err && live->room) {
        room_destroy(live->room);
        rollbook_destroy(live->book);
        live->room = NULL;
        live->book = NULL;
    }
}
