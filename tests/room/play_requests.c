#include "room/play_requests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/packet.h"
#include "room/chat.h"
#include "room/checks.h"
#include "room/floor.h"
#include "room/hands.h"
#include "room/lead.h"
#include "room/phases.h"
#include "room/polls.h"
#include "room/reactions.h"
#include "room/removal.h"
#include "room/roster.h"
#include "room/sound.h"
#include "room/world.h"
#include "wire/gen_frames.h"

/* Who asks, and with which words. */
struct asking {
    struct world *world;
    struct device *device;
    struct member *member;
    const char *args;
    uint64_t tag;
};

/* The seat of somebody named, or a plain number; 4000 for a stranger. */
static uint32_t seat_of(const struct asking *a, const char *name)
{
    char word[16];
    snprintf(word, sizeof word, "%.*s", (int)strcspn(name, " "), name);
    if (word[0] >= '0' && word[0] <= '9')
        return (uint32_t)strtoul(word, NULL, 10);
    const struct device *device = world_device(a->world, word);
    const struct member *member = device ? world_member(a->world, device) : NULL;
    return member ? member_seat(member) : 4000;
}

static uint32_t number(const struct asking *a)
{
    return (uint32_t)strtoul(a->args, NULL, 10);
}

/* Behind the first word. */
static const char *rest(const char *args)
{
    args += strcspn(args, " ");
    return args + strspn(args, " ");
}

static bool begins(const char *args, const char *word)
{
    size_t len = strlen(word);
    return strncmp(args, word, len) == 0 && (args[len] == ' ' || args[len] == '\0');
}

static enum err moves(const struct asking *a)
{
    struct msg_class_move message = {.to = CLASS_PHASE_WAITING};
    if (class_phase_parse(slice_of_text(a->args), &message.to))
        return ERR_MALFORMED;
    return phase_move(a->world->room, a->member, &message, a->tag);
}

static enum err leads(const struct asking *a)
{
    struct msg_lead_take message = {0};
    return lead_take(a->world->room, a->member, &message, a->tag);
}

static enum err removes(const struct asking *a)
{
    struct msg_member_remove message = {.member = seat_of(a, a->args)};
    message.has_note = *rest(a->args) != '\0';
    snprintf(message.note, sizeof message.note, "%s", rest(a->args));
    return member_remove(a->world->room, a->member, &message, a->tag);
}

static enum err asks_roster(const struct asking *a)
{
    struct msg_roster_ask message = {.after = number(a)};
    return roster_ask(a->world->room, a->member, &message, world_line(a->device));
}

static enum err says(const struct asking *a)
{
    struct msg_chat_say message = {.to = CHAT_AUDIENCE_EVERYONE};
    if (begins(a->args, "instructors")) {
        message.to = CHAT_AUDIENCE_INSTRUCTORS;
    } else if (!begins(a->args, "everyone")) {
        message.to = CHAT_AUDIENCE_MEMBER;
        message.has_member = true;
        message.member = seat_of(a, a->args);
    }
    snprintf(message.text, sizeof message.text, "%s", rest(a->args));
    return chat_say(a->world->room, a->member, &message, a->tag);
}

static enum err unsays(const struct asking *a)
{
    struct msg_chat_remove message = {.line = number(a)};
    return chat_remove(a->world->room, a->member, &message, a->tag);
}

static enum err locks(const struct asking *a)
{
    struct msg_chat_lock message = {.locked = true};
    return chat_lock(a->world->room, a->member, &message, a->tag);
}

static enum err unlocks(const struct asking *a)
{
    struct msg_chat_lock message = {.locked = false};
    return chat_lock(a->world->room, a->member, &message, a->tag);
}

static enum err raises(const struct asking *a)
{
    struct msg_hand_raise message = {0};
    return hand_raise(a->world->room, a->member, &message, a->tag);
}

static enum err lowers(const struct asking *a)
{
    struct msg_hand_lower message = {.has_member = *a->args != '\0'};
    if (message.has_member)
        message.member = seat_of(a, a->args);
    return hand_lower(a->world->room, a->member, &message, a->tag);
}

static enum err grants(const struct asking *a)
{
    struct msg_floor_grant message = {.member = seat_of(a, a->args)};
    return floor_grant(a->world->room, a->member, &message, a->tag);
}

static enum err takes(const struct asking *a)
{
    struct msg_floor_take message = {.member = seat_of(a, a->args)};
    return floor_take(a->world->room, a->member, &message, a->tag);
}

static enum err takes_all(const struct asking *a)
{
    struct msg_floor_take_all message = {0};
    return floor_take_all(a->world->room, a->member, &message, a->tag);
}

static enum err gives_back(const struct asking *a)
{
    struct msg_floor_leave message = {0};
    return floor_leave(a->world->room, a->member, &message, a->tag);
}

static enum err mic(const struct asking *a)
{
    struct msg_mic_set message = {.on = strcmp(a->args, "on") == 0};
    return mic_set(a->world->room, a->member, &message, a->tag);
}

static enum err makes(const struct asking *a)
{
    struct msg_poll_make message = {0};
    const char *at = a->args;
    for (;; at = rest(at)) {
        if (begins(at, "open"))
            message.open_now = true;
        else if (begins(at, "many"))
            message.multiple = true;
        else if (begins(at, "secret"))
            message.anonymous = true;
        else
            break;
    }
    size_t len = strcspn(at, "/");
    snprintf(message.question, sizeof message.question, "%.*s", (int)len, at);
    for (at += len; *at == '/' && message.options_n < MSG_POLL_MAKE_OPTIONS_MAX; at += len) {
        len = strcspn(++at, "/");
        snprintf(message.options[message.options_n++], sizeof message.options[0], "%.*s", (int)len,
                 at);
    }
    return poll_make(a->world->room, a->member, &message, a->tag);
}

