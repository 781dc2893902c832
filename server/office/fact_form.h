/* fact_form.h - a form in which somebody states a fact: fields that name what is known here, each
 * held against it, and the fact written down.
 *
 * Runs on   one thread of the pool; reads with its store.
 * Borrows   the form.
 */
#ifndef OFFICE_FACT_FORM_H
#define OFFICE_FACT_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "credit/unit.h"
#include "office/form.h"
#include "store/catalog.h"

struct book_wish;
struct call;
struct store;

/* Opens the form (form.h) on an activity that is there, that of the path. ERR_NOT_FOUND, and those
 * of form_open; to be closed in any case. */
MUST_CHECK enum err fact_form_open(struct form *form, struct call *call, const char *const *keys);

/* The optional hash of a filed document, as 64 digits. Fault: not_filed. */
void fact_form_evidence(struct form *form, bool *ret_has, char ret[DIGEST_TEXT_MAX]);
/* A class of the activity of the path, and how it is held. Faults: unknown, cancelled. */
void fact_form_class(struct form *form, struct class_row *ret, enum unit_mode *ret_mode);
/* Somebody enrolled in the activity of the path: a member of `node`, or, with `key` NULL, the node
 * itself; `line` is its place in a list. Fault: not_enrolled. */
struct id fact_form_person(struct form *form, const struct json_node *node, const char *key,
                           uint32_t line);
/* Writes the facts in the name of who is signed in, into the book of the path's activity, and
 * answers with their events; `waits` (NULL: none does) is filled by then, and says whether they
 * hold only after somebody else approved them. Errors as of book_write. */
MUST_CHECK enum err fact_form_write(struct form *form, struct book_wish *wish, const bool *waits);

/* How a class is held. ERR_STORE. */
MUST_CHECK enum err class_mode(struct store *store, const struct class_row *class,
                               enum unit_mode *ret);

#endif
