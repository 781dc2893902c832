/* People, and who is enrolled in what. */
#include "store/sqlite_ops.h"
#include "store/sqlite_query.h"
#include "store/sqlite_rows.h"

void sqlite_put_zone(struct query *q, enum date_zone zone)
{
    query_put_text(q, zone_name(zone));
}

enum date_zone sqlite_take_zone(struct query *q)
{
    enum date_zone zone = DATE_UTC;
    char word[8];
    query_take_text(q, word, sizeof word);
    if (!q->err && zone_parse(slice_of_text(word), &zone))
        query_fault(q, "holds an unknown zone");
    return zone;
}

void sqlite_person_take(struct query *q, struct person_row *ret)
{
    ret->id = query_take_id(q);
    query_take_text(q, ret->name, sizeof ret->name);
    query_take_text(q, ret->nip, sizeof ret->nip);
    ret->employment = (enum employment)query_take_word(q, &employment_words);
    query_take_text(q, ret->post, sizeof ret->post);
    query_take_text(q, ret->unit, sizeof ret->unit);
    query_take_text(q, ret->position, sizeof ret->position);
    query_take_text(q, ret->agency, sizeof ret->agency);
    ret->zone = sqlite_take_zone(q);
    ret->contract_start_day = query_take_day(q);
    ret->contract_end_day = query_take_day(q);
    ret->superior = query_take_id(q);
    query_take_text(q, ret->siasn_id, sizeof ret->siasn_id);
    ret->left_ms = query_take_i64(q);
    ret->status_day = query_take_day(q);
}

static enum err person_write(struct sqlite_db *db, const struct person_row *row)
{
    struct query q = query_open(db, SQL_PERSON_PUT);
    query_put_id(&q, row->id);
    query_put_text(&q, row->name);
    query_put_text_or_null(&q, row->nip);
    query_put_word(&q, &employment_words, (int)row->employment);
    query_put_text(&q, row->post);
    query_put_text(&q, row->unit);
    query_put_text(&q, row->position);
    query_put_text(&q, row->agency);
    sqlite_put_zone(&q, row->zone);
    query_put_day(&q, row->contract_start_day);
    query_put_day(&q, row->contract_end_day);
    query_put_id(&q, row->superior);
    query_put_text(&q, row->siasn_id);
    query_put_i64(&q, row->left_ms);
    return query_run(&q);
}

/* The day since when what the row says holds. */
static int64_t status_day_of(const struct person_row *row, const struct person_statuses *statuses)
{
    if (row->status_day)
        return row->status_day;
    if (statuses->n)
        return statuses->at[statuses->n - 1].from_day;
    return row->contract_start_day > CATALOG_ALWAYS_DAY ? row->contract_start_day
                                                        : CATALOG_ALWAYS_DAY;
}

static bool has_day(const struct person_statuses *statuses, int64_t day)
{
    for (size_t i = 0; i < statuses->n; i++)
        if (statuses->at[i].from_day == day)
            return true;
    return false;
}

static enum err status_write(struct sqlite_db *db, const struct person_row *row)
{
    struct person_statuses statuses;
    enum err err = sqlite_person_statuses(db, row->id, &statuses);
    if (err)
        return err;
    int64_t day = status_day_of(row, &statuses);
    if (statuses.n == CATALOG_STATUSES_MAX && !has_day(&statuses, day))
        return ERR_FULL;
    struct query q = query_open(db, SQL_STATUS_PUT);
    query_put_id(&q, row->id);
    query_put_day(&q, day);
    query_put_word(&q, &employment_words, (int)row->employment);
    query_put_text(&q, row->post);
    query_put_day(&q, row->contract_start_day);
    query_put_day(&q, row->contract_end_day);
    sqlite_put_zone(&q, row->zone);
    err = query_run(&q);
    if (err)
        return err;
    q = query_open(db, SQL_PERSON_FOLLOW);
    query_put_id(&q, row->id);
    return query_run(&q);
}

enum err sqlite_person_put(void *db, const struct person_row *row)
{
    enum err err = sqlite_db_begin(db);
    if (err)
        return err;
    err = person_write(db, row);
    return sqlite_db_end(db, err ? err : status_write(db, row));
}

enum err sqlite_person_statuses(void *db, struct id person, struct person_statuses *ret)
{
    struct query q = query_open(db, SQL_STATUSES);
    ret->n = 0;
    query_put_id(&q, person);
    while (ret->n < CATALOG_STATUSES_MAX && query_step(&q)) {
        struct person_status *status = &ret->at[ret->n];
        status->from_day = query_take_day(&q);
        status->employment = (enum employment)query_take_word(&q, &employment_words);
        query_take_text(&q, status->post, sizeof status->post);
        status->contract_start_day = query_take_day(&q);
        status->contract_end_day = query_take_day(&q);
        status->zone = sqlite_take_zone(&q);
        ret->n++;
    }
    return query_close(&q);
}

