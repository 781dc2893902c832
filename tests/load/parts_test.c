/* The load client's judgement must be right before a server is judged by it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "load/hearing.h"
#include "load/ws_stream.h"
#include "support/check.h"
#include "wire/gen_frames.h"

#define SLICE(text) ((struct slice){(const uint8_t *)(text), sizeof(text) - 1})

static const struct {
    const char *story;
    struct slice bytes;
    enum err err;
    size_t used;
    size_t payload;
} frames[] = {
    {"nothing yet", {NULL, 0}, ERR_BUSY, 0, 0},
    {"half a head", SLICE("\x81"), ERR_BUSY, 0, 0},
    {"a short text", SLICE("\x81\x02hi"), OK, 4, 2},
    {"a text and the start of the next", SLICE("\x81\x02hi\x82"), OK, 4, 2},
    {"sound cut short", SLICE("\x82\x05uvw"), ERR_BUSY, 0, 0},
    {"a close with its code", SLICE("\x88\x02\x03\xe8"), OK, 4, 2},
    {"reserved bits", SLICE("\xc1\x02hi"), ERR_MALFORMED, 0, 0},
    {"masked, which a server never does", SLICE("\x81\x82mmmmhi"), ERR_MALFORMED, 0, 0},
    {"a fragment", SLICE("\x01\x02hi"), ERR_MALFORMED, 0, 0},
    {"an unknown opcode", SLICE("\x83\x02hi"), ERR_MALFORMED, 0, 0},
    {"a short length written long", SLICE("\x81\x7e\x00\x02hi"), ERR_MALFORMED, 0, 0},
    {"far too long", SLICE("\x82\x7f\x00\x00\x00\x00\x10\x00\x00\x00"), ERR_MALFORMED, 0, 0},
    {"a payload taken for a head", SLICE("\xf8\xff\xfe"), ERR_MALFORMED, 0, 0},
};

static void frames_are_read_strictly(void)
{
    for (size_t i = 0; i < COUNT(frames); i++) {
        struct ws_frame frame = {0};
        size_t used = 0;
        enum err err = ws_read_frame(frames[i].bytes, &frame, &used);
        check_same(err, frames[i].err, frames[i].story);
        check_same(used, frames[i].used, frames[i].story);
        check_same(frame.payload.len, frames[i].payload, frames[i].story);
    }
}

static void what_a_client_writes_is_masked(void)
{
    struct buffer out = {0};
    uint8_t payload[300] = {1, 2, 3};
    ws_write_frame(&out, WS_BINARY, (struct slice){payload, sizeof payload});
    check_same(out.len, 4 + 4 + sizeof payload, "head, mask and payload");
    check_same(out.at[1], 0x80 | 126, "a mask and a length of two bytes");
    for (size_t i = 0; i < sizeof payload; i++)
        out.at[8 + i] ^= out.at[4 + i % 4];
    check(memcmp(out.at + 8, payload, sizeof payload) == 0, "the mask comes off again");
    buffer_finish(&out);
}

static void upgrade_is_proved(void)
{
    const char *key = "dGhlIHNhbXBsZSBub25jZQ=="; /* RFC 6455, 1.3 */
    struct slice good = SLICE("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                              "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                              "Sec-WebSocket-Protocol: sinkron\r\n\r\n\x81");
    struct slice wrong = SLICE("HTTP/1.1 101 Switching Protocols\r\n"
                               "Sec-WebSocket-Accept: AAAALMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                               "Sec-WebSocket-Protocol: sinkron\r\n\r\n");
    struct slice refused = SLICE("HTTP/1.1 403 Forbidden\r\n\r\n");
    size_t used = 0;
    check_same(ws_read_upgrade(good, key, &used), OK, "the standard's example");
    check_same(used, good.len - 1, "what follows is not eaten");
    check_same(ws_read_upgrade((struct slice){good.at, 60}, key, &used), ERR_BUSY, "cut short");
    check_same(ws_read_upgrade(wrong, key, &used), ERR_MALFORMED, "made of another key");
    check_same(ws_read_upgrade(refused, key, &used), ERR_MALFORMED, "refused");
}

/* ---- hearing ---- */

#define PACKETS 8
#define SENDER 7u

/* CELT of 20 ms (RFC 6716, 3.1: config 31) and code 0: any bytes may follow. */
static uint8_t payloads[PACKETS][3];
static struct slice packets[PACKETS];
static const struct voice voice = {.packets = packets, .n = PACKETS};
static struct tally delays;

static struct speech speech_said(void)
{
    for (uint8_t i = 0; i < PACKETS; i++) {
        payloads[i][0] = 31 << 3;
        payloads[i][1] = i;
        packets[i] = (struct slice){payloads[i], sizeof payloads[i]};
    }
    return (struct speech){.voice = &voice, .zero_us = 1000000, .sender = SENDER, .packets = 1000};
}

struct heard {
    uint32_t k;
    uint32_t sender;
    uint32_t payload_of;
    uint64_t delay_ms;
};

