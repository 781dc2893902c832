/* changes.h - writes down who changed which value, from what, into what.
 *
 * Runs on   the store thread, inside the transaction that changes the row.
 * Borrows   everything for the call.
 *
 * Two rows of the same thing are held against each other field by field; each field that differs is
 * a line. `before` NULL: it was made, one line with the field "+" and its name. Days stand as
 * "2026-03-02", moments as "2026-03-02T08:00:00Z", a timetable as
 * "learning 2026-03-02T01:00:00Z/2026-03-02T01:45:00Z; break ...". Errors are those of
 * store_change_append.
 */
#ifndef OFFICE_CHANGES_H
#define OFFICE_CHANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "store/access.h"
#include "store/catalog.h"
#include "store/desk.h"

struct store;

struct change_by {
    int64_t at_ms;
    struct id who;       /* person, or none: a command */
    const char *reason;  /* or NULL */
    struct id import_id; /* or none */
};

MUST_CHECK enum err changes_activity(struct store *store, const struct change_by *by,
                                     const struct activity_row *before,
                                     const struct activity_row *after);
/* `after` NULL: it was taken away. */
MUST_CHECK enum err changes_unit(struct store *store, const struct change_by *by,
                                 const struct unit_row *before, const struct unit_row *after);
MUST_CHECK enum err changes_class(struct store *store, const struct change_by *by,
                                  const struct class_row *before, const struct class_row *after);
MUST_CHECK enum err changes_person(struct store *store, const struct change_by *by,
                                   const struct person_row *before, const struct person_row *after);
/* `after` NULL: it was taken away. The field is the person's id, the values are "learner",
 * "learner withdrawn 2026-03-02T08:00:00Z". */
MUST_CHECK enum err changes_enrolment(struct store *store, const struct change_by *by,
                                      const struct enrolment_row *before,
                                      const struct enrolment_row *after);
/* Of a password only that there is another one. */
MUST_CHECK enum err changes_account(struct store *store, const struct change_by *by,
                                    const struct account_row *before,
                                    const struct account_row *after);
/* Each field in which they differ, nothing written. */
typedef void changes_each(const char *field, const char *before, const char *after, void *arg);
void changes_person_each(const struct person_row *before, const struct person_row *after,
                         changes_each *each, void *arg);
/* Sets the field of the line back to what it was before. False, and nothing was set: it holds by
 * now something else than the line wrote. */
bool changes_person_take_back(struct person_row *row, const struct change_row *line);
/* One line about anything else. */
MUST_CHECK enum err changes_line(struct store *store, const struct change_by *by,
                                 const struct change_row *line);

#endif
