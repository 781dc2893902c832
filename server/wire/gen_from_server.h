/* gen_from_server.h - what the server sends. Texts and lists are borrowed for the call.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef WIRE_GEN_FROM_SERVER_H
#define WIRE_GEN_FROM_SERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "wire/gen_words.h"

struct packet;

/* One stretch of the timetable. */
struct segment {
    enum segment_kind kind; /* Learning or break. */
    int64_t start_ms; /* Begin, UTC milliseconds. */
    int64_t end_ms; /* End, UTC milliseconds. */
};

#define SPEAKER_NAME_MAX 120
/* Somebody who may speak now. */
struct speaker {
    uint32_t member; /* Who. */
    const char *name; /* Display name. */
    enum role role; /* Role. */
    bool mic; /* Whether the microphone is open. */
};

#define HAND_NAME_MAX 120
/* A raised hand. */
struct hand {
    uint32_t member; /* Who. */
    const char *name; /* Display name. */
    int64_t at_ms; /* Since when, UTC milliseconds. */
};

#define ROSTER_ENTRY_NAME_MAX 120
/* One enrolled or seated person, as instructors and coordinators see them. */
struct roster_entry {
    uint32_t member; /* Seat number; 0 when this person has never been here. */
    /* Order in the roster, stable for the life of the class; what roster_ask.after counts. */
    uint32_t key;
    const char *name; /* Display name. */
    enum role role; /* Role. */
    bool present; /* Connected now. */
    bool enrolled; /* On the list of the activity. */
    bool may_speak; /* Has the floor. */
    bool mic; /* Microphone open. */
    bool hand; /* Hand raised. */
    uint32_t devices; /* Connections now. */
    int64_t since_ms; /* Present or absent since; 0 when never here. */
};

/* How often one reaction was given in the last second. */
struct reaction_count {
    enum reaction reaction; /* Which. */
    uint32_t count; /* How often. */
};

#define REASON_CODE_MAX 40
/* One reason behind a number: a code of credit/reasons and what it counts. */
struct reason {
    const char *code; /* Name from credit/, for instance attended_too_little. */
    int64_t a; /* First number of that code. */
    int64_t b; /* Second number of that code. */
};

enum out_type {
    OUT_WELCOME,
    OUT_SNAPSHOT,
    OUT_REFUSED,
    OUT_DONE,
    OUT_ALIVE_ECHO,
    OUT_BYE,
    OUT_PHASE_MOVED,
    OUT_LEAD_MOVED,
    OUT_COUNTS,
    OUT_INSTRUCTOR_IN,
    OUT_INSTRUCTOR_OUT,
    OUT_ROSTER_CHANGED,
    OUT_ROSTER_PAGE,
    OUT_MEMBER_REMOVED,
    OUT_CHAT_SAID,
    OUT_CHAT_REMOVED,
    OUT_CHAT_LOCKED,
    OUT_HANDS,
    OUT_HAND_PLACE,
    OUT_FLOOR_CHANGED,
    OUT_MIC_CHANGED,
    OUT_POLL_PREPARED,
    OUT_POLL_OPENED,
    OUT_POLL_COUNTS,
    OUT_VOTE_KEPT,
    OUT_POLL_CLOSED,
    OUT_POLL_DROPPED,
    OUT_REACTIONS,
    OUT_ACCOUNT,
    OUT_ATTENDANCE_SAFETY,
    OUT_CHECK_ASKED,
    OUT_CHECK_SETTLED,
    OUT_CHECK_RESULT,
    OUT_TYPE_COUNT
};

#define OUT_WELCOME_NAME_MAX 120
#define OUT_WELCOME_RESUME_MAX 600
/* You are seated. */
struct msg_welcome {
    uint32_t member; /* Your seat. */
    const char *name; /* Your display name. */
    enum role role; /* Your role. */
    const char *resume; /* Token to resume this seat within two minutes. */
    bool resumed; /* True: missed events follow; false: a snapshot follows. */
    int64_t server_at_ms; /* Server's clock, UTC milliseconds. */
    uint32_t silence_ms; /* After so long without a sign of life the server lets go. */
};

