/* import.h - a file of people or enrolments, checked as a whole and written as a whole.
 *
 * Runs on   the pool's threads; what is written runs on the store thread in one transaction, after
 *           all was checked on the reader of the pool, so that a file with faults never gets there.
 * Borrows   the call. Owns the file, its lists.
 *
 * The same rows are walked twice by the same code: first with a store that only reads, then, when
 * nothing is wrong, with the one that writes. Every fault is in call->faults, by line of the file
 * and name of the column; when there is one, nothing is written.
 */
#ifndef OFFICE_IMPORT_H
#define OFFICE_IMPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "feed/due.h"
#include "judging/nip.h"
#include "office/changes.h"
#include "office/faults.h"
#include "store/desk.h"

struct call;
struct csv_in;
struct store;

#define IMPORT_COLUMNS_MAX 13

/* Columns of a file: its name, and other names that mean the same, with a blank between. */
struct import_column {
    const char *name;
    const char *also;
};

/* A value that an import changes, for whoever looks before it is written. */
struct import_shown {
    uint32_t line;
    char name[CATALOG_NAME_MAX];
    char field[DESK_FIELD_MAX];
    char before[FAULT_VALUE_MAX];
    char after[FAULT_VALUE_MAX];
};

struct import {
    struct call *call;
    const struct import_column *columns; /* the first is the number that tells people apart */
    uint32_t n_columns;
    enum err (*row)(struct import *import, uint32_t row);
    enum err (*after_rows)(struct import *import); /* or NULL */
    bool makes_people;                             /* who is not known is made */

    struct store *store;
    bool writes;
    struct csv_in *file;
    uint32_t place[IMPORT_COLUMNS_MAX]; /* of each column in the file, from 1; 0: not there */
    struct id *people;                  /* of each row */
    uint8_t *marks;                     /* of each row: IMPORT_KNOWN, IMPORT_LATER */
    struct map by_nip;                  /* row + 1 */
    struct import_row record;           /* its id is none while nothing is written */
    struct due_ids told;                /* activities that the feed looks at again */
    struct change_by by;
    struct faults warnings;
    struct import_shown *shown; /* at most FAULTS_MAX */
    uint32_t n_shown;
    uint32_t more_shown;
    uint32_t n_made;
    uint32_t n_changed;
    uint32_t n_unchanged;
};

#define IMPORT_KNOWN 1u /* the person was there before */
#define IMPORT_LATER 2u /* the superior is a row further down */

/* Reads the call's body, checks it and, unless the query has dry=1, writes it; answers with the
 * report. ERR_INVALID: nothing was written, call->faults says why (with dry=1 the answer does).
 * ERR_LOCKED, ERR_NOT_FOUND of the activity. */
MUST_CHECK enum err import_run(struct import *import);

/* What stands in this row; "" also when the file has no such column. */
const char *import_cell(const struct import *import, uint32_t row, uint32_t column);
void import_fault(struct import *import, uint32_t row, uint32_t column, const char *code,
                  const char *value);
/* The number of a person as it stands in the cell, 18 digits. False: it is empty or no number;
 * faults: missing, nip_spoilt, nip_rounded, nip_length ... */
bool import_nip(struct import *import, uint32_t row, uint32_t column, struct nip *ret);
/* The row of this file with that number, from 1; 0: none. */
uint32_t import_row_of(const struct import *import, const struct nip *nip);
void import_show(struct import *import, const struct import_shown *shown);
/* Whether nothing is wrong so far and this walk is the one that writes. */
bool import_may_write(const struct import *import);

MUST_CHECK enum err import_people_row(struct import *import, uint32_t row);
MUST_CHECK enum err import_people_superiors(struct import *import);
MUST_CHECK enum err import_enrolment_row(struct import *import, uint32_t row);
extern const struct import_column import_people_columns[], import_enrolment_columns[];
extern const uint32_t import_people_n_columns, import_enrolment_n_columns;

/* import_undo.c: takes back what an import wrote and nobody changed since; answers with what stays
 * and why. ERR_NOT_FOUND. ERR_TAKEN: it was taken back before. */
MUST_CHECK enum err import_undo(struct call *call, struct id import_id);

#endif
