#include "room/roster.h"

#include "base/alloc.h"
#include "base/packet.h"
#include "room/fanout.h"
#include "room/floor.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

#define FIRST_ROOM 64u
#define CHANGES_EVERY_MS 1000

static enum err reserve(struct room *room)
{
    if (room->places_n < room->places_room)
        return OK;
    uint32_t wider = room->places_room ? room->places_room * 2 : FIRST_ROOM;
    struct place **places = mem_realloc(room->places, wider * sizeof *places);
    if (!places)
        return ERR_NOMEM;
    room->places = places;
    room->places_room = wider;
    return OK;
}

static void place_destroy(struct place *place)
{
    if (!place)
        return;
    mem_free(place->name);
    mem_free(place);
}

enum err place_make(struct room *room, struct id person, const char *name, enum role role,
                    struct place **ret)
{
    enum err err = reserve(room);
    if (err)
        return err;
    struct place *place = mem_zalloc(1, sizeof *place);
    if (!place)
        return ERR_NOMEM;
    place->person = person;
    place->role = role;
    place->name = mem_copy_text(name);
    err = place->name ? map_put_id(&room->by_person, person, place) : ERR_NOMEM;
    if (err) {
        place_destroy(place);
        return err;
    }
    room->places[room->places_n++] = place;
    place->key = room->places_n;
    *ret = place;
    return OK;
}

void place_unmake(struct room *room, struct place *place)
{
    map_remove_id(&room->by_person, place->person);
    room->places_n--;
    place_destroy(place);
}

void roster_finish(struct room *room)
{
    for (uint32_t i = 0; i < room->places_n; i++)
        place_destroy(room->places[i]);
    mem_free(room->places);
    map_finish(&room->by_person);
}

void roster_touch(struct room *room, struct member *member)
{
    if (member->place->dirty)
        return;
    member->place->dirty = true;
    room->places_dirty_n++;
    room->roster_due.dirty = true;
}

static struct roster_entry entry_of(const struct room *room, const struct place *place)
{
    const struct member *member = place->member;
    struct roster_entry entry = {
        .key = place->key, .name = place->name, .role = place->role, .enrolled = place->enrolled};
    if (!member)
        return entry;
    entry.member = member->seat;
    entry.name = member->name;
    entry.role = member->role;
    entry.present = member->lines_n > 0;
    entry.may_speak = floor_may_speak(room, member);
    entry.mic = member->mic;
    entry.hand = member->hand_up;
    entry.devices = member->lines_n;
    entry.since_ms = member->since_ms;
    return entry;
}

enum err roster_ask(struct room *room, struct member *member, const struct msg_roster_ask *message,
                    struct line_ref line)
{
    struct roster_entry entries[OUT_ROSTER_PAGE_ENTRIES_MAX];
    struct msg_roster_page page = {.entries = entries, .total = room->places_n};
    (void)member;

    uint32_t at = message->after;
    while (at < room->places_n && page.entries_n < OUT_ROSTER_PAGE_ENTRIES_MAX)
        entries[page.entries_n++] = entry_of(room, room->places[at++]);
    page.next = at < room->places_n ? at : 0;

    const struct line *asks = seat_line(room, line);
    if (!asks)
        return OK;
    struct packet *packet = wire_pack_roster_page(&page);
    if (!packet)
        return ERR_NOMEM;
    fanout_to_line(room, asks, packet);
    packet_unref(packet);
    return OK;
}

static struct place *next_dirty(struct room *room)
{
    while (!room->places[room->places_cursor % room->places_n]->dirty)
        room->places_cursor++;
    return room->places[room->places_cursor % room->places_n];
}

static void clean(struct room *room, struct place *place)
{
    place->dirty = false;
    room->places_dirty_n--;
}

static void forget_changes(struct room *room)
{
    while (room->places_dirty_n)
        clean(room, next_dirty(room));
    room->roster_due.dirty = false;
}

/* Goes on where the last message ended, so that a few restless people do not hide the others. */
static void tell_changes(struct room *room, const struct audience *audience)
{
    struct roster_entry entries[OUT_ROSTER_CHANGED_ENTRIES_MAX];
    struct place *told[OUT_ROSTER_CHANGED_ENTRIES_MAX];
    struct msg_roster_changed changed = {.entries = entries};

    while (room->places_dirty_n && changed.entries_n < OUT_ROSTER_CHANGED_ENTRIES_MAX) {
        struct place *place = next_dirty(room);
        clean(room, place);
        told[changed.entries_n] = place;
        entries[changed.entries_n++] = entry_of(room, place);
    }
    struct packet *packet = wire_pack_roster_changed(&changed);
    if (packet)
        fanout(room, packet, LANE_CONTROL, audience);
    packet_unref(packet);
    for (size_t i = 0; !packet && i < changed.entries_n; i++) { /* again, a second later */
        told[i]->dirty = true;
        room->places_dirty_n++;
    }
    room->roster_due.dirty = room->places_dirty_n > 0;
}

void roster_tick(struct room *room, uint64_t mono_ms)
{
    if (!due_now(&room->roster_due, mono_ms, CHANGES_EVERY_MS))
        return;
    struct audience audience = audience_needs(MAY_READ_ROLL);
    if (fanout_reaches(room, &audience))
        tell_changes(room, &audience);
    else
        forget_changes(room);
}
