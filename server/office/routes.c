#include "office/routes.h"

#include <string.h>

#include "office/handlers.h"

/* clang-format off */
static const struct route routes[] = {
    /* method, path, who may ask, in one view of the database, answered by */
    {"GET", "/api/health", WHO_ANYONE, true, on_health},
    {"POST", "/api/enter", WHO_ANYONE, true, on_enter},
    {"POST", "/api/receipt", WHO_ANYONE, true, on_receipt},
    {"POST", "/api/sign-in", WHO_ANYONE, false, on_sign_in},
    {"POST", "/api/sign-out", WHO_ANYONE, false, on_sign_out},
    {"GET", "/api/me", WHO_COORDINATOR, true, on_me},
    {"GET", "/api/v1/activities", WHO_COORDINATOR, true, on_activities},
    {"GET", "/api/v1/activities/{activity}", WHO_COORDINATOR, true, on_activity},
    {"POST", "/api/v1/activities/{activity}/people/{person}/link", WHO_COORDINATOR, false,
     on_link_issue},
    {"DELETE", "/api/v1/activities/{activity}/people/{person}/link", WHO_COORDINATOR, false,
     on_link_revoke},
    {"GET", "/api/v1/activities/{activity}/attendance", WHO_COORDINATOR, true, on_attendance},
    {"GET", "/api/v1/activities/{activity}/attendance.csv", WHO_COORDINATOR, true, on_attendance_csv},
    {"GET", "/api/v1/activities/{activity}/jp.csv", WHO_COORDINATOR, true, on_jp_csv},
    {"GET", "/api/v1/activities/{activity}/bundle", WHO_COORDINATOR, true, on_bundle},
    {"GET", "/api/v1/people/{person}/record", WHO_COORDINATOR, true, on_record},
    {"POST", "/api/v1/classes/{class}/ticket", WHO_COORDINATOR, true, on_ticket},
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
