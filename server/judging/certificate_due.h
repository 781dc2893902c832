/* certificate_due.h - which certificate somebody is due, as the ledger stands.
 *
 * Runs on   any thread. Pure.
 * Source: domain notes 3.3. The certificate of a person names the JP of the entries that stand,
 * with what is over a cap: that was earned too, it only does not count towards the year.
 */
#ifndef JUDGING_CERTIFICATE_DUE_H
#define JUDGING_CERTIFICATE_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "credit/jp.h"
#include "credit/policy.h"
#include "store/certificate.h"

struct activity_judgement;
struct judged_enrolled;

/* The document that a pass in this category earns; STTP only where a training is completed. */
struct certificate_rule {
    const char *category;
    enum certificate_kind passed;
    struct legal_source source;
};
/* Of a category; the last one is for all that are not listed. Borrowed, constant. */
const struct certificate_rule *certificate_rule(const char *category);

/* What is known about a learner in a closed activity. */
struct certificate_ground {
    const char *category;
    int64_t jp;  /* of the entries that stand, with what is over a cap */
    bool enough; /* attended what had to be attended */
    bool waits;  /* evidence, a report or the organiser is awaited */
    enum test_state test;
};
/* 0: none. Who attended but did not pass the test gets a statement of taking part. */
enum certificate_kind certificate_kind_for(const struct certificate_ground *ground);

struct certificate_due {
    enum certificate_kind kind; /* 0: none */
    uint32_t jp;
};
/* Of somebody in the judgement; none while the activity is open, and for who teaches. */
struct certificate_due certificate_due(const struct activity_judgement *judgement,
                                       const struct judged_enrolled *person);
/* What an issued certificate states of it. ERR_MALFORMED, ERR_INVALID: its content cannot be read.
 * ERR_NOMEM. */
MUST_CHECK enum err certificate_stated(const struct certificate_row *row,
                                       struct certificate_due *ret);

#endif
