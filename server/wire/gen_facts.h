/* gen_facts.h - what a class leaves in its journal. The structs own their storage.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef WIRE_GEN_FACTS_H
#define WIRE_GEN_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "wire/gen_words.h"

enum fact_type {
    FACT_SEAT,
    FACT_PHASE,
    FACT_LEAD,
    FACT_CHAT,
    FACT_CHAT_REMOVED,
    FACT_CHAT_LOCKED,
    FACT_POLL_MADE,
    FACT_POLL_OPENED,
    FACT_POLL_CLOSED,
    FACT_POLL_DROPPED,
    FACT_VOTE,
    FACT_REMOVED,
    FACT_CLOCK_STEP,
    FACT_CHECK_OPENED,
    FACT_CHECK_ASKED,
    FACT_CHECK_ANSWERED,
    FACT_CHECK_MISSED,
    FACT_CHECK_CLOSED,
    FACT_CORRECTED,
    FACT_EXCUSED,
    FACT_APPROVED,
    FACT_WITHDRAWN,
    FACT_OBJECTED,
    FACT_OBJECTION_ANSWERED,
    FACT_EVIDENCE_FILED,
    FACT_EVIDENCE_DECIDED,
    FACT_TEST_TRIED,
    FACT_OVERLAP_DECIDED,
    FACT_DIFFERENCE_CONFIRMED,
    FACT_RECORDED,
    FACT_TYPE_COUNT
};

#define MSG_FACT_SEAT_NAME_MAX 120
/* A person got a seat number in this class. */
struct msg_fact_seat {
    uint32_t seat; /* Seat number. */
    struct id person; /* Person. */
    enum role role; /* Role. */
    char name[MSG_FACT_SEAT_NAME_MAX + 1]; /* Display name. */
};

