/* Activities, their classes and timetables. */
#include <string.h>

#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

void sqlite_activity_take(struct query *q, struct activity_row *ret)
{
    ret->id = query_take_id(q);
    query_take_text(q, ret->title, sizeof ret->title);
    query_take_text(q, ret->organiser, sizeof ret->organiser);
    query_take_text(q, ret->category, sizeof ret->category);
    ret->international = query_take_bool(q);
    ret->planned_jp = query_take_u32(q);
    query_take_text(q, ret->policy, sizeof ret->policy);
    ret->zone = sqlite_take_zone(q);
    ret->min_attendance_percent = query_take_u32(q);
    query_take_text(q, ret->description, sizeof ret->description);
    ret->ledger = (enum jp_ledger)query_take_word(q, &jp_ledger_words);
    ret->post_test = (enum test_wish)query_take_word(q, &test_wish_words);
    query_take_text(q, ret->batch, sizeof ret->batch);
    query_take_text(q, ret->place, sizeof ret->place);
    query_take_text(q, ret->legal_basis, sizeof ret->legal_basis);
    query_take_text(q, ret->signatory_name, sizeof ret->signatory_name);
    query_take_text(q, ret->signatory_position, sizeof ret->signatory_position);
    query_take_text(q, ret->signatory_nip, sizeof ret->signatory_nip);
    ret->created_ms = query_take_i64(q);
    ret->closed_ms = query_take_i64(q);
    ret->cancelled_ms = query_take_i64(q);
}

enum err sqlite_activity_open(struct sqlite_db *db, struct id activity)
{
    bool closed = false;
    struct query q = query_open(db, SQL_ACTIVITY_IS_CLOSED);
    query_put_id(&q, activity);
    bool found = query_step(&q);
    if (found)
        closed = query_take_bool(&q);
    enum err err = query_close(&q);
    if (err)
        return err;
    if (!found)
        return ERR_NOT_FOUND;
    return closed ? ERR_LOCKED : OK;
}

static enum err activity_write(struct sqlite_db *db, const struct activity_row *row)
{
    struct query q = query_open(db, SQL_ACTIVITY_PUT);
    query_put_id(&q, row->id);
    query_put_text(&q, row->title);
    query_put_text(&q, row->organiser);
    query_put_text(&q, row->category);
    query_put_i64(&q, row->international);
    query_put_i64(&q, row->planned_jp);
    query_put_text(&q, row->policy);
    sqlite_put_zone(&q, row->zone);
    query_put_i64(&q, row->min_attendance_percent);
    query_put_text(&q, row->description);
    query_put_word(&q, &jp_ledger_words, (int)(row->ledger ? row->ledger : LEDGER_COMPETENCY));
    query_put_word(&q, &test_wish_words, (int)(row->post_test ? row->post_test : TEST_AS_POLICY));
    query_put_text(&q, row->batch);
    query_put_text(&q, row->place);
    query_put_text(&q, row->legal_basis);
    query_put_text(&q, row->signatory_name);
    query_put_text(&q, row->signatory_position);
    query_put_text(&q, row->signatory_nip);
    query_put_i64(&q, row->cancelled_ms);
    query_put_i64(&q, row->created_ms);
    return query_run(&q);
}

#define KEEP(field) memcpy(ret->field, there->field, sizeof ret->field)

/* What stands on certificates alone rests on nothing: it may change after the activity is closed.
 */
static void keep_paper(const struct activity_row *there, struct activity_row *ret)
{
    KEEP(batch);
    KEEP(place);
    KEEP(legal_basis);
    KEEP(signatory_name);
    KEEP(signatory_position);
    KEEP(signatory_nip);
}

static enum err activity_put(struct sqlite_db *db, const struct activity_row *row)
{
    struct activity_row there, rest = *row;
    enum err err = sqlite_activity_find(db, row->id, &there);
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (!err && there.closed_ms) {
        keep_paper(&there, &rest);
        err = activity_write(db, &rest);
        if (err || query_changes(db))
            return err ? err : ERR_LOCKED;
    }
    return activity_write(db, row);
}

enum err sqlite_activity_put(void *db, const struct activity_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, activity_put(db, row));
}

