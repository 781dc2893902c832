#include "room/event_log.h"

#include <assert.h>

#include "base/alloc.h"
#include "base/packet.h"

enum err event_log_init(struct event_log *log, uint32_t room)
{
    *log = (struct event_log){0};
    log->events = mem_zalloc(room, sizeof *log->events);
    if (!log->events)
        return ERR_NOMEM;
    log->room = room;
    return OK;
}

static struct event *at(const struct event_log *log, uint32_t n)
{
    return &log->events[n % log->room];
}

static void let_go(struct event_log *log)
{
    for (uint32_t i = 0; i < log->room; i++)
        log->events[i].packet = packet_unref(log->events[i].packet);
    log->len = 0;
}

void event_log_finish(struct event_log *log)
{
    let_go(log);
    mem_free(log->events);
    *log = (struct event_log){0};
}

void event_log_add(struct event_log *log, struct packet *packet, const struct audience *audience)
{
    struct event *event = at(log, ++log->last_n);
    packet_unref(event->packet);
    *event = (struct event){log->last_n, packet_ref(packet), *audience};
    if (log->len < log->room)
        log->len++;
}

static bool holds(const struct event_log *log, uint32_t n)
{
    return n <= log->last_n && log->last_n - n < log->len;
}

void event_log_forget(struct event_log *log, uint32_t n)
{
    if (holds(log, n))
        at(log, n)->packet = packet_unref(at(log, n)->packet);
}

void event_log_break(struct event_log *log)
{
    let_go(log);
    log->last_n++;
}

bool event_log_reaches(const struct event_log *log, uint32_t after_n)
{
    return after_n <= log->last_n && log->last_n - after_n <= log->len;
}

const struct event *event_log_after(const struct event_log *log, uint32_t after_n)
{
    assert(event_log_reaches(log, after_n));
    for (uint32_t n = after_n + 1; n <= log->last_n; n++)
        if (at(log, n)->packet)
            return at(log, n);
    return NULL;
}
