#include "base/bell.h"

#include <errno.h>
#include <time.h>

#include "base/clock.h"

enum err bell_init(struct bell *bell)
{
    bell->rung = false;
    pthread_condattr_t attr;
    if (pthread_condattr_init(&attr))
        return ERR_NOMEM;
    /* Waiting is a duration: a step of the wall clock must not stretch it. */
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    bool failed = pthread_cond_init(&bell->rings, &attr) != 0;
    pthread_condattr_destroy(&attr);
    if (failed)
        return ERR_NOMEM;
    if (pthread_mutex_init(&bell->lock, NULL)) {
        pthread_cond_destroy(&bell->rings);
        return ERR_NOMEM;
    }
    return OK;
}

void bell_finish(struct bell *bell)
{
    pthread_mutex_destroy(&bell->lock);
    pthread_cond_destroy(&bell->rings);
}

void bell_ring(struct bell *bell)
{
    pthread_mutex_lock(&bell->lock);
    bell->rung = true;
    pthread_cond_signal(&bell->rings);
    pthread_mutex_unlock(&bell->lock);
}

void bell_wake(void *bell)
{
    bell_ring(bell);
}

bool bell_wait(struct bell *bell, uint64_t wait_ms)
{
    uint64_t until_ms = clock_mono_ms(&clock_system) + wait_ms;
    struct timespec until = {(time_t)(until_ms / 1000), (long)(until_ms % 1000) * 1000000};

    pthread_mutex_lock(&bell->lock);
    int waited = 0;
    while (!bell->rung && waited != ETIMEDOUT)
        waited = wait_ms == UINT64_MAX ? pthread_cond_wait(&bell->rings, &bell->lock)
                                       : pthread_cond_timedwait(&bell->rings, &bell->lock, &until);
    bool rung = bell->rung;
    bell->rung = false;
    pthread_mutex_unlock(&bell->lock);
    return rung;
}
