/* closing_jobs.c - the pool's part of closing.h: who asks, and who is answered. */
#include "base/alloc.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "base/pool.h"
#include "history/history.h"
#include "office/closing.h"
#include "office/settling.h"
#include "store/store_catalog.h"
#include "store/store_seal.h"

struct class_job {
    struct pool_job job;
    struct closing *closing;
    struct id class_id;
    struct mailbox *answer_to;
};

struct sweep_job {
    struct pool_job job;
    struct closing *closing;
    struct store *store;
    struct id *open; /* activities that are not closed, or not sealed */
    size_t n;
    size_t room;
};

/* While the database is away every home asks again and again: one line is enough. */
static void tell(struct closing *closing, struct id what, enum err err)
{
    bool away = err == ERR_STORE || err == ERR_BUSY;
    bool was_away = atomic_exchange(&closing->away, away);
    if (away && was_away)
        return;
    if (err)
        LOG_ERROR(office, "not judged", "id=%s err=%s", id_text(what).text, err_name(err));
    else if (was_away)
        LOG_INFO(office, "judging again", "id=%s", id_text(what).text);
}

static void drop_class_job(struct pool_job *job)
{
    mem_free(job);
}

static void run_class_job(struct pool_job *job, void *context)
{
    struct class_job *own = (struct class_job *)job;
    struct class_judged *judged = NULL;

    enum err err = closing_judge_class(own->closing, context, own->class_id, &judged);
    tell(own->closing, own->class_id, err);
    if (!err &&
        mailbox_post(own->answer_to, (struct letter){.kind = LETTER_CLASS_JUDGED, .body = judged}))
        mem_free(judged); /* no place for it: the home asks again */
    mem_free(own);
}

static void class_over(void *arg, struct id class_id, struct mailbox *answer_to)
{
    struct closing *closing = arg;
    struct class_job *own = mem_zalloc(1, sizeof *own);
    enum err err = own ? OK : ERR_NOMEM;
    if (own) {
        *own = (struct class_job){.job = {.run = run_class_job, .drop = drop_class_job},
                                  .closing = closing,
                                  .class_id = class_id,
                                  .answer_to = answer_to};
        err = pool_submit(closing->links.pool, &own->job);
    }
    if (err) {
        LOG_DEBUG(office, "judging put off", "class=%s err=%s", id_text(class_id).text,
                  err_name(err));
        mem_free(own);
    }
}

struct class_closer closing_closer(struct closing *closing)
{
    return (struct class_closer){.class_over = class_over, .arg = closing};
}

/* ---- at start ---- */

static enum err add_activity(struct sweep_job *sweep, struct id activity)
{
    if (sweep->n == sweep->room) {
        size_t room = sweep->room ? sweep->room * 2 : 16;
        struct id *more = mem_realloc(sweep->open, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        sweep->open = more;
        sweep->room = room;
    }
    sweep->open[sweep->n++] = activity;
    return OK;
}

static enum err gather(const struct activity_row *row, void *arg)
{
    struct sweep_job *sweep = arg;
    return row->closed_ms ? OK : add_activity(sweep, row->id);
}

struct ending {
    struct store *store;
    size_t classes;
    bool all_ended;
};

static enum err look_at_end(const struct class_row *row, void *arg)
{
    struct ending *ending = arg;
    struct history_move last;
    enum err err = history_phase(ending->store, row->id, &last);
    ending->classes++;
    if (!err && last.phase != CLASS_PHASE_ENDED)
        ending->all_ended = false;
    return err;
}

/* One activity that cannot be judged must not keep the others open. */
static void sweep_one(struct sweep_job *sweep, struct id activity)
{
    struct ending ending = {.store = sweep->store, .all_ended = true};
    bool closed = false;
    enum err err = store_activity_classes(sweep->store, activity, look_at_end, &ending);
    if (!err && ending.classes && ending.all_ended)
        err = closing_close(sweep->closing, sweep->store, activity, &closed);
    if (err)
        tell(sweep->closing, activity, err);
}

/* Classes of one activity come together: it is asked for once. */
static enum err gather_unsealed(struct id class_id, void *arg)
{
    struct sweep_job *sweep = arg;
    struct class_row class;
    enum err err = store_class_find(sweep->store, class_id, &class);
    if (err || (sweep->n && id_equal(sweep->open[sweep->n - 1], class.activity)))
        return err;
    return add_activity(sweep, class.activity);
}

static void sweep_unsealed(struct sweep_job *sweep)
{
    sweep->n = 0;
    enum err err = store_unsealed_classes(sweep->store, gather_unsealed, sweep);
    if (err)
        LOG_ERROR(office, "unsealed classes not read", "err=%s", err_name(err));
    for (size_t i = 0; !err && i < sweep->n; i++)
        err = closing_seal(sweep->closing, sweep->store, sweep->open[i]);
    if (err)
        LOG_ERROR(office, "unsealed classes are left", "err=%s", err_name(err));
}

static void drop_sweep_job(struct pool_job *job)
{
    struct sweep_job *sweep = (struct sweep_job *)job;
    mem_free(sweep->open);
    mem_free(sweep);
}

static void run_sweep_job(struct pool_job *job, void *context)
{
    struct sweep_job *sweep = (struct sweep_job *)job;
    sweep->store = context;
    enum err err = store_activities(sweep->store, gather, sweep);
    if (err)
        LOG_ERROR(office, "open activities not read", "err=%s", err_name(err));
    for (size_t i = 0; !err && i < sweep->n; i++)
        sweep_one(sweep, sweep->open[i]);
    sweep_unsealed(sweep);
    settling_rest(sweep->closing, context);
    drop_sweep_job(job);
}

enum err closing_sweep(struct closing *closing)
{
    struct sweep_job *sweep = mem_zalloc(1, sizeof *sweep);
    if (!sweep)
        return ERR_NOMEM;
    *sweep = (struct sweep_job){.job = {.run = run_sweep_job, .drop = drop_sweep_job},
                                .closing = closing};
    enum err err = pool_submit(closing->links.pool, &sweep->job);
    if (err)
        mem_free(sweep);
    return err;
}
