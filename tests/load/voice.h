/* voice.h - recorded speech as the Opus packets that a browser would send: 20 ms, mono, 24 kb/s.
 *
 * Runs on   any thread.
 * Owns      the packets.
 */
#ifndef LOAD_VOICE_H
#define LOAD_VOICE_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define VOICE_RATE_HZ 48000
#define VOICE_PACKET_SAMPLES 960 /* 20 ms */
#define VOICE_PACKETS_MAX 65536

struct voice {
    struct slice *packets;
    size_t n;
    size_t bytes; /* of all packets */
    uint8_t *memory;
};

/* Reads a WAV file of 16-bit mono PCM at VOICE_RATE_HZ and encodes it. ERR_IO: it cannot be read.
 * ERR_INVALID: it is something else, or shorter than one packet. ERR_NOMEM. Finish it in any case. */
MUST_CHECK enum err voice_load(struct voice *ret, const char *wav_path);
void voice_finish(struct voice *voice);

#endif
