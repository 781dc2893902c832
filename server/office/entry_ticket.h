/* entry_ticket.h - the ticket with which somebody takes a seat: made here, read at the greeting.
 *
 * Runs on   the pool's threads.
 */
#ifndef OFFICE_ENTRY_TICKET_H
#define OFFICE_ENTRY_TICKET_H

#include <stdint.h>

#include "base/id.h"
#include "wire/ticket.h"

#define ENTRY_TICKET_LIFE_MS 900000 /* a page that waits longer asks again */

struct call;
struct class_row;

struct entry_ticket_for {
    enum role role;
    struct id person;
    const char *name; /* display name */
};

struct entry_ticket {
    char text[TICKET_TEXT_MAX];
    int64_t expires_ms;
};

void entry_ticket_write(const struct call *call, const struct entry_ticket_for *who,
                        const struct class_row *class, struct entry_ticket *ret);

#endif
