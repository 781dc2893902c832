/* home_on_run.c - the course of the class, its roster, polls and presence checks: from a message to
 * the rule. */
#include "room/checks.h"
#include "room/lead.h"
#include "room/phases.h"
#include "room/polls.h"
#include "room/removal.h"
#include "room/roster.h"
#include "session/gen_dispatch.h"
#include "session/home_inside.h"

enum err home_on_class_move(struct home_call *call, const struct msg_class_move *m)
{
    return phase_move(call->room, call->member, m, call->tag);
}

enum err home_on_lead_take(struct home_call *call, const struct msg_lead_take *m)
{
    return lead_take(call->room, call->member, m, call->tag);
}

enum err home_on_member_remove(struct home_call *call, const struct msg_member_remove *m)
{
    return member_remove(call->room, call->member, m, call->tag);
}

enum err home_on_roster_ask(struct home_call *call, const struct msg_roster_ask *m)
{
    return roster_ask(call->room, call->member, m, call->line);
}

enum err home_on_poll_make(struct home_call *call, const struct msg_poll_make *m)
{
    return poll_make(call->room, call->member, m, call->tag);
}

enum err home_on_poll_open(struct home_call *call, const struct msg_poll_open *m)
{
    return poll_open(call->room, call->member, m, call->tag);
}

enum err home_on_poll_close(struct home_call *call, const struct msg_poll_close *m)
{
    return poll_close(call->room, call->member, m, call->tag);
}

enum err home_on_poll_drop(struct home_call *call, const struct msg_poll_drop *m)
{
    return poll_drop(call->room, call->member, m, call->tag);
}

enum err home_on_vote(struct home_call *call, const struct msg_vote *m)
{
    call->poll = m->poll;
    return vote_cast(call->room, call->member, m, call->tag);
}

enum err home_on_check_ask(struct home_call *call, const struct msg_check_ask *m)
{
    return check_ask(call->room, call->member, m, call->tag);
}

enum err home_on_check_seen(struct home_call *call, const struct msg_check_seen *m)
{
    check_seen(call->room, call->member, m, call->line);
    return OK;
}

enum err home_on_check_answer(struct home_call *call, const struct msg_check_answer *m)
{
    return check_answer(call->room, call->member, m, call->tag);
}
