#include "session/sendq.h"

#include "base/packet.h"

enum err sendq_init(struct sendq *q, const struct sendq_limits *limits)
{
    *q = (struct sendq){.control_bytes_max = limits->control_bytes_max};
    enum err err = ring_init(&q->control, limits->control_packets_max);
    if (!err)
        err = ring_init(&q->sound, limits->sound_packets_max);
    if (err)
        sendq_finish(q);
    return err;
}

void sendq_finish(struct sendq *q)
{
    for (struct packet *packet = sendq_pop(q); packet; packet = sendq_pop(q))
        packet_unref(packet);
    ring_finish(&q->control);
    ring_finish(&q->sound);
}

enum err sendq_push(struct sendq *q, struct packet *packet, enum sendq_lane lane)
{
    if (lane == SENDQ_CONTROL) {
        size_t bytes = packet_len(packet);
        if (q->control_bytes + bytes > q->control_bytes_max || !ring_push(&q->control, packet))
            return ERR_FULL;
        q->control_bytes += bytes;
    } else if (!ring_push(&q->sound, packet)) {
        packet_unref(ring_pop(&q->sound)); /* the oldest makes room */
        q->sound_dropped++;
        if (!ring_push(&q->sound, packet))
            return ERR_FULL;
    }
    packet_ref(packet);
    return OK;
}

struct packet *sendq_pop(struct sendq *q)
{
    struct packet *packet = ring_pop(&q->control);
    if (packet)
        q->control_bytes -= packet_len(packet);
    else
        packet = ring_pop(&q->sound);
    return packet;
}

bool sendq_is_empty(const struct sendq *q)
{
    return q->control.len == 0 && q->sound.len == 0;
}

unsigned sendq_drop_sound(struct sendq *q)
{
    unsigned dropped = 0;
    for (struct packet *packet = ring_pop(&q->sound); packet; packet = ring_pop(&q->sound)) {
        packet_unref(packet);
        dropped++;
    }
    q->sound_dropped += dropped;
    return dropped;
}
