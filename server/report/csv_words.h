/* csv_words.h - codes as Indonesian words, for the files that coordinators download.
 *
 * Runs on   any thread. Pure.
 * Pages have their words in the web client; files are read without it.
 */
#ifndef REPORT_CSV_WORDS_H
#define REPORT_CSV_WORDS_H

#include <stdint.h>

#include "attendance/presence.h"
#include "base/bytes.h"
#include "credit/reason.h"
#include "judging/judging.h"
#include "store/catalog.h"

/* "peserta", "PNS", "sementara", "sambungan hilang". */
const char *words_of_role(enum enrolment_role role);
const char *words_of_employment(enum employment employment);
const char *words_of_state(enum judgement_state state);
const char *words_of_leaving(const struct line_interval *line);
const char *words_of_answer(bool yes);

/* "97,77 %", cut off: 1000000 ppm are all. */
void words_add_percent(struct writer *w, uint32_t ppm);
/* "60 menit", "59 menit 59 detik", "12 detik". */
void words_add_length(struct writer *w, int64_t seconds);
/* One sentence without a full stop, with the reason's numbers in it. */
void words_add_reason(struct writer *w, const struct jp_reason *reason);

#endif
