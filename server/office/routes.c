#include "office/routes.h"

#include <string.h>

#include "office/csv_in.h"
#include "office/handlers.h"
#include "office/office.h"
#include "store/desk.h"

static const struct office_body documents = {
    EVIDENCE_BYTES_MAX, "application/pdf image/jpeg image/png application/octet-stream"};

static const struct office_body tables = {CSV_IN_BYTES_MAX, "text/csv text/plain application/vnd.ms-excel application/octet-stream"};

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
    {"POST", "/api/v1/activities", WHO_COORDINATOR, false, on_activity_make, "write:plans", NULL},
    {"POST", "/api/v1/activities/{activity}", WHO_COORDINATOR, false, on_activity_change, "write:plans", NULL},
    {"POST", "/api/v1/activities/{activity}/cancel", WHO_COORDINATOR, false, on_activity_cancel, "write:plans", NULL},
    {"POST", "/api/v1/activities/{activity}/units", WHO_COORDINATOR, false, on_units_change, "write:plans", NULL},
    {"POST", "/api/v1/activities/{activity}/classes", WHO_COORDINATOR, false, on_class_make, "write:plans", NULL},
    {"POST", "/api/v1/classes/{class}", WHO_COORDINATOR, false, on_class_change, "write:plans", NULL},
    {"POST", "/api/v1/classes/{class}/cancel", WHO_COORDINATOR, false, on_class_cancel, "write:plans", NULL},
    {"POST", "/api/v1/classes/{class}/substitute", WHO_COORDINATOR, false, on_substitute, "write:plans", NULL},
    {"POST", "/api/v1/activities/{activity}/people", WHO_COORDINATOR, false, on_enrol, "write:plans", NULL},
    {"POST", "/api/v1/activities/{activity}/people/{person}/withdraw", WHO_COORDINATOR, false, on_withdraw, "write:plans", NULL},
    {"POST", "/api/v1/activities/{activity}/people/{person}/readmit", WHO_COORDINATOR, false, on_readmit, "write:plans", NULL},
    {"GET", "/api/v1/people", WHO_COORDINATOR, true, on_people, "read:people", NULL},
    {"POST", "/api/v1/people", WHO_COORDINATOR, false, on_person_make, "write:people", NULL},
    {"GET", "/api/v1/people/{person}", WHO_COORDINATOR, true, on_person, "read:people", NULL},
    {"POST", "/api/v1/people/{person}", WHO_COORDINATOR, false, on_person_change, "write:people", NULL},
    {"GET", "/api/v1/policies", WHO_COORDINATOR, true, on_policies, "read:plans", NULL},
    {"GET", "/api/v1/changes", WHO_COORDINATOR, true, on_changes, "read:plans", NULL},
    {"GET", "/api/v1/accounts", WHO_COORDINATOR, true, on_accounts, NULL, NULL},
    {"POST", "/api/v1/accounts", WHO_COORDINATOR, false, on_account_invite, NULL, NULL},
    {"POST", "/api/v1/accounts/close", WHO_COORDINATOR, false, on_account_close, NULL, NULL},
    {"POST", "/api/invitation", WHO_ANYONE, false, on_invitation, NULL, NULL},
    {"GET", "/api/v1/activities/{activity}/book", WHO_COORDINATOR, true, on_book, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/corrections", WHO_COORDINATOR, false, on_correct, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/excuses", WHO_COORDINATOR, false, on_excuse, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/tests", WHO_COORDINATOR, false, on_tests, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/overlaps", WHO_COORDINATOR, false, on_overlap, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/differences", WHO_COORDINATOR, false, on_difference, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/recorded", WHO_COORDINATOR, false, on_recorded, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/approvals", WHO_COORDINATOR, false, on_approve, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/withdrawals", WHO_COORDINATOR, false, on_fact_withdraw, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/answers", WHO_COORDINATOR, false, on_answer, NULL, NULL},
    {"GET", "/api/v1/decisions", WHO_COORDINATOR, true, on_decisions, NULL, NULL},
    {"GET", "/api/v1/corrections", WHO_COORDINATOR, true, on_corrections, NULL, NULL},
    {"GET", "/api/v1/corrections.csv", WHO_COORDINATOR, true, on_corrections_csv, NULL, NULL},
    {"POST", "/api/v1/evidence", WHO_COORDINATOR, false, on_evidence_keep, NULL, &documents},
    {"GET", "/api/v1/evidence/{hash}", WHO_COORDINATOR, true, on_evidence, NULL, NULL},
    {"GET", "/api/v1/people/{person}/record", WHO_COORDINATOR, true, on_record, "read:people", NULL},
    {"GET", "/api/v1/people/{person}/activities/{activity}", WHO_COORDINATOR, true, on_record_detail,
     "read:people", NULL},
    {"POST", "/api/me/open", WHO_ANYONE, false, on_me_open, NULL, NULL},
    {"POST", "/api/me/close", WHO_ANYONE, false, on_me_close, NULL, NULL},
    {"GET", "/api/me/record", WHO_PERSON, true, on_my_record, NULL, NULL},
    {"GET", "/api/me/activities/{activity}", WHO_PERSON, true, on_my_record_detail, NULL, NULL},
    {"POST", "/api/me/activities/{activity}/objections", WHO_PERSON, false, on_objection, NULL, NULL},
    {"POST", "/api/me/activities/{activity}/evidence", WHO_PERSON, false, on_evidence_file, NULL,
     NULL},
    {"GET", "/api/me/activities/{activity}/evidence/{fact}", WHO_PERSON, true, on_filed_document, NULL,
     NULL},
    {"POST", "/api/me/evidence", WHO_PERSON, false, on_evidence_keep, NULL, &documents},
    {"GET", "/api/me/data", WHO_PERSON, true, on_me_data, NULL, NULL},
    {"GET", "/api/me/restriction", WHO_PERSON, true, on_my_restriction, NULL, NULL},
    {"POST", "/api/me/restriction", WHO_PERSON, false, on_restriction_ask, NULL, NULL},
    {"POST", "/api/me/restriction/end", WHO_PERSON, false, on_restriction_take_back, NULL, NULL},
    {"GET", "/api/v1/restrictions", WHO_COORDINATOR, true, on_restrictions, NULL, NULL},
    {"POST", "/api/v1/restrictions/{restriction}", WHO_COORDINATOR, false, on_restriction_decide, NULL, NULL},
    {"POST", "/api/v1/restrictions/{restriction}/lift", WHO_COORDINATOR, false, on_restriction_lift, NULL, NULL},
    {"GET", "/api/superior/evidence", WHO_SUPERIOR, true, on_superior_evidence, NULL, NULL},
    {"GET", "/api/superior/activities/{activity}/evidence/{fact}", WHO_SUPERIOR, true, on_filed_document, NULL, NULL},
    {"POST", "/api/superior/activities/{activity}/evidence/{fact}", WHO_SUPERIOR, false,
     on_evidence_decide, NULL, NULL},
    {"GET", "/api/v1/attendance", WHO_COORDINATOR, true, on_export_attendance, "read:attendance", NULL},
    {"GET", "/api/v1/attendance.csv", WHO_COORDINATOR, true, on_export_attendance_csv, "read:attendance", NULL},
    {"GET", "/api/v1/attendance.xlsx", WHO_COORDINATOR, true, on_export_attendance_xlsx, "read:attendance", NULL},
    {"GET", "/api/v1/entries", WHO_COORDINATOR, true, on_export_entries, "read:credit", NULL},
    {"GET", "/api/v1/entries.csv", WHO_COORDINATOR, true, on_export_entries_csv, "read:credit", NULL},
    {"GET", "/api/v1/entries.xlsx", WHO_COORDINATOR, true, on_export_entries_xlsx, "read:credit", NULL},
    {"GET", "/api/v1/summary", WHO_COORDINATOR, true, on_summary, "read:credit", NULL},
    {"GET", "/api/v1/summary.csv", WHO_COORDINATOR, true, on_summary_csv, "read:credit", NULL},
    {"GET", "/api/v1/summary.xlsx", WHO_COORDINATOR, true, on_summary_xlsx, "read:credit", NULL},
    {"GET", "/api/v1/access", WHO_COORDINATOR, true, on_access, NULL, NULL},
    {"GET", "/api/v1/access.csv", WHO_COORDINATOR, true, on_access_csv, NULL, NULL},
    {"GET", "/api/v1/tokens", WHO_COORDINATOR, true, on_tokens, NULL, NULL},
    {"POST", "/api/v1/tokens", WHO_COORDINATOR, false, on_token_make, NULL, NULL},
    {"POST", "/api/v1/tokens/{token}/revoke", WHO_COORDINATOR, false, on_token_revoke, NULL, NULL},
    {"POST", "/api/v1/people/import", WHO_COORDINATOR, false, on_people_import, "write:people", &tables},
    {"POST", "/api/v1/activities/{activity}/import", WHO_COORDINATOR, false, on_enrolments_import, "write:plans", &tables},
    {"GET", "/api/v1/imports", WHO_COORDINATOR, true, on_imports, NULL, NULL},
    {"POST", "/api/v1/imports/{import}/undo", WHO_COORDINATOR, false, on_import_undo, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/links", WHO_COORDINATOR, false, on_links_issue, NULL, NULL},
    {"GET", "/api/v1/activities/{activity}/absences", WHO_COORDINATOR, true, on_absences, "read:attendance", NULL},
    {"GET", "/api/v1/activities/{activity}/absences.csv", WHO_COORDINATOR, true, on_absences_csv, "read:attendance", NULL},
    {"GET", "/api/v1/classes/{class}/chat", WHO_COORDINATOR, true, on_chat, NULL, NULL},
    {"GET", "/api/v1/classes/{class}/chat.csv", WHO_COORDINATOR, true, on_chat_csv, NULL, NULL},
    {"GET", "/api/v1/classes/{class}/polls", WHO_COORDINATOR, true, on_polls, NULL, NULL},
    {"GET", "/api/v1/classes/{class}/polls.csv", WHO_COORDINATOR, true, on_polls_csv, NULL, NULL},
    {"POST", "/api/v1/activities/{activity}/certificates", WHO_COORDINATOR, false, on_certificates_issue, NULL, NULL},
    {"GET", "/api/v1/activities/{activity}/certificates", WHO_COORDINATOR, true, on_certificates, "read:credit", NULL},
    {"GET", "/api/v1/certificates/{code}.pdf", WHO_COORDINATOR, true, on_certificate_pdf, "read:credit", NULL},
    {"POST", "/api/v1/certificates/{code}/revoke", WHO_COORDINATOR, false, on_certificate_revoke, NULL, NULL},
    {"GET", "/api/me/certificates", WHO_PERSON, true, on_my_certificates, NULL, NULL},
    {"GET", "/api/me/certificates/{code}.pdf", WHO_PERSON, true, on_my_certificate_pdf, NULL, NULL},
    {"GET", "/api/certificate/{code}", WHO_ANYONE, true, on_certificate, NULL, NULL},
    {"GET", "/api/v1/retention", WHO_COORDINATOR, true, on_retention, NULL, NULL},
    {"GET", "/api/v1/outbox", WHO_COORDINATOR, true, on_outbox, NULL, NULL},
    {"GET", "/api/v1/outbox/{outbox}", WHO_COORDINATOR, true, on_outbox_row, NULL, NULL},
    {"POST", "/api/v1/outbox/{outbox}/replay", WHO_COORDINATOR, false, on_outbox_replay, NULL, NULL},
    {"POST", "/api/v1/outbox/{outbox}/delivered", WHO_COORDINATOR, false, on_outbox_delivered, NULL, NULL},
    {"POST", "/api/v1/outbox/replay", WHO_COORDINATOR, false, on_outbox_replay_all, NULL, NULL},
    {"POST", "/api/v1/outbox/fill", WHO_COORDINATOR, false, on_outbox_fill, NULL, NULL},
    {"GET", "/api/v1/outbox.csv", WHO_COORDINATOR, false, on_outbox_csv, "read:credit", NULL},
    {"GET", "/api/v1/outbox/bodies.json", WHO_COORDINATOR, false, on_outbox_bodies, "read:credit", NULL},
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
        size_t ids = strncmp(pattern, "{hash}", strlen("{hash}")) == 0 ? CALL_HASH_IDS : 1;
        for (; ids; ids--, path += ID_DIGITS) {
            if (strnlen(path, ID_DIGITS) < ID_DIGITS || n == CALL_IDS_MAX)
                return false;
            if (id_parse(&ret_ids[n++], (struct slice){(const uint8_t *)path, ID_DIGITS}))
                return false;
        }
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

const struct route *route_at(size_t n)
{
    return n < sizeof routes / sizeof routes[0] ? &routes[n] : NULL;
}
