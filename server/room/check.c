/* Everything that is kept twice, held against each other. */
#include "room/check_round.h"
#include "room/members.h"
#include "room/poll.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

/* what must hold, or the words for what does not */
#define HOLDS(condition, words)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return words;                                                                          \
    } while (0)

static const char *check_lines(const struct room *room)
{
    uint32_t before = 0;
    for (uint32_t i = 0; i < room->lines_n; i++) {
        const struct line *line = room->lines[i];
        const struct ear *ear = &room->ears[i];
        HOLDS(line->number > before, "lines are not in order");
        HOLDS(seat_line(room, line->ref) == line, "a line is not found by its connection");
        HOLDS(ear->seat == line->member->seat && ear->role == line->member->role,
              "an ear is not of its line's member");
        HOLDS(ear->ref.worker == line->ref.worker && ear->ref.conn == line->ref.conn,
              "an ear is not of its line");
        HOLDS(!line->owed || room->owes, "a debt is forgotten");
        HOLDS(!line->present || room->phase != CLASS_PHASE_ENDED,
              "presence goes on after the class");
        before = line->number;
    }
    HOLDS(before <= room->last_line, "a line number will be used again");
    HOLDS(room->by_line.len == room->lines_n, "connections and lines differ");
    return NULL;
}

static const char *check_member(const struct room *room, const struct member *member)
{
    bool waits = member->has_floor || member->hand_up;
    HOLDS(list_len(&member->lines) == member->lines_n, "a member's lines are miscounted");
    HOLDS(member->lines_n <= room->limits.lines_per_member_max, "too many lines of one member");
    HOLDS(member->place->member == member, "a seat and its place in the roster differ");
    HOLDS(room_member_of_person(room, member->place->person) == member,
          "a member is not found by person");
    HOLDS(!member->away || member->lines_n == 0, "somebody is away and here");
    HOLDS(member->away == !list_is_empty(&member->away_link), "away, but not in the list");
    HOLDS(member->hand_up == !list_is_empty(&member->hand_link), "hand up, but not in the queue");
    HOLDS(!waits || !room->is_open || member->lines_n || member->away,
          "an empty seat keeps floor or hand");
    HOLDS(!member->removed || (member->lines_n == 0 && !member->away), "a removed one is here");
    HOLDS(!(member->has_floor && member->hand_up), "has the floor and asks for it");
    HOLDS(!waits || (role_may[member->role] & MAY_ASK_FLOOR), "floor or hand of a wrong role");
    HOLDS(!member->mic || member->lines_n || !room->is_open, "a microphone without a line");
    HOLDS(!member->mic || member->has_floor || (role_may[member->role] & MAY_SPEAK),
          "a microphone without the floor");
    return NULL;
}

static const char *check_members(const struct room *room)
{
    uint32_t lines = 0, learners = 0, instructors = 0, floors = 0, hands = 0;
    for (uint32_t i = 0; i < room->members_n; i++) {
        const struct member *member = room->members[i];
        const char *wrong = check_member(room, member);
        HOLDS(!wrong, wrong);
        HOLDS(member->seat == i + 1, "a seat has a wrong number");
        lines += member->lines_n;
        learners += member->role == ROLE_LEARNER && member->lines_n;
        instructors += member->role == ROLE_INSTRUCTOR && member->lines_n;
        floors += member->has_floor;
        hands += member->hand_up;
    }
    HOLDS(lines == room->lines_n, "lines of members and of the room differ");
    HOLDS(learners == room->learners_n, "learners are miscounted");
    HOLDS(instructors == room->instructors_n, "instructors are miscounted");
    HOLDS(floors == room->floor_n && floors <= room->limits.floor_max, "floors are miscounted");
    HOLDS(hands == room->hands_n && hands <= room->limits.hands_max, "hands are miscounted");
    HOLDS(list_len(&room->hands) == hands, "the queue is miscounted");
    HOLDS(room->members_n <= room->limits.members_max, "too many seats");
    return NULL;
}

static const char *check_lead(const struct room *room)
{
    const struct member *leader = room_member(room, room->lead);
    if (room->lead == 0)
        return room->instructors_n && room->is_open ? "nobody leads" : NULL;
    HOLDS(leader && leader->role == ROLE_INSTRUCTOR, "the leader is no instructor");
    HOLDS(room->phase == CLASS_PHASE_ENDED || room->instructors_n == 0 || leader->lines_n,
          "the leader is gone while an instructor is here");
    return NULL;
}

static const char *check_roster(const struct room *room)
{
    uint32_t dirty = 0, seated = 0;
    for (uint32_t i = 0; i < room->places_n; i++) {
        const struct place *place = room->places[i];
        HOLDS(place->key == i + 1, "a place has a wrong key");
        HOLDS(map_get_id(&room->by_person, place->person) == place, "a place is lost");
        HOLDS(place->enrolled || place->member, "a place of nobody");
        dirty += place->dirty;
        seated += place->member != NULL;
    }
    HOLDS(dirty == room->places_dirty_n, "changes of the roster are miscounted");
    HOLDS(!dirty || room->roster_due.dirty, "a change of the roster is forgotten");
    HOLDS(seated == room->members_n, "roster and seats differ");
    return NULL;
}