#define OUT_SNAPSHOT_ACTIVITY_TITLE_MAX 200
#define OUT_SNAPSHOT_CLASS_TITLE_MAX 200
#define OUT_SNAPSHOT_ZONE_MAX 4
#define OUT_SNAPSHOT_SEGMENTS_MAX 32
#define OUT_SNAPSHOT_SPEAKERS_MAX 64
/* The class as it stands; replaces everything known. The last chat lines and the polls follow as
 * ordinary messages. */
struct msg_snapshot {
    uint32_t n; /* Number of the last event contained. */
    struct id class_id; /* The class. */
    const char *activity_title; /* Title of the activity. */
    const char *class_title; /* Title of the class. */
    const char *zone; /* Official zone: WIB, WITA or WIT. */
    enum class_phase phase; /* Phase. */
    int64_t phase_since_ms; /* Since when. */
    const struct segment *segments; /* Timetable. */
    size_t segments_n;
    uint32_t learners; /* Learners present. */
    uint32_t instructors; /* Instructors present. */
    uint32_t enrolled; /* Learners on the list. */
    bool has_lead;
    uint32_t lead; /* Who leads. */
    const struct speaker *speakers; /* Who may speak. */
    size_t speakers_n;
    bool chat_locked; /* Chat closed for learners? */
    bool may_speak; /* Have you the floor? */
    uint32_t hand_place; /* Your place in the queue; 0: hand down. */
    bool safe; /* Attendance is being stored. */
};

/* Your request was refused; nothing changed. */
struct msg_refused {
    uint32_t ref; /* The request's ref; 0 when it had none. */
    enum refusal code; /* Why. */
    bool has_wait_ms;
    uint32_t wait_ms; /* With too_fast: try again after. */
};

/* Your request took effect; if it is one that is journaled, it is on disk. */
struct msg_done {
    uint32_t ref; /* The request's ref. */
};

/* Answer to alive. */
struct msg_alive_echo {
    uint32_t echo; /* The number sent. */
    int64_t server_at_ms; /* Server's clock, UTC milliseconds. */
};

/* The server ends this connection. */
struct msg_bye {
    enum bye_reason why; /* Why. */
    bool again; /* Whether to connect again. */
};

/* The class is in another phase. */
struct msg_phase_moved {
    uint32_t n; /* Number of this event; only for resuming. */
    enum class_phase phase; /* Phase. */
    int64_t at_ms; /* Since when. */
};

#define OUT_LEAD_MOVED_NAME_MAX 120
/* Another instructor leads. */
struct msg_lead_moved {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t member; /* Who. */
    const char *name; /* Display name. */
};

/* How many are here; at most once a second. */
struct msg_counts {
    uint32_t learners; /* Learners present. */
    uint32_t instructors; /* Instructors present. */
    uint32_t enrolled; /* Learners on the list. */
};

#define OUT_INSTRUCTOR_IN_NAME_MAX 120
/* An instructor is here. */
struct msg_instructor_in {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t member; /* Who. */
    const char *name; /* Display name. */
};

#define OUT_INSTRUCTOR_OUT_NAME_MAX 120
/* An instructor's last connection ended. */
struct msg_instructor_out {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t member; /* Who. */
    const char *name; /* Display name. */
    bool last; /* No instructor is connected now; the class goes on. */
};

#define OUT_ROSTER_CHANGED_ENTRIES_MAX 50
/* Entries of the roster that changed; at most once a second. */
struct msg_roster_changed {
    const struct roster_entry *entries; /* The entries as they are now. */
    size_t entries_n;
};

#define OUT_ROSTER_PAGE_ENTRIES_MAX 50
/* A page of the roster. */
struct msg_roster_page {
    const struct roster_entry *entries; /* In order of key. */
    size_t entries_n;
    uint32_t next; /* What to ask after next; 0: this was the last. */
    uint32_t total; /* How many there are. */
};

#define OUT_MEMBER_REMOVED_NAME_MAX 120
/* Somebody was removed. */
struct msg_member_removed {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t member; /* Who. */
    const char *name; /* Display name. */
    uint32_t by; /* By whom. */
};

#define OUT_CHAT_SAID_NAME_MAX 120
#define OUT_CHAT_SAID_TEXT_MAX 2000
/* A line was said. */
struct msg_chat_said {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t line; /* Number of the line. */
    int64_t at_ms; /* When. */
    uint32_t from; /* By whom. */
    const char *name; /* The writer's display name. */
    enum role role; /* The writer's role. */
    enum chat_audience to; /* For whom. */
    bool has_member;
    uint32_t member; /* With to = member: for whom. */
    const char *text; /* What was said. */
};

