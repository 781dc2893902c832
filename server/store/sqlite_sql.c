#include "store/sqlite_sql.h"

/* The columns of each row in the order in which their readers take them. */
#define JOURNAL_COLUMNS                                                                            \
    "seq, n, hash, event, class, run, person, kind, why, line, seat, at_ms, mono_ms, body, "       \
    "body_hash, erased_ms"
#define ENTRY_COLUMNS                                                                              \
    "id, activity, person, occurrence, policy, revision, reverses, rule, ledger, jp, surplus_jp, " \
    "exact_num, exact_den, ends_day, basis, posted_ms, posted_by, note, face_to_face_jp, "         \
    "synchronous_jp, asynchronous_jp"
#define PERSON_COLUMNS                                                                             \
    "person.id, person.name, person.nip, person.employment, person.post, person.unit, "            \
    "person.position, person.agency, person.zone, person.contract_start_day, "                     \
    "person.contract_end_day, person.superior, person.siasn_id, person.left_ms, "                  \
    "(SELECT max(from_day) FROM person_status WHERE person_status.person = person.id)"
/* A text of digits alone is the beginning of a NIP: ':' is what follows '9'. */
#define PERSON_PAGE                                                                                \
    "(name, id) > (?1, ?2) AND (instr(lower(name), lower(?3)) > 0 OR (nip >= ?3 AND "              \
    "nip < ?3 || ':')) ORDER BY name, id LIMIT ?4"
#define ACTIVITY_COLUMNS                                                                           \
    "activity.id, activity.title, activity.organiser, activity.category, activity.international, " \
    "activity.planned_jp, activity.policy, activity.zone, activity.min_attendance_percent, "       \
    "activity.description, activity.ledger, activity.post_test, activity.batch, activity.place, "  \
    "activity.legal_basis, activity.signatory_name, activity.signatory_position, "                 \
    "activity.signatory_nip, activity.created_ms, activity.closed_ms, activity.cancelled_ms"
#define CLASS_COLUMNS                                                                              \
    "class.id, class.activity, class.ordinal, class.title, class.unit, class.cancelled_ms"
#define ACCOUNT_COLUMNS "name, password, person, role, closed_ms"
#define LINK_COLUMNS "token_hash, activity, person, issued_ms, revoked_ms, issued_by"
#define SEAL_COLUMNS                                                                               \
    "n, class, activity, sealed_ms, key_id, previous, hash, signature, body, content"
#define SIGNING_KEY_COLUMNS "n, key_id, public_key, from_ms, who, introduced_by, signature"
#define AUDIT_COLUMNS "seq, at_ms, who, what, about, note"

/* Without a sort: the plus keeps the index by day out of it. */
#define LEDGER_FILTER                                                                              \
    "seq > ?1 AND (?2 IS NULL OR activity = ?2) AND (?3 IS NULL OR person = ?3) "                  \
    "AND (?4 IS NULL OR person IN (SELECT id FROM person WHERE unit = ?4)) "                       \
    "AND +ends_day BETWEEN ?5 AND ?6"