/* The class moved into a phase. */
struct msg_fact_phase {
    enum class_phase phase; /* Phase. */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

/* Somebody leads. */
struct msg_fact_lead {
    uint32_t seat; /* Who leads. */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

#define MSG_FACT_CHAT_TEXT_MAX 2000
/* A line was said. */
struct msg_fact_chat {
    uint32_t line; /* Number of the line. */
    uint32_t from; /* By whom. */
    enum chat_audience to; /* For whom. */
    bool has_member;
    uint32_t member; /* With to = member: for whom. */
    char text[MSG_FACT_CHAT_TEXT_MAX + 1]; /* What was said. */
};

/* A line was removed. */
struct msg_fact_chat_removed {
    uint32_t line; /* Number of the line. */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

/* The chat was closed or opened. */
struct msg_fact_chat_locked {
    bool locked; /* Closed? */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

#define MSG_FACT_POLL_MADE_QUESTION_MAX 300
#define MSG_FACT_POLL_MADE_OPTIONS_MAX 10
#define MSG_FACT_POLL_MADE_OPTIONS_ITEM_MAX 120
/* A poll was made. */
struct msg_fact_poll_made {
    uint32_t poll; /* Number of the poll within the class. */
    char question[MSG_FACT_POLL_MADE_QUESTION_MAX + 1]; /* What is asked. */
    /* What can be chosen. */
    char options[MSG_FACT_POLL_MADE_OPTIONS_MAX][MSG_FACT_POLL_MADE_OPTIONS_ITEM_MAX + 1];
    size_t options_n;
    bool multiple; /* More than one choice? */
    bool anonymous; /* Anonymous? */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

/* A poll was opened. */
struct msg_fact_poll_opened {
    uint32_t poll; /* Number of the poll within the class. */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

#define MSG_FACT_POLL_CLOSED_COUNTS_MAX 10
/* A poll was closed; the counts are the result, also where nobody's vote was stored. */
struct msg_fact_poll_closed {
    uint32_t poll; /* Number of the poll within the class. */
    uint32_t voters; /* People who voted. */
    uint32_t counts[MSG_FACT_POLL_CLOSED_COUNTS_MAX]; /* Votes per option. */
    size_t counts_n;
    uint32_t by; /* Seat of who did it; 0: the server. */
};

/* A prepared poll was thrown away. */
struct msg_fact_poll_dropped {
    uint32_t poll; /* Number of the poll within the class. */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

#define MSG_FACT_VOTE_CHOICES_MAX 10
/* A named vote; the last one of a seat counts. */
struct msg_fact_vote {
    uint32_t poll; /* Number of the poll within the class. */
    uint32_t seat; /* Whose. */
    uint32_t choices[MSG_FACT_VOTE_CHOICES_MAX]; /* Indexes of options. */
    size_t choices_n;
};

#define MSG_FACT_REMOVED_NOTE_MAX 200
/* A person was removed. */
struct msg_fact_removed {
    uint32_t seat; /* Who. */
    bool has_note;
    char note[MSG_FACT_REMOVED_NOTE_MAX + 1]; /* Why. */
    uint32_t by; /* Seat of who did it; 0: the server. */
};

/* The wall clock stepped away from the class's own time by more than two seconds. */
struct msg_fact_clock_step {
    int64_t step_ms; /* By how much; the class goes on by its own time. */
};

/* A round of presence checks began. */
struct msg_fact_check_opened {
    uint32_t check; /* Number of the round within the class. */
    uint32_t spread_s; /* The learners are asked at random moments of so many seconds. */
    uint32_t answer_s; /* Time to answer, from delivery. */
    uint32_t by; /* Seat of who asked; 0: the timetable. */
};

/* A learner was asked, or asked again after coming back. Without fact_check_answered or
 * fact_check_missed it counts neither way. */
struct msg_fact_check_asked {
    uint32_t check; /* Number of the round within the class. */
    uint32_t seat; /* Who. */
};

/* A learner answered in time. */
struct msg_fact_check_answered {
    uint32_t check; /* Number of the round within the class. */
    uint32_t seat; /* Who. */
    uint32_t waited_ms; /* From delivery to the answer. */
};

/* The question was delivered, the line stayed alive, and no answer came in time. */
struct msg_fact_check_missed {
    uint32_t check; /* Number of the round within the class. */
    uint32_t seat; /* Who. */
};

/* The round is over; who was asked and has neither answered nor missed counts neither way. */
struct msg_fact_check_closed {
    uint32_t check; /* Number of the round within the class. */
};

#define MSG_FACT_CORRECTED_REASON_MAX 500
#define MSG_FACT_CORRECTED_EVIDENCE_MAX 64
/* Somebody's attendance of a stretch of a class is set right. All facts from here on stand in
 * the book of an activity: a journal of its own, under the activity's id. */
struct msg_fact_corrected {
    struct id class_id; /* Class of the activity. */
    struct id person; /* Whom it is about. */
    enum attendance_claim claim; /* Present or absent. */
    int64_t start_ms; /* From, UTC. */
    int64_t end_ms; /* To, not included. */
    char reason[MSG_FACT_CORRECTED_REASON_MAX + 1]; /* Why. */
    bool has_evidence;
    /* SHA-256 of a filed document, 64 hexadecimal digits. */
    char evidence[MSG_FACT_CORRECTED_EVIDENCE_MAX + 1];
    bool second; /* Holds only after fact_approved by another person: the class was sealed. */
    struct id by; /* Person who did it. */
};

#define MSG_FACT_EXCUSED_REASON_MAX 500
#define MSG_FACT_EXCUSED_EVIDENCE_MAX 64
/* Why somebody missed a class; of several the last holds. */
struct msg_fact_excused {
    struct id class_id; /* Class of the activity. */
    struct id person; /* Whom it is about. */
    enum told_excuse excuse; /* Why. */
    char reason[MSG_FACT_EXCUSED_REASON_MAX + 1]; /* Why. */
    bool has_evidence;
    /* SHA-256 of a filed document, 64 hexadecimal digits. */
    char evidence[MSG_FACT_EXCUSED_EVIDENCE_MAX + 1];
    struct id by; /* Person who did it. */
};

/* A second coordinator approved what waits for one. */
struct msg_fact_approved {
    struct id fact; /* Event of the fact that is approved. */
    struct id by; /* Person who did it. */
};

#define MSG_FACT_WITHDRAWN_REASON_MAX 500
/* A fact of this book no longer holds. Of one that needed a second person, and held, this too
 * holds only after fact_approved. */
struct msg_fact_withdrawn {
    struct id fact; /* Event of the fact that is taken back. */
    char reason[MSG_FACT_WITHDRAWN_REASON_MAX + 1]; /* Why. */
    bool second; /* Holds only after fact_approved by another person. */
    struct id by; /* Person who did it. */
};

#define MSG_FACT_OBJECTED_TEXT_MAX 2000
/* A person objects to what was counted for them. */
struct msg_fact_objected {
    struct id person; /* Whom it is about. */
    bool has_class_id;
    struct id class_id; /* About this class; missing: about the activity. */
    char text[MSG_FACT_OBJECTED_TEXT_MAX + 1]; /* In their words. */
};

#define MSG_FACT_OBJECTION_ANSWERED_TEXT_MAX 2000
/* A coordinator answered an objection. What follows from it are facts of their own. */
struct msg_fact_objection_answered {
    struct id fact; /* Event of the objection. */
    bool accepted; /* They are right. */
    char text[MSG_FACT_OBJECTION_ANSWERED_TEXT_MAX + 1]; /* The answer. */
    struct id by; /* Person who did it. */
};

#define MSG_FACT_EVIDENCE_FILED_EVIDENCE_MAX 64
#define MSG_FACT_EVIDENCE_FILED_NAME_MAX 200
#define MSG_FACT_EVIDENCE_FILED_SERVES_MAX 500
#define MSG_FACT_EVIDENCE_FILED_COORDINATED_WITH_MAX 200
#define MSG_FACT_EVIDENCE_FILED_NOTE_MAX 500
#define MSG_FACT_EVIDENCE_FILED_DAY_MAX 10
/* A document was filed. */
struct msg_fact_evidence_filed {
    struct id person; /* Whom it is about. */
    enum filed_document kind; /* What it is. */
    /* SHA-256 of the document, 64 hexadecimal digits. */
    char evidence[MSG_FACT_EVIDENCE_FILED_EVIDENCE_MAX + 1];
    char name[MSG_FACT_EVIDENCE_FILED_NAME_MAX + 1]; /* Name of the file. */
    bool has_serves;
    /* The duty or target that the activity serves (capacity development). */
    char serves[MSG_FACT_EVIDENCE_FILED_SERVES_MAX + 1];
    bool has_coordinated_with;
    /* The head of the unit with whom it was coordinated. */
    char coordinated_with[MSG_FACT_EVIDENCE_FILED_COORDINATED_WITH_MAX + 1];
    bool has_note;
    char note[MSG_FACT_EVIDENCE_FILED_NOTE_MAX + 1]; /* What the filer adds. */
    bool has_day;
    /* Day of the activity that it speaks for, 2025-07-08 in the official zone; none: the whole
     * activity. */
    char day[MSG_FACT_EVIDENCE_FILED_DAY_MAX + 1];
    struct id by; /* Person who did it. */
};

#define MSG_FACT_EVIDENCE_DECIDED_REASON_MAX 500
/* A superior decided on a document. */
struct msg_fact_evidence_decided {
    struct id fact; /* Event of the filing. */
    bool accepted; /* Accepted, or refused. */
    bool has_reason;
    char reason[MSG_FACT_EVIDENCE_DECIDED_REASON_MAX + 1]; /* Why; a refusal has one. */
    struct id by; /* Person who did it. */
};

/* A try at the post-test. */
struct msg_fact_test_tried {
    struct id person; /* Whom it is about. */
    uint32_t score; /* 0 to 100. */
    int64_t taken_ms; /* When, UTC. */
    struct id by; /* Person who did it. */
};

#define MSG_FACT_OVERLAP_DECIDED_REASON_MAX 500
/* The organiser decided about time that this activity shares with another; of several the last
 * holds. */
struct msg_fact_overlap_decided {
    struct id person; /* Whom it is about. */
    enum overlap_choice choice; /* Whose the shared seconds are. */
    char reason[MSG_FACT_OVERLAP_DECIDED_REASON_MAX + 1]; /* Why. */
    struct id by; /* Person who did it. */
};

#define MSG_FACT_DIFFERENCE_CONFIRMED_REASON_MAX 500
/* A coordinator confirmed that the timetable counts although the class was held otherwise. */
struct msg_fact_difference_confirmed {
    struct id class_id; /* Class of the activity. */
    uint32_t difference_s; /* Learning time in one of the two and not in the other. */
    char reason[MSG_FACT_DIFFERENCE_CONFIRMED_REASON_MAX + 1]; /* Why. */
    struct id by; /* Person who did it. */
};

/* The attendance of a class without a live room (face to face, asynchronous) is complete: it has
 * ended. */
struct msg_fact_recorded {
    struct id class_id; /* Class of the activity. */
    struct id by; /* Person who did it. */
};

union fact_any {
    struct msg_fact_seat seat;
    struct msg_fact_phase phase;
    struct msg_fact_lead lead;
    struct msg_fact_chat chat;
    struct msg_fact_chat_removed chat_removed;
    struct msg_fact_chat_locked chat_locked;
    struct msg_fact_poll_made poll_made;
    struct msg_fact_poll_opened poll_opened;
    struct msg_fact_poll_closed poll_closed;
    struct msg_fact_poll_dropped poll_dropped;
    struct msg_fact_vote vote;
    struct msg_fact_removed removed;
    struct msg_fact_clock_step clock_step;
    struct msg_fact_check_opened check_opened;
    struct msg_fact_check_asked check_asked;
    struct msg_fact_check_answered check_answered;
    struct msg_fact_check_missed check_missed;
    struct msg_fact_check_closed check_closed;
    struct msg_fact_corrected corrected;
    struct msg_fact_excused excused;
    struct msg_fact_approved approved;
    struct msg_fact_withdrawn withdrawn;
    struct msg_fact_objected objected;
    struct msg_fact_objection_answered objection_answered;
    struct msg_fact_evidence_filed evidence_filed;
    struct msg_fact_evidence_decided evidence_decided;
    struct msg_fact_test_tried test_tried;
    struct msg_fact_overlap_decided overlap_decided;
    struct msg_fact_difference_confirmed difference_confirmed;
    struct msg_fact_recorded recorded;
};

#endif
