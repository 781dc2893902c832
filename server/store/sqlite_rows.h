/* sqlite_rows.h - rows and checks that more than one noun of the SQLite backend needs. */
#ifndef STORE_SQLITE_ROWS_H
#define STORE_SQLITE_ROWS_H

#include "credit/entry.h"
#include "store/catalog.h"
#include "store/sqlite_query.h"

/* Take the columns of PERSON_COLUMNS and ACTIVITY_COLUMNS (sqlite_sql.c). */
void sqlite_person_take(struct query *q, struct person_row *ret);
void sqlite_activity_take(struct query *q, struct activity_row *ret);
/* Those of ENTRY_COLUMNS. */
struct jp_entry sqlite_entry_take(struct query *q);
void sqlite_put_zone(struct query *q, enum date_zone zone);
enum date_zone sqlite_take_zone(struct query *q);

/* ERR_LOCKED: closed. ERR_NOT_FOUND: no such activity. */
MUST_CHECK enum err sqlite_activity_open(struct sqlite_db *db, struct id activity);
/* The same for the activity of a class. */
MUST_CHECK enum err sqlite_class_open(struct sqlite_db *db, struct id class_id);
/* ERR_NOT_FOUND: no such unit; 0 is of none. */
MUST_CHECK enum err sqlite_unit_there(struct sqlite_db *db, struct id activity, uint32_t ordinal);

#endif
