#include <sys/wait.h>

#include "fixture.h"
#include "store/lock.h"

/* Takes the lock in another process; returns its exit status: an enum err. */
static int take_elsewhere(const char *folder)
{
    pid_t pid = fork();
    if (pid == 0) {
        struct data_lock *lock = NULL;
        struct data_lock_fault fault = {0};
        _exit((int)data_lock_take(&lock, folder, &fault)); /* the kernel releases it */
    }
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void one_server_per_folder(void)
{
    struct folder folder;
    struct data_lock *lock = NULL;
    struct data_lock *second = NULL;
    struct data_lock_fault fault = {0};
    folder_make(&folder);

    check_same(data_lock_take(&lock, folder.path, &fault), OK, "the first");
    check_same(take_elsewhere(folder.path), ERR_LOCKED, "another process");
    check_same(data_lock_take(&second, folder.path, &fault), ERR_LOCKED, "the same process");
    check(second == NULL, "gets nothing");
    check_same(fault.holder, getpid(), "is told who has it");
    char pid[24];
    snprintf(pid, sizeof pid, "process %ld", (long)getpid());
    check(strstr(fault.reason, pid) != NULL, "in words");
    data_lock_release(lock);
    check_same(take_elsewhere(folder.path), OK, "after the release");
    check_same(data_lock_take(&lock, folder.path, &fault), OK, "after the death of an owner");
    data_lock_release(lock);
    folder_drop(&folder);
}

static void a_folder_that_is_not_there(void)
{
    struct data_lock *lock = NULL;
    struct data_lock_fault fault = {0};
    check_same(data_lock_take(&lock, "/nowhere/at/all", &fault), ERR_IO, "no folder");
    check(strstr(fault.reason, "/nowhere/at/all") != NULL, "names it");
    data_lock_release(NULL);
}

TEST_MAIN(TEST(one_server_per_folder), TEST(a_folder_that_is_not_there))
