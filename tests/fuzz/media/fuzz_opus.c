/* Any bytes: either no Opus packet, or one of 2.5 to 120 ms in steps of 2.5 ms. */
#include "fuzz/demand.h"
#include "media/opus_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint32_t samples = 7;
    enum err err = opus_check((struct slice){data, size}, &samples);
    demand(err == OK || err == ERR_MALFORMED);
    if (err)
        demand(samples == 7);
    else
        demand(samples >= 120 && samples <= OPUS_SAMPLES_MAX && samples % 120 == 0);
    return 0;
}
