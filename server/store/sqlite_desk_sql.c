#include "store/sqlite_desk_sql.h"

/* Lines that may be erased and are not; journal_talk is the index. */
#define TALK "erased_ms = 0 AND kind IN (203, 210, 211)"
#define CHANGE_COLUMNS "seq, at_ms, who, noun, about, field, before, after, reason, import"
#define ACCESS_COLUMNS "seq, at_ms, who, token, what, about, people, address, filter"
#define IMPORT_COLUMNS "id, at_ms, who, noun, activity, file_name, rows, undone_ms"
#define TOKEN_COLUMNS "id, hash, title, scopes, issued_ms, expires_ms, revoked_ms, issued_by"
#define RESTRICTION_COLUMNS                                                                        \
    "id, person, state, asked_ms, text, decided_ms, decided_by, reason, ended_ms, ended_by, "      \
    "end_reason"
#define CERTIFICATE_COLUMNS                                                                        \
    "number, code, activity, person, kind, issued_ms, issued_by, revoked_ms, revoked_why, content"
#define OUTBOX_COLUMNS                                                                             \
    "id, person, activity, kind, body, state, remote_id, tries, due_ms, reason, made_ms, "         \
    "changed_ms, since_ms"
/* Of "word: what was said". */
#define OUTBOX_WORD "substr(reason, 1, instr(reason || ':', ':') - 1)"

