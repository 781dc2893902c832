/* gen_from_client.h - what clients send. The structs own their storage and may be copied.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef WIRE_GEN_FROM_CLIENT_H
#define WIRE_GEN_FROM_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wire/gen_words.h"

enum msg_type {
    MSG_HELLO,
    MSG_ALIVE,
    MSG_LEAVE,
    MSG_CLASS_MOVE,
    MSG_LEAD_TAKE,
    MSG_MEMBER_REMOVE,
    MSG_ROSTER_ASK,
    MSG_CHAT_SAY,
    MSG_CHAT_REMOVE,
    MSG_CHAT_LOCK,
    MSG_HAND_RAISE,
    MSG_HAND_LOWER,
    MSG_FLOOR_GRANT,
    MSG_FLOOR_TAKE,
    MSG_FLOOR_TAKE_ALL,
    MSG_FLOOR_LEAVE,
    MSG_MIC_SET,
    MSG_POLL_MAKE,
    MSG_POLL_OPEN,
    MSG_POLL_CLOSE,
    MSG_POLL_DROP,
    MSG_VOTE,
    MSG_REACT,
    MSG_CHECK_ASK,
    MSG_CHECK_SEEN,
    MSG_CHECK_ANSWER,
    MSG_TYPE_COUNT
};

#define MSG_HELLO_FINGERPRINT_MAX 64
#define MSG_HELLO_TICKET_MAX 600
#define MSG_HELLO_RESUME_MAX 600
/* First message on every connection: who I am and what I speak. */
struct msg_hello {
    uint32_t version; /* Protocol version of the client. */
    char fingerprint[MSG_HELLO_FINGERPRINT_MAX + 1]; /* Fingerprint of the client's protocol. */
    /* Ticket from POST /api/enter or /api/v1/classes/{id}/ticket. */
    char ticket[MSG_HELLO_TICKET_MAX + 1];
    bool has_resume;
    char resume[MSG_HELLO_RESUME_MAX + 1]; /* Resume token of an earlier welcome. */
    bool has_after;
    uint32_t after; /* Number of the last event seen, with resume. */
};

/* A sign of life, at least every 5 seconds; answered by alive_echo. */
struct msg_alive {
    uint32_t echo; /* Any number; comes back. */
};

/* I leave; my presence ends now. */
struct msg_leave {
    bool nothing; /* it has no fields, and C wants one */
};

/* Moves the class into another phase: waiting to running, running to break and back, running or
 * break to ended. */
struct msg_class_move {
    enum class_phase to; /* The new phase. */
};

/* Takes the lead over from another instructor. */
struct msg_lead_take {
    bool nothing; /* it has no fields, and C wants one */
};

#define MSG_MEMBER_REMOVE_NOTE_MAX 200
/* Removes a person from the class, all devices; the link no longer opens this class. */
struct msg_member_remove {
    uint32_t member; /* Whom. */
    bool has_note;
    char note[MSG_MEMBER_REMOVE_NOTE_MAX + 1]; /* Why, for the journal. */
};

/* Asks for the roster from a place on; answered by roster_page. */
struct msg_roster_ask {
    uint32_t after; /* Key of the last entry seen; 0 for the beginning. */
};

#define MSG_CHAT_SAY_TEXT_MAX 2000
/* Says a line to everyone, privately to the instructors, or (instructors) to one member. */
struct msg_chat_say {
    char text[MSG_CHAT_SAY_TEXT_MAX + 1]; /* What is said; UTF-8 bytes are counted. */
    enum chat_audience to; /* For whom. */
    bool has_member;
    uint32_t member; /* With to = member: for whom. */
};

/* Takes a line away from everybody's eyes; the journal keeps that it was there. */
struct msg_chat_remove {
    uint32_t line; /* Number of the line. */
};

/* Closes or opens the chat for learners' lines to everyone. */
struct msg_chat_lock {
    bool locked; /* Closed? */
};

/* Raises my hand; a raised hand keeps its place. */
struct msg_hand_raise {
    bool nothing; /* it has no fields, and C wants one */
};

