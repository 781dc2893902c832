#include "attendance/presence.h"

#include <stddef.h>

#define AT_MS_END INT64_C(253402300800000) /* 10000-01-01 */

static const char *const kind_names[] = {
    [PRESENCE_JOINED] = "joined",
    [PRESENCE_LEFT] = "left",
    [PRESENCE_ROLL] = "roll",
};

static const char *const reason_names[] = {
    [LEAVE_NONE] = "",
    [LEAVE_ASKED] = "asked",
    [LEAVE_LOST] = "lost",
    [LEAVE_REMOVED] = "removed",
    [LEAVE_CLASS_OVER] = "class_over",
    [LEAVE_SERVER_STOPPED] = "server_stopped",
    [LEAVE_SERVER_LOST] = "server_lost",
};

#define NAMES(array) (sizeof(array) / sizeof((array)[0]))

const char *presence_kind_name(enum presence_kind kind)
{
    if ((size_t)kind >= NAMES(kind_names) || !kind_names[kind])
        return "";
    return kind_names[kind];
}

const char *leave_reason_name(enum leave_reason why)
{
    return (size_t)why < NAMES(reason_names) ? reason_names[why] : "";
}

enum err presence_kind_parse(struct slice name, enum presence_kind *ret)
{
    for (size_t i = PRESENCE_JOINED; i < NAMES(kind_names); i++) {
        if (slice_is_text(name, kind_names[i])) {
            *ret = (enum presence_kind)i;
            return OK;
        }
    }
    return ERR_MALFORMED;
}

enum err leave_reason_parse(struct slice name, enum leave_reason *ret)
{
    for (size_t i = LEAVE_ASKED; i < NAMES(reason_names); i++) {
        if (slice_is_text(name, reason_names[i])) {
            *ret = (enum leave_reason)i;
            return OK;
        }
    }
    return ERR_MALFORMED;
}

bool presence_is_whole(const struct presence *fact)
{
    if (fact->at_ms < 0 || fact->at_ms >= AT_MS_END)
        return false;

    bool names_line = fact->line > 0 && !id_is_none(fact->person);
    switch (fact->kind) {
    case PRESENCE_JOINED:
        return names_line && fact->why == LEAVE_NONE && fact->roll.len == 0;
    case PRESENCE_LEFT:
        return names_line && leave_reason_name(fact->why)[0] && fact->roll.len == 0;
    case PRESENCE_ROLL:
        return fact->line == 0 && fact->why == LEAVE_NONE && fact->roll.len > 0;
    }
    return false;
}
