/* pool.h - a few threads that do slow work in order of arrival.
 *
 * Runs on   pool_submit from any thread. A job's run function runs on one of the pool's threads,
 *           at low priority, with that thread's own context (a database connection, say).
 * Owns      its threads and their contexts; jobs change hands with pool_submit.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/err.h"

struct pool;

struct pool_job {
    /* Does the work and disposes of the job; `context` is the thread's. */
    void (*run)(struct pool_job *job, void *context);
    /* Disposes of a job that will never run, because the pool ends. */
    void (*drop)(struct pool_job *job);
    struct pool_job *next; /* the pool's */
};

struct pool_options {
    unsigned threads;
    unsigned jobs_max;
    /* Makes each thread's context before the pool takes work; any failure fails pool_create. */
    enum err (*context_create)(void **ret, void *arg);
    void (*context_destroy)(void *context);
    void *arg;
};

MUST_CHECK enum err pool_create(struct pool **ret, const struct pool_options *options);
/* Waits for running jobs, drops waiting ones. NULL is welcome. */
void pool_destroy(struct pool *pool);
/* ERR_BUSY: the queue is full; the job is still the caller's. */
MUST_CHECK enum err pool_submit(struct pool *pool, struct pool_job *job);

#endif
