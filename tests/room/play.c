#include "room/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "room/floor.h"
#include "room/hands.h"
#include "room/lead.h"
#include "room/play_requests.h"
#include "room/world.h"

/* What a statement works with. */
struct act {
    struct world *world;
    struct device *device; /* NULL: it is about all */
    const char *args;
    char *answer;
};

static void say(const struct act *act, const char *text)
{
    snprintf(act->answer, PLAY_ANSWER_MAX, "%s", text);
}

static void say_number(const struct act *act, long long number)
{
    snprintf(act->answer, PLAY_ANSWER_MAX, "%lld", number);
}

static void say_err(const struct act *act, enum err err)
{
    say(act, err_name(err));
}

static void enters(const struct act *act)
{
    bool resumed = false;
    say_err(act, world_enter(act->world, act->device, false, &resumed));
}

static void comes_back(const struct act *act)
{
    bool resumed = false;
    enum err err = world_enter(act->world, act->device, true, &resumed);
    say(act, err ? err_name(err) : resumed ? "resumed" : "greeted");
}

static void lost(const struct act *act)
{
    world_gone(act->world, act->device, LINE_END_LOST,
               (uint64_t)strtoul(act->args, NULL, 10) * 1000);
    say(act, "ok");
}

static void leaves(const struct act *act)
{
    world_gone(act->world, act->device, LINE_END_ASKED, 0);
    say(act, "ok");
}

static void falls_silent(const struct act *act)
{
    act->device->mute = true;
    say(act, "ok");
}

static void stirs(const struct act *act)
{
    act->device->mute = false;
    say(act, "ok");
}

static bool is_mine(const struct act *act, const struct sent *sent)
{
    return act->device->conn && sent->line.conn == act->device->conn;
}

static void hears(const struct act *act)
{
    const struct recording_outbox *outbox = &act->world->outbox;
    size_t len = 0;
    char type[64];
    act->answer[0] = '\0';
    for (size_t i = act->device->read; i < outbox->sent_n; i++) {
        if (!is_mine(act, &outbox->sent[i]) || len > PLAY_ANSWER_MAX - 80)
            continue;
        sent_type(outbox->sent[i].body, type);
        len += (size_t)snprintf(act->answer + len, PLAY_ANSWER_MAX - len, "%s%s", len ? " " : "",
                                type);
    }
    act->device->read = outbox->sent_n;
}

static void forgets(const struct act *act)
{
    act->device->read = act->world->outbox.sent_n;
    say(act, "ok");
}

static void got(const struct act *act)
{
    const struct recording_outbox *outbox = &act->world->outbox;
    long long n = 0;
    char type[64];
    for (size_t i = act->device->read; i < outbox->sent_n; i++) {
        sent_type(outbox->sent[i].body, type);
        n += is_mine(act, &outbox->sent[i]) && strcmp(type, act->args) == 0;
    }
    say_number(act, n);
}

static void last(const struct act *act)
{
    char type[64], field[64];
    const char *body = NULL;
    if (sscanf(act->args, "%63s %63s", type, field) == 2)
        body = world_last(act->world, act->device, type);
    if (!body || !sent_field(body, field, act->answer, PLAY_ANSWER_MAX))
        say(act, "none");
}

static void place(const struct act *act)
{
    say_number(act, hand_place(act->world->room, world_member(act->world, act->device)));
}

static void may_speak(const struct act *act)
{
    const struct member *member = world_member(act->world, act->device);
    say(act, floor_may_speak(act->world->room, member) ? "yes" : "no");
}

static void closed(const struct act *act)
{
    const struct recording_outbox *outbox = &act->world->outbox;
    say(act, "no");
    for (size_t i = 0; i < outbox->closed_n; i++)
        if (outbox->closed[i].line.conn == act->device->conn) {
            snprintf(act->answer, PLAY_ANSWER_MAX, "%s%s", bye_reason_name(outbox->closed[i].why),
                     outbox->closed[i].again ? " again" : "");
            act->device->seated = false;
        }
}

static void wait_for(const struct act *act)
{
    world_wait(act->world, (uint64_t)(strtod(act->args, NULL) * 1000));
    say(act, "ok");
}

static void crash(const struct act *act)
{
    say_err(act, world_crash(act->world));
}

static void stop(const struct act *act)
{
    room_stop(act->world->room);
    say(act, "ok");
}

static void end(const struct act *act)
{
    room_end(act->world->room);
    say(act, "ok");
}

static void set_unsafe(const struct act *act)
{
    room_set_safety(act->world->room, false, room_now_ms(act->world->room));
    say(act, "ok");
}

static void set_safe(const struct act *act)
{
    room_set_safety(act->world->room, true, room_now_ms(act->world->room));
    say(act, "ok");
}

