/* lock.h - one server per data folder.
 *
 * Runs on   start-up, before anything in the folder is opened.
 * Owns      the open file `lock` in the folder, which holds the process id of the owner as text.
 * The lock is the kernel's (flock): it ends with the process, however that ends, so that a file
 * left behind by a crash locks nobody out.
 */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include "base/err.h"

struct data_lock;

/* Who holds the folder, for the sentence that a refused server says. */
struct data_lock_fault {
    long holder;      /* its process id; 0 when it could not be read */
    char reason[200]; /* "another server (process 4711) uses this data folder" */
};

/* ERR_LOCKED: another process has it. ERR_IO: the file cannot be made. ERR_NOMEM. With each *ret is
 * untouched and *ret_fault says what is wrong. */
MUST_CHECK enum err data_lock_take(struct data_lock **ret, const char *folder,
                                   struct data_lock_fault *ret_fault);
/* NULL is welcome. */
void data_lock_release(struct data_lock *lock);

#endif
