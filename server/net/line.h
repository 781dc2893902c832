/* line.h - how much sound waits inside the kernel for one connection.
 *
 * Runs on   the worker that owns the connection.
 * Borrows   the socket.
 *
 * Small writes vanish into the kernel's buffers: a reader that stopped took minutes of sound before
 * a write failed. So the buffers are kept small and each line is sampled four times a second: the
 * bytes not yet acknowledged, less those that are only on their way (bytes per second times the
 * shortest round trip seen), in milliseconds of what is being sent. The speed is measured, but
 * never taken below that of one speaker (LINE_SPEED_MIN: fifty times a second 60 bytes of Opus at
 * 24 kb/s, 12 of our header and LINE_FRAME_BYTES), so that a quiet line does not look like a jam.
 */
#ifndef NET_LINE_H
#define NET_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LINE_FRAME_BYTES 26 /* around a packet: WebSocket header 4, TLS record 22 */
#define LINE_SPEED_MIN 4900 /* bytes per second */
#define LINE_SLOW_MS 300    /* holding more, the line is slow */
#define LINE_FREE_MS 100    /* holding less, it is free again */

struct line {
    bool slow;            /* no direct writes: what is sent is asked for, and the kernel paces it */
    size_t written_bytes; /* since the last sample */
    uint32_t speed;       /* bytes per second, smoothed */
    uint64_t sampled_mono_ms;
};

/* What the kernel says about a socket. */
struct line_reading {
    size_t held_bytes; /* written and not acknowledged */
    unsigned round_trip_min_ms;
};

/* Small send buffer, and readiness only when little is unsent. A failure leaves the defaults, with
 * which the line still works. */
void line_prepare(int fd, unsigned sndbuf_bytes);
/* Counts a packet that was written. */
void line_wrote(struct line *line, size_t packet_bytes);
/* Reads the socket and judges it; returns the milliseconds held. */
unsigned line_sample(struct line *line, int fd, uint64_t mono_ms);
/* The same from a given reading. */
unsigned line_judge(struct line *line, const struct line_reading *reading, uint64_t mono_ms);

#endif
