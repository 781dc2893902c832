/* guests.h - how many connections one address may have, and how many it may open.
 *
 * Runs on   the worker that accepts. Nothing here locks.
 * Owns      one record per address that is connected or was a moment ago.
 *
 * Asked before TLS: a handshake costs a hundred times what a refusal costs. A whole school may sit
 * behind one address, so the limits are options. An IPv6 network of /64 counts as one address.
 */
#ifndef NET_GUESTS_H
#define NET_GUESTS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/err.h"

#define GUEST_ADDRESS_MAX 64

struct guests;

struct guest_limits {
    unsigned connections_max;        /* at once, of one address */
    unsigned connections_per_minute; /* new ones, of one address; as many may come at once */
    bool loopback_exempt;            /* this machine's own are not limited */
};

/* One connection of an address. */
struct guest {
    struct guest_record *record;
    char address[GUEST_ADDRESS_MAX]; /* for the log and for the session */
};

MUST_CHECK enum err guests_create(struct guests **ret, const struct guest_limits *limits);
/* Every guest must have left. NULL is welcome. */
void guests_destroy(struct guests *guests);

/* ERR_FULL: too many at once, of this address or of all. ERR_TOO_FAST: too many new ones.
 * ERR_NOMEM. The guest is the caller's, to be ended with guest_leave. */
MUST_CHECK enum err guest_enter(struct guests *guests, const struct sockaddr *address,
                                uint64_t mono_ms, struct guest **ret);
/* NULL is welcome. */
void guest_leave(struct guest *guest);

/* Forgets addresses that have nobody here and are owed nothing; to be called now and then. */
void guests_sweep(struct guests *guests, uint64_t mono_ms);
unsigned guests_addresses(const struct guests *guests);

#endif
