/* gen_frames.c: made by protocol/gen/generate.py; change protocol/classroom.json instead. */
#include "wire/gen_frames.h"

#include <assert.h>
#include <string.h>

#include "base/packet.h"

_Static_assert(SOUND_HEADER_BYTES == 1 + 1 + 2 + 4 + 4, "the header is its fields");
_Static_assert(SOUND_HEADER_BYTES + SOUND_PAYLOAD_MAX <= 3852, "fits a frame");

enum err sound_frame_read(struct sound_frame *ret, struct slice in)
{
    if (in.len > SOUND_HEADER_BYTES + SOUND_PAYLOAD_MAX)
        return ERR_OVERSIZE;

    struct reader r = reader_of(in);
    struct sound_frame f;

    uint8_t kind = read_u8(&r);
    f.flags = read_u8(&r);
    f.seq = read_u16(&r);
    f.stamp = read_u32(&r);
    f.sender = read_u32(&r);
    f.opus = read_rest(&r);

    if (r.bad || kind != SOUND_KIND)
        return ERR_MALFORMED;
    if (f.flags & ~(SOUND_SILENCE))
        return ERR_MALFORMED;
    if (f.opus.len == 0 && !(f.flags & SOUND_SILENCE))
        return ERR_MALFORMED;
    *ret = f;
    return OK;
}

void sound_frame_write_header(const struct sound_frame *frame,
                              uint8_t ret[SOUND_HEADER_BYTES])
{
    struct writer w = writer_of(ret, SOUND_HEADER_BYTES);

    write_u8(&w, SOUND_KIND);
    write_u8(&w, frame->flags);
    write_u16(&w, frame->seq);
    write_u32(&w, frame->stamp);
    write_u32(&w, frame->sender);
    assert(!w.bad);
}

struct packet *sound_frame_pack(const struct sound_frame *frame)
{
    size_t len = SOUND_HEADER_BYTES + frame->opus.len;
    struct packet *packet = packet_create(PACKET_BINARY, NULL, len);
    if (!packet)
        return NULL;

    sound_frame_write_header(frame, packet_body(packet));
    if (frame->opus.len)
        memcpy(packet_body(packet) + SOUND_HEADER_BYTES, frame->opus.at, frame->opus.len);
    return packet;
}

void sound_packet_set_sender(struct packet *packet, uint32_t sender)
{
    assert(packet_len(packet) >= SOUND_HEADER_BYTES);
    struct writer w = writer_of(packet_body(packet) + 8, sizeof sender);
    write_u32(&w, sender);
}