/* A line was removed. */
struct msg_chat_removed {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t line; /* Number of the line. */
    uint32_t by; /* By whom. */
};

/* The chat was closed or opened. */
struct msg_chat_locked {
    uint32_t n; /* Number of this event; only for resuming. */
    bool locked; /* Closed? */
    uint32_t by; /* By whom. */
};

#define OUT_HANDS_QUEUE_MAX 100
/* The queue of raised hands, in order. */
struct msg_hands {
    const struct hand *queue; /* The first hundred. */
    size_t queue_n;
    uint32_t total; /* How many hands are up. */
};

/* Your place in the queue. */
struct msg_hand_place {
    uint32_t place; /* 1 is next; 0: your hand is down. */
    uint32_t total; /* How many hands are up. */
};

#define OUT_FLOOR_CHANGED_NAME_MAX 120
/* Somebody may speak now, or no longer. */
struct msg_floor_changed {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t member; /* Who. */
    const char *name; /* Display name. */
    enum role role; /* Role. */
    bool may_speak; /* Now? */
    enum floor_reason why; /* Why. */
};

/* A speaker's microphone was opened or closed. */
struct msg_mic_changed {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t member; /* Who. */
    bool on; /* Open? */
};

#define OUT_POLL_PREPARED_QUESTION_MAX 300
#define OUT_POLL_PREPARED_OPTIONS_MAX 10
#define OUT_POLL_PREPARED_OPTIONS_ITEM_MAX 120
/* A poll waits to be opened. */
struct msg_poll_prepared {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t poll; /* Number of the poll within the class. */
    const char *question; /* What is asked. */
    const char *const *options; /* What can be chosen. */
    size_t options_n;
    bool multiple; /* More than one choice? */
    bool anonymous; /* Anonymous? */
};

#define OUT_POLL_OPENED_QUESTION_MAX 300
#define OUT_POLL_OPENED_OPTIONS_MAX 10
#define OUT_POLL_OPENED_OPTIONS_ITEM_MAX 120
/* A poll is open. */
struct msg_poll_opened {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t poll; /* Number of the poll within the class. */
    const char *question; /* What is asked. */
    const char *const *options; /* What can be chosen. */
    size_t options_n;
    bool multiple; /* More than one choice? */
    bool anonymous; /* Anonymous? */
    int64_t at_ms; /* When. */
};

#define OUT_POLL_COUNTS_COUNTS_MAX 10
/* Votes so far; at most once a second. */
struct msg_poll_counts {
    uint32_t poll; /* Number of the poll within the class. */
    uint32_t voters; /* People who voted. */
    uint32_t of; /* Learners present. */
    const uint32_t *counts; /* Votes per option. */
    size_t counts_n;
};

#define OUT_VOTE_KEPT_CHOICES_MAX 10
/* Your vote stands; named votes are on disk. */
struct msg_vote_kept {
    uint32_t poll; /* Number of the poll within the class. */
    const uint32_t *choices; /* Indexes of options. */
    size_t choices_n;
};

#define OUT_POLL_CLOSED_COUNTS_MAX 10
/* A poll is closed; its result is public. Percentages are of people, not of options. */
struct msg_poll_closed {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t poll; /* Number of the poll within the class. */
    uint32_t voters; /* People who voted. */
    const uint32_t *counts; /* Votes per option. */
    size_t counts_n;
};

/* A prepared poll was thrown away. */
struct msg_poll_dropped {
    uint32_t n; /* Number of this event; only for resuming. */
    uint32_t poll; /* Number of the poll within the class. */
};

#define OUT_REACTIONS_LIST_MAX 8
/* Reactions of the last second. */
struct msg_reactions {
    const struct reaction_count *list; /* Which and how often. */
    size_t list_n;
};

