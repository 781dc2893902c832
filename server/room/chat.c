#include "room/chat.h"

#include "base/alloc.h"
#include "base/packet.h"
#include "base/text.h"
#include "room/fanout.h"
#include "room/members.h"
#include "room/room_inside.h"
#include "room/room_parts.h"

/* Something to see: not only blanks and control characters. */
static bool says_something(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text > ' ')
            return true;
    return false;
}

struct audience chat_audience(const struct msg_chat_said *said)
{
    struct audience audience = {0};
    switch (said->to) {
    case CHAT_AUDIENCE_EVERYONE:
        audience = audience_everyone();
        break;
    case CHAT_AUDIENCE_INSTRUCTORS:
        audience = audience_role(ROLE_INSTRUCTOR);
        audience.member_a = said->from;
        break;
    case CHAT_AUDIENCE_MEMBER:
        audience = audience_members(said->member, said->from);
        break;
    case CHAT_AUDIENCE_COUNT:
        break;
    }
    return audience;
}

static void line_destroy(struct chat_line *line)
{
    list_remove(&line->link);
    packet_unref(line->packet);
    mem_free(line);
}

enum err chat_keep(struct room *room, const struct msg_chat_said *said, struct packet *packet)
{
    struct chat_line *line = mem_zalloc(1, sizeof *line);
    if (!line)
        return ERR_NOMEM;
    line->number = said->line;
    line->event_n = said->n;
    line->packet = packet_ref(packet);
    line->audience = chat_audience(said);
    list_add_last(&room->chat, &line->link);
    room->last_chat_line = said->line;
    if (++room->chat_n > room->limits.chat_lines_max)
        chat_forget(room, LIST_ITEM(list_first(&room->chat), struct chat_line, link));
    return OK;
}

void chat_forget(struct room *room, struct chat_line *line)
{
    line_destroy(line);
    room->chat_n--;
}

void chat_finish(struct room *room)
{
    LIST_EACH (at, &room->chat)
        line_destroy(LIST_ITEM(at, struct chat_line, link));
}

struct chat_line *chat_line_numbered(const struct room *room, uint32_t number)
{
    LIST_EACH (at, &room->chat) {
        struct chat_line *line = LIST_ITEM(at, struct chat_line, link);
        if (line->number == number)
            return line;
    }
    return NULL;
}

static enum err check_line(const struct room *room, const struct member *member,
                           const struct msg_chat_say *message)
{
    bool to_member = message->to == CHAT_AUDIENCE_MEMBER;
    if (to_member != message->has_member || !says_something(message->text))
        return ERR_INVALID;
    if (message->to == CHAT_AUDIENCE_EVERYONE && room->chat_locked &&
        !(role_may[member->role] & MAY_MODERATE))
        return ERR_LOCKED;
    if (!to_member)
        return OK;
    if (member->role != ROLE_INSTRUCTOR)
        return ERR_FORBIDDEN;
    const struct member *other = room_member(room, message->member);
    if (!other || other->removed)
        return ERR_NOT_FOUND;
    return other == member ? ERR_INVALID : OK;
}

static void report_said(struct room *room, const struct msg_chat_said *said, uint64_t tag)
{
    struct msg_fact_chat fact = {.line = said->line,
                                 .from = said->from,
                                 .to = said->to,
                                 .has_member = said->has_member,
                                 .member = said->member};
    text_copy(fact.text, sizeof fact.text, slice_of_text(said->text));
    report_fact(room, FACT_CHAT, &fact, said->at_ms, tag);
}

enum err chat_say(struct room *room, struct member *member, const struct msg_chat_say *message,
                  uint64_t tag)
{
    enum err err = check_line(room, member, message);
    if (err)
        return err;
    struct msg_chat_said said = {.n = event_log_next_n(&room->log),
                                 .line = room->last_chat_line + 1,
                                 .at_ms = room_now_ms(room),
                                 .from = member->seat,
                                 .name = member->name,
                                 .role = member->role,
                                 .to = message->to,
                                 .has_member = message->has_member,
                                 .member = message->has_member ? message->member : 0,
                                 .text = message->text};
    struct packet *packet = wire_pack_chat_said(&said);
    err = packet ? chat_keep(room, &said, packet) : ERR_NOMEM;
    if (err) {
        packet_unref(packet);
        return err;
    }
    struct audience audience = chat_audience(&said);
    report_said(room, &said, tag);
    event_publish(room, packet, &audience);
    return OK;
}

enum err chat_remove(struct room *room, struct member *member,
                     const struct msg_chat_remove *message, uint64_t tag)
{
    struct chat_line *line = chat_line_numbered(room, message->line);
    if (!line || !audience_admits(&line->audience, member->seat, member->role))
        return ERR_NOT_FOUND;
    struct msg_chat_removed removed = {
        .n = event_log_next_n(&room->log), .line = line->number, .by = member->seat};
    struct packet *packet = wire_pack_chat_removed(&removed);
    if (!packet)
        return ERR_NOMEM;

    event_log_forget(&room->log, line->event_n); /* nor does who resumes see it */
    chat_forget(room, line);
    struct msg_fact_chat_removed fact = {.line = removed.line, .by = member->seat};
    struct audience everyone = audience_everyone();
    report_fact(room, FACT_CHAT_REMOVED, &fact, room_now_ms(room), tag);
    event_publish(room, packet, &everyone);
    return OK;
}

enum err chat_lock(struct room *room, struct member *member, const struct msg_chat_lock *message,
                   uint64_t tag)
{
    if (room->chat_locked == message->locked)
        return OK;
    struct msg_chat_locked locked = {
        .n = event_log_next_n(&room->log), .locked = message->locked, .by = member->seat};
    struct packet *packet = wire_pack_chat_locked(&locked);
    if (!packet)
        return ERR_NOMEM;

    room->chat_locked = message->locked;
    struct msg_fact_chat_locked fact = {.locked = message->locked, .by = member->seat};
    struct audience everyone = audience_everyone();
    report_fact(room, FACT_CHAT_LOCKED, &fact, room_now_ms(room), tag);
    event_publish(room, packet, &everyone);
    return OK;
}

/* The newest chat_greet_max lines that this member may see, oldest first. */
void chat_greet(struct room *room, struct line *line)
{
    const struct member *member = line->member;
    struct list *from = &room->chat;
    unsigned n = 0;

    while (n < room->limits.chat_greet_max && from->prev != &room->chat) {
        from = from->prev;
        const struct chat_line *said = LIST_ITEM(from, struct chat_line, link);
        n += audience_admits(&said->audience, member->seat, member->role);
    }
    for (struct list *at = n ? from : &room->chat; at != &room->chat; at = at->next) {
        const struct chat_line *said = LIST_ITEM(at, struct chat_line, link);
        if (audience_admits(&said->audience, member->seat, member->role))
            fanout_to_line(room, line, said->packet);
    }
}
