/* siasn_answer.h - what the personnel system meant by an answer.
 *
 * Runs on   any thread. Pure: status and bytes in, a verdict out.
 * Source: domain notes 4.2: success is {"success":true,"mapData":{"rwKursusId":"..."}} (B), an
 * error an object with the keys Error and Message (C). The history of a person is read by a mapper
 * of its own, for its members are spelled differently (noSertipikat, jumlahJam as text).
 */
#ifndef FEED_SIASN_ANSWER_H
#define FEED_SIASN_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"
#include "feed/reason.h"
#include "feed/siasn_record.h"
#include "store/certificate.h"

/* What came back over the line. */
struct siasn_reply {
    bool sent;               /* some of the request left this machine */
    uint32_t status;         /* of HTTP; 0: no answer */
    struct slice body;       /* whole; or why there was none */
    uint64_t retry_after_ms; /* what it asked for; 0: nothing */
};

struct siasn_verdict {
    enum feed_reason reason;       /* FEED_READY: done */
    char id[OUTBOX_REMOTE_ID_MAX]; /* with FEED_READY, where one was to be given */
    char text[DESK_REASON_MAX];    /* of the reason; "ok" when done */
    bool anew_token;               /* 401: tokens are to be fetched anew */
};

/* To saving a record. */
void siasn_judge_save(enum outbox_kind kind, const struct siasn_reply *reply,
                      struct siasn_verdict *ret);
/* To deleting one: not there any more is done, too. */
void siasn_judge_delete(const struct siasn_reply *reply, struct siasn_verdict *ret);
/* To a document. */
void siasn_judge_document(const struct siasn_reply *reply, struct siasn_verdict *ret);
/* To the history of a person. Done with id "": none of its records is this one. It is the one with
 * the same certificate number, else with the same title and days. *ret_same: it also says the same
 * JP and number, so there is nothing to change. */
void siasn_judge_history(const struct siasn_record *record, const struct siasn_reply *reply,
                         struct siasn_verdict *ret, bool *ret_same);

/* A token (RFC 6749, 5.1); `ret` has `room` bytes. False: the answer has none. */
bool siasn_read_token(const struct siasn_reply *reply, char *ret, size_t room,
                      uint64_t *ret_lives_ms);

#endif
