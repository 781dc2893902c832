#include "base/pool.h"

#include <pthread.h>
#include <stdbool.h>

#include "base/alloc.h"
#include "base/thread.h"

struct pool_thread {
    struct pool *pool;
    struct thread *thread;
    void *context;
};

struct pool {
    pthread_mutex_t lock; /* guards first, last, waiting and ending */
    pthread_cond_t work;
    struct pool_job *first;
    struct pool_job *last;
    unsigned waiting;
    bool ending;

    struct pool_options options;
    struct pool_thread *threads;
    bool has_lock;
};

static struct pool_job *take(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    while (!pool->first && !pool->ending)
        pthread_cond_wait(&pool->work, &pool->lock);
    struct pool_job *job = pool->ending ? NULL : pool->first;
    if (job) {
        pool->first = job->next;
        if (!pool->first)
            pool->last = NULL;
        pool->waiting--;
    }
    pthread_mutex_unlock(&pool->lock);
    return job;
}

static void work(void *arg)
{
    struct pool_thread *own = arg;
    for (struct pool_job *job = take(own->pool); job; job = take(own->pool))
        job->run(job, own->context);
}

static enum err start_threads(struct pool *pool)
{
    for (unsigned i = 0; i < pool->options.threads; i++) {
        struct pool_thread *own = &pool->threads[i];
        own->pool = pool;
        enum err err = OK;
        if (pool->options.context_create)
            err = pool->options.context_create(&own->context, pool->options.arg);
        if (!err)
            err = thread_start(&own->thread, "office", THREAD_LOW, work, own);
        if (err)
            return err;
    }
    return OK;
}

enum err pool_create(struct pool **ret, const struct pool_options *options)
{
    struct pool *pool = mem_zalloc(1, sizeof *pool);
    if (!pool)
        return ERR_NOMEM;
    pool->options = *options;
    enum err err = ERR_NOMEM;
    pool->threads = mem_zalloc(options->threads, sizeof *pool->threads);
    if (!pool->threads || pthread_mutex_init(&pool->lock, NULL) != 0)
        goto fail;
    pool->has_lock = true;
    pthread_cond_init(&pool->work, NULL);
    err = start_threads(pool);
    if (err)
        goto fail;
    *ret = pool;
    return OK;

fail:
    pool_destroy(pool);
    return err;
}

static void stop_threads(struct pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->ending = true;
    pthread_cond_broadcast(&pool->work);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->options.threads; i++) {
        struct pool_thread *own = &pool->threads[i];
        thread_join(own->thread);
        if (own->context && pool->options.context_destroy)
            pool->options.context_destroy(own->context);
    }
    while (pool->first) {
        struct pool_job *job = pool->first;
        pool->first = job->next;
        job->drop(job);
    }
    pthread_cond_destroy(&pool->work);
    pthread_mutex_destroy(&pool->lock);
}

void pool_destroy(struct pool *pool)
{
    if (!pool)
        return;
    if (pool->has_lock)
        stop_threads(pool);
    mem_free(pool->threads);
    mem_free(pool);
}

enum err pool_submit(struct pool *pool, struct pool_job *job)
{
    pthread_mutex_lock(&pool->lock);
    bool full = pool->ending || pool->waiting >= pool->options.jobs_max;
    if (!full) {
        job->next = NULL;
        if (pool->last)
            pool->last->next = job;
        else
            pool->first = job;
        pool->last = job;
        pool->waiting++;
        pthread_cond_signal(&pool->work);
    }
    pthread_mutex_unlock(&pool->lock);
    return full ? ERR_BUSY : OK;
}
