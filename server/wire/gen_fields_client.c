/* gen_fields_client.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "wire/gen_fields.h"

#include <stddef.h>

static const struct field hello_fields[] = {
    {.name = "version", .kind = FIELD_U32, .at = offsetof(struct msg_hello, version)},
    {.name = "fingerprint", .kind = FIELD_TOKEN, .at = offsetof(struct msg_hello, fingerprint),
     .len_min = 1, .len_max = 64},
    {.name = "ticket", .kind = FIELD_TOKEN, .at = offsetof(struct msg_hello, ticket), .len_min = 1,
     .len_max = 600},
    {.name = "resume", .kind = FIELD_TOKEN, .at = offsetof(struct msg_hello, resume),
     .optional = true, .has_at = offsetof(struct msg_hello, has_resume), .len_min = 1,
     .len_max = 600},
    {.name = "after", .kind = FIELD_U32, .at = offsetof(struct msg_hello, after), .optional = true,
     .has_at = offsetof(struct msg_hello, has_after)},
};
static const struct field alive_fields[] = {
    {.name = "echo", .kind = FIELD_U32, .at = offsetof(struct msg_alive, echo)},
};
static const struct field class_move_fields[] = {
    {.name = "to", .kind = FIELD_WORD, .at = offsetof(struct msg_class_move, to),
     .words = &class_phase_words},
};
static const struct field member_remove_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_member_remove, member)},
    {.name = "note", .kind = FIELD_TEXT, .at = offsetof(struct msg_member_remove, note),
     .optional = true, .has_at = offsetof(struct msg_member_remove, has_note), .len_min = 0,
     .len_max = 200},
};
static const struct field roster_ask_fields[] = {
    {.name = "after", .kind = FIELD_U32, .at = offsetof(struct msg_roster_ask, after)},
};
static const struct field chat_say_fields[] = {
    {.name = "text", .kind = FIELD_TEXT, .at = offsetof(struct msg_chat_say, text), .len_min = 1,
     .len_max = 2000},
    {.name = "to", .kind = FIELD_WORD, .at = offsetof(struct msg_chat_say, to),
     .words = &chat_audience_words},
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_chat_say, member),
     .optional = true, .has_at = offsetof(struct msg_chat_say, has_member)},
};
static const struct field chat_remove_fields[] = {
    {.name = "line", .kind = FIELD_U32, .at = offsetof(struct msg_chat_remove, line)},
};
static const struct field chat_lock_fields[] = {
    {.name = "locked", .kind = FIELD_BOOL, .at = offsetof(struct msg_chat_lock, locked)},
};
static const struct field hand_lower_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_hand_lower, member),
     .optional = true, .has_at = offsetof(struct msg_hand_lower, has_member)},
};
static const struct field floor_grant_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_floor_grant, member)},
};
static const struct field floor_take_fields[] = {
    {.name = "member", .kind = FIELD_U32, .at = offsetof(struct msg_floor_take, member)},
};
static const struct field mic_set_fields[] = {
    {.name = "on", .kind = FIELD_BOOL, .at = offsetof(struct msg_mic_set, on)},
};
static const struct field poll_make_fields[] = {
    {.name = "question", .kind = FIELD_TEXT, .at = offsetof(struct msg_poll_make, question),
     .len_min = 1, .len_max = 300},
    {.name = "options", .kind = FIELD_TEXT, .at = offsetof(struct msg_poll_make, options),
     .list = true, .n_at = offsetof(struct msg_poll_make, options_n), .n_min = 2, .n_max = 10,
     .len_min = 1, .len_max = 120},
    {.name = "multiple", .kind = FIELD_BOOL, .at = offsetof(struct msg_poll_make, multiple)},
    {.name = "anonymous", .kind = FIELD_BOOL, .at = offsetof(struct msg_poll_make, anonymous)},
    {.name = "open_now", .kind = FIELD_BOOL, .at = offsetof(struct msg_poll_make, open_now)},
};
static const struct field poll_open_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_open, poll)},
};
static const struct field poll_close_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_close, poll)},
};
static const struct field poll_drop_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_poll_drop, poll)},
};
static const struct field vote_fields[] = {
    {.name = "poll", .kind = FIELD_U32, .at = offsetof(struct msg_vote, poll)},
    {.name = "choices", .kind = FIELD_U32, .at = offsetof(struct msg_vote, choices), .list = true,
     .n_at = offsetof(struct msg_vote, choices_n), .n_min = 1, .n_max = 10},
};
static const struct field react_fields[] = {
    {.name = "reaction", .kind = FIELD_WORD, .at = offsetof(struct msg_react, reaction),
     .words = &reaction_words},
};
static const struct field check_ask_fields[] = {
    {.name = "spread_s", .kind = FIELD_U32, .at = offsetof(struct msg_check_ask, spread_s),
     .optional = true, .has_at = offsetof(struct msg_check_ask, has_spread_s)},
};
static const struct field check_seen_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_check_seen, check)},
};
static const struct field check_answer_fields[] = {
    {.name = "check", .kind = FIELD_U32, .at = offsetof(struct msg_check_answer, check)},
};

const struct record msg_record[MSG_TYPE_COUNT] = {
    [MSG_HELLO] =
        {"hello", hello_fields, 5, sizeof(struct msg_hello)},
    [MSG_ALIVE] =
        {"alive", alive_fields, 1, sizeof(struct msg_alive)},
    [MSG_LEAVE] =
        {"leave", NULL, 0, sizeof(struct msg_leave)},
    [MSG_CLASS_MOVE] =
        {"class_move", class_move_fields, 1, sizeof(struct msg_class_move)},
    [MSG_LEAD_TAKE] =
        {"lead_take", NULL, 0, sizeof(struct msg_lead_take)},
    [MSG_MEMBER_REMOVE] =
        {"member_remove", member_remove_fields, 2, sizeof(struct msg_member_remove)},
    [MSG_ROSTER_ASK] =
        {"roster_ask", roster_ask_fields, 1, sizeof(struct msg_roster_ask)},
    [MSG_CHAT_SAY] =
        {"chat_say", chat_say_fields, 3, sizeof(struct msg_chat_say)},
    [MSG_CHAT_REMOVE] =
        {"chat_remove", chat_remove_fields, 1, sizeof(struct msg_chat_remove)},
    [MSG_CHAT_LOCK] =
        {"chat_lock", chat_lock_fields, 1, sizeof(struct msg_chat_lock)},
    [MSG_HAND_RAISE] =
        {"hand_raise", NULL, 0, sizeof(struct msg_hand_raise)},
    [MSG_HAND_LOWER] =
        {"hand_lower", hand_lower_fields, 1, sizeof(struct msg_hand_lower)},
    [MSG_FLOOR_GRANT] =
        {"floor_grant", floor_grant_fields, 1, sizeof(struct msg_floor_grant)},
    [MSG_FLOOR_TAKE] =
        {"floor_take", floor_take_fields, 1, sizeof(struct msg_floor_take)},
    [MSG_FLOOR_TAKE_ALL] =
        {"floor_take_all", NULL, 0, sizeof(struct msg_floor_take_all)},
    [MSG_FLOOR_LEAVE] =
        {"floor_leave", NULL, 0, sizeof(struct msg_floor_leave)},
    [MSG_MIC_SET] =
        {"mic_set", mic_set_fields, 1, sizeof(struct msg_mic_set)},
    [MSG_POLL_MAKE] =
        {"poll_make", poll_make_fields, 5, sizeof(struct msg_poll_make)},
    [MSG_POLL_OPEN] =
        {"poll_open", poll_open_fields, 1, sizeof(struct msg_poll_open)},
    [MSG_POLL_CLOSE] =
        {"poll_close", poll_close_fields, 1, sizeof(struct msg_poll_close)},
    [MSG_POLL_DROP] =
        {"poll_drop", poll_drop_fields, 1, sizeof(struct msg_poll_drop)},
    [MSG_VOTE] =
        {"vote", vote_fields, 2, sizeof(struct msg_vote)},
    [MSG_REACT] =
        {"react", react_fields, 1, sizeof(struct msg_react)},
    [MSG_CHECK_ASK] =
        {"check_ask", check_ask_fields, 1, sizeof(struct msg_check_ask)},
    [MSG_CHECK_SEEN] =
        {"check_seen", check_seen_fields, 1, sizeof(struct msg_check_seen)},
    [MSG_CHECK_ANSWER] =
        {"check_answer", check_answer_fields, 1, sizeof(struct msg_check_answer)},
};
