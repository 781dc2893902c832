#include "net/line.h"

#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

/* The kernel calls the socket writeable when less than half of this is unsent: about what one
 * speaker says in LINE_FREE_MS. With more, the session's own queue, which drops its oldest sound,
 * does the waiting. */
#define UNSENT_LOW_BYTES 1024
#define HELD_LITTLE_BYTES (LINE_SPEED_MIN * LINE_FREE_MS / 1000)

void line_prepare(int fd, unsigned sndbuf_bytes)
{
    int sndbuf = (int)sndbuf_bytes;
    int unsent = UNSENT_LOW_BYTES;
    if (sndbuf > 0)
        (void)setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &sndbuf, sizeof sndbuf);
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof unsent);
}

void line_wrote(struct line *line, size_t packet_bytes)
{
    line->written_bytes += packet_bytes + LINE_FRAME_BYTES;
}

/* Nearly always so little is held that the second question need not be asked. */
static struct line_reading read_socket(int fd)
{
    struct line_reading reading = {0};
    int held = 0;
    if (ioctl(fd, SIOCOUTQ, &held) != 0 || held < HELD_LITTLE_BYTES)
        return reading;
    reading.held_bytes = (size_t)held;

    struct tcp_info info = {0};
    socklen_t len = sizeof info;
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &len) == 0)
        reading.round_trip_min_ms = info.tcpi_min_rtt == UINT32_MAX ? 0 : info.tcpi_min_rtt / 1000;
    return reading;
}

unsigned line_sample(struct line *line, int fd, uint64_t mono_ms)
{
    struct line_reading reading = read_socket(fd);
    return line_judge(line, &reading, mono_ms);
}

/* Three parts of what it was, one part of what it is now. */
static void measure_speed(struct line *line, uint64_t mono_ms)
{
    uint64_t since_ms = mono_ms - line->sampled_mono_ms;
    if (line->sampled_mono_ms && since_ms) {
        uint64_t now = line->written_bytes * 1000 / since_ms;
        uint64_t speed = (3 * (uint64_t)line->speed + now) / 4;
        line->speed = speed < LINE_SPEED_MIN ? LINE_SPEED_MIN
                      : speed > UINT32_MAX   ? UINT32_MAX
                                             : (uint32_t)speed;
    } else if (!line->speed) {
        line->speed = LINE_SPEED_MIN;
    }
    line->written_bytes = 0;
    line->sampled_mono_ms = mono_ms;
}

unsigned line_judge(struct line *line, const struct line_reading *reading, uint64_t mono_ms)
{
    measure_speed(line, mono_ms);
    uint64_t held_ms = (uint64_t)reading->held_bytes * 1000 / line->speed;
    held_ms = held_ms > reading->round_trip_min_ms ? held_ms - reading->round_trip_min_ms : 0;
    if (held_ms > LINE_SLOW_MS)
        line->slow = true;
    else if (held_ms < LINE_FREE_MS)
        line->slow = false;
    return held_ms > UINT32_MAX ? UINT32_MAX : (unsigned)held_ms;
}
