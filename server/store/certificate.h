/* certificate.h - rows of certificates, and of what goes to the personnel system.
 *
 * Runs on   any thread. Plain data, by value but for slices, which are borrowed.
 * Every *_MAX counts its terminating zero.
 */
#ifndef STORE_CERTIFICATE_H
#define STORE_CERTIFICATE_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/id.h"
#include "store/desk.h"

/* Stored: "sttp", "sertifikat", "surat_keterangan". */
enum certificate_kind { CERTIFICATE_STTP = 1, CERTIFICATE_CERTIFICATE, CERTIFICATE_STATEMENT };

#define CERTIFICATE_NUMBER_MAX 81
#define CERTIFICATE_CONTENT_BYTES_MAX (64u * 1024u)

struct certificate_row {
    char number[CERTIFICATE_NUMBER_MAX]; /* never used again */
    struct id code;                      /* behind the QR code */
    struct id activity;
    struct id person;
    enum certificate_kind kind;
    int64_t issued_ms;
    struct id issued_by; /* none: the server */
    int64_t revoked_ms;  /* 0: good */
    char revoked_why[DESK_REASON_MAX];
    struct slice content; /* JSON of all that it shows */
};

/* Stored: "kursus", "diklat", "dokumen". */
enum outbox_kind { OUTBOX_COURSE = 1, OUTBOX_TRAINING, OUTBOX_DOCUMENT };
/* Stored: "waiting", "sent", "parked". */
enum outbox_state { OUTBOX_WAITING = 1, OUTBOX_SENT, OUTBOX_PARKED };
#define OUTBOX_STATES 3

#define OUTBOX_REMOTE_ID_MAX 129
#define OUTBOX_BODY_BYTES_MAX (1024u * 1024u)

struct outbox_key {
    struct id person;
    struct id activity;
    enum outbox_kind kind;
};

struct outbox_row {
    struct id id;
    struct id person;
    struct id activity;
    enum outbox_kind kind; /* one row for each person, activity and kind */
    struct slice body;     /* as it was last to be sent */
    enum outbox_state state;
    char remote_id[OUTBOX_REMOTE_ID_MAX]; /* known once it was accepted */
    uint32_t tries;                       /* since it last changed or was replayed */
    int64_t due_ms;                       /* not before */
    char reason[DESK_REASON_MAX];         /* of the last refusal */
    int64_t made_ms;
    int64_t changed_ms;
    int64_t since_ms; /* what is to be sent stands so since then */
};

/* An attempt to send, and what came of it. */
struct outbox_try_row {
    uint64_t seq; /* given by the store */
    struct id outbox;
    int64_t at_ms;
    uint32_t status;              /* of HTTP; 0: no answer */
    char answer[DESK_REASON_MAX]; /* its beginning, or why there was none */
};

extern const struct word_table certificate_kind_words, outbox_kind_words, outbox_state_words;

#endif
