/* What a client may send as binary: whatever is accepted is written back as the same bytes. */
#include <string.h>

#include "base/packet.h"
#include "fuzz/demand.h"
#include "wire/gen_frames.h"
#include "wire/gen_messages.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct slice in = {data, size};
    struct sound_frame frame;

    enum err err = sound_frame_read(&frame, in);
    demand((err == ERR_OVERSIZE) == (size > WIRE_BINARY_MAX));
    demand(err == OK || err == ERR_MALFORMED || err == ERR_OVERSIZE);
    if (err)
        return 0;

    demand(frame.opus.len == size - SOUND_HEADER_BYTES);
    demand(frame.opus.len > 0 || frame.flags & SOUND_SILENCE);
    struct packet *packet = sound_frame_pack(&frame);
    demand(packet != NULL);
    demand(slice_equal(packet_slice(packet), in));
    sound_packet_set_sender(packet, ~frame.sender);
    demand(sound_frame_read(&frame, packet_slice(packet)) == OK);
    demand(memcmp(packet_body(packet), data, 8) == 0);
    packet_unref(packet);
    return 0;
}
