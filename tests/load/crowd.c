#include "load/crowd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "wire/gen_frames.h"
#include "wire/gen_messages.h"

#define EVENTS_MAX 256
#define ALIVE_EVERY_US 4000000
#define READY_US_MAX 60000000
#define TAIL_US_MAX 2000000 /* after the last packet was said */
#define SAY_MAX 900
/* A phone that stops reading has small buffers; a large one of ours would hide the server's. */
#define SLEEPER_RCVBUF_BYTES 4096

static bool is_sleeper(const struct crowd *crowd, const struct member *member)
{
    return crowd->sleeper_delays && member == &crowd->members[crowd->n - 1];
}

const struct member *crowd_sleeper(const struct crowd *crowd)
{
    return crowd->sleeper_delays ? &crowd->members[crowd->n - 1] : NULL;
}

__attribute__((format(printf, 2, 3))) static void say(struct member *member, const char *format,
                                                      ...)
{
    char text[SAY_MAX];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (len > 0 && (size_t)len < sizeof text)
        line_say(&member->line, (struct slice){(const uint8_t *)text, (size_t)len});
}

static void on_opened(void *arg)
{
    struct member *member = arg;
    member->alive_us = clock_mono_us();
    say(member, "{\"type\":\"hello\",\"version\":%d,\"fingerprint\":\"%s\",\"ticket\":\"%s\"}",
        PROTOCOL_VERSION, PROTOCOL_FINGERPRINT, member->ticket);
}

static bool is_of_type(const char *text, const char *type)
{
    char wanted[64];
    snprintf(wanted, sizeof wanted, "\"type\":\"%s\"", type);
    return strstr(text, wanted) != NULL;
}

/* Only as much of the messages as a listener needs; the scenario tests read them all. */
static void take_text(struct member *member, struct slice in)
{
    char text[512];
    snprintf(text, sizeof text, "%.*s", (int)in.len, (const char *)in.at);
    if (is_of_type(text, "refused") || is_of_type(text, "bye")) {
        snprintf(member->refusal, sizeof member->refusal, "%.150s", text);
    } else if (is_of_type(text, "welcome")) {
        const char *seat = strstr(text, "\"member\":");
        member->seat = seat ? (uint32_t)strtoul(seat + 9, NULL, 10) : 0;
    } else if (is_of_type(text, "snapshot") && !member->ready) {
        member->ready = true;
        member->crowd->ready++;
    }
}

static void on_frame(void *arg, const struct ws_frame *frame)
{
    struct member *member = arg;
    if (frame->opcode == WS_TEXT)
        take_text(member, frame->payload);
    else
        hearing_take(&member->hearing, &member->crowd->speech, frame->payload, clock_mono_us());
}

static const struct line_ears ears = {on_opened, on_frame};

enum err crowd_init(struct crowd *ret, const struct line_target *target,
                    const struct crowd_plan *plan)
{
    *ret = (struct crowd){.target = target, .plan = *plan, .speech.voice = plan->voice};
    ret->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (ret->epoll < 0)
        return ERR_IO;
    ret->members = mem_zalloc(plan->n, sizeof *ret->members);
    ret->delays = mem_zalloc(1, sizeof *ret->delays);
    if (plan->sleeper_until > plan->sleeper_from)
        ret->sleeper_delays = mem_zalloc(1, sizeof *ret->sleeper_delays);
    if (!ret->members || !ret->delays)
        return ERR_NOMEM;
    ret->n = plan->n;
    for (size_t i = 0; i < ret->n; i++) {
        struct member *member = &ret->members[i];
        member->crowd = ret;
        member->ticket = plan->tickets[i];
        member->line = (struct tls_line){.fd = -1, .state = LINE_ENDED};
        member->hearing.delays = is_sleeper(ret, member) ? ret->sleeper_delays : ret->delays;
    }
    return OK;
}

void crowd_finish(struct crowd *crowd)
{
    for (size_t i = 0; i < crowd->n; i++)
        line_finish(&crowd->members[i].line);
    if (crowd->epoll >= 0)
        close(crowd->epoll);
    mem_free(crowd->members);
    mem_free(crowd->delays);
    mem_free(crowd->sleeper_delays);
}

static enum err watch(struct member *member, int how)
{
    uint32_t wanted = line_wants(&member->line);
    if (member->asleep)
        wanted &= ~(uint32_t)EPOLLIN;
    if (how == EPOLL_CTL_MOD && wanted == member->events)
        return OK;
    member->events = wanted;
    struct epoll_event event = {.events = wanted, .data.ptr = member};
    return epoll_ctl(member->crowd->epoll, how, line_fd(&member->line), &event) ? ERR_IO : OK;
}

static enum err open_next(struct crowd *crowd)
{
    struct member *member = &crowd->members[crowd->opened++];
    unsigned rcvbuf = is_sleeper(crowd, member) ? SLEEPER_RCVBUF_BYTES : 0;
    enum err err = line_open(&member->line, crowd->target, &ears, member, rcvbuf);
    return err ? err : watch(member, EPOLL_CTL_ADD);
}

