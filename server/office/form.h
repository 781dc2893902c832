/* form.h - what a page sends to change something: read field by field, written as a whole.
 *
 * Runs on   form_write: the pool's threads. The act itself runs on the store thread, in one
 *           transaction, so that of two people who change the same at once both are held against
 *           what stands there. It reads rows, validates and writes; it must be quick.
 * Borrows   the call. Owns the document while form_write runs.
 *
 * A field that is not sent, or null, stays as it is: making and changing are read by the same code.
 * A value that a person may get wrong is a fault with a word, in call->faults; one that no page
 * sends (a number for a text, an unknown field) is ERR_MALFORMED, with a fault that says where.
 */
#ifndef OFFICE_FORM_H
#define OFFICE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "office/changes.h"
#include "office/faults.h"
#include "office/link.h"
#include "wire/json_in.h"

struct call;
struct store;
struct word_table;

#define FORM_MOMENT_MAX INT64_C(253402300799999) /* 9999-12-31T23:59:59.999Z */

struct form {
    struct call *call;
    struct store *store; /* that of the act */
    struct json_doc doc;
    struct json_node at; /* the object whose fields are read */
    uint32_t line;       /* its place in a list, from 1; 0: the form itself */
    enum err err;        /* of the store, where a field is held against it: nothing else matters */
    struct change_by by; /* who signs in, with the field "reason", if it was sent */
    char reason[DESK_REASON_MAX];
    struct faults warnings;
    struct id made;      /* what the answer names, or none */
    struct link_url url; /* a link that is shown this one time, or "" */
    int64_t expires_ms;  /* of the link */
};

typedef enum err form_act(struct form *form, void *arg);

/* Opens the call's body, which has no fields but these (`keys` ends with NULL), runs `act` in one
 * transaction and answers with {"id", "warnings"}. What is wrong with the form is found by
 * form_err, which the act asks before it writes. ERR_INVALID, ERR_MALFORMED: nothing was written;
 * call->faults says why. What the act returned. */
MUST_CHECK enum err form_write(struct call *call, const char *const *keys, form_act *act,
                               void *arg);
/* OK: all that was read makes sense. ERR_INVALID, ERR_MALFORMED, ERR_NOMEM, ERR_STORE. */
MUST_CHECK enum err form_err(struct form *form);

/* The same body for what is not written by an act (fact_form.h): read where the call is answered,
 * with its store. ERR_MALFORMED, ERR_NOMEM; to be closed in any case. */
MUST_CHECK enum err form_open(struct form *form, struct call *call, const char *const *keys);
void form_close(struct form *form);

/* Faults and warnings at the field `key`. `value` may be NULL. */
void form_fault(struct form *form, const char *key, const char *code, const char *value);
void form_warn(struct form *form, const char *key, const char *code, const char *value);

bool form_has(const struct form *form, const char *key);
/* Blanks and empty lines at both ends are taken off. Faults: too_long (value: the most bytes),
 * control. */
void form_text(struct form *form, const char *key, char *ret, size_t room);
/* A text that must be there. Faults: also missing. */
void form_text_needed(struct form *form, const char *key, char *ret, size_t room);
/* Fault: out_of_range (value: "1..100"). */
void form_count(struct form *form, const char *key, uint32_t min, uint32_t max, uint32_t *ret);
void form_bool(struct form *form, const char *key, bool *ret);
/* A word of the table, as its number; "" is 0. Fault: unknown_word (value: the word). */
void form_word(struct form *form, const char *key, const struct word_table *words, int *ret);
/* "2026-03-02" as days since 1970; "" is `none`. Fault: no_date. */
void form_day(struct form *form, const char *key, int64_t none, int64_t *ret);
/* UTC milliseconds. Fault: out_of_range. */
void form_moment(struct form *form, const char *key, int64_t *ret);
/* 32 hexadecimal digits; "" is none. Fault: no_id. */
void form_id(struct form *form, const char *key, struct id *ret);
/* Fault "missing" when the text is empty. */
void form_need(struct form *form, const char *key, const char *text);

#endif
