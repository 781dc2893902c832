/* reason.h - why a row of the outbox is not sent yet, as a stable word that pages put into words.
 *
 * Runs on   any thread. Pure.
 * In the row it stands as "word" or "word: what the other side said".
 */
#ifndef FEED_REASON_H
#define FEED_REASON_H

#include "base/bytes.h"
#include "store/certificate.h"

#define FEED_NEVER_MS INT64_C(253402300799999) /* due_ms of what waits until something changes */

enum feed_reason {
    FEED_READY = 0, /* "" */
    /* It cannot be sent as it is: parked. */
    FEED_NO_JP,          /* "no_jp": nothing was earned, or all was taken back */
    FEED_CAPACITY,       /* "capacity": capacity development has no place there */
    FEED_NO_PERSON_ID,   /* "no_person_id": pnsOrangId is not known */
    FEED_NO_CATEGORY_ID, /* "no_category_id": the category has no jenisDiklatId */
    /* It waits for something here. */
    FEED_NO_CERTIFICATE, /* "no_certificate" */
    FEED_RECORD_FIRST,   /* "record_first": a document follows its record */
    /* It was tried. */
    FEED_SENDING,      /* "sending": begun; if this stays, nobody knows what came of it */
    FEED_NOT_REACHED,  /* "not_reached": surely not sent */
    FEED_NO_ANSWER,    /* "no_answer": perhaps sent */
    FEED_SERVER_FAULT, /* "server_fault": 5xx; perhaps done */
    FEED_NONSENSE,     /* "nonsense": an answer that says neither yes nor no */
    FEED_TOO_MANY,     /* "too_many": 429, come later */
    FEED_SIGN_IN,      /* "sign_in": tokens are not given, or not taken */
    FEED_REFUSED,      /* "refused": it said no */
    /* It was tried, nobody knows what came of it, and it cannot be looked up: parked. */
    FEED_UNCLEAR, /* "unclear" */
    FEED_REASONS
};

const char *feed_reason_word(enum feed_reason reason);
/* Of a row's or a try's text; FEED_READY for "" and for what is no word of ours. */
enum feed_reason feed_reason_of(const char *text);
/* What stands behind the word, "" if nothing. Borrowed. */
const char *feed_reason_detail(const char *text);
/* "word: detail" into `ret`; of the detail as much as fits, without control characters. */
void feed_reason_write(enum feed_reason reason, struct slice detail, char ret[DESK_REASON_MAX]);

/* Whether after a try that ended so nobody knows if the other side did it. */
bool feed_reason_is_unclear(enum feed_reason reason);
/* The state of a row that stands so before it was tried. */
enum outbox_state feed_reason_state(enum feed_reason reason);

#endif
