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
#define REASONS_MAX 16

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
                   REASON_CATEGORY_UNVALUED,    /* - listed, but no value was found */
                   REASON_DAILY_LIMIT,          /* jp_per_day_max, days: so many were cut to it */
                   REASON_CAPACITY_FOLDED, /* - counted as competency: this version keeps one ledger
                                            */
                   REASON_DAY_VALUE,       /* jp: the fixed value of a day */
                   REASON_SHORT_DAY,       /* seconds, jp_seconds: by the minutes instead */
                   REASON_SESSION_VALUE,   /* jp: the fixed value of a session */
                   REASON_ACTIVITY_VALUE,  /* jp: the fixed value of the activity */
                   REASON_SEMESTER_VALUE,  /* jp: the fixed value of a semester */
                   REASON_MONTHLY_LIMIT,   /* surplus_jp, sessions_max */
                   REASON_DAYS_EARNED,     /* earned, days */
                   REASON_SESSIONS_EARNED, /* earned, sessions */
                   REASON_SEMESTERS_EARNED,    /* earned, semesters */
                   REASON_PARTLY_PROPORTIONAL, /* attended_seconds, learning_seconds: of a fixed
                                                * value */
                   REASON_REPORT_AWAITED,      /* - */
                   REASON_OVERLAP,             /* seconds: tumpang tindih, the organiser decides */
                   REASON_PURPOSE_UNTOLD, /* - a warning: capacity serves a duty that nobody named
                                           */
                   REASON_CHECKS_MISSED,  /* missed, cost_seconds: a note beside the others */
                   REASON_CHECKS_UNANSWERED, /* answered, settled: fewer than the policy asks for */
                   REASON_NO_STATUS_ON_DATE, /* - nobody knows what the person was employed as */
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
/* Adds one of a part to those of the sum: each code stands once there; amounts that add up (JP over
 * a cap, days) are added, of others the first is kept. */
void reason_merge(struct reason_list *list, const struct jp_reason *reason);
/* The first reason with this code, or NULL. */
const struct jp_reason *reason_find(const struct reason_list *list, enum reason_code code);

/* "attended_too_little"; "" for a number that is no code. */
const char *reason_name(enum reason_code code);
/* "short_seconds"; "" when the code has no parameter `i`. */
const char *reason_param_name(enum reason_code code, size_t i);
MUST_CHECK enum err reason_parse(struct slice name, enum reason_code *ret);

#endif
