/* judging_as_of.h - the same judgement as judging.h makes, as the book of the activity said when it
 * had fewer lines: what a correction was worth before and after it came into force.
 *
 * Runs on, errors: as judge_person_in_view.
 */
#ifndef JUDGING_JUDGING_AS_OF_H
#define JUDGING_JUDGING_AS_OF_H

#include "judging/judging.h"

struct judge_moment {
    int64_t now_ms;
    uint64_t last_n; /* number of the last line of the book that is read; UINT64_MAX: all are */
};

MUST_CHECK enum err judge_person_as_of(struct store *store, const struct policy_set *policies,
                                       const struct enrolment_row *who,
                                       const struct judge_moment *moment,
                                       struct activity_judgement **ret);

#endif