static enum err opens(const struct asking *a)
{
    struct msg_poll_open message = {.poll = number(a)};
    return poll_open(a->world->room, a->member, &message, a->tag);
}

static enum err closes(const struct asking *a)
{
    struct msg_poll_close message = {.poll = number(a)};
    return poll_close(a->world->room, a->member, &message, a->tag);
}

static enum err drops(const struct asking *a)
{
    struct msg_poll_drop message = {.poll = number(a)};
    return poll_drop(a->world->room, a->member, &message, a->tag);
}

static enum err votes(const struct asking *a)
{
    struct msg_vote message = {.poll = number(a)};
    const char *at = rest(a->args);
    while (*at && message.choices_n < MSG_VOTE_CHOICES_MAX) {
        message.choices[message.choices_n++] = (uint32_t)strtoul(at, NULL, 10);
        at += strcspn(at, ",");
        at += *at == ',';
    }
    a->device->vote_poll = message.poll;
    a->device->vote_tag = a->tag;
    return vote_cast(a->world->room, a->member, &message, a->tag);
}

/* The store says that the last vote of this device is on disk. */
static enum err kept(const struct asking *a)
{
    return poll_vote_kept(a->world->room, a->member, a->device->vote_poll, a->device->vote_tag);
}

static enum err reacts(const struct asking *a)
{
    struct msg_react message = {.reaction = REACTION_THUMB};
    if (reaction_parse(slice_of_text(a->args), &message.reaction))
        return ERR_MALFORMED;
    return reaction_give(a->world->room, a->member, &message, a->tag);
}

static enum err checks(const struct asking *a)
{
    struct msg_check_ask message = {.has_spread_s = *a->args != '\0', .spread_s = number(a)};
    return check_ask(a->world->room, a->member, &message, a->tag);
}

static enum err sees(const struct asking *a)
{
    struct msg_check_seen message = {.check = number(a)};
    check_seen(a->world->room, a->member, &message, world_line(a->device));
    return OK;
}

static enum err answers(const struct asking *a)
{
    struct msg_check_answer message = {.check = number(a)};
    return check_answer(a->world->room, a->member, &message, a->tag);
}

static enum err sounds(const struct asking *a)
{
    const uint8_t opus[] = {0xf8, 0xff, 0xfe};
    struct sound_frame frame = {.sender = member_seat(a->member),
                                .opus = {.at = opus, .len = sizeof opus}};
    struct packet *packet = sound_frame_pack(&frame);
    if (!packet)
        return ERR_NOMEM;
    enum err err = room_sound(a->world->room, world_line(a->device), packet);
    packet_unref(packet);
    return err;
}

static const struct {
    const char *verb;
    enum msg_type type;
    enum err (*ask)(const struct asking *a);
} requests[] = {
    {"moves", MSG_CLASS_MOVE, moves},
    {"leads", MSG_LEAD_TAKE, leads},
    {"removes", MSG_MEMBER_REMOVE, removes},
    {"asks_roster", MSG_ROSTER_ASK, asks_roster},
    {"says", MSG_CHAT_SAY, says},
    {"unsays", MSG_CHAT_REMOVE, unsays},
    {"locks", MSG_CHAT_LOCK, locks},
    {"unlocks", MSG_CHAT_LOCK, unlocks},
    {"raises", MSG_HAND_RAISE, raises},
    {"lowers", MSG_HAND_LOWER, lowers},
    {"grants", MSG_FLOOR_GRANT, grants},
    {"takes", MSG_FLOOR_TAKE, takes},
    {"takes_all", MSG_FLOOR_TAKE_ALL, takes_all},
    {"gives_back", MSG_FLOOR_LEAVE, gives_back},
    {"mic", MSG_MIC_SET, mic},
    {"makes", MSG_POLL_MAKE, makes},
    {"opens", MSG_POLL_OPEN, opens},
    {"closes", MSG_POLL_CLOSE, closes},
    {"drops", MSG_POLL_DROP, drops},
    {"votes", MSG_VOTE, votes},
    {"reacts", MSG_REACT, reacts},
    {"checks", MSG_CHECK_ASK, checks},
    {"sees", MSG_CHECK_SEEN, sees},
    {"answers", MSG_CHECK_ANSWER, answers},
    /* no client messages: what the store says, and sound */
    {"kept", MSG_ALIVE, kept},
    {"sounds", MSG_ALIVE, sounds},
};

enum err play_request(struct world *world, struct device *device, const char *verb,
                      const char *args)
{
    struct asking asking = {.world = world, .device = device, .args = args};
    for (size_t i = 0; i < sizeof requests / sizeof requests[0]; i++) {
        if (strcmp(requests[i].verb, verb) != 0)
            continue;
        asking.member = room_member_of_line(world->room, world_line(device));
        if (!asking.member)
            return ERR_NOT_FOUND;
        enum err err = room_admits(world->room, asking.member, requests[i].type);
        if (err)
            return err;
        asking.tag = world->untagged ? 0 : ++world->last_tag;
        return requests[i].ask(&asking);
    }
    return ERR_UNEXPECTED;
}
