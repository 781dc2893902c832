#include "base/packet.h"

#include <assert.h>
#include <string.h>

#include "base/alloc.h"

struct packet {
    size_t len;
    unsigned references;
    enum packet_kind kind;
    uint8_t bytes[]; /* headroom, then the body */
};

struct packet *packet_create(enum packet_kind kind, const void *body, size_t len)
{
    if (len > SIZE_MAX - PACKET_HEADROOM - sizeof(struct packet))
        return NULL;
    struct packet *packet = mem_alloc(sizeof *packet + PACKET_HEADROOM + len);
    if (!packet)
        return NULL;

    packet->len = len;
    packet->references = 1;
    packet->kind = kind;
    if (body && len)
        memcpy(packet_body(packet), body, len);
    return packet;
}

struct packet *packet_ref(struct packet *packet)
{
    assert(packet->references > 0);
    packet->references++;
    return packet;
}

struct packet *packet_unref(struct packet *packet)
{
    if (!packet)
        return NULL;
    assert(packet->references > 0);
    if (--packet->references == 0)
        mem_free(packet);
    return NULL;
}

uint8_t *packet_body(struct packet *packet)
{
    return packet->bytes + PACKET_HEADROOM;
}

size_t packet_len(const struct packet *packet)
{
    return packet->len;
}

enum packet_kind packet_kind(const struct packet *packet)
{
    return packet->kind;
}

struct slice packet_slice(const struct packet *packet)
{
    return (struct slice){packet->bytes + PACKET_HEADROOM, packet->len};
}
