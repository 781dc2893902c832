/* asking.h - the office on the database of a year, asked as a coordinator asks.
 *
 * One pool thread with a read-only store that was just opened, the real store thread and the real
 * clock: what it takes from the question to the letter with the answer is the server's time.
 */
#ifndef TESTS_YEAR_ASKING_H
#define TESTS_YEAR_ASKING_H

#include <stdint.h>

#include "base/bell.h"
#include "config/config.h"
#include "wire/ticket.h"
#include "year/year.h"

struct asking {
    struct year *year;
    struct config config;
    struct ticket_key key;
    struct bell bell;
    struct mailbox *answers;
    struct store_thread *thread;
    struct pool *pool;
    struct office *office;
    char cookie[128];
};

/* Opens the year's store for writing and signs in. */
void asking_begin(struct asking *asking, struct year *year);
void asking_end(struct asking *asking);
/* GET; microseconds until the answer, which must be a 200. *ret_bytes (may be NULL): of the body
 * or the file. */
uint64_t asking_get(struct asking *asking, const char *path, const char *query,
                    uint64_t *ret_bytes);

#endif
