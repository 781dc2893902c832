/* reason.h - why somebody got the JP they got, as codes that a page can put into words.
 *
 * Runs on   any thread. Plain data.
 * The sentence a person reads is chosen by the page ("kurang 60 menit"); here are only the stable
 * name and its numbers. Names are stored: add at the end, never change one.
 */
#ifndef CREDIT_REASON_H
#define CREDIT_REASON_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"

#define REASON_PARAMS 2
#define REASONS_MAX 12

enum reason_code {                             /* parameters */
                   REASON_ATTENDED_ENOUGH = 1, /* percent_ppm, min_percent */
                   REASON_ATTENDED_TOO_LITTLE, /* short_seconds, min_percent */
                   REASON_NOT_PRESENT,         /* - */
                   REASON_NO_LEARNING_TIME,    /* - */
                   REASON_PROGRAMME_JP, /* learning_seconds, jp_seconds: whole programme earned */
                   REASON_PROPORTIONAL_JP, /* attended_seconds, jp_seconds: what was attended counts
                                            */
                   REASON_INTERNATIONAL_BONUS,  /* percent */
                   REASON_ROUNDED_DOWN,         /* exact_num, exact_den */
                   REASON_ROUNDED_UP,           /* exact_num, exact_den */
                   REASON_SPEAKER_NO_CREDIT,    /* - teaching is not learning */
                   REASON_OVER_CAP,             /* surplus_jp, cap_jp */
                   REASON_CAP_EXEMPT,           /* cap_jp */
                   REASON_CATEGORY_NOT_LISTED,  /* - a warning: not among those named for the status
                                                 */
                   REASON_CATEGORY_NOT_ALLOWED, /* - refused for the status */
                   REASON_TEST_AWAITED,         /* passing_score */
                   REASON_TEST_FAILED,          /* score, passing_score */
                   REASON_TEST_PASSED,          /* score, passing_score */
                   REASON_EVIDENCE_AWAITED,     /* - */
                   REASON_EVIDENCE_REJECTED,    /* - */
                   REASON_UNKNOWN_CATEGORY,     /* - */
                   REASON_BASIS_NOT_SUPPORTED,  /* basis: a number of enum jp_basis */
                   REASON_DAILY_LIMIT_NOT_SUPPORTED, /* jp_per_day_max */
                   REASON_CAPACITY_FOLDED, /* - counted as competency: this version keeps one ledger
                                            */
                   REASON_CODE_END
};

struct jp_reason {
    enum reason_code code;
    int64_t params[REASON_PARAMS]; /* 0 where the code has fewer */
};

struct reason_list {
    size_t n;
    struct jp_reason at[REASONS_MAX];
};

void reason_add(struct reason_list *list, enum reason_code code, int64_t a, int64_t b);
/* The first reason with this code, or NULL. */
const struct jp_reason *reason_find(const struct reason_list *list, enum reason_code code);

/* "attended_too_little"; "" for a number that is no code. */
const char *reason_name(enum reason_code code);
/* "short_seconds"; "" when the code has no parameter `i`. */
const char *reason_param_name(enum reason_code code, size_t i);
MUST_CHECK enum err reason_parse(struct slice name, enum reason_code *ret);

#endif
