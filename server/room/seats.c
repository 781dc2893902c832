#include <string.h>

#include "base/alloc.h"
#include "room/members.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define FIRST_ROOM 16u

static uint64_t key_of(struct line_ref ref)
{
    return (uint64_t)ref.worker << 32 | ref.conn;
}

static enum err reserve_members(struct room *room)
{
    if (room->members_n < room->members_room)
        return OK;
    uint32_t wider = room->members_room ? room->members_room * 2 : FIRST_ROOM;
    struct member **members = mem_realloc(room->members, wider * sizeof *members);
    if (!members)
        return ERR_NOMEM;
    room->members = members;
    room->members_room = wider;
    return OK;
}

static void member_destroy(struct member *member)
{
    if (!member)
        return;
    LIST_EACH (at, &member->lines)
        mem_free(LIST_ITEM(at, struct line, link));
    mem_free(member->name);
    mem_free(member);
}

static struct member *member_create(const char *name, enum role role)
{
    struct member *member = mem_zalloc(1, sizeof *member);
    if (!member)
        return NULL;
    list_init(&member->lines);
    list_init(&member->away_link);
    list_init(&member->hand_link);
    member->role = role;
    member->name = mem_copy_text(name);
    if (!member->name) {
        member_destroy(member);
        return NULL;
    }
    return member;
}

enum err seat_make(struct room *room, struct id person, const char *name, enum role role,
                   struct member **ret)
{
    if (room->members_n >= room->limits.members_max)
        return ERR_FULL;
    enum err err = reserve_members(room);
    if (err)
        return err;
    struct member *member = member_create(name, role);
    if (!member)
        return ERR_NOMEM;
    struct place *place = map_get_id(&room->by_person, person);
    if (!place)
        err = place_make(room, person, name, role, &place);
    if (err) {
        member_destroy(member);
        return err;
    }
    room->members[room->members_n++] = member;
    member->seat = room->members_n;
    member->place = place;
    place->member = member;
    *ret = member;
    return OK;
}

void seat_unmake(struct room *room, struct member *member)
{
    struct place *place = member->place;
    place->member = NULL;
    room->members_n--;
    member_destroy(member);
    if (!place->enrolled)
        place_unmake(room, place);
}

/* The arrays side by side grow together; a failure in the middle leaves some longer than needed. */
static enum err reserve_lines(struct room *room)
{
    if (room->lines_n < room->lines_room)
        return OK;
    uint32_t wider = room->lines_room ? room->lines_room * 2 : FIRST_ROOM;
    struct line **lines = mem_realloc(room->lines, wider * sizeof *lines);
    if (lines)
        room->lines = lines;
    struct ear *ears = mem_realloc(room->ears, wider * sizeof *ears);
    if (ears)
        room->ears = ears;
    struct line_ref *scratch = mem_realloc(room->scratch, wider * sizeof *scratch);
    if (scratch)
        room->scratch = scratch;
    struct watch_roll_entry *roll = mem_realloc(room->roll, wider * sizeof *roll);
    if (roll)
        room->roll = roll;
    if (!lines || !ears || !scratch || !roll)
        return ERR_NOMEM;
    room->lines_room = wider;
    return OK;
}

/* A member has come or gone. */
static void count(struct room *room, const struct member *member, bool here)
{
    uint32_t *n = NULL;
    if (member->role == ROLE_LEARNER)
        n = &room->learners_n;
    else if (member->role == ROLE_INSTRUCTOR)
        n = &room->instructors_n;
    if (n)
        *n = here ? *n + 1 : *n - 1;
}

enum err seat_add_line(struct room *room, struct member *member, struct line_ref ref,
                       struct line **ret)
{
    enum err err = reserve_lines(room);
    if (err)
        return err;
    struct line *line = mem_zalloc(1, sizeof *line);
    if (!line)
        return ERR_NOMEM;
    err = map_put(&room->by_line, key_of(ref), line);
    if (err) {
        mem_free(line);
        return err;
    }
    line->member = member;
    line->ref = ref;
    line->number = ++room->last_line;
    list_add_last(&member->lines, &line->link);
    if (member->lines_n++ == 0)
        count(room, member, true);
    room->ears[room->lines_n] =
        (struct ear){.ref = ref, .seat = member->seat, .role = (uint16_t)member->role};
    room->lines[room->lines_n++] = line;
    *ret = line;
    return OK;
}

struct line *seat_line(const struct room *room, struct line_ref ref)
{
    return map_get(&room->by_line, key_of(ref));
}

/* Where the line with this number stands, or would stand. */
static uint32_t index_of(const struct room *room, uint32_t number)
{
    uint32_t low = 0, high = room->lines_n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (room->lines[middle]->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct line *seat_line_numbered(const struct room *room, uint32_t number)
{
    uint32_t i = index_of(room, number);
    return i < room->lines_n && room->lines[i]->number == number ? room->lines[i] : NULL;
}

struct ear *seat_ear(const struct room *room, const struct line *line)
{
    return &room->ears[index_of(room, line->number)];
}

void seat_drop_line(struct room *room, struct line *line)
{
    struct member *member = line->member;
    uint32_t i = index_of(room, line->number);
    uint32_t behind = room->lines_n - i - 1;

    memmove(&room->lines[i], &room->lines[i + 1], behind * sizeof room->lines[i]);
    memmove(&room->ears[i], &room->ears[i + 1], behind * sizeof room->ears[i]);
    room->lines_n--;
    map_remove(&room->by_line, key_of(line->ref));
    list_remove(&line->link);
    if (--member->lines_n == 0)
        count(room, member, false);
    mem_free(line);
    checks_line_gone(room, member);
}

void seats_finish(struct room *room)
{
    for (uint32_t i = 0; i < room->members_n; i++)
        member_destroy(room->members[i]);
    mem_free(room->members);
    mem_free(room->lines);
    mem_free(room->ears);
    mem_free(room->scratch);
    mem_free(room->roll);
    map_finish(&room->by_line);
}