static enum err move(struct member *member)
{
    line_move(&member->line, !member->asleep);
    if (member->line.state == LINE_ENDED || member->refusal[0])
        return ERR_IO;
    return watch(member, EPOLL_CTL_MOD);
}

static enum err keep_alive(struct crowd *crowd, uint64_t now_us)
{
    for (size_t i = 0; i < crowd->opened; i++) {
        struct member *member = &crowd->members[i];
        if (!member->seat || now_us - member->alive_us < ALIVE_EVERY_US)
            continue;
        member->alive_us = now_us;
        say(member, "{\"type\":\"alive\",\"echo\":%zu}", i);
        enum err err = watch(member, EPOLL_CTL_MOD);
        if (err)
            return err;
    }
    return OK;
}

/* Waits until `until_us` at most, and does what has become possible. */
static enum err turn(struct crowd *crowd, uint64_t until_us)
{
    struct epoll_event events[EVENTS_MAX];
    uint64_t now_us = clock_mono_us();
    int wait_ms = until_us > now_us ? (int)((until_us - now_us) / 1000) : 0;

    int n = epoll_wait(crowd->epoll, events, EVENTS_MAX, wait_ms);
    if (n < 0 && errno != EINTR)
        return ERR_IO;
    enum err err = OK;
    for (int i = 0; i < n && !err; i++)
        err = move(events[i].data.ptr);
    return err ? err : keep_alive(crowd, clock_mono_us());
}

static enum err seat_all(struct crowd *crowd)
{
    uint64_t start_us = clock_mono_us();
    enum err err = OK;
    while (!err && crowd->ready < crowd->n) {
        uint64_t now_us = clock_mono_us();
        if (now_us - start_us > READY_US_MAX)
            return ERR_IO;
        if (crowd->opened < crowd->n && crowd->opened - crowd->ready < crowd->plan.opening_max)
            err = open_next(crowd);
        else
            err = turn(crowd, now_us + 100000);
    }
    crowd->opening_us = clock_mono_us() - start_us;
    return err;
}

static enum err say_packet(struct crowd *crowd)
{
    struct member *speaker = &crowd->members[0];
    struct speech *speech = &crowd->speech;
    uint8_t bytes[SOUND_HEADER_BYTES + SOUND_PAYLOAD_MAX];
    const struct sound_frame frame = {.seq = (uint16_t)speech->packets,
                                      .stamp = speech->packets * VOICE_PACKET_SAMPLES,
                                      .opus = speech_payload(speech, speech->packets)};
    sound_frame_write_header(&frame, bytes);
    memcpy(bytes + SOUND_HEADER_BYTES, frame.opus.at, frame.opus.len);
    uint64_t late_us = clock_mono_us() - speech_due_us(speech, speech->packets);
    if (late_us > crowd->own_late_us)
        crowd->own_late_us = late_us;
    speech->packets++;
    line_send(&speaker->line, (struct slice){bytes, SOUND_HEADER_BYTES + frame.opus.len});
    return watch(speaker, EPOLL_CTL_MOD);
}

static enum err let_sleep(struct crowd *crowd, uint32_t packet)
{
    struct member *sleeper = &crowd->members[crowd->n - 1];
    if (!crowd->sleeper_delays)
        return OK;
    if (packet == crowd->plan.sleeper_from) {
        sleeper->asleep = true;
        return watch(sleeper, EPOLL_CTL_MOD);
    }
    if (packet != crowd->plan.sleeper_until)
        return OK;
    sleeper->asleep = false;
    crowd->has_slept = true;
    crowd->woke_us = clock_mono_us();
    hearing_wake(&sleeper->hearing);
    return move(sleeper);
}

static enum err say_all(struct crowd *crowd)
{
    struct speech *speech = &crowd->speech;
    enum err err = OK;
    speech->sender = crowd->members[0].seat;
    speech->zero_us = clock_mono_us();
    while (!err && speech->packets < crowd->plan.packets) {
        uint64_t due_us = speech_due_us(speech, speech->packets);
        if (clock_mono_us() < due_us) {
            err = turn(crowd, due_us);
            continue;
        }
        err = let_sleep(crowd, speech->packets);
        if (!err)
            err = say_packet(crowd);
    }
    return err;
}

static bool everybody_has_all(const struct crowd *crowd)
{
    for (size_t i = 1; i < crowd->n; i++)
        if (crowd->members[i].hearing.next_seq < crowd->speech.packets)
            return false;
    return true;
}

enum err crowd_run(struct crowd *crowd)
{
    enum err err = seat_all(crowd);
    if (err)
        return err;
    err = say_all(crowd);
    uint64_t end_us = clock_mono_us() + TAIL_US_MAX;
    while (!err && !everybody_has_all(crowd) && clock_mono_us() < end_us)
        err = turn(crowd, clock_mono_us() + 20000);
    crowd->end_us = clock_mono_us();
    return err;
}