static const char *check_poll(const struct room *room, const struct poll *poll)
{
    uint32_t voters = 0, sum = 0, counted = 0;
    HOLDS((poll->stage == POLL_OPEN) == (poll->votes != NULL), "votes of a poll that is not open");
    for (unsigned i = 0; i < poll->options_n; i++)
        sum += poll->counts[i];
    if (!poll->votes)
        return NULL;
    for (uint32_t i = 0; i < room->members_n; i++) {
        uint16_t choices = poll->votes[i].choices;
        voters += choices != 0;
        HOLDS(poll->multiple || !(choices & (choices - 1)), "two choices where one is asked");
        for (unsigned option = 0; option < poll->options_n; option++)
            counted += choices >> option & 1;
    }
    HOLDS(voters == poll->voters, "voters are miscounted");
    HOLDS(counted == sum, "votes are miscounted");
    return NULL;
}

static const char *check_talk(const struct room *room)
{
    unsigned open = 0;
    uint32_t before = 0;
    for (unsigned i = 0; i < room->polls_n; i++) {
        const char *wrong = check_poll(room, room->polls[i]);
        HOLDS(!wrong, wrong);
        HOLDS(room->polls[i]->number > before, "polls are not in order");
        before = room->polls[i]->number;
        open += room->polls[i]->stage == POLL_OPEN;
    }
    HOLDS(open <= 1, "two polls are open");
    HOLDS(open == 0 || room->phase != CLASS_PHASE_ENDED || !room->is_open,
          "a poll is open after the class");
    HOLDS(before <= room->last_poll, "a poll number will be used again");

    before = 0;
    LIST_EACH (at, &room->chat) {
        const struct chat_line *line = LIST_ITEM(at, struct chat_line, link);
        HOLDS(line->number > before, "chat lines are not in order");
        before = line->number;
    }
    HOLDS(before <= room->last_chat_line, "a chat line number will be used again");
    HOLDS(list_len(&room->chat) == room->chat_n, "chat lines are miscounted");
    HOLDS(room->chat_n <= room->limits.chat_lines_max, "too many chat lines");
    HOLDS(room->log.len <= room->log.room, "too many events");
    return NULL;
}

static const char *check_seat_of(const struct room *room, const struct check_round *round,
                                 uint32_t i)
{
    const struct check_seat *seat = &round->seats[i];
    const struct member *member = room->members[i];
    bool has_it = false;
    LIST_EACH (at, &member->lines)
        has_it |= LIST_ITEM(at, struct line, link)->saw_check == round->number;
    HOLDS(seat->stage == CHECK_NOT_ASKED || (role_may[member->role] & MAY_ANSWER_CHECK),
          "a check of a wrong role");
    HOLDS(seat->stage != CHECK_SEEN || has_it, "a check is seen on no line");
    HOLDS(seat->stage != CHECK_ASKED || !has_it, "a check was seen and its time does not run");
    HOLDS((seat->stage <= CHECK_DUE) == (seat->times == 0), "a check is settled unasked");
    HOLDS(round->is_open || (seat->stage != CHECK_DUE && !check_seat_waits(seat)),
          "a round is over and waits");
    return NULL;
}

static const char *check_checks(const struct room *room)
{
    const struct check_round *round = room->checks.round;
    uint32_t asked = 0, answered = 0, missed = 0;
    HOLDS((round != NULL) == (room->checks.last != 0), "rounds are miscounted");
    HOLDS(room->checks.last <= room->limits.checks_max, "too many rounds");
    if (!round)
        return NULL;
    HOLDS(round->number == room->checks.last, "a round has a wrong number");
    HOLDS(round->seats_n <= room->members_n, "a round has seats that nobody has");
    HOLDS(!round->is_open || room->phase == CLASS_PHASE_RUNNING || !room->is_open,
          "a round is open while the class is not running");
    for (uint32_t i = 0; i < round->seats_n; i++) {
        const char *wrong = check_seat_of(room, round, i);
        HOLDS(!wrong, wrong);
        asked += round->seats[i].times > 0;
        answered += round->seats[i].stage == CHECK_ANSWERED;
        missed += round->seats[i].stage == CHECK_MISSED;
    }
    HOLDS(asked == round->asked_n && answered == round->answered_n && missed == round->missed_n,
          "a round is miscounted");
    return NULL;
}

const char *room_check(const struct room *room)
{
    const char *wrong = check_lines(room);
    if (!wrong)
        wrong = check_members(room);
    if (!wrong)
        wrong = check_lead(room);
    if (!wrong)
        wrong = check_roster(room);
    if (!wrong)
        wrong = check_talk(room);
    if (!wrong)
        wrong = check_checks(room);
    return wrong;
}
