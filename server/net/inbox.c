#include "net/inbox.h"

#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/mailbox.h"
#include "office/office.h"

struct inbox {
    int fd;
    struct mailbox *mailbox;
};

enum err inbox_create(struct inbox **ret)
{
    struct inbox *inbox = mem_zalloc(1, sizeof *inbox);
    if (!inbox)
        return ERR_NOMEM;

    enum err err = OK;
    inbox->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (inbox->fd < 0)
        err = ERR_IO;
    if (!err)
        err = mailbox_create(&inbox->mailbox, INBOX_ANSWERS_MAX, inbox_wake, inbox);
    if (err) {
        inbox_destroy(inbox);
        return err;
    }
    *ret = inbox;
    return OK;
}

void inbox_destroy(struct inbox *inbox)
{
    if (!inbox)
        return;
    struct letter letter;
    while (inbox->mailbox && mailbox_take(inbox->mailbox, &letter, 1) == 1)
        office_answer_destroy(letter.body);
    mailbox_destroy(inbox->mailbox);
    if (inbox->fd >= 0)
        close(inbox->fd);
    mem_free(inbox);
}

void inbox_wake(void *inbox)
{
    /* Only a full counter can refuse, and then the descriptor is readable anyway. */
    uint64_t one = 1;
    ssize_t done = write(((struct inbox *)inbox)->fd, &one, sizeof one);
    (void)done;
}

int inbox_fd(const struct inbox *inbox)
{
    return inbox->fd;
}

void inbox_silence(struct inbox *inbox)
{
    uint64_t wakes;
    ssize_t done = read(inbox->fd, &wakes, sizeof wakes);
    (void)done;
}

struct mailbox *inbox_mailbox(struct inbox *inbox)
{
    return inbox->mailbox;
}
