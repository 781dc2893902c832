/* peer.h - where a request comes from.
 *
 * Runs on   any thread.
 */
#ifndef OFFICE_PEER_H
#define OFFICE_PEER_H

struct call;

/* The address that limits count by; "" when it is this machine's own and those are not limited
 * (option address.loopback_exempt). Borrowed from the request. */
const char *peer_address(const struct call *call);

#endif
