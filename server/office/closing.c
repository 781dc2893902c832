#include "office/closing.h"

#include "base/alloc.h"
#include "base/log.h"
#include "feed/feed.h"
#include "office/settling.h"
#include "office/settling_parts.h"
#include "proof/sealing.h"
#include "store/store.h"
#include "store/store_catalog.h"
#include "store/store_thread.h"

void closing_init(struct closing *closing, const struct closing_links *links)
{
    closing->links = *links;
    pthread_mutex_init(&closing->lock, NULL); /* does not fail without attributes */
    atomic_init(&closing->away, false);
    atomic_init(&closing->waking, false);
}

/* ---- closing an activity ---- */

/* ERR_LOCKED says that somebody else was faster; that must show in the database. */
static enum err look_again(struct store *store, struct id activity)
{
    struct activity_row row;
    enum err err = store_activity_find(store, activity, &row);
    if (!err && !row.closed_ms)
        err = ERR_STORE;
    return err;
}

/* Said once for each class that ends; the page shows it until somebody confirms. */
static void tell_undecided(const struct activity_plan *plan)
{
    for (size_t c = 0; c < plan->n_classes; c++)
        if (plan->classes[c].undecided)
            LOG_WARN(office, "held otherwise than planned, not closed before it is confirmed",
                     "activity=%s class=%s difference_ms=%llu", id_text(plan->activity.id).text,
                     id_text(plan->classes[c].row.id).text,
                     (unsigned long long)plan->classes[c].difference_ms);
}

/* Closes what was judged, when all its classes have ended. ERR_TAKEN: look again. */
static enum err close_judged(const struct closing *closing, struct store *store,
                             const struct settling_view *view, bool *ret_closed)
{
    const struct activity_plan *plan = &view->judgement->plan;
    struct settlement settlement = {0};

    *ret_closed = plan->activity.closed_ms != 0;
    if (*ret_closed || !plan->all_ended)
        return OK;
    if (plan->undecided) {
        tell_undecided(plan);
        return OK;
    }
    enum err err = settling_post(closing, store, view, &settlement);
    if (!err)
        LOG_INFO(office, "activity closed", "activity=%s entries=%zu",
                 id_text(plan->activity.id).text, settlement.n);
    if (err == ERR_LOCKED)
        err = look_again(store, plan->activity.id);
    *ret_closed = !err;
    settlement_finish(&settlement);
    return err;
}

/* Looks, and closes what is over. *ret_view is the caller's to finish in any case. */
static enum err look_and_close(struct closing *closing, struct store *store, struct id activity,
                               struct settling_view *ret_view, bool *ret_closed)
{
    enum err err = ERR_TAKEN;
    pthread_mutex_lock(&closing->lock);
    for (int i = 0; err == ERR_TAKEN && i < SETTLING_TRIES; i++) {
        settling_view_finish(ret_view);
        err = settling_look(closing, store, activity, ret_view);
        if (!err)
            err = close_judged(closing, store, ret_view, ret_closed);
    }
    pthread_mutex_unlock(&closing->lock);
    if (!err && *ret_closed)
        feed_follow(closing->links.feed, activity);
    return err == ERR_TAKEN ? ERR_BUSY : err;
}

enum err closing_try_seal(struct closing *closing, struct store *store, struct id activity)
{
    if (!closing->links.sealing)
        return OK;
    return sealing_seal_activity(closing->links.sealing, store, activity, NULL);
}

enum err closing_seal(struct closing *closing, struct store *store, struct id activity)
{
    enum err err = closing_try_seal(closing, store, activity);
    if (err == OK || err == ERR_STORE || err == ERR_BUSY)
        return err;
    LOG_ERROR(office, "not sealed", "activity=%s err=%s", id_text(activity).text, err_name(err));
    return OK;
}

enum err closing_close(struct closing *closing, struct store *store, struct id activity,
                       bool *ret_closed)
{
    struct settling_view view = {0};
    enum err err = look_and_close(closing, store, activity, &view, ret_closed);
    settling_view_finish(&view);
    if (!err)
        err = closing_seal(closing, store, activity);
    if (!err && *ret_closed)
        settling_wake(closing, store);
    return err;
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
    judged->more_to_come = !plan->all_ended;
    for (size_t i = 0; i < judgement->n_people; i++)
        if (judgement->people[i].role == ENROLMENT_LEARNER)
            judged->people[judged->n++] = account_of(judgement, c, &judgement->people[i]);
    *ret = judged;
    return OK;
}

enum err closing_judge_class(struct closing *closing, struct store *store, struct id class_id,
                             struct class_judged **ret)
{
    struct settling_view view = {0};
    struct class_judged *judged = NULL;
    struct class_row class;
    bool posted = false;

    enum err err = store_thread_flush(closing->links.store);
    if (!err)
        err = store_class_find(store, class_id, &class);
    if (!err)
        err = look_and_close(closing, store, class.activity, &view, &posted);
    if (!err)
        err = make_account(view.judgement, class_id, &judged);
    if (!err) {
        judged->posted = posted;
        err = closing_seal(closing, store, class.activity);
    }
    settling_view_finish(&view);
    if (!err && posted)
        settling_wake(closing, store);
    if (err)
        mem_free(judged);
    else
        *ret = judged;
    return err;
}
