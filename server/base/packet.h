/* packet.h - outgoing bytes: written once, then shared and never changed.
 *
 * Runs on   one worker only. libwebsockets writes its frame header into the headroom at every
 *           send, so a packet must never be sent by two threads. The count is not atomic.
 * Owns      its bytes; the last packet_unref frees them.
 */
#ifndef BASE_PACKET_H
#define BASE_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"

#define PACKET_HEADROOM 32 /* net/ asserts that LWS_PRE fits */

enum packet_kind { PACKET_TEXT, PACKET_BINARY };

struct packet;

/* One reference, or NULL. The body is copied (may be NULL with len > 0: left to the caller to fill
 * through packet_body before it is shared). */
struct packet *packet_create(enum packet_kind kind, const void *body, size_t len);
struct packet *packet_ref(struct packet *packet);
/* Always NULL: p = packet_unref(p). NULL is welcome. */
struct packet *packet_unref(struct packet *packet);
uint8_t *packet_body(struct packet *packet); /* PACKET_HEADROOM bytes lie in front of it */
size_t packet_len(const struct packet *packet);
enum packet_kind packet_kind(const struct packet *packet);
struct slice packet_slice(const struct packet *packet);

#endif