/* An upsert that would change nothing touches no row, so that the count of changes tells. */
const struct sql_statement sqlite_sql[SQL_COUNT] = {
    [SQL_META_GET] = {"meta_get", "SELECT value FROM meta WHERE name = ?"},
    [SQL_META_PUT] = {"meta_put", "INSERT INTO meta (name, value) VALUES (?, ?) "
                                  "ON CONFLICT (name) DO UPDATE SET value = excluded.value"},

    [SQL_JOURNAL_HEAD] = {"journal_head",
                          "SELECT n, hash FROM journal WHERE class = ? ORDER BY n DESC LIMIT 1"},
    [SQL_JOURNAL_INSERT] = {"journal_insert",
                            "INSERT INTO journal (n, hash, event, class, run, person, kind, why, "
                            "line, seat, at_ms, mono_ms, body, body_hash) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                            "ON CONFLICT (event) DO NOTHING"},
    [SQL_JOURNAL_READ] = {"journal_read", "SELECT " JOURNAL_COLUMNS
                                          " FROM journal WHERE class = ? AND n > ? ORDER BY n"},
    [SQL_JOURNAL_READ_KIND] = {"journal_read_kind",
                               "SELECT " JOURNAL_COLUMNS
                               " FROM journal WHERE class = ? AND kind = ? ORDER BY n"},
    [SQL_JOURNAL_LAST] = {"journal_last",
                          "SELECT " JOURNAL_COLUMNS " FROM journal WHERE class = ? AND kind = ? "
                          "ORDER BY n DESC LIMIT 1"},
    /* Steps from class to class through the index instead of reading every line. */
    [SQL_JOURNAL_CLASSES] =
        {"journal_classes",
         "WITH RECURSIVE step (class) AS (SELECT min(class) FROM journal UNION ALL "
         "SELECT (SELECT min(class) FROM journal WHERE class > step.class) FROM step "
         "WHERE step.class IS NOT NULL) "
         "SELECT head.class, head.n, "
         "(SELECT count(*) FROM journal WHERE class = head.class AND kind = 1), "
         "(SELECT count(*) FROM journal WHERE class = head.class AND kind = 2), head.at_ms "
         "FROM step JOIN journal AS head ON head.class = step.class "
         "AND head.n = (SELECT max(n) FROM journal WHERE class = step.class) "
         "ORDER BY head.class"},
    [SQL_LEDGER_INSERT] = {"ledger_insert",
                           "INSERT INTO jp_entry (" ENTRY_COLUMNS ") VALUES "
                           "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                           "ON CONFLICT (id) DO NOTHING"},
    [SQL_LEDGER_PERSON] = {"ledger_person",
                           "SELECT " ENTRY_COLUMNS " FROM jp_entry WHERE person = ? ORDER BY seq"},
    [SQL_LEDGER_FILTERED] = {"ledger_filtered", "SELECT seq, " ENTRY_COLUMNS " FROM jp_entry "
                                                "WHERE " LEDGER_FILTER " ORDER BY seq"},
    [SQL_LEDGER_FILTERED_ACTIVITY] = {"ledger_filtered_activity",
                                      "SELECT seq, " ENTRY_COLUMNS " FROM jp_entry "
                                      "WHERE activity = ?2 AND " LEDGER_FILTER " ORDER BY seq"},
    [SQL_LEDGER_FILTERED_PERSON] = {"ledger_filtered_person",
                                    "SELECT seq, " ENTRY_COLUMNS " FROM jp_entry "
                                    "WHERE person = ?3 AND " LEDGER_FILTER " ORDER BY seq"},
    [SQL_LEDGER_COUNT] = {"ledger_count", "SELECT count(*) FROM jp_entry WHERE " LEDGER_FILTER},
    [SQL_LEDGER_ACTIVITY] = {"ledger_activity", "SELECT " ENTRY_COLUMNS
                                                " FROM jp_entry WHERE activity = ? ORDER BY seq"},

    [SQL_PERSON_PUT] =
        {"person_put",
         "INSERT INTO person (id, name, nip, employment, post, unit, position, agency, zone, "
         "contract_start_day, contract_end_day, superior, siasn_id, left_ms) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
         "ON CONFLICT (id) DO UPDATE SET name = excluded.name, nip = excluded.nip, "
         "employment = excluded.employment, post = excluded.post, unit = excluded.unit, "
         "position = excluded.position, agency = excluded.agency, zone = excluded.zone, "
         "contract_start_day = excluded.contract_start_day, "
         "contract_end_day = excluded.contract_end_day, superior = excluded.superior, "
         "siasn_id = excluded.siasn_id, left_ms = excluded.left_ms"},
    [SQL_PERSON_FOLLOW] =
        {"person_follow",
         "UPDATE person SET (employment, post, contract_start_day, contract_end_day, zone) = "
         "(SELECT employment, post, contract_start_day, contract_end_day, zone FROM person_status "
         "WHERE person = ?1 ORDER BY from_day DESC LIMIT 1) WHERE id = ?1"},
    [SQL_STATUS_PUT] =
        {"status_put",
         "INSERT INTO person_status (person, from_day, employment, post, contract_start_day, "
         "contract_end_day, zone) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, from_day) DO "
         "UPDATE SET employment = excluded.employment, post = excluded.post, contract_start_day = "
         "excluded.contract_start_day, contract_end_day = excluded.contract_end_day, zone = "
         "excluded.zone"},
    [SQL_STATUSES] = {"statuses", "SELECT from_day, employment, post, contract_start_day, "
                                  "contract_end_day, zone FROM person_status WHERE person = ? "
                                  "ORDER BY from_day"},
    [SQL_PERSON_FIND] = {"person_find", "SELECT " PERSON_COLUMNS " FROM person WHERE id = ?"},
    [SQL_PERSON_FIND_NIP] = {"person_find_nip",
                             "SELECT " PERSON_COLUMNS " FROM person WHERE nip = ?"},
    [SQL_PEOPLE] = {"people", "SELECT " PERSON_COLUMNS " FROM person ORDER BY name, id"},
    [SQL_STAFF] = {"staff",
                   "SELECT " PERSON_COLUMNS " FROM person WHERE superior = ? ORDER BY name, id"},
    [SQL_PEOPLE_PAGE] = {"people_page", "SELECT " PERSON_COLUMNS " FROM person WHERE " PERSON_PAGE},
    [SQL_PEOPLE_PAGE_UNIT] = {"people_page_unit", "SELECT " PERSON_COLUMNS
                                                  " FROM person WHERE unit = ?5 AND " PERSON_PAGE},

    [SQL_ACTIVITY_PUT] =
        {"activity_put",
         "INSERT INTO activity (id, title, organiser, category, international, planned_jp, "
         "policy, zone, min_attendance_percent, description, ledger, post_test, batch, place, "
         "legal_basis, signatory_name, signatory_position, signatory_nip, cancelled_ms, "
         "created_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
         "CONFLICT (id) DO UPDATE SET title = excluded.title, organiser = excluded.organiser, "
         "category = excluded.category, international = excluded.international, planned_jp = "
         "excluded.planned_jp, policy = excluded.policy, zone = excluded.zone, "
         "min_attendance_percent = excluded.min_attendance_percent, description = "
         "excluded.description, ledger = excluded.ledger, post_test = excluded.post_test, batch "
         "= excluded.batch, place = excluded.place, legal_basis = excluded.legal_basis, "
         "signatory_name = excluded.signatory_name, signatory_position = "
         "excluded.signatory_position, signatory_nip = excluded.signatory_nip, cancelled_ms = "
         "excluded.cancelled_ms WHERE (title, organiser, category, international, planned_jp, "
         "policy, zone, min_attendance_percent, description, ledger, post_test, batch, place, "
         "legal_basis, signatory_name, signatory_position, signatory_nip, cancelled_ms) IS NOT "
         "(excluded.title, excluded.organiser, excluded.category, excluded.international, "
         "excluded.planned_jp, excluded.policy, excluded.zone, excluded.min_attendance_percent, "
         "excluded.description, excluded.ledger, excluded.post_test, excluded.batch, "
         "excluded.place, excluded.legal_basis, excluded.signatory_name, "
         "excluded.signatory_position, excluded.signatory_nip, excluded.cancelled_ms)"},
    [SQL_ACTIVITY_FIND] = {"activity_find",
                           "SELECT " ACTIVITY_COLUMNS " FROM activity WHERE id = ?"},
    [SQL_ACTIVITIES] = {"activities",
                        "SELECT " ACTIVITY_COLUMNS " FROM activity ORDER BY created_ms DESC, id"},
    [SQL_ACTIVITY_CLOSE] = {"activity_close",
                            "UPDATE activity SET closed_ms = ? WHERE id = ? AND closed_ms = 0"},
    [SQL_ACTIVITY_IS_CLOSED] = {"activity_is_closed",
                                "SELECT closed_ms <> 0 FROM activity WHERE id = ?"},

    [SQL_UNIT_PUT] = {"unit_put",
                      "INSERT INTO unit (activity, ordinal, title, mode, planned_jp) "
                      "VALUES (?, ?, ?, ?, ?) ON CONFLICT (activity, ordinal) DO UPDATE SET "
                      "title = excluded.title, mode = excluded.mode, "
                      "planned_jp = excluded.planned_jp WHERE (title, mode, planned_jp) IS NOT "
                      "(excluded.title, excluded.mode, excluded.planned_jp)"},
    [SQL_UNITS] = {"units", "SELECT activity, ordinal, title, mode, planned_jp FROM unit "
                            "WHERE activity = ? ORDER BY ordinal"},
    [SQL_UNIT_FIND] = {"unit_find", "SELECT 1 FROM unit WHERE activity = ? AND ordinal = ?"},
    [SQL_UNIT_IN_USE] = {"unit_in_use", "SELECT 1 FROM class WHERE activity = ? AND unit = ?"},
    [SQL_UNIT_DROP] = {"unit_drop", "DELETE FROM unit WHERE activity = ? AND ordinal = ?"},

    [SQL_CLASS_PUT] =
        {"class_put",
         "INSERT INTO class (id, activity, ordinal, title, unit, cancelled_ms) VALUES (?, ?, ?, "
         "?, ?, ?) ON CONFLICT (id) DO UPDATE SET ordinal = excluded.ordinal, title = "
         "excluded.title, unit = excluded.unit, cancelled_ms = excluded.cancelled_ms WHERE "
         "(ordinal, title, unit, cancelled_ms) IS NOT (excluded.ordinal, excluded.title, "
         "excluded.unit, excluded.cancelled_ms)"},
    [SQL_CLASS_FIND] = {"class_find", "SELECT " CLASS_COLUMNS " FROM class WHERE id = ?"},
    [SQL_ACTIVITY_CLASSES] = {"activity_classes",
                              "SELECT " CLASS_COLUMNS " FROM class WHERE activity = ? "
                              "ORDER BY ordinal"},
    /* A class lasts a day at most (TIMETABLE_SPAN_MS_MAX): later segments need no look. */
    [SQL_CLASSES_BETWEEN] = {"classes_between",
                             "SELECT " CLASS_COLUMNS ", min(class_segment.start_ms) "
                             "FROM class_segment JOIN class ON class.id = class_segment.class "
                             "WHERE class.id IN (SELECT class FROM class_segment "
                             "WHERE end_ms > ?1 AND end_ms < ?2 + 86400000) GROUP BY class.id "
                             "HAVING min(class_segment.start_ms) < ?2 "
                             "ORDER BY min(class_segment.start_ms), class.id"},
    [SQL_SEGMENTS] = {"segments", "SELECT kind, start_ms, end_ms FROM class_segment "
                                  "WHERE class = ? ORDER BY n"},
    [SQL_SEGMENTS_DROP] = {"segments_drop", "DELETE FROM class_segment WHERE class = ?"},
    [SQL_SEGMENT_PUT] = {"segment_put", "INSERT INTO class_segment (class, n, kind, start_ms, "
                                        "end_ms) VALUES (?, ?, ?, ?, ?)"},

    [SQL_ENROLMENT_PUT] =
        {"enrolment_put",
         "INSERT INTO enrolment (activity, person, role, withdrawn_ms) VALUES (?, ?, ?, ?) "
         "ON CONFLICT (activity, person) DO UPDATE SET role = excluded.role, "
         "withdrawn_ms = excluded.withdrawn_ms "
         "WHERE (role, withdrawn_ms) IS NOT (excluded.role, excluded.withdrawn_ms)"},
    [SQL_ENROLMENT_FIND] = {"enrolment_find", "SELECT role, withdrawn_ms FROM enrolment "
                                              "WHERE activity = ? AND person = ?"},
    [SQL_ACTIVITY_PEOPLE] = {"activity_people",
                             "SELECT " PERSON_COLUMNS ", enrolment.role FROM enrolment "
                             "JOIN person ON person.id = enrolment.person "
                             "WHERE enrolment.activity = ? "
                             "ORDER BY enrolment.role = 'learner', person.name, person.id"},
    [SQL_ACTIVITY_LEARNERS] = {"activity_learners",
                               "SELECT count(*) FROM enrolment WHERE activity = ? "
                               "AND role = 'learner' AND withdrawn_ms = 0"},
    [SQL_PERSON_ACTIVITIES] = {"person_activities",
                               "SELECT " ACTIVITY_COLUMNS ", enrolment.role FROM enrolment "
                               "JOIN activity ON activity.id = enrolment.activity "
                               "WHERE enrolment.person = ? "
                               "ORDER BY activity.created_ms DESC, activity.id"},

    [SQL_POLL_PUT] = {"poll_put",
                      "INSERT INTO poll (class, ordinal, question, multiple, anonymous) "
                      "VALUES (?, ?, ?, ?, ?) ON CONFLICT (class, ordinal) DO UPDATE SET "
                      "question = excluded.question, multiple = excluded.multiple, "
                      "anonymous = excluded.anonymous "
                      "WHERE (question, multiple, anonymous) IS NOT (excluded.question, "
                      "excluded.multiple, excluded.anonymous)"},
    [SQL_CLASS_POLLS] = {"class_polls", "SELECT class, ordinal, question, multiple, anonymous "
                                        "FROM poll WHERE class = ? "
                                        "ORDER BY ordinal"},
    [SQL_POLL_OPTIONS] = {"poll_options", "SELECT text FROM poll_option "
                                          "WHERE class = ? AND ordinal = ? ORDER BY n"},
    [SQL_POLL_OPTIONS_DROP] = {"poll_options_drop",
                               "DELETE FROM poll_option WHERE class = ? AND ordinal = ?"},
    [SQL_POLL_OPTION_PUT] = {"poll_option_put", "INSERT INTO poll_option (class, ordinal, n, text) "
                                                "VALUES (?, ?, ?, ?)"},

    [SQL_LINK_INSERT] = {"link_insert",
                         "INSERT INTO link (token_hash, activity, person, issued_ms, issued_by) "
                         "VALUES (?, ?, ?, ?, ?)"},
    [SQL_LINK_FIND] = {"link_find", "SELECT " LINK_COLUMNS " FROM link WHERE token_hash = ?"},
    [SQL_LINK_REVOKE] = {"link_revoke", "UPDATE link SET revoked_ms = ? WHERE activity = ? "
                                        "AND person = ? AND revoked_ms = 0"},
    [SQL_ACTIVITY_LINKS] = {"activity_links", "SELECT " LINK_COLUMNS " FROM link "
                                              "WHERE activity = ? ORDER BY issued_ms, rowid"},

    [SQL_ACCOUNT_PUT] = {"account_put",
                         "INSERT INTO account (" ACCOUNT_COLUMNS ") VALUES (?, ?, ?, ?, ?) "
                         "ON CONFLICT (name) DO UPDATE SET password = excluded.password, "
                         "person = excluded.person, role = excluded.role, "
                         "closed_ms = excluded.closed_ms"},
    [SQL_ACCOUNT_FIND] = {"account_find", "SELECT " ACCOUNT_COLUMNS " FROM account WHERE name = ?"},
    [SQL_ACCOUNTS] = {"accounts", "SELECT " ACCOUNT_COLUMNS " FROM account ORDER BY name"},

    [SQL_SIGN_IN_PUT] = {"sign_in_put",
                         "INSERT INTO sign_in (cookie_hash, person, account, activity, created_ms, "
                         "expires_ms) VALUES (?, ?, ?, ?, ?, ?) "
                         "ON CONFLICT (cookie_hash) DO UPDATE SET "
                         "expires_ms = excluded.expires_ms"},
    [SQL_SIGN_IN_FIND] = {"sign_in_find", "SELECT cookie_hash, person, account, activity, "
                                          "created_ms, expires_ms FROM sign_in "
                                          "WHERE cookie_hash = ?"},
    [SQL_SIGN_IN_DROP] = {"sign_in_drop", "DELETE FROM sign_in WHERE cookie_hash = ?"},
    [SQL_SIGN_IN_EXPIRE] = {"sign_in_expire", "DELETE FROM sign_in WHERE expires_ms <= ?"},
    [SQL_PERSON_SIGN_INS] = {"person_sign_ins", "SELECT cookie_hash, person, account, activity, "
                                                "created_ms, expires_ms FROM sign_in "
                                                "WHERE person = ? ORDER BY created_ms DESC"},

    [SQL_AUDIT_APPEND] = {"audit_append", "INSERT INTO audit (at_ms, who, what, about, note) "
                                          "VALUES (?, ?, ?, ?, ?)"},
    [SQL_AUDIT_READ] = {"audit_read",
                        "SELECT " AUDIT_COLUMNS " FROM audit ORDER BY seq DESC LIMIT ?"},
    [SQL_AUDIT_READ_ABOUT] =
        {"audit_read_about", "SELECT " AUDIT_COLUMNS
                             " FROM audit WHERE about = ?1 OR who = ?1 ORDER BY seq DESC LIMIT ?2"},

    [SQL_SEAL_INSERT] = {"seal_insert", "INSERT INTO seal (" SEAL_COLUMNS
                                        ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    [SQL_SEAL_READ] = {"seal_read", "SELECT " SEAL_COLUMNS " FROM seal WHERE class = ?"},
    [SQL_SEAL_AT] = {"seal_at", "SELECT " SEAL_COLUMNS " FROM seal WHERE n = ?"},
    [SQL_SEAL_LAST] = {"seal_last", "SELECT n, hash FROM seal ORDER BY n DESC LIMIT 1"},
    [SQL_SEAL_ACCOUNT] = {"seal_account",
                          "SELECT " SEAL_COLUMNS " FROM seal WHERE activity = ? AND class IS NULL "
                          "ORDER BY n DESC LIMIT 1"},
    [SQL_SEALS] = {"seals", "SELECT " SEAL_COLUMNS " FROM seal ORDER BY n"},
    [SQL_SEALS_ACTIVITY] = {"seals_activity",
                            "SELECT " SEAL_COLUMNS " FROM seal WHERE activity = ? ORDER BY n"},
    [SQL_UNSEALED_CLASSES] = {"unsealed_classes",
                              "SELECT id FROM class WHERE cancelled_ms = 0 AND NOT EXISTS "
                              "(SELECT 1 FROM seal WHERE seal.class = class.id) AND EXISTS "
                              "(SELECT 1 FROM journal WHERE journal.class = class.id) "
                              "ORDER BY activity, ordinal"},

    [SQL_SIGNING_KEY_INSERT] = {"signing_key_insert",
                                "INSERT INTO signing_key (" SIGNING_KEY_COLUMNS ") "
                                "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 "
                                "WHERE ?1 = (SELECT ifnull(max(n), 0) + 1 FROM signing_key)"},
    [SQL_SIGNING_KEYS] = {"signing_keys",
                          "SELECT " SIGNING_KEY_COLUMNS " FROM signing_key ORDER BY n"},

    [SQL_POLICY_TEXT_INSERT] = {"policy_text_insert",
                                "INSERT INTO policy_text (hash, id, text) VALUES (?, ?, ?) "
                                "ON CONFLICT (hash) DO NOTHING"},
    [SQL_POLICY_TEXT_FIND] = {"policy_text_find", "SELECT text FROM policy_text WHERE hash = ?"},
};
