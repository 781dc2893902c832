#include "load/voice.h"

#include <opus.h>
#include <stdbool.h>
#include <string.h>

#include "base/alloc.h"
#include "base/file.h"

#define WAV_BYTES_MAX (64u * 1024u * 1024u)
#define BIT_RATE 24000
#define PACKET_BYTES_MAX 1275 /* RFC 6716, 3.2.1: one frame */

/* WAV is little-endian, base/bytes.h is not. */
static uint32_t read_le(struct reader *r, unsigned bytes)
{
    uint32_t value = 0;
    for (unsigned i = 0; i < bytes; i++)
        value |= (uint32_t)read_u8(r) << (8 * i);
    return value;
}

static bool is_wanted_form(struct reader *r)
{
    uint32_t form = read_le(r, 2);
    uint32_t channels = read_le(r, 2);
    uint32_t rate = read_le(r, 4);
    (void)read_le(r, 4); /* bytes a second */
    (void)read_le(r, 2); /* bytes a sample */
    uint32_t bits = read_le(r, 2);
    return !r->bad && form == 1 && channels == 1 && rate == VOICE_RATE_HZ && bits == 16;
}

/* The samples of a WAV file; none when it is not one of ours. */
static struct slice find_samples(struct slice file)
{
    struct reader r = reader_of(file);
    struct slice none = {0};
    bool good = false;
    if (!slice_is_text(read_bytes(&r, 4), "RIFF"))
        return none;
    (void)read_le(&r, 4);
    (void)read_bytes(&r, 4);
    while (!r.bad) {
        struct slice name = read_bytes(&r, 4);
        uint32_t len = read_le(&r, 4);
        struct slice chunk = read_bytes(&r, len + (len & 1 && (size_t)(r.end - r.at) > len));
        struct reader inside = reader_of(chunk);
        if (r.bad)
            return none;
        if (slice_is_text(name, "fmt "))
            good = is_wanted_form(&inside);
        if (slice_is_text(name, "data"))
            return good ? chunk : none;
    }
    return none;
}

static enum err encode_packet(OpusEncoder *encoder, struct reader *samples, struct voice *voice)
{
    opus_int16 pcm[VOICE_PACKET_SAMPLES];
    uint8_t *to = voice->memory + voice->bytes;
    for (int i = 0; i < VOICE_PACKET_SAMPLES; i++)
        pcm[i] = (opus_int16)read_le(samples, 2);
    int len = opus_encode(encoder, pcm, VOICE_PACKET_SAMPLES, to, PACKET_BYTES_MAX);
    if (len <= 0)
        return ERR_INVALID;
    voice->packets[voice->n++] = (struct slice){to, (size_t)len};
    voice->bytes += (size_t)len;
    return OK;
}

static enum err encode(struct voice *voice, struct slice samples)
{
    size_t n = samples.len / (2 * VOICE_PACKET_SAMPLES);
    int fault = 0;
    if (n == 0 || n > VOICE_PACKETS_MAX)
        return ERR_INVALID;
    voice->packets = mem_zalloc(n, sizeof *voice->packets);
    voice->memory = mem_alloc(n * PACKET_BYTES_MAX);
    OpusEncoder *encoder =
        opus_encoder_create(VOICE_RATE_HZ, 1, OPUS_APPLICATION_VOIP, &fault);
    enum err err = voice->packets && voice->memory && encoder ? OK : ERR_NOMEM;
    if (!err && opus_encoder_ctl(encoder, OPUS_SET_BITRATE(BIT_RATE)) != OPUS_OK)
        err = ERR_INVALID;
    struct reader r = reader_of(samples);
    for (size_t i = 0; !err && i < n; i++)
        err = encode_packet(encoder, &r, voice);
    opus_encoder_destroy(encoder);
    return err;
}

enum err voice_load(struct voice *ret, const char *wav_path)
{
    struct buffer file = {0};
    *ret = (struct voice){0};
    enum err err = file_read(wav_path, WAV_BYTES_MAX, &file);
    if (!err)
        err = encode(ret, find_samples(buffer_slice(&file)));
    buffer_finish(&file);
    return err;
}

void voice_finish(struct voice *voice)
{
    mem_free(voice->packets);
    mem_free(voice->memory);
    *voice = (struct voice){0};
}
