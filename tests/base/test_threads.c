/* Mailboxes, bells, threads: how threads meet. */
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/bell.h"
#include "base/clock.h"
#include "base/mailbox.h"
#include "base/thread.h"
#include "support/check.h"

static void count_wake(void *arg)
{
    (*(unsigned *)arg)++;
}

static void a_mailbox_wakes_only_when_it_was_empty(void)
{
    unsigned wakes = 0;
    struct mailbox *box = NULL;
    struct letter got[8];
    check_same(mailbox_create(&box, 3, count_wake, &wakes), OK, "created");
    check_same(mailbox_take(box, got, 8), 0, "empty at first");
    for (int round = 1; round <= 3; round++) {
        for (int i = 0; i < 3; i++)
            check_same(mailbox_post(box, (struct letter){i, &wakes}), OK, "room for three");
        check_same(mailbox_post(box, (struct letter){9, NULL}), ERR_FULL, "not for a fourth");
        check_same(wakes, round, "one wake for all");
        check_same(mailbox_take(box, got, 2), 2, "as many as asked for");
        check(got[0].kind == 0 && got[1].kind == 1, "oldest first");
        check_same(mailbox_post(box, (struct letter){3, NULL}), OK, "room again");
        check_same(wakes, round, "it was not empty: no wake");
        check_same(mailbox_take(box, got, 8), 2, "the rest");
        check(got[0].kind == 2 && got[1].kind == 3 && got[0].body == &wakes, "with their bodies");
    }
    mailbox_destroy(box);
    mailbox_destroy(NULL);

    alloc_fail_after(0);
    box = NULL;
    check_same(mailbox_create(&box, 3, NULL, NULL), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    check(box == NULL, "no box");
}

#define POSTERS 4
#define LETTERS_EACH 5000

struct poster {
    struct mailbox *box;
    int number;
    unsigned full;
};

static void post_all(void *arg)
{
    struct poster *poster = arg;
    static int bodies[LETTERS_EACH];
    for (int i = 0; i < LETTERS_EACH;) {
        if (mailbox_post(poster->box, (struct letter){poster->number, &bodies[i]}) == OK)
            i++;
        else
            poster->full++;
    }
}

/* Each poster's letters arrive once and in its order; the reader sleeps on the bell in between. */
static void many_post_one_reads(void)
{
    struct bell bell;
    struct mailbox *box = NULL;
    struct poster posters[POSTERS];
    struct thread *threads[POSTERS] = {NULL};
    check_same(bell_init(&bell), OK, "a bell");
    check_same(mailbox_create(&box, 64, bell_wake, &bell), OK, "a box");
    for (int i = 0; i < POSTERS; i++) {
        posters[i] = (struct poster){box, i, 0};
        check_same(thread_start(&threads[i], "poster", THREAD_NORMAL, post_all, &posters[i]), OK,
                   "started");
    }

    int total = 0;
    unsigned disorder = 0;
    const char *last[POSTERS] = {NULL};
    while (total < POSTERS * LETTERS_EACH) {
        struct letter got[16];
        int n = mailbox_take(box, got, 16);
        for (int i = 0; i < n; i++) {
            disorder += last[got[i].kind] && (const char *)got[i].body <= last[got[i].kind];
            last[got[i].kind] = got[i].body;
        }
        total += n;
        if (n < 16 && total < POSTERS * LETTERS_EACH)
            check(bell_wait(&bell, 30000), "a letter into an empty box rings");
    }
    check_same(disorder, 0, "each poster's letters keep their order");
    for (int i = 0; i < POSTERS; i++)
        thread_join(threads[i]);
    mailbox_destroy(box);
    bell_finish(&bell);
}

static void a_ring_before_the_wait_is_not_lost(void)
{
    struct bell bell;
    check_same(bell_init(&bell), OK, "a bell");
    bell_ring(&bell);
    bell_ring(&bell);
    check(bell_wait(&bell, UINT64_MAX), "it rang before");
    uint64_t before_ms = clock_mono_ms(&clock_system);
    check(!bell_wait(&bell, 5), "twice is once, and nobody rings now");
    check(clock_mono_ms(&clock_system) >= before_ms + 5, "it waited as long as told");
    check(!bell_wait(&bell, 0), "or not at all");
    bell_finish(&bell);
}

struct witness {
    char name[16];
    int niceness;
    bool term_blocked;
};

static void look_around(void *arg)
{
    struct witness *witness = arg;
    sigset_t mask;
    pthread_getname_np(pthread_self(), witness->name, sizeof witness->name);
    witness->niceness = getpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid));
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    witness->term_blocked = sigismember(&mask, SIGTERM);
}

static void a_thread_has_a_name_and_a_priority(void)
{
    struct witness normal = {0}, low = {0};
    struct thread *a = NULL, *b = NULL;
    long before = alloc_live();
    check_same(thread_start(&a, "worker-0", THREAD_NORMAL, look_around, &normal), OK, "one");
    check_same(thread_start(&b, "a name that is too long", THREAD_LOW, look_around, &low), OK,
               "another");
    thread_join(a);
    thread_join(b);
    thread_join(NULL);
    check_text("name", normal.name, "worker-0");
    check_text("cut to what the kernel keeps", low.name, "a name that is ");
    check(low.niceness >= normal.niceness && low.niceness >= 10, "the low one yields");
    check(normal.term_blocked && low.term_blocked, "signals go to the main thread");
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    check(!sigismember(&mask, SIGTERM), "whose mask is as before");
    check_same(alloc_live(), before, "keeps nothing");
    alloc_fail_after(0);
    a = NULL;
    check_same(thread_start(&a, "x", THREAD_NORMAL, look_around, &normal), ERR_NOMEM, "no memory");
    alloc_fail_after(-1);
    check(a == NULL, "no thread");
}

TEST_MAIN(TEST(a_mailbox_wakes_only_when_it_was_empty), TEST(many_post_one_reads),
          TEST(a_ring_before_the_wait_is_not_lost), TEST(a_thread_has_a_name_and_a_priority))
