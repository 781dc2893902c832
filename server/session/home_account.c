/* home_account.c - what learners read about their attendance while a class is live, and after. */
#include <string.h>

#include "base/log.h"
#include "room/members.h"
#include "room/room.h"
#include "session/home_inside.h"
#include "session/rollbook.h"

/* A walk over all members takes 100 ticks, ten seconds, however many there are: no tick is long. */
#define TICKS_PER_WALK 100

static bool wants_account(const struct member *member)
{
    return member_role(member) == ROLE_LEARNER && member_is_here(member);
}

void account_send(struct live_class *live, struct member *member)
{
    if (!wants_account(member) || live->judged)
        return;
    struct msg_account account;
    enum err err =
        rollbook_account(live->book, member_person(member), room_now_ms(live->room), &account);
    if (!err)
        err = room_account(live->room, member, &account);
    if (err)
        LOG_DEBUG(home, "account not sent", "err=%s", err_name(err));
}

void account_tick(struct live_class *live)
{
    if (live->judged)
        return;
    uint32_t cursor = 0, last_seat = 0;
    for (struct member *m = room_next_member(live->room, &cursor); m;
         m = room_next_member(live->room, &cursor))
        last_seat = member_seat(m);
    uint32_t now = live->account_cursor++ % TICKS_PER_WALK;
    for (uint32_t seat = now + 1; seat <= last_seat; seat += TICKS_PER_WALK) {
        struct member *member = room_member(live->room, seat);
        if (member)
            account_send(live, member);
    }
}

static void send_judged(struct live_class *live, const struct class_judged *judged,
                        const struct judged_person *person)
{
    struct member *member = room_member_of_person(live->room, person->person);
    if (!member || !wants_account(member))
        return;
    const struct msg_account account = {.state = judged->posted ? ACCOUNT_STATE_POSTED
                                                                : ACCOUNT_STATE_PROVISIONAL,
                                        .attended_s = person->attended_s,
                                        .elapsed_s = person->learning_s,
                                        .learning_s = person->learning_s,
                                        .activity_attended_s = person->activity_attended_s,
                                        .activity_learning_s = person->activity_learning_s,
                                        .needed_s = person->needed_s,
                                        .reachable = person->enough || judged->more_to_come,
                                        .jp_full = person->jp_full,
                                        .jp = person->jp,
                                        .enough = person->enough,
                                        .reasons = person->reasons,
                                        .reasons_n = person->reasons_n};
    enum err err = room_account(live->room, member, &account);
    if (err)
        LOG_WARN(home, "account not sent", "err=%s", err_name(err));
}

void account_judged(struct live_class *live, const struct class_judged *judged)
{
    for (size_t i = 0; i < judged->n; i++)
        send_judged(live, judged, &judged->people[i]);
}
