/* gen_words.h - the words of the protocol.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef WIRE_GEN_WORDS_H
#define WIRE_GEN_WORDS_H

#include "base/bytes.h"
#include "base/err.h"
#include "wire/words.h"

/* What a member is in this class. */
enum role {
    ROLE_OBSERVER, /* Listens; counts nowhere. */
    ROLE_LEARNER, /* Peserta: attends and earns JP. */
    ROLE_INSTRUCTOR, /* Pengajar: holds the class. */
    ROLE_COORDINATOR, /* Koordinator: watches and answers for attendance. */
    ROLE_COUNT
};

/* Where a class stands. */
enum class_phase {
    CLASS_PHASE_WAITING, /* Doors are open, it has not begun. */
    CLASS_PHASE_RUNNING, /* The class is held. */
    CLASS_PHASE_BREAK, /* A pause; presence is still recorded. */
    CLASS_PHASE_ENDED, /* Over; nobody can enter. */
    CLASS_PHASE_COUNT
};

/* What a stretch of the timetable is. */
enum segment_kind {
    SEGMENT_KIND_LEARNING, /* Counts towards JP. */
    SEGMENT_KIND_BREAK, /* Does not count. */
    SEGMENT_KIND_COUNT
};

/* Whom a chat line is for. */
enum chat_audience {
    CHAT_AUDIENCE_EVERYONE, /* All members. */
    CHAT_AUDIENCE_INSTRUCTORS, /* The instructors and the writer alone; no lock closes this line. */
    CHAT_AUDIENCE_MEMBER, /* One member, from an instructor. */
    CHAT_AUDIENCE_COUNT
};

/* Why somebody's right to speak changed. */
enum floor_reason {
    FLOOR_REASON_GRANTED, /* An instructor gave it. */
    FLOOR_REASON_TAKEN, /* An instructor took it back. */
    FLOOR_REASON_LEFT, /* The speaker gave it back. */
    FLOOR_REASON_GONE, /* The speaker's seat is empty. */
    FLOOR_REASON_COUNT
};

/* A quick sign to everyone. */
enum reaction {
    REACTION_THUMB, /* Agreement. */
    REACTION_CLAP, /* Applause. */
    REACTION_HEART, /* Thanks. */
    REACTION_LAUGH, /* Amusement. */
    REACTION_PUZZLED, /* I do not follow. */
    REACTION_COUNT
};

/* Why the server ends a connection. */
enum bye_reason {
    BYE_REASON_ASKED, /* The member left. */
    BYE_REASON_REMOVED, /* An instructor removed this person. */
    BYE_REASON_CLASS_OVER, /* The class has ended. */
    BYE_REASON_SERVER_STOPPING, /* The server restarts; come back. */
    BYE_REASON_TOO_SLOW, /* The line could not keep up with what may not be missed; come back. */
    BYE_REASON_REPLACED, /* This seat was resumed by a newer connection. */
    BYE_REASON_PROTOCOL, /* The client broke the protocol. */
    BYE_REASON_LINK_ENDED, /* The link was revoked. */
    BYE_REASON_CLIENT_TOO_OLD, /* Reload the page. */
    BYE_REASON_SILENT, /* Nothing was heard from the client. */
    BYE_REASON_COUNT
};

/* How final an account of attendance is. */
enum account_state {
    ACCOUNT_STATE_LIVE, /* The class goes on; the numbers grow. */
    ACCOUNT_STATE_PROVISIONAL, /* The class is over, the activity is not. */
    ACCOUNT_STATE_POSTED, /* The activity is closed; the JP stand in the ledger. */
    ACCOUNT_STATE_COUNT
};

/* How a presence check ended for one learner. */
enum check_end {
    CHECK_END_ANSWERED, /* Answered in time, on any device. */
    CHECK_END_MISSED, /* Seen, and not answered in time. */
    CHECK_END_OVER, /* The round is over; neither answered nor missed. */
    CHECK_END_COUNT
};

/* What a correction says of a stretch of time. */
enum attendance_claim {
    ATTENDANCE_CLAIM_PRESENT, /* Was there. */
    ATTENDANCE_CLAIM_ABSENT, /* Was not there. */
    ATTENDANCE_CLAIM_COUNT
};

/* Why somebody was not there, as a coordinator recorded it. */
enum told_excuse {
    TOLD_EXCUSE_NONE, /* No excuse: takes an earlier one back. */
    TOLD_EXCUSE_IZIN, /* With permission. */
    TOLD_EXCUSE_SAKIT, /* Sick. */
    TOLD_EXCUSE_COUNT
};

/* What a filed document is (words of the policy files). */
enum filed_document {
    /* Permission and assignment by the superior, beforehand. */
    FILED_DOCUMENT_SURAT_IZIN_PENUGASAN,
    FILED_DOCUMENT_LAPORAN_KE_ATASAN, /* Report to the superior, afterwards. */
    /* Report of process and sources, of a category that asks for it. */
    FILED_DOCUMENT_LAPORAN_BELAJAR,
    FILED_DOCUMENT_COUNT
};

