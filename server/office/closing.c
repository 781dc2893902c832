#include "office/closing.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "base/pool.h"
#include "credit/policy_set.h"
#include "judging/judging.h"
#include "proof/sealing.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_thread.h"

#define POSTED_BY "sinkron"
#define POSTED_NOTE "Dinilai dari catatan kehadiran setelah pertemuan terakhir"

void closing_init(struct closing *closing, const struct closing_links *links)
{
    closing->links = *links;
    atomic_init(&closing->away, false);
}

/* ---- closing an activity ---- */

struct close_act {
    const struct activity_judgement *judgement;
    int64_t at_ms;
    struct jp_entry *entries;
    size_t n;
};

/* The entries of one person; there is room for all parts. */
static enum err gather_person(struct close_act *act, const struct judged_enrolled *person)
{
    const struct activity_plan *plan = &act->judgement->plan;
    const struct entry_posting posting = {act->at_ms, POSTED_BY, POSTED_NOTE};

    for (size_t i = 0; i < person->n_parts; i++) {
        const struct judged_part *part = &person->parts[i];
        if (!entry_is_due(&part->jp))
            continue;
        struct entry_key key = {.activity = plan->activity.id, .person = person->row.id};
        const struct entry_ground ground = {part->basis, plan->ends_day};
        memcpy(key.occurrence, part->jp.occurrence, sizeof key.occurrence);
        memcpy(key.policy, plan->policy->id, sizeof key.policy);
        enum err err = entry_of_result(&key, &part->jp, &ground, &posting, &act->entries[act->n]);
        if (err)
            return err;
        act->n++;
    }
    return OK;
}

static enum err gather_entries(struct close_act *act)
{
    const struct activity_judgement *judgement = act->judgement;
    size_t room = 0;

    for (size_t i = 0; i < judgement->n_people; i++)
        room += judgement->people[i].n_parts;
    act->entries = mem_zalloc(room, sizeof *act->entries);
    if (!act->entries)
        return ERR_NOMEM;
    enum err err = OK;
    for (size_t i = 0; !err && i < judgement->n_people; i++)
        err = gather_person(act, &judgement->people[i]);
    return err;
}

/* On the store thread. The audit line comes second: without it the activity is closed all the same,
 * and its entries say when and by whom. */
static enum err close_and_note(struct store *store, void *arg)
{
    const struct close_act *act = arg;
    struct audit_row audit = {
        .at_ms = act->at_ms, .what = "activity_closed", .about = act->judgement->plan.activity.id};

    enum err err = store_activity_close(store, audit.about, act->at_ms, act->entries, act->n);
    if (err)
        return err;
    snprintf(audit.note, sizeof audit.note, "entries=%zu policy=%s", act->n,
             act->judgement->plan.policy->id);
    return store_audit_append(store, &audit);
}

/* ERR_LOCKED says that somebody else was faster; that must show in the database. */
static enum err look_again(struct store *store, struct id activity)
{
    struct activity_row row;
    enum err err = store_activity_find(store, activity, &row);
    if (!err && !row.closed_ms)
        err = ERR_STORE;
    return err;
}

/* Closes what was judged, when all its classes have ended. */
static enum err close_judged(struct closing *closing, struct store *store,
                             const struct activity_judgement *judgement, bool *ret_closed)
{
    const struct activity_row *activity = &judgement->plan.activity;
    *ret_closed = activity->closed_ms != 0;
    if (*ret_closed || !judgement->plan.all_ended)
        return OK;

    struct close_act act = {.judgement = judgement, .at_ms = clock_wall_ms(closing->links.clock)};
    enum err err = gather_entries(&act);
    if (!err)
        err = store_thread_do(closing->links.store, close_and_note, &act);
    if (!err)
        LOG_INFO(office, "activity closed", "activity=%s entries=%zu", id_text(activity->id).text,
                 act.n);
    if (err == ERR_LOCKED)
        err = look_again(store, activity->id);
    *ret_closed = !err;
    mem_free(act.entries);
    return err;
}

