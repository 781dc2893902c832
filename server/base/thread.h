/* thread.h - named threads that are started once and joined once.
 *
 * A thread starts with all signals blocked: SIGTERM reaches the main thread alone.
 */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include "base/err.h"

struct thread;

enum thread_priority {
    THREAD_NORMAL,
    THREAD_LOW, /* yields to the event loops: passwords, reports, exports */
};

/* `name` has at most 15 bytes, as the kernel shows it. ERR_NOMEM leaves *ret alone. */
MUST_CHECK enum err thread_start(struct thread **ret, const char *name,
                                 enum thread_priority priority, void (*run)(void *arg), void *arg);
/* Waits for its end and frees it. NULL is welcome. */
void thread_join(struct thread *thread);

#endif
