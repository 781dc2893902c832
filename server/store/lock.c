#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/alloc.h"

struct data_lock {
    int fd;
};

static long holder_read(int fd)
{
    char text[24] = "";
    ssize_t len = pread(fd, text, sizeof text - 1, 0);
    return len > 0 ? strtol(text, NULL, 10) : 0;
}

/* For people and for the sentence above; the lock does not depend on it. */
static void holder_write(int fd)
{
    char text[24];
    int len = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    bool written = ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)len, 0) == len;
    if (!written && ftruncate(fd, 0))
        return; /* then the sentence names an older holder */
}

static enum err refuse(struct data_lock_fault *ret, int fd, const char *folder)
{
    if (errno == EWOULDBLOCK) {
        ret->holder = holder_read(fd);
        snprintf(ret->reason, sizeof ret->reason,
                 "another server (process %ld) uses the data folder %.120s", ret->holder, folder);
        return ERR_LOCKED;
    }
    snprintf(ret->reason, sizeof ret->reason, "cannot lock %.120s: %.40s", folder, strerror(errno));
    return ERR_IO;
}

enum err data_lock_take(struct data_lock **ret, const char *folder,
                        struct data_lock_fault *ret_fault)
{
    char path[4096];
    struct data_lock_fault fault = {0};
    int len = snprintf(path, sizeof path, "%s/lock", folder);
    struct data_lock *lock = mem_zalloc(1, sizeof *lock);
    if (!lock)
        return ERR_NOMEM;

    enum err err = OK;
    lock->fd = -1;
    if (len < 0 || (size_t)len >= sizeof path)
        errno = ENAMETOOLONG;
    else
        lock->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (lock->fd < 0 || flock(lock->fd, LOCK_EX | LOCK_NB))
        err = refuse(&fault, lock->fd, folder);
    if (err) {
        *ret_fault = fault;
        data_lock_release(lock);
        return err;
    }
    holder_write(lock->fd);
    *ret = lock;
    return OK;
}

void data_lock_release(struct data_lock *lock)
{
    if (!lock)
        return;
    if (lock->fd >= 0)
        close(lock->fd);
    mem_free(lock);
}