const struct sql_statement sqlite_desk_sql[SQL_END] = {
    [SQL_ENROLMENT_LEFT_TRACE] =
        {"enrolment_left_trace",
         "SELECT 1 FROM link WHERE activity = ?1 AND person = ?2 UNION ALL SELECT 1 FROM "
         "jp_entry WHERE activity = ?1 AND person = ?2 LIMIT 1"},
    [SQL_ENROLMENT_DROP] = {"enrolment_drop",
                            "DELETE FROM enrolment WHERE activity = ? AND person = ?"},
    [SQL_PERSON_DROP] = {"person_drop", "DELETE FROM person WHERE id = ?"},

    [SQL_EVIDENCE_PUT] =
        {"evidence_put",
         "INSERT INTO evidence (hash, type, filed_ms, bytes) VALUES (?, ?, ?, ?) ON CONFLICT "
         "(hash) DO NOTHING"},
    [SQL_EVIDENCE_READ] = {"evidence_read",
                           "SELECT hash, type, filed_ms, bytes FROM evidence WHERE hash = ?"},

    [SQL_CHANGE_APPEND] =
        {"change_append",
         "INSERT INTO change (at_ms, who, noun, about, field, before, after, reason, import) "
         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    [SQL_CHANGES] = {"changes", "SELECT " CHANGE_COLUMNS
                                " FROM change WHERE seq < ?1 AND at_ms >= ?2 AND at_ms < ?3 "
                                "AND (?4 IS NULL OR who = ?4) ORDER BY seq DESC LIMIT ?5"},
    [SQL_CHANGES_ABOUT] =
        {"changes_about",
         "SELECT " CHANGE_COLUMNS " FROM change WHERE seq < ?1 AND at_ms >= ?2 AND at_ms < ?3 "
         "AND (?4 IS NULL OR who = ?4) AND about = ?6 ORDER BY seq DESC LIMIT ?5"},
    [SQL_IMPORT_CHANGES] = {"import_changes",
                            "SELECT " CHANGE_COLUMNS " FROM change WHERE import = ? ORDER BY seq"},

    [SQL_ACCESS_APPEND] =
        {"access_append",
         "INSERT INTO access (at_ms, who, token, what, about, people, address, filter) VALUES (?, "
         "?, ?, ?, ?, ?, ?, ?)"},
    [SQL_ACCESS_THERE] =
        {"access_there",
         "SELECT 1 FROM access WHERE who IS ?1 AND at_ms > ?2 AND token IS ?3 AND what = ?4 AND "
         "about IS ?5 AND filter = ?6 LIMIT 1"},
    [SQL_ACCESSES] = {"accesses",
                      "SELECT " ACCESS_COLUMNS
                      " FROM access WHERE seq < ?1 AND at_ms >= ?2 AND at_ms < ?3 "
                      "AND (?4 IS NULL OR who = ?4 OR token = ?4) ORDER BY seq DESC LIMIT ?5"},
    [SQL_ACCESSES_ABOUT] =
        {"accesses_about",
         "SELECT " ACCESS_COLUMNS " FROM access WHERE seq < ?1 AND at_ms >= ?2 AND at_ms < ?3 "
         "AND (?4 IS NULL OR who = ?4 OR token = ?4) AND about = ?6 ORDER BY seq DESC LIMIT ?5"},

    [SQL_IMPORT_PUT] =
        {"import_put",
         "INSERT INTO import (id, at_ms, who, noun, activity, file_name, rows) VALUES (?, ?, ?, "
         "?, ?, ?, ?)"},
    [SQL_IMPORT_FIND] = {"import_find", "SELECT " IMPORT_COLUMNS " FROM import WHERE id = ?"},
    [SQL_IMPORTS] = {"imports",
                     "SELECT " IMPORT_COLUMNS " FROM import ORDER BY rowid DESC LIMIT ?"},
    [SQL_IMPORT_UNDONE] = {"import_undone",
                           "UPDATE import SET undone_ms = ? WHERE id = ? AND undone_ms = 0"},

    [SQL_ACCOUNT_PASSWORD] = {"account_password",
                              "UPDATE account SET password = ? WHERE name = ? AND closed_ms = 0"},
    [SQL_ACCOUNT_SIGN_INS_DROP] = {"account_sign_ins_drop",
                                   "DELETE FROM sign_in WHERE account = ?"},
    [SQL_INVITATION_PUT] =
        {"invitation_put",
         "INSERT INTO invitation (token_hash, account, issued_ms, expires_ms) VALUES (?, ?, ?, "
         "?)"},
    [SQL_INVITATION_FIND] =
        {"invitation_find",
         "SELECT token_hash, account, issued_ms, expires_ms, used_ms FROM invitation WHERE "
         "token_hash = ?"},
    [SQL_INVITATIONS_DROP] = {"invitations_drop",
                              "DELETE FROM invitation WHERE account = ? AND used_ms = 0"},
    [SQL_INVITATION_USED] = {"invitation_used",
                             "UPDATE invitation SET used_ms = ? WHERE token_hash = ?"},

    [SQL_RESTRICTION_PUT] =
        {"restriction_put",
         "INSERT INTO restriction (" RESTRICTION_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
         "?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, decided_ms = "
         "excluded.decided_ms, decided_by = excluded.decided_by, reason = excluded.reason, "
         "ended_ms = excluded.ended_ms, ended_by = excluded.ended_by, end_reason = "
         "excluded.end_reason"},
    [SQL_RESTRICTION_FIND] = {"restriction_find",
                              "SELECT " RESTRICTION_COLUMNS " FROM restriction WHERE id = ?"},
    [SQL_RESTRICTION_OF] = {"restriction_of",
                            "SELECT " RESTRICTION_COLUMNS " FROM restriction WHERE person = ? "
                            "ORDER BY asked_ms DESC, rowid DESC LIMIT 1"},
    [SQL_RESTRICTIONS] = {"restrictions",
                          "SELECT " RESTRICTION_COLUMNS
                          " FROM restriction ORDER BY state <> 'asked', state <> 'in_force', "
                          "iif(state = 'asked', asked_ms, -asked_ms) LIMIT ?"},
    [SQL_RESTRICTED] = {"restricted",
                        "SELECT " RESTRICTION_COLUMNS " FROM restriction WHERE state = 'in_force'"},

    [SQL_TOKEN_PUT] =
        {"token_put",
         "INSERT INTO token (id, hash, title, scopes, issued_ms, expires_ms, issued_by) VALUES "
         "(?, ?, ?, ?, ?, ?, ?)"},
    [SQL_TOKEN_FIND] = {"token_find", "SELECT " TOKEN_COLUMNS " FROM token WHERE hash = ?"},
    [SQL_TOKEN_THERE] = {"token_there", "SELECT 1 FROM token WHERE id = ?"},
    [SQL_TOKENS] = {"tokens", "SELECT " TOKEN_COLUMNS " FROM token ORDER BY rowid DESC"},
    [SQL_TOKEN_REVOKE] = {"token_revoke",
                          "UPDATE token SET revoked_ms = ? WHERE id = ? AND revoked_ms = 0"},

    [SQL_POLICY_FORCE_PUT] =
        {"policy_force_put",
         "INSERT INTO policy_force (id, hash, from_ms) VALUES (?, ?, ?) ON CONFLICT (id, hash) "
         "DO NOTHING"},
    [SQL_POLICY_FORCES] = {"policy_forces",
                           "SELECT id, hash, from_ms FROM policy_force ORDER BY n"},
    [SQL_POLICY_IS_USED] =
        {"policy_is_used",
         "SELECT EXISTS (SELECT 1 FROM activity WHERE policy = ?1) OR EXISTS (SELECT 1 FROM "
         "policy_text WHERE id = ?1) OR EXISTS (SELECT 1 FROM jp_entry WHERE policy = ?1)"},

    [SQL_CERTIFICATE_SERIAL] =
        {"certificate_serial",
         "INSERT INTO certificate_serial (year, last) VALUES (?, 1) ON CONFLICT (year) DO UPDATE "
         "SET last = last + 1 RETURNING last"},
    [SQL_CERTIFICATE_PUT] =
        {"certificate_put",
         "INSERT INTO certificate (number, code, activity, person, kind, issued_ms, issued_by, "
         "content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
    [SQL_CERTIFICATE_BY_CODE] = {"certificate_by_code",
                                 "SELECT " CERTIFICATE_COLUMNS " FROM certificate WHERE code = ?"},
    [SQL_CERTIFICATE_BY_NUMBER] = {"certificate_by_number", "SELECT " CERTIFICATE_COLUMNS
                                                            " FROM certificate WHERE number = ?"},
    [SQL_ACTIVITY_CERTIFICATES] = {"activity_certificates",
                                   "SELECT " CERTIFICATE_COLUMNS
                                   " FROM certificate WHERE activity = ? ORDER BY issued_ms, "
                                   "rowid"},
    [SQL_PERSON_CERTIFICATES] = {"person_certificates",
                                 "SELECT " CERTIFICATE_COLUMNS
                                 " FROM certificate WHERE person = ? ORDER BY issued_ms, "
                                 "rowid"},
    [SQL_CERTIFICATE_THERE] = {"certificate_there", "SELECT 1 FROM certificate WHERE number = ?"},
    [SQL_CERTIFICATE_REVOKE] =
        {"certificate_revoke",
         "UPDATE certificate SET revoked_ms = ?, revoked_why = ? WHERE number = ? AND revoked_ms "
         "= 0"},

    [SQL_OUTBOX_PUT] =
        {"outbox_put",
         "INSERT INTO outbox (" OUTBOX_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
         "ON CONFLICT (person, activity, kind) DO UPDATE SET body = excluded.body, state = "
         "excluded.state, remote_id = excluded.remote_id, tries = excluded.tries, due_ms = "
         "excluded.due_ms, reason = excluded.reason, changed_ms = excluded.changed_ms, since_ms = "
         "excluded.since_ms"},
    [SQL_OUTBOX_FIND] = {"outbox_find", "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE id = ?"},
    [SQL_OUTBOX_OF] = {"outbox_of", "SELECT " OUTBOX_COLUMNS
                                    " FROM outbox WHERE person = ? AND activity = ? AND kind = ?"},
    [SQL_OUTBOX_DUE] = {"outbox_due",
                        "SELECT " OUTBOX_COLUMNS
                        " FROM outbox INDEXED BY outbox_due WHERE state = 'waiting' "
                        "AND due_ms <= ? AND person NOT IN (SELECT person FROM "
                        "restriction WHERE state = 'in_force') ORDER BY due_ms, rowid LIMIT ?"},
    [SQL_OUTBOX_ALL] = {"outbox_all", "SELECT " OUTBOX_COLUMNS
                                      " FROM outbox ORDER BY changed_ms DESC, rowid DESC LIMIT ?"},
    [SQL_OUTBOX_IN_STATE] = {"outbox_in_state",
                             "SELECT " OUTBOX_COLUMNS
                             " FROM outbox WHERE state = ? ORDER BY changed_ms DESC, rowid "
                             "DESC LIMIT ?"},
    [SQL_OUTBOX_BECAUSE] = {"outbox_because",
                            "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE state = ? AND " OUTBOX_WORD
                            " = ? ORDER BY changed_ms DESC, rowid DESC LIMIT ?"},
    [SQL_OUTBOX_PERSON] = {"outbox_person",
                           "SELECT " OUTBOX_COLUMNS " FROM outbox WHERE person = ?"},
    [SQL_OUTBOX_REASONS] = {"outbox_reasons",
                            "SELECT state, " OUTBOX_WORD " AS word, count(*), min(since_ms) FROM "
                            "outbox WHERE state IN ('waiting', 'parked') GROUP BY state, word"},
    [SQL_OUTBOX_COUNT] = {"outbox_count", "SELECT state, count(*) FROM outbox GROUP BY state"},
    [SQL_OUTBOX_TRY_APPEND] =
        {"outbox_try_append",
         "INSERT INTO outbox_try (outbox, at_ms, status, answer) VALUES (?, ?, ?, ?)"},
    [SQL_OUTBOX_TRIES] =
        {"outbox_tries",
         "SELECT seq, outbox, at_ms, status, answer FROM outbox_try WHERE outbox = ? ORDER BY "
         "seq DESC LIMIT ?"},

    [SQL_TALKING_CLASSES] = {"talking_classes", "SELECT DISTINCT class FROM journal WHERE " TALK},
    [SQL_JOURNAL_ERASE] = {"journal_erase",
                           "UPDATE journal SET body = x'', erased_ms = ? WHERE seq IN (SELECT seq "
                           "FROM journal WHERE class = ? AND " TALK " LIMIT ?)"},
    [SQL_FORGET_ADDRESSES] = {"forget_addresses",
                              "UPDATE access SET address = '' WHERE seq IN (SELECT seq FROM access "
                              "WHERE address <> '' AND at_ms < ? LIMIT ?)"},
    [SQL_FORGET_AUDIT_ADDRESSES] = {"forget_audit_addresses",
                                    "UPDATE audit SET note = '' WHERE seq IN (SELECT seq FROM "
                                    "audit WHERE note GLOB 'address=*' AND at_ms < ? LIMIT ?)"},
    [SQL_FORGET_SIGN_INS] = {"forget_sign_ins",
                             "DELETE FROM sign_in WHERE cookie_hash IN (SELECT cookie_hash FROM "
                             "sign_in WHERE expires_ms < ? LIMIT ?)"},
    [SQL_FORGET_INVITATIONS] = {"forget_invitations",
                                "DELETE FROM invitation WHERE token_hash IN (SELECT token_hash "
                                "FROM invitation WHERE iif(used_ms, used_ms, expires_ms) < ? "
                                "LIMIT ?)"},
    /* Their rows in evidence_unnamed go with them. */
    [SQL_FORGET_DOCUMENTS] = {"forget_documents",
                              "DELETE FROM evidence WHERE hash IN (SELECT hash FROM "
                              "evidence_unnamed WHERE kept_ms < ? LIMIT ?)"},
    [SQL_EVIDENCE_UNNAMED_COUNT] = {"evidence_unnamed_count",
                                    "SELECT count(*) FROM evidence_unnamed WHERE person = ? "
                                    "AND hash <> ?"},
    [SQL_EVIDENCE_UNNAMED_PUT] = {"evidence_unnamed_put",
                                  "INSERT INTO evidence_unnamed (kept_ms, hash, person) "
                                  "VALUES (?, ?, ?)"},
    [SQL_EVIDENCE_UNNAMED_AGAIN] = {"evidence_unnamed_again",
                                    "UPDATE evidence_unnamed SET kept_ms = ? WHERE hash = ?"},

    [SQL_UNSETTLED] = {"unsettled", "SELECT mark, activity FROM unsettled WHERE mark > ? "
                                    "ORDER BY mark LIMIT ?"},
    [SQL_UNSETTLED_MARK] = {"unsettled_mark", "SELECT mark FROM unsettled WHERE activity = ?"},
    [SQL_UNSETTLED_PUT] = {"unsettled_put",
                           "INSERT OR REPLACE INTO unsettled (activity) SELECT id FROM activity "
                           "WHERE id = ? AND closed_ms <> 0"},
    [SQL_UNSETTLED_PUT_CAPACITY] = {"unsettled_put_capacity",
                                    "INSERT OR REPLACE INTO unsettled (activity) SELECT id FROM "
                                    "activity WHERE ledger = 'kapasitas' AND closed_ms <> 0"},
    [SQL_UNSETTLED_DONE] = {"unsettled_done",
                            "DELETE FROM unsettled WHERE activity = ? AND mark = ?"},
};
