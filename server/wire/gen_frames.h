/* gen_frames.h - binary frames: fixed headers, big-endian.
 *
 * Made by protocol/gen/generate.py from protocol/classroom.json; change that, not this.
 */
#ifndef WIRE_GEN_FRAMES_H
#define WIRE_GEN_FRAMES_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

struct packet;

/* Opus from one speaker, at most 120 ms. The server checks the packet and overwrites the sender. */
#define SOUND_KIND 1
#define SOUND_HEADER_BYTES 12
#define SOUND_PAYLOAD_MAX 3840
#define SOUND_SILENCE (1u << 0) /* in flags */

struct sound_frame {
    uint8_t flags; /* Bit set. */
    uint16_t seq; /* Counts 20 ms steps of the speaker's time, also those not sent, and wraps. */
    uint32_t stamp; /* Sampling time of the first sample. Unit: 1/48000 s. */
    uint32_t sender; /* Member id; the server overwrites it. */
    struct slice opus; /* One Opus packet; empty only with the silence flag. */
};

/* Reads a whole frame; its payload points into `in`. ERR_OVERSIZE: more than WIRE_BINARY_MAX
 * bytes. ERR_MALFORMED: cut short, of another kind, with an unknown flag or without a payload
 * where one must be. */
MUST_CHECK enum err sound_frame_read(struct sound_frame *ret, struct slice in);
/* The header of this frame; the payload follows it on the wire. */
void sound_frame_write_header(const struct sound_frame *frame,
                              uint8_t ret[SOUND_HEADER_BYTES]);
/* A binary packet with one reference, the caller's; NULL: no memory. */
struct packet *sound_frame_pack(const struct sound_frame *frame);
/* Overwrites the sender in a packet of this kind, before it is shared. */
void sound_packet_set_sender(struct packet *packet, uint32_t sender);

#endif
