/* call.h - one HTTP request while it is answered.
 *
 * Runs on   one thread of the pool, with that thread's read-only store.
 * Borrows   everything; the answer's body is filled and belongs to the answer.
 *
 * A handler fills the answer and returns OK, or returns an error and leaves the answer to
 * call_refuse: then whatever it wrote is forgotten.
 */
#ifndef OFFICE_CALL_H
#define OFFICE_CALL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "office/faults.h"
#include "store/access.h"
#include "wire/json_out.h"

struct office;
struct office_answer;
struct office_request;
struct store;

#define CALL_IDS_MAX 2  /* ids in one path */
#define CALL_HASH_IDS 2 /* of which a hash fills so many */

struct call {
    struct office *office;
    struct store *store;
    const struct office_request *request;
    struct office_answer *answer;
    int64_t now_ms; /* UTC, one moment for the whole answer */
    struct id ids[CALL_IDS_MAX];
    struct id person;           /* who is signed in, where the route asks for somebody */
    struct account_row account; /* and with what; its name is "" when a personal link signed in */
    struct id token;            /* of the machine that asks, or none */
    bool whole_nip;             /* that machine may see numbers of civil servants in full */
    uint64_t withheld;          /* people of whom nothing is given: restricting.h */
    uint64_t wait_ms;           /* to go with ERR_TOO_FAST */
    const char *detail;         /* to go with ERR_BAD_LINK; static, or NULL */
    struct faults faults;       /* to go with ERR_INVALID and ERR_MALFORMED */
};

typedef enum err call_handler(struct call *call);

/* The hash of a path that has one. */
void call_hash(const struct call *call, uint8_t ret[DIGEST_BYTES]);
/* The answer will be JSON: where to write it. */
struct json_out call_json(struct call *call);
/* The answer will be empty: 204. */
void call_nothing(struct call *call);
/* A failure to read what is ours (a journal, a policy) as it is to be answered: whoever asked is
 * not to blame, whatever the reader calls it. */
enum err call_own_fault(enum err err);
/* The answer will be this refusal, with the status that goes with it. */
void call_refuse(struct call *call, enum err err);
/* 401 for ERR_FORBIDDEN and so on. */
int call_status(enum err err);
/* The name of a person, "" for none and when nobody has this id. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err call_name_of(struct call *call, struct id person, char ret[CATALOG_NAME_MAX]);

#endif
