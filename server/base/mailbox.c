#include "base/mailbox.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/alloc.h"

struct mailbox {
    pthread_mutex_t lock; /* guards letters[], first and len; the rest never changes */
    unsigned first;
    unsigned len;
    unsigned letters_max;
    mailbox_wake *wake;
    void *arg;
    struct letter letters[];
};

enum err mailbox_create(struct mailbox **ret, unsigned letters_max, mailbox_wake *wake, void *arg)
{
    assert(letters_max > 0);
    struct mailbox *box = mem_zalloc(1, sizeof *box + letters_max * sizeof(struct letter));
    if (!box)
        return ERR_NOMEM;

    box->letters_max = letters_max;
    box->wake = wake;
    box->arg = arg;
    if (pthread_mutex_init(&box->lock, NULL)) {
        mem_free(box);
        return ERR_NOMEM;
    }
    *ret = box;
    return OK;
}

void mailbox_destroy(struct mailbox *box)
{
    if (!box)
        return;
    pthread_mutex_destroy(&box->lock);
    mem_free(box);
}

enum err mailbox_post(struct mailbox *box, struct letter letter)
{
    pthread_mutex_lock(&box->lock);
    bool was_empty = box->len == 0;
    bool fits = box->len < box->letters_max;
    if (fits) {
        box->letters[(box->first + box->len) % box->letters_max] = letter;
        box->len++;
    }
    pthread_mutex_unlock(&box->lock);

    if (!fits)
        return ERR_FULL;
    if (was_empty && box->wake)
        box->wake(box->arg);
    return OK;
}

int mailbox_take(struct mailbox *box, struct letter *ret, int max)
{
    int taken = 0;
    pthread_mutex_lock(&box->lock);
    while (taken < max && box->len > 0) {
        ret[taken++] = box->letters[box->first];
        box->first = (box->first + 1) % box->letters_max;
        box->len--;
    }
    pthread_mutex_unlock(&box->lock);
    return taken;
}
