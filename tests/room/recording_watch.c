#include "room/recording_watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "room/replay.h"

static const char *const end_names[] = {
    [LINE_END_ASKED] = "asked",
    [LINE_END_LOST] = "lost",
    [LINE_END_REMOVED] = "removed",
    [LINE_END_CLASS_OVER] = "class_over",
    [LINE_END_SERVER_STOPPED] = "stopped",
};

static void *must(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static void note(struct recording_watch *recording, const char *text)
{
    size_t len = strlen(text);
    if (recording->presence_len + len + 2 > recording->presence_room) {
        recording->presence_room = 2 * (recording->presence_room + len + 2);
        recording->presence = must(realloc(recording->presence, recording->presence_room));
    }
    if (recording->presence_len)
        recording->presence[recording->presence_len++] = ' ';
    memcpy(recording->presence + recording->presence_len, text, len + 1);
    recording->presence_len += len;
}

static void record_entered(void *arg, const struct watch_entered *entered)
{
    struct recording_watch *recording = arg;
    char text[64];
    snprintf(text, sizeof text, "+%u", entered->line);
    note(recording, text);
    recording->last_line = entered->line;
}

static void record_left(void *arg, const struct watch_left *left)
{
    struct recording_watch *recording = arg;
    char text[64];
    snprintf(text, sizeof text, "-%u %s@%lld", left->line, end_names[left->why],
             (long long)((left->at_ms - recording->start_ms) / 1000));
    note(recording, text);
}

static void record_roll(void *arg, const struct watch_roll_entry *entries, size_t n, int64_t at_ms)
{
    struct recording_watch *recording = arg;
    size_t len = 0;
    (void)at_ms;
    recording->rolls_n++;
    recording->roll[0] = '\0';
    for (size_t i = 0; i < n && len < sizeof recording->roll - 20; i++)
        len += (size_t)snprintf(recording->roll + len, sizeof recording->roll - len, "%s%u:%u",
                                i ? " " : "", entries[i].line, entries[i].age_s);
}

static void record_fact(void *arg, enum fact_type type, const void *fact, int64_t at_ms,
                        uint64_t tag)
{
    struct recording_watch *recording = arg;
    if (recording->facts_n == recording->facts_room) {
        recording->facts_room = recording->facts_room ? recording->facts_room * 2 : 64;
        recording->facts =
            must(realloc(recording->facts, recording->facts_room * sizeof *recording->facts));
    }
    struct kept_fact *kept = &recording->facts[recording->facts_n++];
    memset(kept, 0, sizeof *kept);
    kept->type = type;
    kept->at_ms = at_ms;
    kept->tag = tag;
    memcpy(&kept->body, fact, fact_info[type].struct_size);
}

void recording_watch_init(struct recording_watch *recording, int64_t start_ms)
{
    *recording = (struct recording_watch){.watch = {.entered = record_entered,
                                                    .left = record_left,
                                                    .roll = record_roll,
                                                    .fact = record_fact,
                                                    .arg = recording},
                                          .start_ms = start_ms};
    note(recording, "");
}

void recording_watch_finish(struct recording_watch *recording)
{
    free(recording->facts);
    free(recording->presence);
}

void recording_watch_clear_presence(struct recording_watch *recording)
{
    recording->presence_len = 0;
    recording->presence[0] = '\0';
}

enum err recording_watch_replay(const struct recording_watch *recording, struct room *room)
{
    enum err first = OK;
    for (size_t i = 0; i < recording->facts_n; i++) {
        const struct kept_fact *kept = &recording->facts[i];
        enum err err = room_replay_fact(room, kept->type, &kept->body, kept->at_ms);
        if (!first)
            first = err;
    }
    room_replay_line(room, recording->last_line);
    return first;
}
