/* Every message reaches the handler of its name, with its own part of the union. */
#include "session/gen_dispatch.h"
#include "support/check.h"
#include "wire/envelope.h"

static union msg_any m;
static const char *called;
static uint32_t called_ref;

#define EDGE(name)                                                                                 \
    enum err edge_on_##name(struct session *s, uint32_t ref, const struct msg_##name *message)     \
    {                                                                                              \
        check(s == NULL && (const void *)message == (const void *)&m, #name);                      \
        called = #name;                                                                            \
        called_ref = ref;                                                                          \
        return OK;                                                                                 \
    }
#define HOME(name)                                                                                 \
    enum err home_on_##name(struct home_call *call, const struct msg_##name *message)              \
    {                                                                                              \
        check(call == NULL && (const void *)message == (const void *)&m, #name);                   \
        called = #name;                                                                            \
        return ERR_FULL;                                                                           \
    }

EDGE(hello)
EDGE(alive)
EDGE(leave)
HOME(class_move)
HOME(lead_take)
HOME(member_remove)
HOME(roster_ask)
HOME(chat_say)
HOME(chat_remove)
HOME(chat_lock)
HOME(hand_raise)
HOME(hand_lower)
HOME(floor_grant)
HOME(floor_take)
HOME(floor_take_all)
HOME(floor_leave)
HOME(mic_set)
HOME(poll_make)
HOME(poll_open)
HOME(poll_close)
HOME(poll_drop)
HOME(vote)
HOME(react)
HOME(check_ask)
HOME(check_seen)
HOME(check_answer)

static void every_message_reaches_its_own_handler(void)
{
    for (int type = 0; type < MSG_TYPE_COUNT; type++) {
        const struct msg_info *info = &msg_info[type];
        const struct envelope env = {.type = (enum msg_type)type, .ref = 7};
        bool at_edge = info->place == MSG_AT_EDGE;

        called = "nobody";
        called_ref = 0;
        check_same(edge_dispatch(NULL, &env, &m), at_edge ? OK : ERR_UNEXPECTED, info->name);
        check_text("at the edge", called, at_edge ? info->name : "nobody");
        check_same(called_ref, at_edge ? 7 : 0, info->name);

        called = "nobody";
        check_same(home_dispatch(NULL, env.type, &m), at_edge ? ERR_UNEXPECTED : ERR_FULL,
                   info->name);
        check_text("at home", called, at_edge ? "nobody" : info->name);
    }
}

TEST_MAIN(TEST(every_message_reaches_its_own_handler))