static void step_clock(const struct act *act)
{
    fake_clock_step_wall(&act->world->clock, strtol(act->args, NULL, 10) * 1000);
    say(act, "ok");
}

static void phase(const struct act *act)
{
    say(act, class_phase_name(room_phase(act->world->room)));
}

static void leader(const struct act *act)
{
    const struct member *member = room_member(act->world->room, lead_seat(act->world->room));
    say(act, member ? member_name(member) : "nobody");
}

/* Names without "fact_"; "!" stands behind one that a request waits for. */
static void facts(const struct act *act)
{
    const struct recording_watch *watch = &act->world->watch;
    size_t len = 0;
    act->answer[0] = '\0';
    for (size_t i = act->world->facts_read; i < watch->facts_n; i++) {
        const char *name = fact_info[watch->facts[i].type].name;
        if (strncmp(name, "fact_", 5) == 0)
            name += 5;
        len += (size_t)snprintf(act->answer + len, PLAY_ANSWER_MAX - len, "%s%s%s", len ? " " : "",
                                name, watch->facts[i].tag ? "!" : "");
    }
    act->world->facts_read = watch->facts_n;
}

static void presence(const struct act *act)
{
    say(act, act->world->watch.presence);
    recording_watch_clear_presence(&act->world->watch);
}

static void roll(const struct act *act)
{
    say(act, act->world->watch.roll);
}

static void request(const struct act *act, const char *verb)
{
    say_err(act, play_request(act->world, act->device, verb, act->args));
}

static const struct {
    const char *verb;
    void (*run)(const struct act *act);
    bool about_all;
} statements[] = {
    {"enters", enters, false},
    {"back", comes_back, false},
    {"lost", lost, false},
    {"leaves", leaves, false},
    {"hears", hears, false},
    {"forgets", forgets, false},
    {"falls_silent", falls_silent, false},
    {"stirs", stirs, false},
    {"got", got, false},
    {"last", last, false},
    {"place", place, false},
    {"may_speak", may_speak, false},
    {"closed", closed, false},
    {"wait", wait_for, true},
    {"crash", crash, true},
    {"stop", stop, true},
    {"end", end, true},
    {"unsafe", set_unsafe, true},
    {"safe", set_safe, true},
    {"step_clock", step_clock, true},
    {"phase", phase, true},
    {"leader", leader, true},
    {"facts", facts, true},
    {"presence", presence, true},
    {"roll", roll, true},
};

#define STATEMENTS_N (sizeof statements / sizeof statements[0])

static const char *next_word(const char *at, char word[64])
{
    size_t len = strcspn(at, " ");
    snprintf(word, 64, "%.*s", (int)len, at);
    at += len;
    return at + strspn(at, " ");
}

static bool run_statement(struct act *act, const char *verb)
{
    for (size_t i = 0; i < STATEMENTS_N; i++)
        if (strcmp(statements[i].verb, verb) == 0 &&
            statements[i].about_all == (act->device == NULL)) {
            statements[i].run(act);
            return true;
        }
    return false;
}

void play_step(struct world *world, const char *statement, char answer[PLAY_ANSWER_MAX])
{
    char word[64];
    struct act act = {.world = world, .answer = answer};

    act.args = next_word(statement, word);
    if (run_statement(&act, word))
        return;
    act.device = world_device(world, word);
    act.args = next_word(act.args, word);
    if (!act.device)
        snprintf(answer, PLAY_ANSWER_MAX, "nobody does this: %.200s", statement);
    else if (!run_statement(&act, word))
        request(&act, word);
}

/* Copies the next step, trimmed; NULL at the end. */
static const char *next_step(const char *at, char *step, size_t room)
{
    at += strspn(at, " ;\n");
    if (!*at)
        return NULL;
    size_t len = strcspn(at, ";\n");
    const char *next = at + len;
    while (len && at[len - 1] == ' ')
        len--;
    snprintf(step, room, "%.*s", (int)len, at);
    return next;
}

bool play(struct world *world, const char *story, char *ret, size_t room)
{
    char step[PLAY_ANSWER_MAX], answer[PLAY_ANSWER_MAX];
    while ((story = next_step(story, step, sizeof step))) {
        const char *want = "ok";
        char *equals = strstr(step, " =");
        if (equals) {
            want = equals + 2 + strspn(equals + 2, " ");
            *equals = '\0';
        }
        play_step(world, step, answer);
        if (strcmp(answer, want) != 0) {
            snprintf(ret, room, "\"%.200s\" answers \"%.2000s\", not \"%.2000s\"", step, answer,
                     want);
            return false;
        }
        const char *wrong = room_check(world->room);
        if (wrong) {
            snprintf(ret, room, "after \"%.200s\": %s", step, wrong);
            return false;
        }
    }
    return true;
}
