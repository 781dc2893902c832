/* correction_list.h - the corrections of a period: who set whose attendance right, and what it was
 * worth before and after.
 *
 * Runs on   one thread with a store of its own; reads only, within one view of the database.
 *
 * Values are judged anew, as the book of the activity said before and after the line by which the
 * correction came into force, or was taken back; so nothing about them is stored.
 */
#ifndef OFFICE_CORRECTION_LIST_H
#define OFFICE_CORRECTION_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "judging/book.h"
#include "store/catalog.h"

struct policy_set;
struct store;

struct correction_worth {
    uint64_t class_s;    /* attended, in the class */
    uint64_t attended_s; /* in the activity */
    uint32_t jp;
};

/* Borrowed for the call of `each`. */
struct corrected {
    const struct activity_row *activity;
    const struct class_row *class; /* NULL: it was cancelled */
    const struct book_fact *fact;  /* the correction, or the withdrawal of one */
    const struct book_fact *of;    /* the correction itself */
    struct person_row person;      /* whose attendance */
    bool came;                     /* it has come into force: the worths are known */
    struct correction_worth before;
    struct correction_worth after;
};

typedef enum err corrected_each(const struct corrected *row, void *arg);

struct correction_search {
    struct store *store;
    const struct policy_set *policies;
    int64_t now_ms;
    int64_t from_ms; /* written from here */
    int64_t until_ms;
    corrected_each *each;
    void *arg;
};

/* By activity, in the order of the book. Errors as of judge_activity, and what `each` returned. */
MUST_CHECK enum err correction_list(const struct correction_search *search);

#endif
