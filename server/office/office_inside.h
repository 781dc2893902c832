/* office_inside.h - what an office is made of. Inside office only.
 *
 * Runs on   the pool's threads; the listener is set before the first request.
 */
#ifndef OFFICE_OFFICE_INSIDE_H
#define OFFICE_OFFICE_INSIDE_H

#include <stdatomic.h>

#include "office/closing.h"
#include "office/office.h"

struct retention;
struct sealing;
struct slowdown;

struct office {
    struct office_links links;
    struct mailbox *listener; /* NULL: nobody wants to know of ended links */
    struct slowdown *slowdown;
    struct sealing *sealing;
    struct closing closing;
    struct retention *retention; /* NULL before office_retain and after office_stop */
    atomic_flag exporting; /* a file is being made */
};

#endif