enum err sqlite_activity_find(void *db, struct id activity, struct activity_row *ret)
{
    struct activity_row row = {0};
    struct query q = query_open(db, SQL_ACTIVITY_FIND);
    query_put_id(&q, activity);
    bool found = query_step(&q);
    if (found)
        sqlite_activity_take(&q, &row);
    enum err err = query_close(&q);
    if (!err && !found)
        err = ERR_NOT_FOUND;
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_activities(void *db, store_activity_each *each, void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_ACTIVITIES);
    while (!err && query_step(&q)) {
        struct activity_row row = {0};
        sqlite_activity_take(&q, &row);
        if (!q.err)
            err = each(&row, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

static enum err segments_read(struct sqlite_db *db, struct id class_id, struct timetable *ret)
{
    ret->n = 0;
    struct query q = query_open(db, SQL_SEGMENTS);
    query_put_id(&q, class_id);
    while (query_step(&q)) {
        struct timetable_segment segment = {0};
        char word[16];
        query_take_text(&q, word, sizeof word);
        segment.start_ms = query_take_i64(&q);
        segment.end_ms = query_take_i64(&q);
        if (timetable_kind_parse(slice_of_text(word), &segment.kind))
            query_fault(&q, "holds an unknown kind");
        else if (ret->n == CATALOG_SEGMENTS_MAX)
            query_fault(&q, "holds too many segments");
        else
            ret->segments[ret->n++] = segment;
    }
    return query_close(&q);
}

/* The columns of CLASS_COLUMNS, and the timetable. */
static enum err class_take(struct query *q, struct class_row *ret)
{
    ret->id = query_take_id(q);
    ret->activity = query_take_id(q);
    ret->ordinal = query_take_u32(q);
    query_take_text(q, ret->title, sizeof ret->title);
    ret->unit = query_take_u32(q);
    ret->cancelled_ms = query_take_i64(q);
    return q->err ? q->err : segments_read(q->db, ret->id, &ret->table);
}

static enum err class_read(struct sqlite_db *db, struct id class_id, struct class_row *ret)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_CLASS_FIND);
    query_put_id(&q, class_id);
    bool found = query_step(&q);
    if (found)
        err = class_take(&q, ret);
    enum err fault = query_close(&q);
    if (err || fault)
        return err ? err : fault;
    return found ? OK : ERR_NOT_FOUND;
}

enum err sqlite_class_find(void *db, struct id class_id, struct class_row *ret)
{
    struct class_row row = {0};
    enum err err = sqlite_db_view(db);
    if (err)
        return err;
    err = class_read(db, class_id, &row);
    sqlite_db_view_end(db);
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_class_open(struct sqlite_db *db, struct id class_id)
{
    struct class_row row = {0};
    enum err err = class_read(db, class_id, &row);
    return err ? err : sqlite_activity_open(db, row.activity);
}

static enum err segments_write(struct sqlite_db *db, const struct class_row *row)
{
    struct query drop = query_open(db, SQL_SEGMENTS_DROP);
    query_put_id(&drop, row->id);
    enum err err = query_run(&drop);
    for (size_t i = 0; i < row->table.n && !err; i++) {
        const struct timetable_segment *segment = &row->table.segments[i];
        struct query q = query_open(db, SQL_SEGMENT_PUT);
        query_put_id(&q, row->id);
        query_put_u64(&q, i + 1);
        query_put_text(&q, timetable_kind_name(segment->kind));
        query_put_i64(&q, segment->start_ms);
        query_put_i64(&q, segment->end_ms);
        err = query_run(&q);
    }
    return err;
}

static enum err class_write(struct sqlite_db *db, const struct class_row *row)
{
    struct class_row before = {0};
    enum err err = class_read(db, row->id, &before);
    bool found = err == OK;
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (found && !id_equal(before.activity, row->activity))
        return ERR_TAKEN; /* a class does not move to another activity */
    err = sqlite_unit_there(db, row->activity, row->unit);
    if (err)
        return err;

    struct query q = query_open(db, SQL_CLASS_PUT);
    query_put_id(&q, row->id);
    query_put_id(&q, row->activity);
    query_put_i64(&q, row->ordinal);
    query_put_text(&q, row->title);
    query_put_i64(&q, row->unit);
    query_put_i64(&q, row->cancelled_ms);
    err = query_run(&q);
    bool changed = !err && query_changes(db) > 0;
    if (!err && !timetable_same(&before.table, &row->table)) {
        err = segments_write(db, row);
        changed = true;
    }
    return err || !changed ? err : sqlite_activity_open(db, row->activity);
}

enum err sqlite_class_put(void *db, const struct class_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, class_write(db, row));
}

static enum err walk_classes(struct query *q, store_class_each *each, void *arg)
{
    enum err err = OK;
    while (!err && query_step(q)) {
        struct class_row row = {0};
        err = class_take(q, &row);
        if (!err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

enum err sqlite_activity_classes(void *db, struct id activity, store_class_each *each, void *arg)
{
    enum err err = sqlite_db_view(db); /* a class and its timetable belong together */
    if (err)
        return err;
    struct query q = query_open(db, SQL_ACTIVITY_CLASSES);
    query_put_id(&q, activity);
    err = walk_classes(&q, each, arg);
    sqlite_db_view_end(db);
    return err;
}

enum err sqlite_classes_between(void *db, int64_t start_ms, int64_t end_ms, store_class_each *each,
                                void *arg)
{
    enum err err = sqlite_db_view(db);
    if (err)
        return err;
    struct query q = query_open(db, SQL_CLASSES_BETWEEN);
    query_put_i64(&q, start_ms);
    query_put_i64(&q, end_ms);
    err = walk_classes(&q, each, arg);
    sqlite_db_view_end(db);
    return err;
}