/* Lowers my hand, or (instructors) somebody's. */
struct msg_hand_lower {
    bool has_member;
    uint32_t member; /* Whose; absent: mine. */
};

/* Gives a member the right to speak and lowers the hand. */
struct msg_floor_grant {
    uint32_t member; /* Who. */
};

/* Takes the right to speak back from one member. */
struct msg_floor_take {
    uint32_t member; /* Who. */
};

/* Takes the right to speak back from every learner. */
struct msg_floor_take_all {
    bool nothing; /* it has no fields, and C wants one */
};

/* Gives my right to speak back. */
struct msg_floor_leave {
    bool nothing; /* it has no fields, and C wants one */
};

/* Says whether my microphone is open. */
struct msg_mic_set {
    bool on; /* Open? */
};

#define MSG_POLL_MAKE_QUESTION_MAX 300
#define MSG_POLL_MAKE_OPTIONS_MAX 10
#define MSG_POLL_MAKE_OPTIONS_ITEM_MAX 120
/* Makes a poll, to be opened now or later. */
struct msg_poll_make {
    char question[MSG_POLL_MAKE_QUESTION_MAX + 1]; /* What is asked. */
    /* What can be chosen. */
    char options[MSG_POLL_MAKE_OPTIONS_MAX][MSG_POLL_MAKE_OPTIONS_ITEM_MAX + 1];
    size_t options_n;
    bool multiple; /* More than one choice allowed? */
    bool anonymous; /* Anonymous: votes are never stored by person. */
    bool open_now; /* Open at once? */
};

/* Opens a prepared poll. */
struct msg_poll_open {
    uint32_t poll; /* Number of the poll within the class. */
};

/* Closes an open poll and publishes its result. */
struct msg_poll_close {
    uint32_t poll; /* Number of the poll within the class. */
};

/* Throws a poll away that was never opened. */
struct msg_poll_drop {
    uint32_t poll; /* Number of the poll within the class. */
};

#define MSG_VOTE_CHOICES_MAX 10
/* My vote; replaces my earlier one until the poll closes. One person has one vote on all
 * devices. */
struct msg_vote {
    uint32_t poll; /* Number of the poll within the class. */
    uint32_t choices[MSG_VOTE_CHOICES_MAX]; /* Indexes of options, from 0. */
    size_t choices_n;
};

/* A quick sign to everyone. */
struct msg_react {
    enum reaction reaction; /* Which. */
};

/* Begins a round of presence checks: every learner who is here is asked once, at a random moment
 * of the spread. */
struct msg_check_ask {
    bool has_spread_s;
    /* Over how many seconds, at most 600; 0: all at once; absent: as the class is set up. */
    uint32_t spread_s;
};

/* check_asked has reached this client, which says so by itself: from now on the time to answer
 * runs. */
struct msg_check_seen {
    uint32_t check; /* Number of the round within the class. */
};

/* I am here. One answer on any device is enough; a second one changes nothing. */
struct msg_check_answer {
    uint32_t check; /* Number of the round within the class. */
};

/* Any of them; a message of type t needs only its first msg_info[t].struct_size bytes. */
union msg_any {
    struct msg_hello hello;
    struct msg_alive alive;
    struct msg_leave leave;
    struct msg_class_move class_move;
    struct msg_lead_take lead_take;
    struct msg_member_remove member_remove;
    struct msg_roster_ask roster_ask;
    struct msg_chat_say chat_say;
    struct msg_chat_remove chat_remove;
    struct msg_chat_lock chat_lock;
    struct msg_hand_raise hand_raise;
    struct msg_hand_lower hand_lower;
    struct msg_floor_grant floor_grant;
    struct msg_floor_take floor_take;
    struct msg_floor_take_all floor_take_all;
    struct msg_floor_leave floor_leave;
    struct msg_mic_set mic_set;
    struct msg_poll_make poll_make;
    struct msg_poll_open poll_open;
    struct msg_poll_close poll_close;
    struct msg_poll_drop poll_drop;
    struct msg_vote vote;
    struct msg_react react;
    struct msg_check_ask check_ask;
    struct msg_check_seen check_seen;
    struct msg_check_answer check_answer;
};

#endif
