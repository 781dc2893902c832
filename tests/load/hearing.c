#include "load/hearing.h"

#include <opus.h>

#include "wire/gen_frames.h"

struct slice speech_payload(const struct speech *speech, uint32_t k)
{
    return speech->voice->packets[k % speech->voice->n];
}

uint64_t speech_due_us(const struct speech *speech, uint32_t k)
{
    return speech->zero_us + (uint64_t)k * VOICE_PACKET_SAMPLES * 1000000 / VOICE_RATE_HZ;
}

static bool is_opus_of_20_ms(struct slice opus)
{
    if (opus.len == 0 || opus.len > SOUND_PAYLOAD_MAX)
        return false;
    return opus_packet_get_nb_samples(opus.at, (opus_int32)opus.len, VOICE_RATE_HZ) ==
           VOICE_PACKET_SAMPLES;
}

static void look_at_age(struct hearing *hearing, uint64_t delay_ms, uint64_t now_us)
{
    if (!hearing->has_slept)
        return;
    if (delay_ms <= HEARING_PAST_MS) {
        if (!hearing->present_after_us)
            hearing->present_after_us = now_us;
        return;
    }
    hearing->past++;
    if (hearing->gaps)
        hearing->past_after_gap++;
}

void hearing_take(struct hearing *hearing, const struct speech *speech, struct slice frame,
                  uint64_t now_us)
{
    struct sound_frame sound;
    if (sound_frame_read(&sound, frame) || !is_opus_of_20_ms(sound.opus)) {
        hearing->malformed++;
        return;
    }
    if (sound.seq < hearing->next_seq || sound.seq >= speech->packets) {
        hearing->backward++;
        return;
    }
    if (sound.seq > hearing->next_seq) {
        hearing->skipped += sound.seq - hearing->next_seq;
        hearing->gaps++;
    }
    hearing->next_seq = sound.seq + 1u;
    hearing->heard++;
    hearing->wrong_sender += sound.sender != speech->sender;
    hearing->altered += sound.stamp != sound.seq * (uint32_t)VOICE_PACKET_SAMPLES ||
                        !slice_equal(sound.opus, speech_payload(speech, sound.seq));
    uint64_t due_us = speech_due_us(speech, sound.seq);
    uint64_t delay_ms = now_us > due_us ? (now_us - due_us) / 1000 : 0;
    tally_add(hearing->delays, delay_ms);
    look_at_age(hearing, delay_ms, now_us);
}

void hearing_wake(struct hearing *hearing)
{
    hearing->has_slept = true;
}

bool hearing_is_sound(const struct hearing *hearing)
{
    return !hearing->backward && !hearing->malformed && !hearing->wrong_sender && !hearing->altered;
}
