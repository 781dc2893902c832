#include "base/thread.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/alloc.h"

#define LOW_NICENESS 10

struct thread {
    pthread_t handle;
    char name[16];
    enum thread_priority priority;
    void (*run)(void *arg);
    void *arg;
};

static void *thread_main(void *arg)
{
    struct thread *thread = arg;
    pthread_setname_np(pthread_self(), thread->name);
    /* On Linux niceness belongs to the thread. Without it the work is done all the same. */
    if (thread->priority == THREAD_LOW)
        setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), LOW_NICENESS);
    thread->run(thread->arg);
    return NULL;
}

enum err thread_start(struct thread **ret, const char *name, enum thread_priority priority,
                      void (*run)(void *arg), void *arg)
{
    struct thread *thread = mem_zalloc(1, sizeof *thread);
    if (!thread)
        return ERR_NOMEM;
    snprintf(thread->name, sizeof thread->name, "%s", name);
    thread->priority = priority;
    thread->run = run;
    thread->arg = arg;

    /* A new thread inherits the mask of the one that starts it. */
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&thread->handle, NULL, thread_main, thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (failed) {
        mem_free(thread);
        return ERR_NOMEM;
    }
    *ret = thread;
    return OK;
}

void thread_join(struct thread *thread)
{
    if (!thread)
        return;
    pthread_join(thread->handle, NULL);
    mem_free(thread);
}
