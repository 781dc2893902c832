/* opus_check.h - whether bytes are one Opus packet, and how long it sounds.
 *
 * Runs on   any thread. Pure; never decodes, allocates nothing.
 * Only this folder includes libopus.
 */
#ifndef MEDIA_OPUS_CHECK_H
#define MEDIA_OPUS_CHECK_H

#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define OPUS_RATE_HZ 48000
#define OPUS_SAMPLES_MAX 5760 /* 120 ms, the longest packet there is: RFC 6716, 3.1 and R5 */

/* Well-formed by RFC 6716, section 3, as libopus parses it. *ret_samples is the duration at 48 kHz.
 * ERR_MALFORMED: not an Opus packet, empty, or longer than 120 ms; *ret_samples is then untouched.
 */
MUST_CHECK enum err opus_check(struct slice packet, uint32_t *ret_samples);

#endif
