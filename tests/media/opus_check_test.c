/* Opus packets by the letter of RFC 6716, section 3: what is one, and how long it sounds. */
#include "media/opus_check.h"

#include "support/check.h"

#define UNTOUCHED 99

static const struct {
    const char *story;
    const char *bytes; /* hexadecimal digits would hide the structure: TOC, count, lengths, data */
    size_t len;
    enum err want;
    uint32_t samples;
} cases[] = {
    {"20 ms of silence, as browsers send it", "\xf8\xff\xfe", 3, OK, 960},
    {"20 ms, stereo", "\xfc\xff\xfe", 3, OK, 960},
    {"10 ms", "\xf0\x01\x02", 3, OK, 480},
    {"2.5 ms", "\xe0\x01", 2, OK, 120},
    {"60 ms of SILK", "\x18\x01\x02", 3, OK, 2880},
    {"only a TOC byte: a frame of length 0, lost on the way (3.2.1)", "\xf8", 1, OK, 960},
    {"two frames of the same length (code 1)", "\xf9\x01\x02", 3, OK, 1920},
    {"code 1 with an odd number of bytes (R3)", "\xf9\x01\x02\x03", 4, ERR_MALFORMED, UNTOUCHED},
    {"two frames of two lengths (code 2)", "\xfa\x01\xaa\xbb\xcc", 5, OK, 1920},
    {"code 2 whose first frame is longer than the packet (R4)", "\xfa\x09\xaa", 3, ERR_MALFORMED,
     UNTOUCHED},
    {"code 2 cut off before the length", "\xfa", 1, ERR_MALFORMED, UNTOUCHED},
    {"six frames of 20 ms (code 3): 120 ms", "\xfb\x06\x01\x02\x03\x04\x05\x06", 8, OK, 5760},
    {"seven frames of 20 ms: 140 ms (R5)", "\xfb\x07\x01\x02\x03\x04\x05\x06\x07", 9, ERR_MALFORMED,
     UNTOUCHED},
    {"two frames of 60 ms: 120 ms", "\x19\x01\x02", 3, OK, 5760},
    {"three frames of 60 ms: 180 ms", "\x1b\x03\x01\x02\x03", 5, ERR_MALFORMED, UNTOUCHED},
    {"no frame at all (R5)", "\xfb\x00", 2, ERR_MALFORMED, UNTOUCHED},
    {"code 3 without the count (R6, R7)", "\xfb", 1, ERR_MALFORMED, UNTOUCHED},
    {"frames that do not divide the packet (R6)", "\xfb\x02\x01\x02\x03", 5, ERR_MALFORMED,
     UNTOUCHED},
    {"padding longer than the packet", "\xfb\x41\xff\x01", 4, ERR_MALFORMED, UNTOUCHED},
    {"one frame and a byte of padding", "\xfb\x41\x01\xaa\x00", 5, OK, 960},
    {"nothing", "", 0, ERR_MALFORMED, UNTOUCHED},
};

static void packets_by_the_letter(void)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint32_t samples = UNTOUCHED;
        struct slice packet = {(const uint8_t *)cases[i].bytes, cases[i].len};
        check_same(opus_check(packet, &samples), cases[i].want, cases[i].story);
        check_same(samples, cases[i].samples, cases[i].story);
    }
}

static void forty_eight_short_frames(void)
{
    uint8_t bytes[2 + 49] = {0xe3, 48};
    uint32_t samples = 0;
    check_same(opus_check((struct slice){bytes, 50}, &samples), OK, "48 frames of 2.5 ms");
    check_same(samples, OPUS_SAMPLES_MAX, "are 120 ms");
    bytes[1] = 49;
    check_same(opus_check((struct slice){bytes, 51}, &samples), ERR_MALFORMED, "49 are too many");
}

/* One frame is at most 1275 bytes (R2). */
static void frames_too_long(void)
{
    static uint8_t bytes[1277] = {0xf8};
    uint32_t samples = 0;
    check_same(opus_check((struct slice){bytes, 1276}, &samples), OK, "1275 bytes");
    check_same(opus_check((struct slice){bytes, 1277}, &samples), ERR_MALFORMED, "1276 bytes");
}

TEST_MAIN(TEST(packets_by_the_letter), TEST(forty_eight_short_frames), TEST(frames_too_long))
