/* Slow work on other threads: order, bound, contexts, and what becomes of work nobody does. */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>

#include "base/alloc.h"
#include "base/bell.h"
#include "support/check.h"

struct task {
    struct pool_job job; /* first: the job is the task */
    int number;
    struct bell *may_go; /* NULL: at once */
};

static struct bell begun, ended;
static atomic_int dropped;
static int order[8];
static atomic_int done;
static atomic_int contexts;
static atomic_int contexts_seen;

static void run(struct pool_job *job, void *context)
{
    struct task *task = (struct task *)job;
    bell_ring(&begun);
    if (task->may_go)
        bell_wait(task->may_go, 30000);
    atomic_fetch_add(&contexts_seen, context == &contexts);
    order[atomic_load(&done)] = task->number; /* one thread only where the order is looked at */
    atomic_fetch_add(&done, 1);
    bell_ring(&ended);
}

static void drop(struct pool_job *job)
{
    (void)job;
    atomic_fetch_add(&dropped, 1);
}

static enum err context_create(void **ret, void *arg)
{
    (void)arg;
    void *probe = mem_alloc(1);
    if (!probe)
        return ERR_NOMEM;
    mem_free(probe);
    atomic_fetch_add(&contexts, 1);
    *ret = &contexts;
    return OK;
}

static void context_destroy(void *context)
{
    (void)context;
    atomic_fetch_sub(&contexts, 1);
}

static struct pool_options options(unsigned threads, unsigned jobs_max)
{
    return (struct pool_options){threads, jobs_max, context_create, context_destroy, NULL};
}

static void begin(void)
{
    check(bell_init(&begun) == OK && bell_init(&ended) == OK, "two bells");
    done = 0;
    dropped = 0;
    contexts_seen = 0;
}

static void end(void)
{
    bell_finish(&begun);
    bell_finish(&ended);
}

static void wait_until_done(int n)
{
    while (atomic_load(&done) < n && check(bell_wait(&ended, 30000), "work goes on"))
        ;
}

static void jobs_run_in_order_and_the_queue_is_bounded(void)
{
    struct bell may_go;
    struct pool *pool = NULL;
    struct pool_options one = options(1, 2);
    struct task tasks[4];
    begin();
    check_same(bell_init(&may_go), OK, "a bell");
    check_same(pool_create(&pool, &one), OK, "a pool of one");
    for (int i = 0; i < 4; i++)
        tasks[i] = (struct task){{run, drop, NULL}, i, i == 0 ? &may_go : NULL};

    check_same(pool_submit(pool, &tasks[0].job), OK, "the first is begun");
    check(bell_wait(&begun, 30000), "and keeps the thread busy");
    check_same(pool_submit(pool, &tasks[1].job), OK, "one waits");
    check_same(pool_submit(pool, &tasks[2].job), OK, "two wait");
    check_same(pool_submit(pool, &tasks[3].job), ERR_BUSY, "a third may not");
    bell_ring(&may_go);
    wait_until_done(3);
    for (int i = 0; i < 3; i++)
        check_same(order[i], i, "in order of arrival");
    check_same(contexts_seen, 3, "each with the thread's context");
    check_same(pool_submit(pool, &tasks[3].job), OK, "there is room again");
    wait_until_done(4);
    pool_destroy(pool);
    pool_destroy(NULL);
    check_same(dropped, 0, "nothing was dropped");
    check_same(contexts, 0, "contexts are ended");
    bell_finish(&may_go);
    end();
}

static void *end_pool(void *pool)
{
    pool_destroy(pool);
    return NULL;
}

static void work_that_waits_at_the_end_is_dropped(void)
{
    struct bell may_go;
    struct pool *pool = NULL;
    struct pool_options one = options(1, 2);
    struct task tasks[3];
    pthread_t ender;
    begin();
    check_same(bell_init(&may_go), OK, "a bell");
    check_same(pool_create(&pool, &one), OK, "a pool");
    tasks[0] = (struct task){{run, drop, NULL}, 0, &may_go};
    check_same(pool_submit(pool, &tasks[0].job), OK, "the first");
    check(bell_wait(&begun, 30000), "is begun");
    for (int i = 1; i < 3; i++) {
        tasks[i] = (struct task){{run, drop, NULL}, i, NULL};
        check_same(pool_submit(pool, &tasks[i].job), OK, "two wait");
    }
    if (check_same(pthread_create(&ender, NULL, end_pool, pool), 0, "somebody ends the pool")) {
        bell_ring(&may_go);
        pthread_join(ender, NULL);
    }
    /* Whether the end was seen before the first job was over is chance; nothing is lost or twice.
     */
    check(done >= 1, "what runs is waited for");
    check_same(done + dropped, 3, "the rest is done or dropped");
    check_same(contexts, 0, "contexts are ended");
    bell_finish(&may_go);
    end();
}

static void every_failure_keeps_nothing(void)
{
    long before = alloc_live();
    for (int n = 0; n < 20; n++) {
        struct pool *pool = NULL;
        struct pool_options two = options(2, 4);
        alloc_fail_after(n);
        enum err err = pool_create(&pool, &two);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM, "only says what is true");
        check((err == OK) == (pool != NULL), "a pool or none");
        pool_destroy(pool);
        check_same(contexts, 0, "contexts are ended");
        check_same(alloc_live(), before, "keeps nothing");
        if (err == OK)
            return;
    }
    check(false, "enough memory in the end");
}

TEST_MAIN(TEST(jobs_run_in_order_and_the_queue_is_bounded),
          TEST(work_that_waits_at_the_end_is_dropped), TEST(every_failure_keeps_nothing))
