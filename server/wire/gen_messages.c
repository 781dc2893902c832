/* gen_messages.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "wire/gen_messages.h"

const struct msg_info msg_info[MSG_TYPE_COUNT] = {
    [MSG_HELLO] =
        {"hello", 1, MSG_AT_EDGE, 1u << PHASE_GREETING, 0, RATE_GREET, 2048,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK |
         1u << CLASS_PHASE_ENDED, false, sizeof(struct msg_hello)},
    [MSG_ALIVE] =
        {"alive", 2, MSG_AT_EDGE, 1u << PHASE_GREETING | 1u << PHASE_SEATED, 0, RATE_LIFE, 128,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK |
         1u << CLASS_PHASE_ENDED, false, sizeof(struct msg_alive)},
    [MSG_LEAVE] =
        {"leave", 3, MSG_AT_EDGE, 1u << PHASE_SEATED, 0, RATE_ACT, 128, 1u << CLASS_PHASE_WAITING |
         1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK | 1u << CLASS_PHASE_ENDED, false,
         sizeof(struct msg_leave)},
    [MSG_CLASS_MOVE] =
        {"class_move", 10, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_RUN_CLASS, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_class_move)},
    [MSG_LEAD_TAKE] =
        {"lead_take", 11, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_RUN_CLASS, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_lead_take)},
    [MSG_MEMBER_REMOVE] =
        {"member_remove", 12, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_REMOVE, RATE_ACT, 1536,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_member_remove)},
    [MSG_ROSTER_ASK] =
        {"roster_ask", 13, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_READ_ROLL, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK |
         1u << CLASS_PHASE_ENDED, false, sizeof(struct msg_roster_ask)},
    [MSG_CHAT_SAY] =
        {"chat_say", 20, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_CHAT, RATE_TALK, 13000,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_chat_say)},
    [MSG_CHAT_REMOVE] =
        {"chat_remove", 21, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_MODERATE, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_chat_remove)},
    [MSG_CHAT_LOCK] =
        {"chat_lock", 22, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_MODERATE, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_chat_lock)},
    [MSG_HAND_RAISE] =
        {"hand_raise", 30, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_ASK_FLOOR, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_hand_raise)},
    [MSG_HAND_LOWER] =
        {"hand_lower", 31, MSG_AT_HOME, 1u << PHASE_SEATED, 0, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_hand_lower)},
    [MSG_FLOOR_GRANT] =
        {"floor_grant", 32, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_GIVE_FLOOR, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_floor_grant)},
    [MSG_FLOOR_TAKE] =
        {"floor_take", 33, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_GIVE_FLOOR, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_floor_take)},
    [MSG_FLOOR_TAKE_ALL] =
        {"floor_take_all", 34, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_GIVE_FLOOR, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_floor_take_all)},
    [MSG_FLOOR_LEAVE] =
        {"floor_leave", 35, MSG_AT_HOME, 1u << PHASE_SEATED, 0, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_floor_leave)},
    [MSG_MIC_SET] =
        {"mic_set", 36, MSG_AT_HOME, 1u << PHASE_SEATED, 0, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_mic_set)},
    [MSG_POLL_MAKE] =
        {"poll_make", 40, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_RUN_POLL, RATE_ACT, 10000,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_poll_make)},
    [MSG_POLL_OPEN] =
        {"poll_open", 41, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_RUN_POLL, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_poll_open)},
    [MSG_POLL_CLOSE] =
        {"poll_close", 42, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_RUN_POLL, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_poll_close)},
    [MSG_POLL_DROP] =
        {"poll_drop", 43, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_RUN_POLL, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_poll_drop)},
    [MSG_VOTE] =
        {"vote", 44, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_VOTE, RATE_ACT, 512,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, true,
         sizeof(struct msg_vote)},
    [MSG_REACT] =
        {"react", 50, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_REACT, RATE_REACT, 128,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK, false,
         sizeof(struct msg_react)},
    [MSG_CHECK_ASK] =
        {"check_ask", 60, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_RUN_CLASS, RATE_ACT, 512,
         1u << CLASS_PHASE_RUNNING, true, sizeof(struct msg_check_ask)},
    [MSG_CHECK_SEEN] =
        {"check_seen", 61, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_ANSWER_CHECK, RATE_ACT, 128,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK |
         1u << CLASS_PHASE_ENDED, false, sizeof(struct msg_check_seen)},
    [MSG_CHECK_ANSWER] =
        {"check_answer", 62, MSG_AT_HOME, 1u << PHASE_SEATED, MAY_ANSWER_CHECK, RATE_ACT, 128,
         1u << CLASS_PHASE_WAITING | 1u << CLASS_PHASE_RUNNING | 1u << CLASS_PHASE_BREAK |
         1u << CLASS_PHASE_ENDED, true, sizeof(struct msg_check_answer)},
};

const struct out_info out_info[OUT_TYPE_COUNT] = {
    [OUT_WELCOME] = {"welcome", 100, false},
    [OUT_SNAPSHOT] = {"snapshot", 101, false},
    [OUT_REFUSED] = {"refused", 102, false},
    [OUT_DONE] = {"done", 103, false},
    [OUT_ALIVE_ECHO] = {"alive_echo", 104, false},
    [OUT_BYE] = {"bye", 105, false},
    [OUT_PHASE_MOVED] = {"phase_moved", 110, true},
    [OUT_LEAD_MOVED] = {"lead_moved", 111, true},
    [OUT_COUNTS] = {"counts", 112, false},
    [OUT_INSTRUCTOR_IN] = {"instructor_in", 113, true},
    [OUT_INSTRUCTOR_OUT] = {"instructor_out", 114, true},
    [OUT_ROSTER_CHANGED] = {"roster_changed", 115, false},
    [OUT_ROSTER_PAGE] = {"roster_page", 116, false},
    [OUT_MEMBER_REMOVED] = {"member_removed", 117, true},
    [OUT_CHAT_SAID] = {"chat_said", 120, true},
    [OUT_CHAT_REMOVED] = {"chat_removed", 121, true},
    [OUT_CHAT_LOCKED] = {"chat_locked", 122, true},
    [OUT_HANDS] = {"hands", 130, false},
    [OUT_HAND_PLACE] = {"hand_place", 131, false},
    [OUT_FLOOR_CHANGED] = {"floor_changed", 132, true},
    [OUT_MIC_CHANGED] = {"mic_changed", 133, true},
    [OUT_POLL_PREPARED] = {"poll_prepared", 140, true},
    [OUT_POLL_OPENED] = {"poll_opened", 141, true},
    [OUT_POLL_COUNTS] = {"poll_counts", 142, false},
    [OUT_VOTE_KEPT] = {"vote_kept", 143, false},
    [OUT_POLL_CLOSED] = {"poll_closed", 144, true},
    [OUT_POLL_DROPPED] = {"poll_dropped", 145, true},
    [OUT_REACTIONS] = {"reactions", 150, false},
    [OUT_ACCOUNT] = {"account", 160, false},
    [OUT_ATTENDANCE_SAFETY] = {"attendance_safety", 161, false},
    [OUT_CHECK_ASKED] = {"check_asked", 170, false},
    [OUT_CHECK_SETTLED] = {"check_settled", 171, false},
    [OUT_CHECK_RESULT] = {"check_result", 172, false},
};

const struct fact_info fact_info[FACT_TYPE_COUNT] = {
    [FACT_SEAT] = {"fact_seat", 200, sizeof(struct msg_fact_seat)},
    [FACT_PHASE] = {"fact_phase", 201, sizeof(struct msg_fact_phase)},
    [FACT_LEAD] = {"fact_lead", 202, sizeof(struct msg_fact_lead)},
    [FACT_CHAT] = {"fact_chat", 203, sizeof(struct msg_fact_chat)},
    [FACT_CHAT_REMOVED] = {"fact_chat_removed", 204, sizeof(struct msg_fact_chat_removed)},
    [FACT_CHAT_LOCKED] = {"fact_chat_locked", 205, sizeof(struct msg_fact_chat_locked)},
    [FACT_POLL_MADE] = {"fact_poll_made", 206, sizeof(struct msg_fact_poll_made)},
    [FACT_POLL_OPENED] = {"fact_poll_opened", 207, sizeof(struct msg_fact_poll_opened)},
    [FACT_POLL_CLOSED] = {"fact_poll_closed", 208, sizeof(struct msg_fact_poll_closed)},
    [FACT_POLL_DROPPED] = {"fact_poll_dropped", 209, sizeof(struct msg_fact_poll_dropped)},
    [FACT_VOTE] = {"fact_vote", 210, sizeof(struct msg_fact_vote)},
    [FACT_REMOVED] = {"fact_removed", 211, sizeof(struct msg_fact_removed)},
    [FACT_CLOCK_STEP] = {"fact_clock_step", 212, sizeof(struct msg_fact_clock_step)},
    [FACT_CHECK_OPENED] = {"fact_check_opened", 213, sizeof(struct msg_fact_check_opened)},
    [FACT_CHECK_ASKED] = {"fact_check_asked", 214, sizeof(struct msg_fact_check_asked)},
    [FACT_CHECK_ANSWERED] = {"fact_check_answered", 215, sizeof(struct msg_fact_check_answered)},
    [FACT_CHECK_MISSED] = {"fact_check_missed", 216, sizeof(struct msg_fact_check_missed)},
    [FACT_CHECK_CLOSED] = {"fact_check_closed", 217, sizeof(struct msg_fact_check_closed)},
    [FACT_CORRECTED] = {"fact_corrected", 230, sizeof(struct msg_fact_corrected)},
    [FACT_EXCUSED] = {"fact_excused", 231, sizeof(struct msg_fact_excused)},
    [FACT_APPROVED] = {"fact_approved", 232, sizeof(struct msg_fact_approved)},
    [FACT_WITHDRAWN] = {"fact_withdrawn", 233, sizeof(struct msg_fact_withdrawn)},
    [FACT_OBJECTED] = {"fact_objected", 234, sizeof(struct msg_fact_objected)},
    [FACT_OBJECTION_ANSWERED] = {"fact_objection_answered", 235, sizeof(struct msg_fact_objection_answered)},
    [FACT_EVIDENCE_FILED] = {"fact_evidence_filed", 236, sizeof(struct msg_fact_evidence_filed)},
    [FACT_EVIDENCE_DECIDED] = {"fact_evidence_decided", 237, sizeof(struct msg_fact_evidence_decided)},
    [FACT_TEST_TRIED] = {"fact_test_tried", 238, sizeof(struct msg_fact_test_tried)},
    [FACT_OVERLAP_DECIDED] = {"fact_overlap_decided", 239, sizeof(struct msg_fact_overlap_decided)},
    [FACT_DIFFERENCE_CONFIRMED] = {"fact_difference_confirmed", 240, sizeof(struct msg_fact_difference_confirmed)},
    [FACT_RECORDED] = {"fact_recorded", 241, sizeof(struct msg_fact_recorded)},
};

const uint32_t role_may[ROLE_COUNT] = {
    [ROLE_OBSERVER] = MAY_HEAR,
    [ROLE_LEARNER] = MAY_HEAR | MAY_ASK_FLOOR | MAY_CHAT | MAY_VOTE | MAY_REACT | MAY_ANSWER_CHECK,
    [ROLE_INSTRUCTOR] = MAY_HEAR | MAY_SPEAK | MAY_CHAT | MAY_REACT | MAY_RUN_CLASS |
        MAY_GIVE_FLOOR | MAY_RUN_POLL | MAY_MODERATE | MAY_REMOVE | MAY_READ_ROLL,
    [ROLE_COORDINATOR] = MAY_HEAR | MAY_READ_ROLL | MAY_REMOVE,
};

const struct bucket_rate rate_info[RATE_COUNT] = {
    [RATE_GREET] = {5, 20},
    [RATE_LIFE] = {6, 40},
    [RATE_TALK] = {6, 40},
    [RATE_ACT] = {20, 120},
    [RATE_REACT] = {5, 40},
    [RATE_SOUND] = {150, 3300},
};
