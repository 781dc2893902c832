#include "session/class_due.h"

#include "base/alloc.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mailbox.h"
#include "base/pool.h"
#include "config/config.h"
#include "history/class_live.h"
#include "history/history.h"
#include "session/class_load.h"
#include "session/edge.h"
#include "store/store_catalog.h"

#define LOOK_BACK_MS (INT64_C(400) * 24 * 3600 * 1000)

struct due_job {
    struct pool_job job;
    struct mailbox *answer_to;
    struct store *store;
    struct classes_due *found;
    int64_t over_before_ms;
};

static enum err look_at(const struct class_row *row, void *arg)
{
    struct due_job *due = arg;
    int64_t end_ms = row->table.segments[row->table.n - 1].end_ms;
    struct history_move last;

    if (end_ms > due->over_before_ms || due->found->n == CLASSES_DUE_MAX)
        return OK;
    struct activity_row activity;
    bool live = false;
    enum err err = store_activity_find(due->store, row->activity, &activity);
    if (!err)
        err = class_is_live(due->store, &activity, row, &live);
    if (!err)
        err = history_phase(due->store, row->id, &last);
    if (!err && live && last.phase != CLASS_PHASE_ENDED)
        due->found->class_ids[due->found->n++] = row->id;
    return err;
}

static void drop(struct pool_job *job)
{
    struct due_job *due = (struct due_job *)job;
    mem_free(due->found);
    mem_free(due);
}

static void run(struct pool_job *job, void *context)
{
    struct due_job *due = (struct due_job *)job;
    due->store = context;
    enum err err = store_classes_between(due->store, due->over_before_ms - LOOK_BACK_MS,
                                         due->over_before_ms, look_at, due);
    if (err)
        LOG_WARN(session, "due classes not read", "err=%s", err_name(err));
    struct letter letter = {.kind = LETTER_CLASSES_DUE, .body = due->found};
    if (mailbox_post(due->answer_to, letter) == OK)
        due->found = NULL;
    drop(job);
}

enum err class_due_start(const struct edge_links *links, struct mailbox *answer_to)
{
    struct due_job *due = mem_zalloc(1, sizeof *due);
    if (!due)
        return ERR_NOMEM;
    due->found = mem_zalloc(1, sizeof *due->found);
    due->job = (struct pool_job){.run = run, .drop = drop};
    due->answer_to = answer_to;
    due->over_before_ms =
        clock_wall_ms(links->clock) - (int64_t)links->config->class_overtime_minutes * 60 * 1000;
    enum err err = due->found ? pool_submit(links->pool, &due->job) : ERR_NOMEM;
    if (err)
        drop(&due->job);
    return err;
}
