/* home_on_talk.c - chat, hands, floor and reactions: from a message to the room's rule. */
#include "room/chat.h"
#include "room/floor.h"
#include "room/hands.h"
#include "room/reactions.h"
#include "session/gen_dispatch.h"
#include "session/home_inside.h"

enum err home_on_chat_say(struct home_call *call, const struct msg_chat_say *m)
{
    return chat_say(call->room, call->member, m, call->tag);
}

enum err home_on_chat_remove(struct home_call *call, const struct msg_chat_remove *m)
{
    return chat_remove(call->room, call->member, m, call->tag);
}

enum err home_on_chat_lock(struct home_call *call, const struct msg_chat_lock *m)
{
    return chat_lock(call->room, call->member, m, call->tag);
}

enum err home_on_hand_raise(struct home_call *call, const struct msg_hand_raise *m)
{
    return hand_raise(call->room, call->member, m, call->tag);
}

enum err home_on_hand_lower(struct home_call *call, const struct msg_hand_lower *m)
{
    return hand_lower(call->room, call->member, m, call->tag);
}

enum err home_on_floor_grant(struct home_call *call, const struct msg_floor_grant *m)
{
    return floor_grant(call->room, call->member, m, call->tag);
}

enum err home_on_floor_take(struct home_call *call, const struct msg_floor_take *m)
{
    return floor_take(call->room, call->member, m, call->tag);
}

enum err home_on_floor_take_all(struct home_call *call, const struct msg_floor_take_all *m)
{
    return floor_take_all(call->room, call->member, m, call->tag);
}

enum err home_on_floor_leave(struct home_call *call, const struct msg_floor_leave *m)
{
    return floor_leave(call->room, call->member, m, call->tag);
}

enum err home_on_mic_set(struct home_call *call, const struct msg_mic_set *m)
{
    return mic_set(call->room, call->member, m, call->tag);
}

enum err home_on_react(struct home_call *call, const struct msg_react *m)
{
    return reaction_give(call->room, call->member, m, call->tag);
}
