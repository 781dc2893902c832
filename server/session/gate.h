/* gate.h - the checks that every message passes before anybody reads it: columns of the schema.
 *
 * Runs on   the worker of the connection. A filter: home decides again.
 */
#ifndef SESSION_GATE_H
#define SESSION_GATE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "wire/gen_messages.h"

struct session;

void gate_open(struct session *session);
/* ERR_OVERSIZE, ERR_UNEXPECTED: the peer's fault. ERR_FORBIDDEN, ERR_TOO_FAST (with how long to
 * wait): the person's. */
MUST_CHECK enum err gate_check(struct session *session, const struct msg_info *info, size_t size,
                               uint64_t mono_ms, uint64_t *ret_wait_ms);
/* The same for a sound frame. */
MUST_CHECK enum err gate_check_sound(struct session *session, uint64_t mono_ms);

#endif
