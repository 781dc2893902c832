/* sqlite_query.h - one run of a named statement, with a cursor that remembers a fault.
 *
 * Runs on   the thread of its store.
 * Put the parameters in order, step, take the columns in order, close; check the error once, at
 * the close. Texts and blobs that are put must live until the close; what is taken is copied, but
 * for query_take_blob, which is good until the next step.
 */
#ifndef STORE_SQLITE_QUERY_H
#define STORE_SQLITE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/err.h"
#include "base/id.h"
#include "credit/policy_words.h"
#include "store/sqlite_db.h"

struct query {
    struct sqlite_db *db;
    sqlite3_stmt *stmt;
    const char *name;
    enum err err;
    int put;  /* parameters bound so far */
    int take; /* columns taken so far in this row */
};

/* `which` is a name of sqlite_sql.h or sqlite_desk_sql.h. A statement that is still open (its own
 * callback calls it) gives ERR_STORE. */
struct query query_open(struct sqlite_db *db, unsigned which);

void query_put_id(struct query *q, struct id id); /* id_none: NULL */
void query_put_text(struct query *q, const char *text);
void query_put_text_or_null(struct query *q, const char *text); /* "": NULL */
void query_put_i64(struct query *q, int64_t value);
void query_put_u64(struct query *q, uint64_t value); /* two's complement */
void query_put_max(struct query *q, size_t max);     /* of a LIMIT */
void query_put_day(struct query *q, int64_t day);    /* CATALOG_NO_DAY: NULL */
void query_put_null(struct query *q);
void query_put_blob(struct query *q, struct slice bytes);
void query_put_word(struct query *q, const struct word_table *table, int number);

/* True: there is a row. False: there is none, or something failed. */
bool query_step(struct query *q);

struct id query_take_id(struct query *q);
/* A value that does not fit, or is none of the words, is a fault. */
void query_take_text(struct query *q, char *ret, size_t room);
/* "" for NULL; borrowed until the next step. */
const char *query_take_borrowed(struct query *q);
int64_t query_take_i64(struct query *q);
uint64_t query_take_u64(struct query *q);
uint32_t query_take_u32(struct query *q);
bool query_take_bool(struct query *q);
int64_t query_take_day(struct query *q);
struct slice query_take_blob(struct query *q);
void query_take_hash(struct query *q, uint8_t ret[32]);
int query_take_word(struct query *q, const struct word_table *table);

/* Marks what was read as broken. */
void query_fault(struct query *q, const char *reason);

/* Makes the statement ready for the next run; returns the first fault. */
MUST_CHECK enum err query_close(struct query *q);
/* For a statement that finds at most one row of one blob, which is added to *ret: steps, takes and
 * closes. ERR_NOT_FOUND: no row. */
MUST_CHECK enum err query_find_blob(struct query *q, struct buffer *ret);
/* Runs a statement that gives no row, and closes. */
MUST_CHECK enum err query_run(struct query *q);
/* Closes; ERR_NOT_FOUND: there was no row. */
MUST_CHECK enum err query_close_found(struct query *q, bool found);
/* Whether a statement has a row; closes. */
MUST_CHECK enum err query_has_row(struct query *q, bool *ret);
/* Runs as query_run does. ERR_NOT_FOUND: it touched no row. */
MUST_CHECK enum err query_touch(struct query *q);
/* Rows that the statement just run has touched. */
int64_t query_changes(const struct sqlite_db *db);

#endif
