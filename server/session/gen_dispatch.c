/* gen_dispatch.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "session/gen_dispatch.h"

#include "wire/envelope.h"

enum err edge_dispatch(struct session *s, const struct envelope *env, const union msg_any *m)
{
    switch (env->type) {
    case MSG_HELLO:
        return edge_on_hello(s, env->ref, &m->hello);
    case MSG_ALIVE:
        return edge_on_alive(s, env->ref, &m->alive);
    case MSG_LEAVE:
        return edge_on_leave(s, env->ref, &m->leave);
    case MSG_CLASS_MOVE:
    case MSG_LEAD_TAKE:
    case MSG_MEMBER_REMOVE:
    case MSG_ROSTER_ASK:
    case MSG_CHAT_SAY:
    case MSG_CHAT_REMOVE:
    case MSG_CHAT_LOCK:
    case MSG_HAND_RAISE:
    case MSG_HAND_LOWER:
    case MSG_FLOOR_GRANT:
    case MSG_FLOOR_TAKE:
    case MSG_FLOOR_TAKE_ALL:
    case MSG_FLOOR_LEAVE:
    case MSG_MIC_SET:
    case MSG_POLL_MAKE:
    case MSG_POLL_OPEN:
    case MSG_POLL_CLOSE:
    case MSG_POLL_DROP:
    case MSG_VOTE:
    case MSG_REACT:
    case MSG_CHECK_ASK:
    case MSG_CHECK_SEEN:
    case MSG_CHECK_ANSWER:
    case MSG_TYPE_COUNT:
        break;
    }
    return ERR_UNEXPECTED;
}

enum err home_dispatch(struct home_call *call, enum msg_type type, const union msg_any *m)
{
    switch (type) {
    case MSG_CLASS_MOVE:
        return home_on_class_move(call, &m->class_move);
    case MSG_LEAD_TAKE:
        return home_on_lead_take(call, &m->lead_take);
    case MSG_MEMBER_REMOVE:
        return home_on_member_remove(call, &m->member_remove);
    case MSG_ROSTER_ASK:
        return home_on_roster_ask(call, &m->roster_ask);
    case MSG_CHAT_SAY:
        return home_on_chat_say(call, &m->chat_say);
    case MSG_CHAT_REMOVE:
        return home_on_chat_remove(call, &m->chat_remove);
    case MSG_CHAT_LOCK:
        return home_on_chat_lock(call, &m->chat_lock);
    case MSG_HAND_RAISE:
        return home_on_hand_raise(call, &m->hand_raise);
    case MSG_HAND_LOWER:
        return home_on_hand_lower(call, &m->hand_lower);
    case MSG_FLOOR_GRANT:
        return home_on_floor_grant(call, &m->floor_grant);
    case MSG_FLOOR_TAKE:
        return home_on_floor_take(call, &m->floor_take);
    case MSG_FLOOR_TAKE_ALL:
        return home_on_floor_take_all(call, &m->floor_take_all);
    case MSG_FLOOR_LEAVE:
        return home_on_floor_leave(call, &m->floor_leave);
    case MSG_MIC_SET:
        return home_on_mic_set(call, &m->mic_set);
    case MSG_POLL_MAKE:
        return home_on_poll_make(call, &m->poll_make);
    case MSG_POLL_OPEN:
        return home_on_poll_open(call, &m->poll_open);
    case MSG_POLL_CLOSE:
        return home_on_poll_close(call, &m->poll_close);
    case MSG_POLL_DROP:
        return home_on_poll_drop(call, &m->poll_drop);
    case MSG_VOTE:
        return home_on_vote(call, &m->vote);
    case MSG_REACT:
        return home_on_react(call, &m->react);
    case MSG_CHECK_ASK:
        return home_on_check_ask(call, &m->check_ask);
    case MSG_CHECK_SEEN:
        return home_on_check_seen(call, &m->check_seen);
    case MSG_CHECK_ANSWER:
        return home_on_check_answer(call, &m->check_answer);
    case MSG_HELLO:
    case MSG_ALIVE:
    case MSG_LEAVE:
    case MSG_TYPE_COUNT:
        break;
    }
    return ERR_UNEXPECTED;
}