#define OUT_ACCOUNT_REASONS_MAX 8
/* Your attendance so far, or judged, and what it is worth. */
struct msg_account {
    enum account_state state; /* How final. */
    uint32_t attended_s; /* Counted seconds of this class. */
    uint32_t elapsed_s; /* Learning seconds of this class that are over. */
    uint32_t learning_s; /* Learning seconds of this class. */
    uint32_t activity_attended_s; /* Counted seconds in all classes of the activity. */
    uint32_t activity_learning_s; /* Learning seconds of all its classes. */
    uint32_t needed_s; /* Counted seconds that the activity asks for. */
    bool reachable; /* The needed seconds can still be reached. */
    uint32_t jp_full; /* What the activity earns when enough is attended. */
    uint32_t jp; /* What the counted seconds earn as they are. */
    bool enough; /* The needed seconds are reached. */
    const struct reason *reasons; /* Why, in order. */
    size_t reasons_n;
};

/* Whether attendance is being stored; sent when it changes. */
struct msg_attendance_safety {
    bool safe; /* Stored durably. */
    int64_t since_ms; /* Since when. */
};

/* Are you still here? Answer with check_seen at once and with check_answer when the person says
 * so. Sent again to a new device, after a return and after a snapshot. */
struct msg_check_asked {
    uint32_t check; /* Number of the round within the class. */
    uint32_t answer_ms; /* Time to answer that is left, from the moment this arrives. */
};

/* You need not answer any more. */
struct msg_check_settled {
    uint32_t check; /* Number of the round within the class. */
    enum check_end how; /* How it ended for you. */
};

/* The newest round so far; at most once a second. */
struct msg_check_result {
    uint32_t check; /* Number of the round within the class. */
    uint32_t asked; /* People who were asked. */
    uint32_t answered; /* People who answered in time. */
    uint32_t missed; /* People who saw it and did not answer in time. */
    bool open; /* Somebody may still be asked, or answer. */
    int64_t at_ms; /* When the round began. */
};

/* A text packet with one reference, the caller's; or NULL: no memory, or a value that the
 * protocol forbids (too long, too many, not UTF-8, an unknown word). */
struct packet *wire_pack_welcome(const struct msg_welcome *m);
struct packet *wire_pack_snapshot(const struct msg_snapshot *m);
struct packet *wire_pack_refused(const struct msg_refused *m);
struct packet *wire_pack_done(const struct msg_done *m);
struct packet *wire_pack_alive_echo(const struct msg_alive_echo *m);
struct packet *wire_pack_bye(const struct msg_bye *m);
struct packet *wire_pack_phase_moved(const struct msg_phase_moved *m);
struct packet *wire_pack_lead_moved(const struct msg_lead_moved *m);
struct packet *wire_pack_counts(const struct msg_counts *m);
struct packet *wire_pack_instructor_in(const struct msg_instructor_in *m);
struct packet *wire_pack_instructor_out(const struct msg_instructor_out *m);
struct packet *wire_pack_roster_changed(const struct msg_roster_changed *m);
struct packet *wire_pack_roster_page(const struct msg_roster_page *m);
struct packet *wire_pack_member_removed(const struct msg_member_removed *m);
struct packet *wire_pack_chat_said(const struct msg_chat_said *m);
struct packet *wire_pack_chat_removed(const struct msg_chat_removed *m);
struct packet *wire_pack_chat_locked(const struct msg_chat_locked *m);
struct packet *wire_pack_hands(const struct msg_hands *m);
struct packet *wire_pack_hand_place(const struct msg_hand_place *m);
struct packet *wire_pack_floor_changed(const struct msg_floor_changed *m);
struct packet *wire_pack_mic_changed(const struct msg_mic_changed *m);
struct packet *wire_pack_poll_prepared(const struct msg_poll_prepared *m);
struct packet *wire_pack_poll_opened(const struct msg_poll_opened *m);
struct packet *wire_pack_poll_counts(const struct msg_poll_counts *m);
struct packet *wire_pack_vote_kept(const struct msg_vote_kept *m);
struct packet *wire_pack_poll_closed(const struct msg_poll_closed *m);
struct packet *wire_pack_poll_dropped(const struct msg_poll_dropped *m);
struct packet *wire_pack_reactions(const struct msg_reactions *m);
struct packet *wire_pack_account(const struct msg_account *m);
struct packet *wire_pack_attendance_safety(const struct msg_attendance_safety *m);
struct packet *wire_pack_check_asked(const struct msg_check_asked *m);
struct packet *wire_pack_check_settled(const struct msg_check_settled *m);
struct packet *wire_pack_check_result(const struct msg_check_result *m);

#endif