static enum err find_one(struct query *q, struct person_row *ret)
{
    struct person_row row = {0};
    bool found = query_step(q);
    if (found)
        sqlite_person_take(q, &row);
    enum err err = query_close(q);
    if (!err && !found)
        err = ERR_NOT_FOUND;
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_person_find(void *db, struct id person, struct person_row *ret)
{
    struct query q = query_open(db, SQL_PERSON_FIND);
    query_put_id(&q, person);
    return find_one(&q, ret);
}

enum err sqlite_person_find_nip(void *db, const char *nip, struct person_row *ret)
{
    struct query q = query_open(db, SQL_PERSON_FIND_NIP);
    query_put_text(&q, nip);
    return find_one(&q, ret);
}

static enum err walk_people(struct query *q, store_person_each *each, void *arg)
{
    enum err err = OK;
    while (!err && query_step(q)) {
        struct person_row row = {0};
        sqlite_person_take(q, &row);
        if (!q->err)
            err = each(&row, arg);
    }
    enum err fault = query_close(q);
    return err ? err : fault;
}

enum err sqlite_people(void *db, store_person_each *each, void *arg)
{
    struct query q = query_open(db, SQL_PEOPLE);
    return walk_people(&q, each, arg);
}

enum err sqlite_people_page(void *db, const struct person_filter *filter, store_person_each *each,
                            void *arg)
{
    bool of_unit = filter->unit[0];
    struct query q = query_open(db, of_unit ? SQL_PEOPLE_PAGE_UNIT : SQL_PEOPLE_PAGE);
    query_put_text(&q, filter->after_name);
    if (id_is_none(filter->after_id))
        query_put_text(&q, "");
    else
        query_put_id(&q, filter->after_id);
    query_put_text(&q, filter->text);
    query_put_max(&q, filter->max);
    if (of_unit)
        query_put_text(&q, filter->unit);
    return walk_people(&q, each, arg);
}

enum err sqlite_staff(void *db, struct id superior, store_person_each *each, void *arg)
{
    struct query q = query_open(db, SQL_STAFF);
    query_put_id(&q, superior);
    return walk_people(&q, each, arg);
}

static enum err enrolment_write(struct sqlite_db *db, const struct enrolment_row *row)
{
    struct query q = query_open(db, SQL_ENROLMENT_PUT);
    query_put_id(&q, row->activity);
    query_put_id(&q, row->person);
    query_put_word(&q, &enrolment_role_words, (int)row->role);
    query_put_i64(&q, row->withdrawn_ms);
    enum err err = query_run(&q);
    if (err || query_changes(db) == 0)
        return err;
    return sqlite_activity_open(db, row->activity);
}

enum err sqlite_enrolment_put(void *db, const struct enrolment_row *row)
{
    enum err err = sqlite_db_begin(db);
    return err ? err : sqlite_db_end(db, enrolment_write(db, row));
}

enum err sqlite_enrolment_find(void *db, struct id activity, struct id person,
                               struct enrolment_row *ret)
{
    struct enrolment_row row = {.activity = activity, .person = person};
    struct query q = query_open(db, SQL_ENROLMENT_FIND);
    query_put_id(&q, activity);
    query_put_id(&q, person);
    bool found = query_step(&q);
    if (found) {
        row.role = (enum enrolment_role)query_take_word(&q, &enrolment_role_words);
        row.withdrawn_ms = query_take_i64(&q);
    }
    enum err err = query_close(&q);
    if (!err && !found)
        err = ERR_NOT_FOUND;
    if (!err)
        *ret = row;
    return err;
}

enum err sqlite_activity_people(void *db, struct id activity, store_enrolled_person_each *each,
                                void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_ACTIVITY_PEOPLE);
    query_put_id(&q, activity);
    while (!err && query_step(&q)) {
        struct person_row row = {0};
        sqlite_person_take(&q, &row);
        int role = query_take_word(&q, &enrolment_role_words);
        if (!q.err)
            err = each(&row, (enum enrolment_role)role, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}

enum err sqlite_activity_learners(void *db, struct id activity, uint32_t *ret)
{
    struct query q = query_open(db, SQL_ACTIVITY_LEARNERS);
    query_put_id(&q, activity);
    uint64_t n = query_step(&q) ? query_take_u64(&q) : 0;
    enum err err = query_close(&q);
    if (!err)
        *ret = (uint32_t)n;
    return err;
}

enum err sqlite_person_activities(void *db, struct id person, store_enrolled_activity_each *each,
                                  void *arg)
{
    enum err err = OK;
    struct query q = query_open(db, SQL_PERSON_ACTIVITIES);
    query_put_id(&q, person);
    while (!err && query_step(&q)) {
        struct activity_row row = {0};
        sqlite_activity_take(&q, &row);
        int role = query_take_word(&q, &enrolment_role_words);
        if (!q.err)
            err = each(&row, (enum enrolment_role)role, arg);
    }
    enum err fault = query_close(&q);
    return err ? err : fault;
}
