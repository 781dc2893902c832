/* fact_form.h - a form in which somebody states a fact: its fields read, and each held against what
 * is known, so that all that is wrong is said at once.
 *
 * Runs on   one thread of the pool; reads only.
 * Borrows   the call, which gets the faults. Owns the document until fact_form_close.
 *
 * A field that is there and is not what it must be (a number for a text) is a form that no page
 * sends: malformed. What a person may get wrong is a fault with a word.
 */
#ifndef OFFICE_FACT_FORM_H
#define OFFICE_FACT_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"
#include "base/id.h"
#include "credit/unit.h"
#include "store/catalog.h"
#include "wire/json_in.h"

struct book_wish;
struct call;
struct store;

#define FACT_MOMENT_MAX INT64_C(9007199254740991)

struct fact_form {
    struct call *call;
    struct activity_row activity; /* of the path */
    struct json_doc doc;
    struct json_node root;
    enum err err; /* of the store: then nothing else matters */
};

/* Finds the activity of the path and opens the body, which has no fields but these (`keys` ends
 * with NULL). ERR_NOT_FOUND, ERR_MALFORMED, ERR_STORE, ERR_NOMEM; to be closed in any case. */
MUST_CHECK enum err fact_form_open(struct fact_form *form, struct call *call,
                                   const char *const *keys);
void fact_form_close(struct fact_form *form);

/* A text somebody wrote, blanks around it taken off. Faults: missing, too_long. */
void fact_form_text(struct fact_form *form, const char *key, char *ret, size_t room);
/* The optional hash of a filed document, as 64 digits. Fault: not_filed. */
void fact_form_evidence(struct fact_form *form, bool *ret_has, char ret[DIGEST_TEXT_MAX]);
/* A class of the activity of the path, and how it is held. Faults: unknown, cancelled. */
void fact_form_class(struct fact_form *form, struct class_row *ret, enum unit_mode *ret_mode);
/* Somebody enrolled in the activity of the path: a member of `node`, or, with `key` NULL, the node
 * itself; `line` is its place in a list. Fault: not_enrolled. */
struct id fact_form_person(struct fact_form *form, const struct json_node *node, const char *key,
                           uint32_t line);
/* OK: all fields were good. ERR_INVALID: the call has faults. ERR_MALFORMED, ERR_STORE, ERR_NOMEM.
 */
MUST_CHECK enum err fact_form_err(const struct fact_form *form);
/* Writes the facts in the name of who is signed in, into the book of the path's activity, and
 * answers with their events; `waits` (NULL: none does) is filled by then, and says whether they
 * hold only after somebody else approved them. Errors as of book_write. */
MUST_CHECK enum err fact_form_write(struct fact_form *form, struct book_wish *wish,
                                    const bool *waits);

/* How a class is held. ERR_STORE. */
MUST_CHECK enum err class_mode(struct store *store, const struct class_row *class,
                               enum unit_mode *ret);

#endif