enum err closing_seal(struct closing *closing, struct store *store, struct id activity)
{
    if (!closing->links.sealing)
        return OK;
    enum err err = sealing_seal_activity(closing->links.sealing, store, activity, NULL);
    if (err == OK || err == ERR_STORE || err == ERR_BUSY)
        return err;
    LOG_ERROR(office, "not sealed", "activity=%s err=%s", id_text(activity).text, err_name(err));
    return OK;
}

enum err closing_close(struct closing *closing, struct store *store, struct id activity,
                       bool *ret_closed)
{
    struct activity_judgement *judgement = NULL;
    enum err err = store_thread_flush(closing->links.store);
    if (!err)
        err = judge_activity(store, closing->links.policies, activity,
                             clock_wall_ms(closing->links.clock), &judgement);
    if (!err)
        err = close_judged(closing, store, judgement, ret_closed);
    judgement_destroy(judgement);
    return err ? err : closing_seal(closing, store, activity);
}

/* ---- the account of a class ---- */

static void put_reasons(const struct jp_result *jp, struct judged_person *ret)
{
    for (size_t i = 0; i < jp->reasons.n && ret->reasons_n < JUDGED_REASONS_MAX; i++) {
        const struct jp_reason *reason = &jp->reasons.at[i];
        ret->reasons[ret->reasons_n++] = (struct reason){
            .code = reason_name(reason->code), .a = reason->params[0], .b = reason->params[1]};
    }
}

static struct judged_person account_of(const struct activity_judgement *judgement, size_t c,
                                       const struct judged_enrolled *person)
{
    const struct activity_plan *plan = &judgement->plan;
    struct judged_person ret = {
        .person = person->row.id,
        .attended_s = (uint32_t)person->classes[c].attended_s,
        .learning_s = (uint32_t)person->classes[c].learning_s,
        .activity_attended_s = (uint32_t)person->attendance.attended_s,
        .activity_learning_s = (uint32_t)person->attendance.learning_s,
        .needed_s = (uint32_t)plan->needed_s,
        .jp_full = plan->jp_full,
        .jp = person->jp.awarded_jp,
        .enough = judged_enough(judgement, person),
    };
    put_reasons(&person->jp, &ret);
    return ret;
}

static enum err make_account(const struct activity_judgement *judgement, struct id class_id,
                             struct class_judged **ret)
{
    const struct activity_plan *plan = &judgement->plan;
    size_t c = 0;
    while (c < plan->n_classes && !id_equal(plan->classes[c].row.id, class_id))
        c++;
    if (c == plan->n_classes)
        return ERR_NOT_FOUND;
    struct class_judged *judged =
        mem_zalloc(1, sizeof *judged + judgement->n_people * sizeof judged->people[0]);
    if (!judged)
        return ERR_NOMEM;
    judged->class_id = class_id;
    for (size_t i = 0; i < judgement->n_people; i++)
        if (judgement->people[i].role == ENROLMENT_LEARNER)
            judged->people[judged->n++] = account_of(judgement, c, &judgement->people[i]);
    *ret = judged;
    return OK;
}

enum err closing_judge_class(struct closing *closing, struct store *store, struct id class_id,
                             struct class_judged **ret)
{
    struct activity_judgement *judgement = NULL;
    struct class_judged *judged = NULL;
    struct class_row class;

    enum err err = store_thread_flush(closing->links.store);
    if (!err)
        err = store_class_find(store, class_id, &class);
    if (!err)
        err = judge_activity(store, closing->links.policies, class.activity,
                             clock_wall_ms(closing->links.clock), &judgement);
    if (!err)
        err = make_account(judgement, class_id, &judged);
    if (!err)
        err = close_judged(closing, store, judgement, &judged->posted);
    if (!err)
        err = closing_seal(closing, store, class.activity);
    judgement_destroy(judgement);
    if (err)
        mem_free(judged);
    else
        *ret = judged;
    return err;
}
