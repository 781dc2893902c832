#include "load/report.h"

#include <inttypes.h>

struct outcome {
    uint64_t wanted;
    uint64_t heard;
    uint64_t out_of_order;
    uint64_t malformed;
    uint64_t wrong_sender;
    uint64_t altered;
    uint64_t skipped;
    uint64_t late;
};

static struct outcome sum_up(const struct crowd *crowd)
{
    struct outcome sum = {.late = tally_longer_than(crowd->delays, HEARING_LATE_MS - 1)};
    const struct member *sleeper = crowd_sleeper(crowd);
    for (size_t i = 1; i < crowd->n; i++) {
        const struct hearing *hearing = &crowd->members[i].hearing;
        if (&crowd->members[i] == sleeper)
            continue;
        sum.wanted += crowd->speech.packets;
        sum.heard += hearing->heard;
        sum.out_of_order += hearing->backward;
        sum.malformed += hearing->malformed;
        sum.wrong_sender += hearing->wrong_sender;
        sum.altered += hearing->altered;
        sum.skipped += hearing->skipped;
    }
    return sum;
}

static void print_delays(const char *name, const struct tally *delays, FILE *to)
{
    fprintf(to,
            "%-24s median %" PRIu64 ", 99 %% %" PRIu64 ", 99.9 %% %" PRIu64 ", longest %" PRIu64
            "\n",
            name, tally_percentile_ms(delays, 500), tally_percentile_ms(delays, 990),
            tally_percentile_ms(delays, 999), tally_percentile_ms(delays, 1000));
}

static void print_table(const struct crowd *crowd, const struct outcome *sum, FILE *to)
{
    const struct voice *voice = crowd->speech.voice;
    uint64_t bits = voice->n ? (uint64_t)voice->bytes * 8 * 50 / voice->n : 0;
    fprintf(to, "%-24s %zu, all seated in %" PRIu64 " ms\n", "listeners", crowd->n - 1,
            crowd->opening_us / 1000);
    fprintf(to, "%-24s %" PRIu32 " packets of 20 ms, %" PRIu64 " bit/s\n", "said",
            crowd->speech.packets, bits);
    fprintf(to, "%-24s %" PRIu64 " of %" PRIu64 "\n", "heard", sum->heard, sum->wanted);
    fprintf(to,
            "%-24s %" PRIu64 " out of order, %" PRIu64 " malformed, %" PRIu64
            " altered, %" PRIu64 " of another sender\n",
            "of which", sum->out_of_order, sum->malformed, sum->altered, sum->wrong_sender);
    fprintf(to, "%-24s %" PRIu64 "\n", "late by 200 ms", sum->late);
    print_delays("delay in ms", crowd->delays, to);
    fprintf(to, "%-24s %" PRIu64 " ms\n", "of which our own at most", crowd->own_late_us / 1000);
}

static uint64_t ms_to_present(const struct crowd *crowd, const struct hearing *hearing)
{
    uint64_t at_us = hearing->present_after_us;
    return at_us > crowd->woke_us ? (at_us - crowd->woke_us) / 1000 : 0;
}

static void print_sleeper(const struct crowd *crowd, const struct member *sleeper, FILE *to)
{
    const struct hearing *hearing = &sleeper->hearing;
    fprintf(to,
            "%-24s read nothing for %.1f s; then %" PRIu32 " packets of the past, %" PRIu32
            " skipped in %" PRIu32 " gap(s),\n%-24s back in the present after %" PRIu64
            " ms, %" PRIu32 " of the past behind the gap; stream %s\n",
            "the one who slept",
            (crowd->plan.sleeper_until - crowd->plan.sleeper_from) / 50.0, hearing->past,
            hearing->skipped, hearing->gaps, "", ms_to_present(crowd, hearing),
            hearing->past_after_gap, hearing_is_sound(hearing) ? "well-formed" : "broken");
}

static void print_failures(const struct crowd *crowd, FILE *to)
{
    unsigned shown = 0;
    for (size_t i = 0; i < crowd->n && shown < 5; i++) {
        const struct member *member = &crowd->members[i];
        if (!member->line.ended_why && !member->refusal[0])
            continue;
        fprintf(to, "member %zu: %s %s\n", i,
                member->line.ended_why ? member->line.ended_why : "refused", member->refusal);
        shown++;
    }
    fprintf(to, "%zu of %zu were seated\n", crowd->ready, crowd->n);
}

static void print_json(const struct crowd *crowd, const struct outcome *sum, bool good, FILE *to)
{
    const struct member *sleeper = crowd_sleeper(crowd);
    fprintf(to,
            "{\"good\":%s,\"listeners\":%zu,\"said\":%" PRIu32 ",\"wanted\":%" PRIu64
            ",\"heard\":%" PRIu64 ",\"out_of_order\":%" PRIu64 ",\"malformed\":%" PRIu64
            ",\"altered\":%" PRIu64 ",\"wrong_sender\":%" PRIu64 ",\"late\":%" PRIu64
            ",\"median_ms\":%" PRIu64 ",\"longest_ms\":%" PRIu64 ",\"own_late_ms\":%" PRIu64,
            good ? "true" : "false", crowd->n - 1, crowd->speech.packets, sum->wanted, sum->heard,
            sum->out_of_order, sum->malformed, sum->altered, sum->wrong_sender, sum->late,
            tally_percentile_ms(crowd->delays, 500), tally_percentile_ms(crowd->delays, 1000),
            crowd->own_late_us / 1000);
    if (sleeper) {
        const struct hearing *hearing = &sleeper->hearing;
        fprintf(to,
                ",\"sleeper\":{\"heard\":%" PRIu32 ",\"skipped\":%" PRIu32 ",\"gaps\":%" PRIu32
                ",\"past\":%" PRIu32 ",\"past_after_gap\":%" PRIu32
                ",\"present_after_ms\":%" PRIu64 ",\"well_formed\":%s}",
                hearing->heard, hearing->skipped, hearing->gaps, hearing->past,
                hearing->past_after_gap, ms_to_present(crowd, hearing),
                hearing_is_sound(hearing) ? "true" : "false");
    }
    fprintf(to, "}\n");
}

static bool sleeper_is_well(const struct crowd *crowd)
{
    const struct member *sleeper = crowd_sleeper(crowd);
    if (!sleeper)
        return true;
    const struct hearing *hearing = &sleeper->hearing;
    return hearing_is_sound(hearing) && hearing->gaps == 1 && !hearing->past_after_gap &&
           hearing->present_after_us && hearing->next_seq == crowd->speech.packets;
}

bool report_print(const struct crowd *crowd, enum err err, FILE *to)
{
    struct outcome sum = sum_up(crowd);
    bool good = !err && sum.heard == sum.wanted && sum.late == 0 && sum.out_of_order == 0 &&
                sum.malformed == 0 && sum.altered == 0 && sum.wrong_sender == 0 &&
                sleeper_is_well(crowd);
    print_table(crowd, &sum, to);
    if (crowd_sleeper(crowd))
        print_sleeper(crowd, crowd_sleeper(crowd), to);
    if (err)
        print_failures(crowd, to);
    print_json(crowd, &sum, good, to);
    return good;
}
