#include "office/routes.h"

#include <string.h>

#include "office/handlers.h"

/* clang-format off */
static const struct route routes[] = {
    /* method, path, who may ask, in one view of the database, answered by, scope of machines, body */
    {"GET", "/api/health", WHO_ANYONE, true, on_health, NULL, NULL},
    {"POST", "/api/enter", WHO_ANYONE, true, on_enter, NULL, NULL},
    {"POST", "/api/receipt", WHO_ANYONE, true, on_receipt, NULL, NULL},
    {"POST", "/api/sign-in", WHO_ANYONE, false, on_sign_in, NULL, NULL},
    {"POST", "/api/sign-out", WHO_ANYONE, false, on_sign_out, NULL, NULL},
    {"GET", "/api/me", WHO_PERSON, true, on_me, NULL, NULL},
    {"GET", "/api/v1/activities", WHO_COORDINATOR, true, on_activities, "read:plans", NULL},
    {"GET", "/api/v1/activities/{activity}", WHO_COORDINATOR, true, on_activity, "read:plans", NULL},
    {"POST", "/api/v1/activities/{activity}/people/{person}/link", WHO_COORDINATOR, false,
     on_link_issue, NULL, NULL},
    {"DELETE", "/api/v1/activities/{activity}/people/{person}/link", WHO_COORDINATOR, false,
     on_link_revoke, NULL, NULL},
    {"GET", "/api/v1/activities/{activity}/attendance", WHO_COORDINATOR, true, on_attendance, "read:attendance", NULL},
    {"GET", "/api/v1/activities/{activity}/attendance.csv", WHO_COORDINATOR, true, on_attendance_csv, "read:attendance", NULL},
    {"GET", "/api/v1/activities/{activity}/jp.csv", WHO_COORDINATOR, true, on_jp_csv, "read:credit", NULL},
    {"GET", "/api/v1/activities/{activity}/bundle", WHO_COORDINATOR, true, on_bundle, "read:attendance", NULL},
    {"GET", "/api/v1/people/{person}/record", WHO_COORDINATOR, true, on_record, "read:people", NULL},
    {"POST", "/api/v1/classes/{class}/ticket", WHO_COORDINATOR, true, on_ticket, NULL, NULL},
};
/* clang-format on */

#define ID_DIGITS (ID_TEXT_MAX - 1)

/* Whether the path is of this pattern; the ids are then filled in. */
static bool matches(const char *pattern, const char *path, struct id *ret_ids)
{
    size_t n = 0;
    while (*pattern && *path) {
        if (*pattern != '{') {
            if (*pattern++ != *path++)
                return false;
            continue;
        }
        if (strnlen(path, ID_DIGITS) < ID_DIGITS || n == CALL_IDS_MAX)
            return false;
        if (id_parse(&ret_ids[n++], (struct slice){(const uint8_t *)path, ID_DIGITS}))
            return false;
        path += ID_DIGITS;
        pattern = strchr(pattern, '}') + 1;
    }
    return !*pattern && !*path;
}

enum err route_find(const char *method, const char *path, const struct route **ret,
                    struct id *ret_ids)
{
    enum err err = ERR_NOT_FOUND;
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
        if (!matches(routes[i].path, path, ret_ids))
            continue;
        if (strcmp(routes[i].method, method) == 0) {
            *ret = &routes[i];
            return OK;
        }
        err = ERR_UNEXPECTED;
    }
    return err;
}