/* Whose the seconds are that two activities share. */
enum overlap_choice {
    OVERLAP_CHOICE_KEEPS_REST, /* This activity counts what it does not share. */
    OVERLAP_CHOICE_TAKES, /* This activity counts all; the others lose what is shared. */
    OVERLAP_CHOICE_COUNT
};

/* Why a request was refused: the names of base/err.h that a person or client can meet. */
enum refusal {
    REFUSAL_MALFORMED, /* Not a message of this protocol. */
    REFUSAL_OVERSIZE, /* Too large. */
    REFUSAL_UNEXPECTED, /* Not allowed in this state of the connection. */
    REFUSAL_CLIENT_TOO_OLD, /* The client's version is no longer understood. */
    REFUSAL_FORBIDDEN, /* This role may not do that. */
    REFUSAL_NOT_FOUND, /* What it names does not exist (any more). */
    REFUSAL_TAKEN, /* Somebody or something already has it. */
    REFUSAL_FULL, /* A limit is reached. */
    REFUSAL_LOCKED, /* It is closed by the instructor. */
    REFUSAL_TOO_FAST, /* Too many in a short time. */
    REFUSAL_WRONG_PHASE, /* Not in this phase of the class. */
    REFUSAL_NO_FLOOR, /* You have no right to speak now. */
    REFUSAL_NOT_LEADING, /* Another instructor leads; take over first. */
    REFUSAL_INVALID, /* A value makes no sense here. */
    REFUSAL_EXPIRED, /* Too late: the ticket or token is no longer good. */
    REFUSAL_BAD_LINK, /* The link is unknown or was ended. */
    REFUSAL_BAD_SIGN_IN, /* Name and password do not fit. */
    REFUSAL_NOT_YOURS, /* It is somebody else's to see or to decide. */
    REFUSAL_NO_MEMORY, /* The server has no memory to spare. */
    REFUSAL_STORE, /* The server cannot write just now. */
    REFUSAL_BUSY, /* The server has too much to do just now. */
    REFUSAL_IO, /* The server failed. */
    REFUSAL_CONFIG, /* The server is set up wrongly. */
    REFUSAL_COUNT
};

/* The word on the wire; "?" for a value that is none. */
const char *role_name(enum role value);
const char *class_phase_name(enum class_phase value);
const char *segment_kind_name(enum segment_kind value);
const char *chat_audience_name(enum chat_audience value);
const char *floor_reason_name(enum floor_reason value);
const char *reaction_name(enum reaction value);
const char *bye_reason_name(enum bye_reason value);
const char *account_state_name(enum account_state value);
const char *check_end_name(enum check_end value);
const char *attendance_claim_name(enum attendance_claim value);
const char *told_excuse_name(enum told_excuse value);
const char *filed_document_name(enum filed_document value);
const char *overlap_choice_name(enum overlap_choice value);
const char *refusal_name(enum refusal value);

/* ERR_MALFORMED unless it is exactly one of the words; *ret is then untouched. */
MUST_CHECK enum err role_parse(struct slice text, enum role *ret);
MUST_CHECK enum err class_phase_parse(struct slice text, enum class_phase *ret);
MUST_CHECK enum err segment_kind_parse(struct slice text, enum segment_kind *ret);
MUST_CHECK enum err chat_audience_parse(struct slice text, enum chat_audience *ret);
MUST_CHECK enum err floor_reason_parse(struct slice text, enum floor_reason *ret);
MUST_CHECK enum err reaction_parse(struct slice text, enum reaction *ret);
MUST_CHECK enum err bye_reason_parse(struct slice text, enum bye_reason *ret);
MUST_CHECK enum err account_state_parse(struct slice text, enum account_state *ret);
MUST_CHECK enum err check_end_parse(struct slice text, enum check_end *ret);
MUST_CHECK enum err attendance_claim_parse(struct slice text, enum attendance_claim *ret);
MUST_CHECK enum err told_excuse_parse(struct slice text, enum told_excuse *ret);
MUST_CHECK enum err filed_document_parse(struct slice text, enum filed_document *ret);
MUST_CHECK enum err overlap_choice_parse(struct slice text, enum overlap_choice *ret);
MUST_CHECK enum err refusal_parse(struct slice text, enum refusal *ret);

/* For the tables of wire/. */
extern const struct words role_words;
extern const struct words class_phase_words;
extern const struct words segment_kind_words;
extern const struct words chat_audience_words;
extern const struct words floor_reason_words;
extern const struct words reaction_words;
extern const struct words bye_reason_words;
extern const struct words account_state_words;
extern const struct words check_end_words;
extern const struct words attendance_claim_words;
extern const struct words told_excuse_words;
extern const struct words filed_document_words;
extern const struct words overlap_choice_words;
extern const struct words refusal_words;

#endif
