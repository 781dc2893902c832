#include "room/recording_outbox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/packet.h"

/* A test that has no memory has nothing to say. */
static void *must(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

static char *text_of(struct packet *packet)
{
    struct slice body = packet_slice(packet);
    if (packet_kind(packet) == PACKET_TEXT) {
        char *text = must(malloc(body.len + 1));
        memcpy(text, body.at, body.len);
        text[body.len] = '\0';
        return text;
    }
    char *hex = must(malloc(2 * body.len + 1));
    hex[0] = '\0';
    for (size_t i = 0; i < body.len; i++)
        snprintf(hex + 2 * i, 3, "%02x", body.at[i]);
    return hex;
}

static void record_send(void *arg, const struct line_ref *lines, size_t n, struct packet *packet,
                        enum lane lane)
{
    struct recording_outbox *recording = arg;
    recording->sends_n++;
    for (size_t i = 0; i < n; i++) {
        if (recording->sent_n == recording->sent_room) {
            recording->sent_room = recording->sent_room ? recording->sent_room * 2 : 64;
            recording->sent =
                must(realloc(recording->sent, recording->sent_room * sizeof *recording->sent));
        }
        recording->sent[recording->sent_n++] =
            (struct sent){.line = lines[i], .lane = lane, .body = text_of(packet)};
    }
}

static void record_close(void *arg, struct line_ref line, enum bye_reason why, bool again)
{
    struct recording_outbox *recording = arg;
    if (recording->closed_n == recording->closed_room) {
        recording->closed_room = recording->closed_room ? recording->closed_room * 2 : 16;
        recording->closed =
            must(realloc(recording->closed, recording->closed_room * sizeof *recording->closed));
    }
    recording->closed[recording->closed_n++] = (struct closed){line, why, again};
}

void recording_outbox_init(struct recording_outbox *recording)
{
    *recording = (struct recording_outbox){
        .outbox = {.send = record_send, .close = record_close, .arg = recording}};
}

void recording_outbox_clear(struct recording_outbox *recording)
{
    for (size_t i = 0; i < recording->sent_n; i++)
        free(recording->sent[i].body);
    recording->sent_n = 0;
}

void recording_outbox_finish(struct recording_outbox *recording)
{
    recording_outbox_clear(recording);
    free(recording->sent);
    free(recording->closed);
}

void sent_type(const char *body, char *ret)
{
    if (!sent_field(body, "type", ret, 64))
        strcpy(ret, "sound");
}

/* Behind the value that begins at `at`: past its closing quote or bracket, or at a comma. */
static const char *value_end(const char *at)
{
    int depth = 0;
    bool quoted = false;
    for (; *at; at++) {
        if (*at == '\\' && quoted && at[1])
            at++;
        else if (*at == '"')
            quoted = !quoted;
        else if (!quoted && (*at == '[' || *at == '{'))
            depth++;
        else if (!quoted && depth == 0 && (*at == ',' || *at == '}' || *at == ']'))
            return at;
        else if (!quoted && (*at == ']' || *at == '}'))
            depth--;
    }
    return at;
}

bool sent_field(const char *body, const char *field, char *ret, size_t room)
{
    char key[80];
    snprintf(key, sizeof key, "\"%s\":", field);
    const char *at = strstr(body, key);
    if (!at)
        return false;
    at += strlen(key);
    const char *end = value_end(at);
    if (*at == '"') {
        at++;
        end--;
    }
    snprintf(ret, room, "%.*s", (int)(end - at), at);
    return true;
}
