#include "feed/due.h"

#include <stdio.h>

#include "base/alloc.h"
#include "base/date.h"
#include "base/text.h"
#include "credit/entry.h"
#include "judging/plan.h"
#include "store/store.h"
#include "store/store_catalog.h"
#include "store/store_certificate.h"
#include "store/store_export.h"

#define COPY(to, from) text_copy((to), sizeof(to), slice_of_text(from))

/* ---- a list that grows ---- */

static struct due_person *find_or_add(struct due_list *list, struct id person)
{
    for (size_t i = 0; i < list->n; i++)
        if (id_equal(list->at[i].person, person))
            return &list->at[i];
    if (list->n == list->room) {
        size_t room = list->room ? list->room * 2 : 32;
        struct due_person *more = mem_realloc(list->at, room * sizeof *more);
        if (!more)
            return NULL;
        list->at = more;
        list->room = room;
    }
    list->at[list->n] = (struct due_person){.person = person};
    return &list->at[list->n++];
}

void due_finish(struct due_list *list)
{
    mem_free(list->at);
    *list = (struct due_list){0};
}

/* ---- what the ledger and the certificates say ---- */

static enum err take_entry(const struct jp_entry *entry, void *arg)
{
    struct due_person *due = find_or_add(arg, entry->key.person);
    if (!due)
        return ERR_NOMEM;
    int64_t jp = entry->jp + entry->surplus_jp;
    if (entry->ledger == LEDGER_COMPETENCY)
        due->record.jp += jp;
    else if (jp > 0)
        due->reason = FEED_CAPACITY; /* unless something else counts there, see settle */
    return OK;
}

static enum err take_certificate(const struct certificate_row *row, void *arg)
{
    struct due_list *list = arg;
    for (size_t i = 0; !row->revoked_ms && i < list->n; i++) {
        struct due_person *due = &list->at[i];
        if (!id_equal(due->person, row->person))
            continue;
        due->certificate = row->code;
        COPY(due->record.number, row->number);
    }
    return OK;
}

/* ---- what the plan and the person say ---- */

static int64_t first_day_of(const struct activity_plan *plan)
{
    int64_t first_ms = INT64_MAX;
    for (size_t c = 0; c < plan->n_classes; c++) {
        int64_t start_ms = timetable_start_ms(&plan->classes[c].row.table);
        first_ms = start_ms < first_ms ? start_ms : first_ms;
    }
    if (!plan->n_classes)
        return plan->ends_day;
    struct civil civil = date_civil(first_ms, (int)plan->activity.zone);
    return date_days(civil.year, civil.month, civil.day);
}

static void fill_plan(const struct activity_plan *plan, struct siasn_record *record)
{
    const struct policy_category *category = policy_category(plan->policy, plan->activity.category);
    uint32_t type = category ? category->siasn_id : 0;

    record->kind = type == SIASN_STRUCTURAL ? OUTBOX_TRAINING : OUTBOX_COURSE;
    COPY(record->organiser, plan->activity.organiser);
    COPY(record->title, plan->activity.title);
    if (type) {
        snprintf(record->type, sizeof record->type, "%u", (unsigned)type);
        COPY(record->letter, category->siasn_letter);
    }
    COPY(record->structural, siasn_structural(plan->activity.title));
    siasn_record_days(record, first_day_of(plan), plan->ends_day);
}

static void settle(struct due_person *due)
{
    enum feed_reason gap = siasn_record_gap(&due->record);
    if (due->reason == FEED_CAPACITY && due->record.jp == 0)
        return;
    due->reason = gap;
}

static enum err fill_all(const struct due_wish *wish, const struct activity_plan *plan,
                         struct due_list *ret)
{
    struct siasn_record common = {0};
    enum err err = OK;

    fill_plan(plan, &common);
    COPY(common.agency, wish->agency);
    for (size_t i = 0; !err && i < ret->n; i++) {
        struct due_person *due = &ret->at[i];
        struct person_row person;
        struct siasn_record record = common;
        err = store_person_find(wish->store, due->person, &person);
        if (err)
            break;
        COPY(record.person, person.siasn_id);
        COPY(record.number, due->record.number);
        record.jp = due->record.jp > 0 ? due->record.jp : 0;
        due->record = record;
        settle(due);
    }
    return err;
}

struct reading {
    const struct due_wish *wish;
    struct due_list *ret;
};

static enum err read_in_view(struct store *store, void *arg)
{
    struct reading *reading = arg;
    struct due_list *ret = reading->ret;
    struct activity_plan plan = {0};

    enum err err = store_ledger_activity(store, ret->activity, take_entry, ret);
    if (!err && ret->n)
        err = store_activity_certificates(store, ret->activity, take_certificate, ret);
    if (!err)
        err = plan_read(store, reading->wish->policies, ret->activity, &plan);
    if (!err)
        err = fill_all(reading->wish, &plan, ret);
    plan_finish(&plan);
    return err;
}

enum err due_read(const struct due_wish *wish, struct id activity, struct due_list *ret)
{
    struct reading reading = {wish, ret};
    ret->activity = activity;
    return store_snapshot(wish->store, read_in_view, &reading);
}

/* ---- which activities ---- */

enum err due_ids_add(struct due_ids *ids, struct id id)
{
    for (size_t i = ids->n; i-- > 0;) /* entries of one activity come together */
        if (id_equal(ids->at[i], id))
            return OK;
    if (ids->n == ids->room) {
        size_t room = ids->room ? ids->room * 2 : 16;
        struct id *more = mem_realloc(ids->at, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        ids->at = more;
        ids->room = room;
    }
    ids->at[ids->n++] = id;
    return OK;
}

void due_ids_finish(struct due_ids *ids)
{
    mem_free(ids->at);
    *ids = (struct due_ids){0};
}

struct walk {
    struct due_ids *ids;
    uint64_t last_n;
};

static enum err take_activity(uint64_t n, const struct jp_entry *entry, void *arg, bool *ret_enough)
{
    struct walk *walk = arg;
    (void)ret_enough;
    walk->last_n = n;
    return due_ids_add(walk->ids, entry->key.activity);
}

static enum err gather(struct store *store, const struct ledger_filter *filter, struct due_ids *ret,
                       uint64_t *ret_last_n)
{
    struct walk walk = {.ids = ret, .last_n = filter->after};
    enum err err = store_ledger_filtered(store, filter, take_activity, &walk);
    *ret_last_n = walk.last_n;
    return err;
}

enum err due_activities_between(struct store *store, int64_t from_day, int64_t until_day,
                                struct due_ids *ret)
{
    uint64_t last_n = 0;
    const struct ledger_filter filter = {.from_day = from_day, .until_day = until_day};
    return gather(store, &filter, ret, &last_n);
}

enum err due_activities_after(struct store *store, uint64_t *n, struct due_ids *ret)
{
    uint64_t last_n = *n;
    const struct ledger_filter filter = {
        .from_day = CATALOG_NO_DAY, .until_day = CATALOG_NO_DAY, .after = *n};
    enum err err = gather(store, &filter, ret, &last_n);
    if (!err)
        *n = last_n;
    return err;
}
