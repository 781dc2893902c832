/* judging_stated.h - the same judgement as judging.h makes, of an attendance that is stated instead
 * of read from a store: what a sealed bundle holds.
 *
 * Runs on   any thread. Pure.
 * Borrows   rows and people for the call; the judgement owns what it is made of.
 *
 * What rests on more than the activity itself is taken as stated: what counted before, what other
 * activities took, and when the office works.
 */
#ifndef JUDGING_JUDGING_STATED_H
#define JUDGING_JUDGING_STATED_H

#include "judging/judging.h"

struct stated_person {
    struct id person;
    enum enrolment_role role;
    enum employment employment;
    const char *post;
    uint32_t before_jp;            /* as of struct judged_enrolled */
    const uint32_t *months_before; /* of each part; must outlive the judgement */
    size_t n_months_before;
    const struct interval_list **seen;  /* in each class, as the journal has it; NULL: was not
                                         * there. The book sets it right. */
    const struct interval_list **taken; /* in each class; NULL, or a NULL of them: nothing */
    const struct check_tally *checks;   /* in each class; NULL: none */
    uint64_t overlap_seconds;
    struct hours_split hours;
};

struct stated_activity {
    const struct policy *policy; /* must outlive the judgement */
    const struct activity_row *activity;
    const struct class_row *classes; /* by ordinal */
    size_t n_classes;
    const struct unit_row *units;
    size_t n_units;
    const struct book *book; /* settled; must outlive the judgement; NULL: nothing was stated */
    const struct stated_person *people;
    size_t n_people;
};

/* The caller ends *ret with judgement_destroy. Nobody has entries in it. ERR_FULL: too many
 * classes. ERR_INVALID: a class is named twice. ERR_NOMEM. Each leaves *ret alone. */
MUST_CHECK enum err judge_stated(const struct stated_activity *stated,
                                 struct activity_judgement **ret);

#endif
