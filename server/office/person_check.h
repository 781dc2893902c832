/* person_check.h - whether a person row makes sense: for the form and for imports.
 *
 * Runs on   the store thread, or with any store; reads only.
 *
 * Faults: name missing; nip_<what is wrong> (nip_length, nip_spoilt ...), nip_taken (value: whose);
 * employment missing; contract_order; superior unknown, oneself. Warnings: nip_kind (the number
 * looks like another status), nip_age, contract_missing, contract_not_pppk.
 */
#ifndef OFFICE_PERSON_CHECK_H
#define OFFICE_PERSON_CHECK_H

#include <stdint.h>

#include "base/err.h"
#include "judging/nip.h"
#include "store/catalog.h"

struct faults;
struct store;

struct person_check {
    struct store *store;
    int64_t now_ms;
    uint32_t line; /* for the faults: of a file, or 0 */
    struct faults *faults;
    struct faults *warnings;
};

/* "nip_length"; "nip_spoilt" for what a spreadsheet made of a number. `text` as it was written. */
const char *person_nip_code(enum nip_fault fault, const char *text);
/* Reads the number as it was written into row->nip, 18 digits; "" is none. */
void person_read_nip(const struct person_check *check, const char *text, struct person_row *row);
/* Everything else, and what hangs together. ERR_STORE, ERR_NOMEM. */
MUST_CHECK enum err person_check(const struct person_check *check, const struct person_row *row);

#endif
