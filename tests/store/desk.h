/* desk.h - a mailbox with the bell that tells of it: a test waits for letters, never for a time. */
#ifndef TESTS_STORE_DESK_H
#define TESTS_STORE_DESK_H

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/bell.h"
#include "base/mailbox.h"
#include "support/check.h"

#define DESK_PATIENCE_MS 20000

struct desk {
    struct bell bell;
    struct mailbox *box;
};

static inline void desk_make(struct desk *desk, unsigned letters_max)
{
    check_same(bell_init(&desk->bell), OK, "bell");
    check_same(mailbox_create(&desk->box, letters_max, bell_wake, &desk->bell), OK, "mailbox");
}

static inline void desk_end(struct desk *desk)
{
    struct letter letter;
    while (mailbox_take(desk->box, &letter, 1) == 1)
        mem_free(letter.body);
    mailbox_destroy(desk->box);
    bell_finish(&desk->bell);
}

/* The next letter, its body the reader's to free; ends the program when none comes. */
static inline struct letter desk_wait(struct desk *desk)
{
    struct letter letter = {0, NULL};
    while (mailbox_take(desk->box, &letter, 1) == 0) {
        if (!bell_wait(&desk->bell, DESK_PATIENCE_MS)) {
            printf("no letter came\n");
            exit(1);
        }
    }
    return letter;
}

#endif
