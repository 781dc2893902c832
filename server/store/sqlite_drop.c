/* Rows that leave again: for the undo of an import. */
#include "store/sqlite_desk_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

static enum err enrolment_delete(struct sqlite_db *db, struct id activity, struct id person)
{
    bool left_trace = false;
    struct query q = query_open(db, SQL_ENROLMENT_LEFT_TRACE);
    query_put_id(&q, activity);
    query_put_id(&q, person);
    enum err err = query_has_row(&q, &left_trace);
    if (err || left_trace)
        return err ? err : ERR_TAKEN;

    q = query_open(db, SQL_ENROLMENT_DROP);
    query_put_id(&q, activity);
    query_put_id(&q, person);
    err = query_touch(&q);
    return err ? err : sqlite_activity_open(db, activity);
}

enum err sqlite_enrolment_drop(void *db, struct id activity, struct id person)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, enrolment_delete(db, activity, person));
}

static enum err person_delete(struct sqlite_db *db, struct id person)
{
    bool there = false;
    struct query q = query_open(db, SQL_PERSON_FIND);
    query_put_id(&q, person);
    enum err err = query_has_row(&q, &there);
    if (err || !there)
        return err ? err : ERR_NOT_FOUND;

    q = query_open(db, SQL_PERSON_DROP);
    query_put_id(&q, person);
    err = query_run(&q);
    return err == ERR_NOT_FOUND ? ERR_TAKEN : err; /* some row would name nobody */
}

enum err sqlite_person_drop(void *db, struct id person)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, person_delete(db, person));
}
