/* desk.h - the desk before the office: a school, an office that runs, and whoever asks it.
 *
 * Clock and chance are fakes; database, store thread and pool are real. Whoever asks waits for the
 * answer's letter, never for time. Between desk_stop and desk_start the journal may be written by
 * hand (school.h).
 */
#ifndef TESTS_OFFICE_DESK_H
#define TESTS_OFFICE_DESK_H

#include "base/bell.h"
#include "base/mailbox.h"
#include "config/config.h"
#include "office/office.h"
#include "office/school.h"
#include "support/fake_chance.h"
#include "support/fake_clock.h"
#include "wire/json_in.h"
#include "wire/ticket.h"

#define DESK_ACCOUNT "koordinator"
#define DESK_PASSWORD "rahasia negara"
#define DESK_COORDINATOR 90 /* the number of that person */
#define DESK_OTHER_ACCOUNT "koordinator dua"
#define DESK_OTHER_COORDINATOR 91

struct desk {
    struct school school;
    struct config config;
    struct fake_clock clock;
    struct fake_chance chance;
    struct ticket_key key;
    struct bell bell;
    struct mailbox *answers;
    struct mailbox *listener;
    struct store_thread *store_thread;
    struct pool *pool;
    struct office *office;
    struct feed *feed;     /* where config names one, else NULL */
    unsigned threads;      /* of the pool; 1: what is asked first is answered first */
    const char *address;   /* of whoever asks */
    char cookie[128];      /* sent with every question */
    char link_cookie[128]; /* the same */
    char bearer[128];      /* the same, in its place; "" without */
    struct office_answer *last;
};

/* school_open, and two coordinators with accounts and one password. It is MONDAY_MS. Not started.
 */
void desk_open(struct desk *desk, unsigned classes, unsigned minutes, unsigned people);
void desk_start(struct desk *desk);
void desk_stop(struct desk *desk);
/* Stops, if it was started. */
void desk_close(struct desk *desk);

/* The path may have a query. The answer, good until the next question; its body is a terminated
 * text. `body` may be NULL. */
const struct office_answer *desk_ask(struct desk *desk, const char *method, const char *path,
                                     const char *body);
/* Asks `n` times the same without waiting in between; returns how many were answered 200. */
unsigned desk_post_crowd(struct desk *desk, unsigned n, const char *path, const char *body);
/* The same with the path made by a format; GET. */
const struct office_answer *desk_get(struct desk *desk, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same, while the allocation after the next `n` fails; returns the status, 503 also when the
 * office could not even take the question. */
int desk_get_without(struct desk *desk, const char *path, int n);
/* Allocations alive once the pool (of one thread) has let go of what it answered. */
long desk_live(struct desk *desk);
/* Of the last answer. */
const char *desk_body(const struct desk *desk);
/* Checks status and the word of an Error. Here and not in desk.c: checks count in their own file.
 */
static inline void desk_check_refused(const struct desk *desk, int status, const char *error,
                                      const char *story)
{
    char want[80];
    snprintf(want, sizeof want, "{\"error\":\"%s\"}", error);
    check_same(desk->last->status, status, story);
    check_text(story, desk_body(desk), want);
}

/* Keeps the cookie of a personal link that the last answer brought. */
void desk_keep_link(struct desk *desk);
/* From now on the coordinator asks. */
void desk_sign_in(struct desk *desk);
void desk_sign_in_as(struct desk *desk, const char *account);
/* A personal link for person n, straight into the database; between stop and start. */
void desk_link(struct desk *desk, unsigned n, const char *token, int64_t issued_ms);
/* POST /api/enter with this token. */
const struct office_answer *desk_enter(struct desk *desk, const char *token);

#endif
