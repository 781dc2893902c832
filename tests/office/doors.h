/* doors.h - every route: whom it lets in, and whose data it gives.
 *
 * Written down beside routes.c and not read from it: a route that is added, or changed, and not
 * thought of here fails (doors_test.c, taking_test.c).
 */
#ifndef TESTS_OFFICE_DOORS_H
#define TESTS_OFFICE_DOORS_H

#include <stddef.h>

/* Whom a door is for; machines besides, where a scope stands. */
enum door { ANYONE, PEOPLE, SUPERIORS, COORDINATORS };

enum gives {
    NOBODYS, /* plans, sums, rules; of people the names of officials who did something at most */
    OWN,     /* of whoever asks */
    ACT,     /* what it changes is written down as a change, a fact or an act; it gives no more than
              * the ids of it */
    OTHERS   /* leaves an access row with this word */
};

/* clang-format off */
static const struct {
    const char *method, *path;
    enum door door;
    const char *scope; /* that a machine must have; NULL: none comes in */
    enum gives gives;
    const char *taken; /* with OTHERS */
} doors[] = {
    {"GET", "/api/health", ANYONE, NULL, NOBODYS, NULL},
    {"POST", "/api/enter", ANYONE, NULL, OWN, NULL},
    {"POST", "/api/receipt", ANYONE, NULL, OWN, NULL},
    {"POST", "/api/sign-in", ANYONE, NULL, OWN, NULL},
    {"POST", "/api/sign-out", ANYONE, NULL, ACT, NULL},
    {"GET", "/api/me", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/v1/activities", COORDINATORS, "read:plans", NOBODYS, NULL},
    {"GET", "/api/v1/activities/{activity}", COORDINATORS, "read:plans", OTHERS, "activity_json"},
    {"POST", "/api/v1/activities/{activity}/people/{person}/link", COORDINATORS, NULL, ACT, NULL},
    {"DELETE", "/api/v1/activities/{activity}/people/{person}/link", COORDINATORS, NULL, ACT, NULL},
    {"GET", "/api/v1/activities/{activity}/attendance", COORDINATORS, "read:attendance", OTHERS, "activity_attendance_json"},
    {"GET", "/api/v1/activities/{activity}/attendance.csv", COORDINATORS, "read:attendance", OTHERS, "activity_attendance_csv"},
    {"GET", "/api/v1/activities/{activity}/jp.csv", COORDINATORS, "read:credit", OTHERS, "activity_jp_csv"},
    {"GET", "/api/v1/activities/{activity}/bundle", COORDINATORS, "read:attendance", OTHERS, "bundle"},
    {"POST", "/api/v1/activities", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/cancel", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/units", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/classes", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/classes/{class}", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/classes/{class}/cancel", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/classes/{class}/substitute", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/people", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/people/{person}/withdraw", COORDINATORS, "write:plans", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/people/{person}/readmit", COORDINATORS, "write:plans", ACT, NULL},
    {"GET", "/api/v1/people", COORDINATORS, "read:people", OTHERS, "people_json"},
    {"POST", "/api/v1/people", COORDINATORS, "write:people", ACT, NULL},
    {"GET", "/api/v1/people/{person}", COORDINATORS, "read:people", OTHERS, "person_json"},
    {"POST", "/api/v1/people/{person}", COORDINATORS, "write:people", ACT, NULL},
    {"GET", "/api/v1/policies", COORDINATORS, "read:plans", NOBODYS, NULL},
    {"GET", "/api/v1/changes", COORDINATORS, "read:plans", OTHERS, "changes_json"},
    {"GET", "/api/v1/accounts", COORDINATORS, NULL, OTHERS, "accounts_json"},
    {"POST", "/api/v1/accounts", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/accounts/close", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/invitation", ANYONE, NULL, OWN, NULL},
    {"GET", "/api/v1/activities/{activity}/book", COORDINATORS, NULL, OTHERS, "activity_book"},
    {"POST", "/api/v1/activities/{activity}/corrections", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/excuses", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/tests", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/overlaps", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/differences", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/recorded", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/approvals", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/withdrawals", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/answers", COORDINATORS, NULL, ACT, NULL},
    {"GET", "/api/v1/decisions", COORDINATORS, NULL, OTHERS, "decisions_json"},
    {"GET", "/api/v1/corrections", COORDINATORS, NULL, OTHERS, "corrections_json"},
    {"GET", "/api/v1/corrections.csv", COORDINATORS, NULL, OTHERS, "corrections_csv"},
    {"POST", "/api/v1/evidence", COORDINATORS, NULL, ACT, NULL},
    {"GET", "/api/v1/evidence/{hash}", COORDINATORS, NULL, OTHERS, "evidence_document"},
    {"GET", "/api/v1/people/{person}/record", COORDINATORS, "read:people", OTHERS, "person_record"},
    {"GET", "/api/v1/people/{person}/activities/{activity}", COORDINATORS, "read:people", OTHERS, "person_activity"},
    {"POST", "/api/me/open", ANYONE, NULL, OWN, NULL},
    {"POST", "/api/me/close", ANYONE, NULL, OWN, NULL},
    {"GET", "/api/me/record", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/me/activities/{activity}", PEOPLE, NULL, OWN, NULL},
    {"POST", "/api/me/activities/{activity}/objections", PEOPLE, NULL, OWN, NULL},
    {"POST", "/api/me/activities/{activity}/evidence", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/me/activities/{activity}/evidence/{fact}", PEOPLE, NULL, OWN, NULL},
    {"POST", "/api/me/evidence", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/me/data", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/me/restriction", PEOPLE, NULL, OWN, NULL},
    {"POST", "/api/me/restriction", PEOPLE, NULL, OWN, NULL},
    {"POST", "/api/me/restriction/end", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/v1/restrictions", COORDINATORS, NULL, OTHERS, "restrictions_json"},
    {"POST", "/api/v1/restrictions/{restriction}", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/restrictions/{restriction}/lift", COORDINATORS, NULL, ACT, NULL},
    {"GET", "/api/superior/evidence", SUPERIORS, NULL, OTHERS, "superior_staff"},
    {"GET", "/api/superior/activities/{activity}/evidence/{fact}", SUPERIORS, NULL, OTHERS, "evidence_document"},
    {"POST", "/api/superior/activities/{activity}/evidence/{fact}", SUPERIORS, NULL, ACT, NULL},
    {"GET", "/api/v1/attendance", COORDINATORS, "read:attendance", OTHERS, "attendance_json"},
    {"GET", "/api/v1/attendance.csv", COORDINATORS, "read:attendance", OTHERS, "attendance_csv"},
    {"GET", "/api/v1/attendance.xlsx", COORDINATORS, "read:attendance", OTHERS, "attendance_xlsx"},
    {"GET", "/api/v1/entries", COORDINATORS, "read:credit", OTHERS, "entries_json"},
    {"GET", "/api/v1/entries.csv", COORDINATORS, "read:credit", OTHERS, "entries_csv"},
    {"GET", "/api/v1/entries.xlsx", COORDINATORS, "read:credit", OTHERS, "entries_xlsx"},
    {"GET", "/api/v1/summary", COORDINATORS, "read:credit", NOBODYS, NULL},
    {"GET", "/api/v1/summary.csv", COORDINATORS, "read:credit", NOBODYS, NULL},
    {"GET", "/api/v1/summary.xlsx", COORDINATORS, "read:credit", NOBODYS, NULL},
    {"GET", "/api/v1/access", COORDINATORS, NULL, OTHERS, "access_json"},
    {"GET", "/api/v1/access.csv", COORDINATORS, NULL, OTHERS, "access_csv"},
    {"GET", "/api/v1/tokens", COORDINATORS, NULL, NOBODYS, NULL},
    {"POST", "/api/v1/tokens", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/tokens/{token}/revoke", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/people/import", COORDINATORS, "write:people", ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/import", COORDINATORS, "write:plans", ACT, NULL},
    {"GET", "/api/v1/imports", COORDINATORS, NULL, NOBODYS, NULL},
    {"POST", "/api/v1/imports/{import}/undo", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/activities/{activity}/links", COORDINATORS, NULL, OTHERS, "links"},
    {"GET", "/api/v1/activities/{activity}/absences", COORDINATORS, "read:attendance", OTHERS, "absences_json"},
    {"GET", "/api/v1/activities/{activity}/absences.csv", COORDINATORS, "read:attendance", OTHERS, "absences_csv"},
    {"GET", "/api/v1/classes/{class}/chat", COORDINATORS, NULL, OTHERS, "class_chat"},
    {"GET", "/api/v1/classes/{class}/chat.csv", COORDINATORS, NULL, OTHERS, "class_chat_csv"},
    {"GET", "/api/v1/classes/{class}/polls", COORDINATORS, NULL, OTHERS, "class_polls"},
    {"GET", "/api/v1/classes/{class}/polls.csv", COORDINATORS, NULL, OTHERS, "class_polls_csv"},
    {"POST", "/api/v1/activities/{activity}/certificates", COORDINATORS, NULL, ACT, NULL},
    {"GET", "/api/v1/activities/{activity}/certificates", COORDINATORS, "read:credit", OTHERS, "certificates_json"},
    {"GET", "/api/v1/certificates/{code}.pdf", COORDINATORS, "read:credit", OTHERS, "certificate_pdf"},
    {"POST", "/api/v1/certificates/{code}/revoke", COORDINATORS, NULL, ACT, NULL},
    {"GET", "/api/me/certificates", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/me/certificates/{code}.pdf", PEOPLE, NULL, OWN, NULL},
    {"GET", "/api/certificate/{code}", ANYONE, NULL, OTHERS, "certificate_public"},
    {"GET", "/api/v1/retention", COORDINATORS, NULL, NOBODYS, NULL},
    {"GET", "/api/v1/outbox", COORDINATORS, NULL, OTHERS, "outbox_json"},
    {"GET", "/api/v1/outbox/{outbox}", COORDINATORS, NULL, OTHERS, "outbox_row"},
    {"POST", "/api/v1/outbox/{outbox}/replay", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/outbox/{outbox}/delivered", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/outbox/replay", COORDINATORS, NULL, ACT, NULL},
    {"POST", "/api/v1/outbox/fill", COORDINATORS, NULL, ACT, NULL},
    {"GET", "/api/v1/outbox.csv", COORDINATORS, "read:credit", OTHERS, "outbox_csv"},
    {"GET", "/api/v1/outbox/bodies.json", COORDINATORS, "read:credit", OTHERS, "outbox_bodies_json"},
    {"POST", "/api/v1/classes/{class}/ticket", COORDINATORS, NULL, ACT, NULL},
};
/* clang-format on */

#endif
