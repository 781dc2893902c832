#include "office/settling.h"

#include "base/alloc.h"
#include "base/log.h"
#include "base/pool.h"
#include "feed/feed.h"
#include "office/certifying.h"
#include "office/settling_parts.h"
#include "store/store_thread.h"
#include "store/store_unsettled.h"

/* ---- one activity ---- */

static enum err settle_once(struct closing *closing, struct store *store, struct unsettled_row *row,
                            bool *ret_closed)
{
    struct settling_view view = {0};
    struct settlement settlement = {0};
    enum err err = settling_look(closing, store, row->activity, &view);
    *ret_closed = !err && view.judgement->plan.activity.closed_ms;
    row->mark = view.mark;
    if (*ret_closed)
        err = settling_post(closing, store, &view, &settlement);
    if (!err && settlement.n)
        LOG_INFO(office, "account settled", "activity=%s entries=%zu people=%zu",
                 id_text(row->activity).text, settlement.n, settlement.n_people);
    settlement_finish(&settlement);
    settling_view_finish(&view);
    return err;
}

static enum err take_off(struct store *store, void *arg)
{
    return store_unsettled_done(store, arg);
}

/* What follows from the ledger. Only then is it settled. */
static enum err follow(struct closing *closing, struct store *store, struct unsettled_row *row)
{
    enum err err = closing_try_seal(closing, store, row->activity);
    if (!err)
        err = certifying_follow(closing, store, row->activity);
    if (!err)
        feed_follow(closing->links.feed, row->activity);
    if (!err && row->mark)
        err = store_thread_do(closing->links.store, take_off, row);
    return err;
}

static enum err settle(struct closing *closing, struct store *store, struct id activity)
{
    struct unsettled_row row = {.activity = activity};
    bool closed = false;
    enum err err = ERR_TAKEN;

    pthread_mutex_lock(&closing->lock);
    for (int i = 0; err == ERR_TAKEN && i < SETTLING_TRIES; i++)
        err = settle_once(closing, store, &row, &closed);
    pthread_mutex_unlock(&closing->lock);
    if (!err && closed)
        err = follow(closing, store, &row);
    return err == ERR_TAKEN ? ERR_BUSY : err;
}

/* ---- all that wait ---- */

static enum err take_row(const struct unsettled_row *row, void *arg)
{
    *(struct unsettled_row *)arg = *row;
    return OK;
}

/* The oldest above `after`; none, or none that can be read now: mark 0. */
static struct unsettled_row next(struct store *store, uint64_t after)
{
    struct unsettled_row row = {0};
    enum err err = store_unsettled(store, after, 1, take_row, &row);
    if (err)
        LOG_ERROR(office, "what is unsettled cannot be read", "err=%s", err_name(err));
    return err ? (struct unsettled_row){0} : row;
}

/* One that cannot be settled must not keep the others from it; but when the database is away there
 * is no use in asking on. False: some are left, that may be settled now. */
static bool settle_waiting(struct closing *closing, struct store *store, size_t max)
{
    uint64_t after = 0;
    for (size_t n = 0; n < max; n++) {
        struct unsettled_row row = next(store, after);
        if (!row.mark)
            return true;
        enum err err = settle(closing, store, row.activity);
        if (err)
            LOG_ERROR(office, "not settled", "activity=%s err=%s", id_text(row.activity).text,
                      err_name(err));
        if (err == ERR_STORE || err == ERR_BUSY)
            return true;
        after = row.mark;
    }
    return next(store, after).mark == 0;
}

void settling_rest(struct closing *closing, struct store *store)
{
    (void)settle_waiting(closing, store, SIZE_MAX);
}

/* ---- in the background ---- */

struct rest_job {
    struct pool_job job;
    struct closing *closing;
};

static void drop_rest(struct pool_job *job)
{
    mem_free(job);
}

static void run_rest(struct pool_job *job, void *context)
{
    struct closing *closing = ((struct rest_job *)job)->closing;
    mem_free(job);
    atomic_store(&closing->waking, false);
    settling_rest(closing, context);
}

static enum err submit(struct closing *closing)
{
    struct rest_job *own = mem_zalloc(1, sizeof *own);
    if (!own)
        return ERR_NOMEM;
    *own = (struct rest_job){.job = {.run = run_rest, .drop = drop_rest}, .closing = closing};
    enum err err = pool_submit(closing->links.pool, &own->job);
    if (err)
        mem_free(own);
    return err;
}

void settling_wake(struct closing *closing, struct store *store)
{
    if (!next(store, 0).mark)
        return;
    if (!closing->links.pool) {
        settling_rest(closing, store);
        return;
    }
    if (atomic_exchange(&closing->waking, true))
        return;
    enum err err = submit(closing);
    if (err) {
        atomic_store(&closing->waking, false);
        LOG_WARN(office, "settling put off", "err=%s", err_name(err));
    }
}

enum err settling_settle(struct closing *closing, struct store *store, struct id activity)
{
    enum err err = settle(closing, store, activity);
    if (!settle_waiting(closing, store, SETTLING_AT_ONCE))
        settling_wake(closing, store);
    return err;
}
