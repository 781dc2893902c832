/* retention_daily.c - when a pass is due: at the start, and as often as is asked for. */
#include "base/alloc.h"
#include "base/bell.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/pool.h"
#include "base/thread.h"
#include "office/retention.h"

#define AGAIN_MS UINT64_C(60000) /* the pool was full */

struct retention {
    struct retention_links links;
    struct bell bell; /* rung at the end */
    struct thread *thread;
};

struct pass_job {
    struct pool_job job;
    struct retention_links links;
};

static void drop_job(struct pool_job *job)
{
    mem_free(job);
}

static void run_job(struct pool_job *job, void *context)
{
    const struct retention_links *links = &((struct pass_job *)job)->links;
    int64_t now_ms = clock_wall_ms(links->clock);
    const struct retention_wish wish = {.reader = context,
                                        .writer = links->store,
                                        .rules = retention_rules_of(links->config),
                                        .now_ms = now_ms,
                                        .as_of_ms = now_ms};
    struct retention_report report;
    enum err err = retention_pass(&wish, &report);
    if (err)
        LOG_ERROR(office, "retention not finished", "err=%s", err_name(err));
    LOG_INFO(office, "retention passed",
             "classes=%llu lines=%llu held=%llu addresses=%llu sign_ins=%llu invitations=%llu "
             "documents=%llu",
             (unsigned long long)report.classes, (unsigned long long)report.lines,
             (unsigned long long)report.held, (unsigned long long)report.addresses,
             (unsigned long long)report.sign_ins, (unsigned long long)report.invitations,
             (unsigned long long)report.documents);
    mem_free(job);
}

static enum err submit(const struct retention *retention)
{
    struct pass_job *own = mem_zalloc(1, sizeof *own);
    if (!own)
        return ERR_NOMEM;
    *own = (struct pass_job){.job = {.run = run_job, .drop = drop_job}, .links = retention->links};
    enum err err = pool_submit(retention->links.pool, &own->job);
    if (err)
        mem_free(own);
    return err;
}

static void keep_time(void *arg)
{
    struct retention *retention = arg;
    uint64_t wait_ms = 0;
    while (!bell_wait(&retention->bell, wait_ms))
        wait_ms = submit(retention) ? AGAIN_MS : retention->links.every_ms;
}

enum err retention_start(struct retention **ret, const struct retention_links *links)
{
    struct retention *retention = mem_zalloc(1, sizeof *retention);
    enum err err = retention ? bell_init(&retention->bell) : ERR_NOMEM;
    if (err) {
        mem_free(retention);
        return err;
    }
    retention->links = *links;
    err = thread_start(&retention->thread, "retention", THREAD_LOW, keep_time, retention);
    if (err)
        retention_destroy(retention);
    else
        *ret = retention;
    return err;
}

void retention_destroy(struct retention *retention)
{
    if (!retention)
        return;
    bell_ring(&retention->bell);
    thread_join(retention->thread);
    bell_finish(&retention->bell);
    mem_free(retention);
}