static void hear(struct hearing *hearing, const struct speech *speech, struct heard heard)
{
    uint8_t bytes[SOUND_HEADER_BYTES + 3];
    const struct sound_frame frame = {
        .seq = (uint16_t)heard.k, .stamp = heard.k * 960, .sender = heard.sender};
    sound_frame_write_header(&frame, bytes);
    memcpy(bytes + SOUND_HEADER_BYTES, speech_payload(speech, heard.payload_of).at, 3);
    hearing_take(hearing, speech, (struct slice){bytes, sizeof bytes},
                 speech_due_us(speech, heard.k) + heard.delay_ms * 1000);
}

static void in_order_and_unaltered(void)
{
    struct speech speech = speech_said();
    struct hearing hearing = {.delays = &delays};
    for (uint32_t k = 0; k < 20; k++)
        hear(&hearing, &speech, (struct heard){k, SENDER, k, k == 5 ? 250 : 3});
    check(hearing_is_sound(&hearing), "nothing wrong");
    check_same(hearing.heard, 20, "all of it");
    check_same(hearing.gaps, 0, "no gap");
    check_same(tally_percentile_ms(&delays, 500), 3, "the usual delay");
    check_same(tally_percentile_ms(&delays, 1000), 250, "the longest");
    check_same(tally_longer_than(&delays, 199), 1, "one is late");
}

static void what_is_wrong_is_noticed(void)
{
    struct speech speech = speech_said();
    struct hearing hearing = {.delays = &delays};
    hear(&hearing, &speech, (struct heard){0, SENDER, 0, 1});
    hear(&hearing, &speech, (struct heard){3, SENDER, 3, 1});
    check_same(hearing.skipped, 2, "two are missing");
    check_same(hearing.gaps, 1, "in one place");
    hear(&hearing, &speech, (struct heard){2, SENDER, 2, 1});
    check_same(hearing.backward, 1, "one came too late to be in order");
    hear(&hearing, &speech, (struct heard){4, SENDER + 1, 4, 1});
    check_same(hearing.wrong_sender, 1, "another mouth");
    hear(&hearing, &speech, (struct heard){5, SENDER, 6, 1});
    check_same(hearing.altered, 1, "another sound");
    hearing_take(&hearing, &speech, SLICE("\x01\x00\x00\x06\x00\x00\x16\x80\x00\x00\x00\x07"), 0);
    check_same(hearing.malformed, 1, "nothing in it");
    check(!hearing_is_sound(&hearing), "all in all");
}

static void the_past_is_told_from_the_present(void)
{
    struct speech speech = speech_said();
    struct hearing hearing = {.delays = &delays};
    hear(&hearing, &speech, (struct heard){0, SENDER, 0, 5});
    hearing_wake(&hearing);
    hear(&hearing, &speech, (struct heard){1, SENDER, 1, 4000});
    hear(&hearing, &speech, (struct heard){2, SENDER, 2, 3980});
    check_same(hearing.past, 2, "what lay in the buffers");
    check_same(hearing.present_after_us, 0, "not there yet");
    hear(&hearing, &speech, (struct heard){180, SENDER, 180, 400});
    check_same(hearing.past_after_gap, 0, "then the present");
    check_same(hearing.present_after_us, speech_due_us(&speech, 180) + 400000, "from here on");
    hear(&hearing, &speech, (struct heard){181, SENDER, 181, 2000});
    check_same(hearing.past_after_gap, 1, "going back again is wrong");
}

/* ---- voice ---- */

static void put_le(FILE *file, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        fputc((int)(value >> (8 * i) & 0xff), file);
}

static void write_tone(const char *path, uint32_t rate, uint32_t samples)
{
    FILE *file = fopen(path, "wb");
    if (!check(file != NULL, "a file for the tone"))
        return;
    fputs("RIFF", file);
    put_le(file, 36 + 2 * samples, 4);
    fputs("WAVEfmt ", file);
    put_le(file, 16, 4);
    put_le(file, 1, 2);
    put_le(file, 1, 2);
    put_le(file, rate, 4);
    put_le(file, rate * 2, 4);
    put_le(file, 2, 2);
    put_le(file, 16, 2);
    fputs("data", file);
    put_le(file, 2 * samples, 4);
    for (uint32_t i = 0; i < samples; i++)
        put_le(file, (uint32_t)(int32_t)(8000 * sin(i * 0.05)), 2);
    fclose(file);
}

static void a_recording_becomes_packets(void)
{
    char path[] = "/tmp/sinkron-tone-XXXXXX";
    struct voice loaded;
    int fd = mkstemp(path);
    if (!check(fd >= 0, "a file"))
        return;
    close(fd);
    write_tone(path, 48000, 48000);
    check_same(voice_load(&loaded, path), OK, "a second of tone");
    check_same(loaded.n, 50, "has fifty packets");
    check(loaded.bytes > 1000 && loaded.bytes < 6000, "of some 24 kb/s");
    voice_finish(&loaded);
    write_tone(path, 22050, 48000);
    check_same(voice_load(&loaded, path), ERR_INVALID, "another rate");
    voice_finish(&loaded);
    unlink(path);
    check_same(alloc_live(), 0, "nothing is kept");
}

TEST_MAIN(TEST(frames_are_read_strictly), TEST(what_a_client_writes_is_masked),
          TEST(upgrade_is_proved), TEST(in_order_and_unaltered), TEST(what_is_wrong_is_noticed),
          TEST(the_past_is_told_from_the_present), TEST(a_recording_becomes_packets))
