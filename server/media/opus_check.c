#include "media/opus_check.h"

#include <opus.h>

#define FRAMES_MAX 48 /* RFC 6716, 3.2.5: 120 ms of 2.5 ms */

enum err opus_check(struct slice packet, uint32_t *ret_samples)
{
    const unsigned char *frames[FRAMES_MAX];
    opus_int16 sizes[FRAMES_MAX];
    unsigned char toc = 0;
    int payload_offset = 0;

    if (packet.len == 0 || packet.len > INT32_MAX)
        return ERR_MALFORMED;
    int n =
        opus_packet_parse(packet.at, (opus_int32)packet.len, &toc, frames, sizes, &payload_offset);
    if (n < 1)
        return ERR_MALFORMED;
    uint32_t samples =
        (uint32_t)n * (uint32_t)opus_packet_get_samples_per_frame(packet.at, OPUS_RATE_HZ);
    if (samples > OPUS_SAMPLES_MAX)
        return ERR_MALFORMED;
    *ret_samples = samples;
    return OK;
}
