/* store_catalog.h - people, activities, units, classes, enrolments and prepared polls.
 *
 * Runs on, errors, callbacks: as store.h says.
 *
 * `put` makes the row or changes it, for seeds and imports. ERR_INVALID: a value that makes no
 * sense (a text that is no UTF-8, a NIP that is not 18 digits, an unsound timetable).
 * ERR_NOT_FOUND: it names something that is not there. ERR_TAKEN: something unique belongs to
 * another row. ERR_LOCKED: it would change an activity that is closed; a put that changes nothing
 * is OK even then.
 */
#ifndef STORE_STORE_CATALOG_H
#define STORE_STORE_CATALOG_H

#include <stddef.h>

#include "base/err.h"
#include "base/id.h"
#include "store/catalog.h"

struct store;

typedef enum err store_person_each(const struct person_row *row, void *arg);
typedef enum err store_activity_each(const struct activity_row *row, void *arg);
typedef enum err store_unit_each(const struct unit_row *row, void *arg);
typedef enum err store_class_each(const struct class_row *row, void *arg);
typedef enum err store_poll_each(const struct poll_row *row, void *arg);
/* A person of an activity, or an activity of a person. */
typedef enum err store_enrolled_person_each(const struct person_row *row, enum enrolment_role role,
                                            void *arg);
typedef enum err store_enrolled_activity_each(const struct activity_row *row,
                                              enum enrolment_role role, void *arg);

/* Employment, post and agreement are kept for the days from row->status_day on; the row itself has
 * the newest. 0: of somebody new since the agreement began, or always; else the newest
 * is set right. A day from which they hold already is set right too. ERR_FULL: somebody had
 * CATALOG_STATUSES_MAX of them. */
MUST_CHECK enum err store_person_put(struct store *store, const struct person_row *row);
/* *ret is filled; none of a person that is not there. Use catalog_status_on. */
MUST_CHECK enum err store_person_statuses(struct store *store, struct id person,
                                          struct person_statuses *ret);
/* ERR_NOT_FOUND leaves *ret alone: so do all that find one. */
MUST_CHECK enum err store_person_find(struct store *store, struct id person,
                                      struct person_row *ret);
MUST_CHECK enum err store_person_find_nip(struct store *store, const char *nip,
                                          struct person_row *ret);
/* By name, then id. */
MUST_CHECK enum err store_people(struct store *store, store_person_each *each, void *arg);
/* Up to `max` of them, in the same order, from behind after_name and after_id on. What is "", NULL
 * or none asks for nothing. */
struct person_filter {
    const char *text; /* part of a name, letters of either case, or the beginning of a NIP */
    const char *unit; /* exactly */
    const char *after_name;
    struct id after_id;
    size_t max;
};
MUST_CHECK enum err store_people_page(struct store *store, const struct person_filter *filter,
                                      store_person_each *each, void *arg);
/* Whose superior this person is. By name, then id. */
MUST_CHECK enum err store_staff(struct store *store, struct id superior, store_person_each *each,
                                void *arg);

/* created_ms and closed_ms of a row that is there already stay as they are. ERR_LOCKED: it is
 * closed, and something else changes than what stands on certificates alone (batch, place,
 * legal_basis, signatory_*). */
MUST_CHECK enum err store_activity_put(struct store *store, const struct activity_row *row);
MUST_CHECK enum err store_activity_find(struct store *store, struct id activity,
                                        struct activity_row *ret);
/* Newest first. */
MUST_CHECK enum err store_activities(struct store *store, store_activity_each *each, void *arg);

MUST_CHECK enum err store_unit_put(struct store *store, const struct unit_row *row);
/* By ordinal. */
MUST_CHECK enum err store_units(struct store *store, struct id activity, store_unit_each *each,
                                void *arg);
/* ERR_NOT_FOUND: there is none. ERR_LOCKED: the activity is closed. ERR_TAKEN: a class is in it. */
MUST_CHECK enum err store_unit_drop(struct store *store, struct id activity, uint32_t ordinal);

MUST_CHECK enum err store_class_put(struct store *store, const struct class_row *row);
MUST_CHECK enum err store_class_find(struct store *store, struct id class_id,
                                     struct class_row *ret);
/* By ordinal. */
MUST_CHECK enum err store_activity_classes(struct store *store, struct id activity,
                                           store_class_each *each, void *arg);
/* Classes whose timetable and [start_ms, end_ms) have time in common, by begin. */
MUST_CHECK enum err store_classes_between(struct store *store, int64_t start_ms, int64_t end_ms,
                                          store_class_each *each, void *arg);

MUST_CHECK enum err store_enrolment_put(struct store *store, const struct enrolment_row *row);
MUST_CHECK enum err store_enrolment_find(struct store *store, struct id activity, struct id person,
                                         struct enrolment_row *ret);
/* Instructors first, then by name, then id. */
MUST_CHECK enum err store_activity_people(struct store *store, struct id activity,
                                          store_enrolled_person_each *each, void *arg);
/* How many learners may take part: who withdrew is not among them. */
MUST_CHECK enum err store_activity_learners(struct store *store, struct id activity, uint32_t *ret);
/* Newest first. */
MUST_CHECK enum err store_person_activities(struct store *store, struct id person,
                                            store_enrolled_activity_each *each, void *arg);

MUST_CHECK enum err store_poll_put(struct store *store, const struct poll_row *row);
/* By ordinal. */
MUST_CHECK enum err store_class_polls(struct store *store, struct id class_id,
                                      store_poll_each *each, void *arg);

#endif
