/* What the database itself refuses, whoever asks: here with a connection of the test's own. */
#include <sqlite3.h>
#include <sys/stat.h>

#include "fixture.h"
#include "store/store_certificate.h"
#include "store/store_desk.h"
#include "store/store_seal.h"

static sqlite3 *db_open(const struct folder *folder)
{
    sqlite3 *db = NULL;
    if (sqlite3_open(folder->db, &db) != SQLITE_OK)
        exit(2);
    sqlite3_exec(db, "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON", NULL, NULL, NULL);
    return db;
}

static void put_seal(struct store *store)
{
    struct signing_key_row signer = {.n = 1, .from_ms = MONDAY_MS, .who = "server"};
    struct seal_row seal = {.n = 1,
                            .class_id = key("class", 1),
                            .activity = key("activity", 1),
                            .sealed_ms = MONDAY_MS,
                            .body = slice_of_text("{}"),
                            .content = slice_of_text("{}")};
    snprintf(signer.key_id, sizeof signer.key_id, "%s", sign_key_id(signer.public_key).text);
    memcpy(seal.key_id, signer.key_id, sizeof seal.key_id);
    digest_sha256(seal.body, seal.hash);
    check_same(store_signing_key_put(store, &signer), OK, "key");
    check_same(store_seal_append(store, &seal), OK, "seal");
    check_same(store_policy_text_put(store, "asn-2023", slice_of_text("{}")), OK, "policy");
}

static void put_desk(struct store *store)
{
    struct policy_force_row force = {.id = "asn-2023", .from_ms = MONDAY_MS};
    struct evidence_row evidence = {
        .type = EVIDENCE_PDF, .filed_ms = MONDAY_MS, .bytes = slice_of_text("%PDF")};
    struct change_row change = {.at_ms = MONDAY_MS,
                                .noun = CHANGE_ACTIVITY,
                                .about = key("activity", 1),
                                .field = "title",
                                .after = "Baru"};
    struct access_row access = {.at_ms = MONDAY_MS, .what = "attendance_csv", .people = 3};
    struct account_row account = {
        .name = "atasan", .person = key("person", 1), .role = ACCOUNT_SUPERIOR};
    struct certificate_row certificate = {.number = "1",
                                          .code = key("code", 1),
                                          .activity = key("activity", 1),
                                          .person = key("person", 2),
                                          .kind = CERTIFICATE_STTP,
                                          .issued_ms = MONDAY_MS,
                                          .issued_by = key("person", 1),
                                          .content = slice_of_text("{}")};
    digest_sha256(evidence.bytes, evidence.hash);
    check_same(store_policy_force_put(store, &force), OK, "in force");
    check_same(store_evidence_put(store, &evidence), OK, "evidence");
    check_same(store_change_append(store, &change), OK, "change");
    check_same(store_access_append(store, &access), OK, "access");
    check_same(store_account_put(store, &account), OK, "account");
    check_same(store_certificate_put(store, &certificate), OK, "certificate");
    check_same(store_certificate_revoke(store, "1", MONDAY_MS, "nama salah"), OK, "revoked");
    snprintf(certificate.number, sizeof certificate.number, "2");
    certificate.code = key("code", 2);
    check_same(store_certificate_put(store, &certificate), OK, "issued anew");
}

static void fill(const struct folder *folder)
{
    struct store *store = store_must_open(&backends[0], folder->db, false);
    struct journal_line lines[3] = {line_of_kind(1, key("class", 1), 203),
                                    line_of_kind(2, key("class", 1), 203),
                                    line_of_kind(3, key("class", 1), 203)};
    struct jp_entry entry = jp_entry(2, 0);
    struct audit_row audit = {.at_ms = MONDAY_MS, .what = "link_reissued"};
    check_same(store_journal_append(store, lines, 3), OK, "lines");
    check_same(school_put(store, 1), OK, "a school");
    check_same(store_activity_close(store, key("activity", 1), MONDAY_MS, &entry, 1), OK, "entry");
    check_same(store_audit_append(store, &audit), OK, "audit");
    put_seal(store);
    put_desk(store);
    store_close(store);
}

/* What was earned, under another id. */
static const char earn_again[] =
    "INSERT INTO jp_entry SELECT NULL, 'x' || substr(id, 2), activity, person, occurrence, policy, "
    "revision, NULL, rule, ledger, jp, 0, 1, 1, 0, basis, 0, '', '', 0, 0, 0 FROM jp_entry";

static void facts_cannot_be_changed(void)
{
    const char *const attempts[] = {
        "UPDATE journal SET at_ms = 0",
        "UPDATE journal SET body = x'00' WHERE seq = 1",
        "DELETE FROM journal",
        "DELETE FROM journal WHERE seq = 3",
        "REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
        "UPDATE jp_entry SET jp = 50",
        "DELETE FROM jp_entry",
        "REPLACE INTO jp_entry SELECT * FROM jp_entry",
        "UPDATE audit SET note = ''",
        "DELETE FROM audit",
        "UPDATE activity SET closed_ms = 0",
        "DELETE FROM person",
        earn_again,
        "UPDATE seal SET content = x'00'",
        "DELETE FROM seal",
        "REPLACE INTO seal SELECT * FROM seal",
        "UPDATE signing_key SET from_ms = 1",
        "DELETE FROM signing_key",
        "UPDATE policy_text SET text = x'00'",
        "DELETE FROM policy_text",
        "UPDATE policy_force SET from_ms = 1",
        "DELETE FROM policy_force",
        "REPLACE INTO policy_force SELECT * FROM policy_force",
        "UPDATE evidence SET bytes = x'00'",
        "UPDATE change SET after = ''",
        "DELETE FROM change",
        "REPLACE INTO change SELECT * FROM change",
        "UPDATE access SET people = 0",
        "DELETE FROM access",
        "UPDATE certificate SET content = x'00'",
        "UPDATE certificate SET issued_by = NULL",
        "UPDATE certificate SET revoked_ms = 2 WHERE revoked_ms <> 0",
        "DELETE FROM certificate",
        "REPLACE INTO certificate SELECT * FROM certificate",
        "UPDATE activity SET ledger = 'lain'",
        "UPDATE account SET password = 'rahasia'",
    };
    struct folder folder;
    folder_make(&folder);
    fill(&folder);
    sqlite3 *db = db_open(&folder);
    for (size_t i = 0; i < COUNT(attempts); i++)
        check_same(sqlite3_exec(db, attempts[i], NULL, NULL, NULL), SQLITE_CONSTRAINT, attempts[i]);
    check_same(sqlite3_exec(db, "UPDATE activity SET title = 'x'", NULL, NULL, NULL), SQLITE_OK,
               "the connection itself can write");
    sqlite3_close(db);
    folder_drop(&folder);
}

/* Somebody with the file and a will can take the triggers away: then the chain shows it. */
static void a_forged_line_breaks_the_chain(void)
{
    static const struct {
        const char *story, *sql;
        uint64_t bad_n;
    } cases[] = {
        {"another body", "UPDATE journal SET body = x'7b7d' WHERE n = 2", 2},
        {"another moment", "UPDATE journal SET at_ms = at_ms + 1 WHERE n = 1", 1},
        {"a line taken out", "DELETE FROM journal WHERE n = 2", 2},
        {"the first line taken out", "DELETE FROM journal WHERE n = 1", 1},
        {"two lines in another order",
         "UPDATE journal SET n = 9 WHERE n = 2;"
         "UPDATE journal SET n = 2 WHERE n = 3;"
         "UPDATE journal SET n = 3 WHERE n = 9",
         2},
        {"nothing", "SELECT 1", 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct folder folder;
        uint64_t bad_n = 99;
        folder_make(&folder);
        fill(&folder);
        sqlite3 *db = db_open(&folder);
        check_same(sqlite3_exec(db,
                                "DROP TRIGGER journal_keeps_lines;"
                                "DROP TRIGGER journal_loses_no_line",
                                NULL, NULL, NULL),
                   SQLITE_OK, "triggers");
        check_same(sqlite3_exec(db, cases[i].sql, NULL, NULL, NULL), SQLITE_OK, cases[i].story);
        sqlite3_close(db);
        struct store *store = store_must_open(&backends[0], folder.db, true);
        check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify");
        check_same((intmax_t)bad_n, (intmax_t)cases[i].bad_n, cases[i].story);
        store_close(store);
        folder_drop(&folder);
    }
}

static int to_text(void *arg, int n, char **values, char **names)
{
    (void)names;
    snprintf(arg, 32, "%s", n > 0 && values[0] ? values[0] : "");
    return 0;
}

static void the_file_is_private_and_logs_ahead(void)
{
    struct folder folder;
    char mode[32] = "";
    folder_make(&folder);
    store_close(store_must_open(&backends[0], folder.db, false));
    sqlite3 *db = db_open(&folder);
    check_same(sqlite3_exec(db, "PRAGMA journal_mode", to_text, mode, NULL), SQLITE_OK, "ask");
    check_text("journal mode", mode, "wal");
    sqlite3_close(db);
    struct stat about = {0};
    check_same(stat(folder.db, &about), 0, "there is a file");
    check_same(about.st_mode & 0777, 0600, "for its owner alone");
    folder_drop(&folder);
}

static void a_backup_is_a_database(void)
{
    struct folder folder;
    char copy[128];
    folder_make(&folder);
    fill(&folder);
    snprintf(copy, sizeof copy, "%s/copy.db", folder.path);

    struct store *store = store_must_open(&backends[0], folder.db, false);
    check_same(store_backup(store, copy), OK, "back up");
    check_same(store_backup(store, copy), ERR_TAKEN, "never over another file");
    check_same(store_backup(store, "/nowhere/copy.db"), ERR_STORE, "nowhere");
    check(store_fault_text(store)[0] != '\0', "and says why");
    store_close(store);

    uint64_t bad_n = 99;
    struct person_row person = {0};
    store = store_must_open(&backends[0], copy, true);
    check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify the copy");
    check_same((intmax_t)bad_n, 0, "the chain holds");
    check_same(store_person_find(store, key("person", 2), &person), OK, "people are in it");
    store_close(store);
    folder_drop(&folder);
}

static enum err put_within(struct store *store, void *arg)
{
    (void)arg;
    return store_meta_put(store, "x", slice_of_text("y"));
}

static void reading_stores_do_not_write(void)
{
    struct folder folder;
    struct buffer b = {0};
    struct journal_line line = line_of_kind(9, key("class", 1), 203);
    folder_make(&folder);
    fill(&folder);
    struct store *reader = store_must_open(&backends[0], folder.db, true);
    check_same(store_journal_append(reader, &line, 1), ERR_FORBIDDEN, "a line");
    check_same(store_meta_put(reader, "x", slice_of_text("y")), ERR_FORBIDDEN, "a value");
    check_same(store_activity_close(reader, key("activity", 1), 1, NULL, 0), ERR_FORBIDDEN,
               "close");
    store_close(reader);

    struct store *store = store_must_open(&backends[0], folder.db, false);
    check_same(store_snapshot(store, put_within, NULL), ERR_FORBIDDEN, "within a view");
    check_same(store_meta_get(store, "x", &b), ERR_NOT_FOUND, "no such value");
    check_same(store_meta_put(store, "x", slice_of_text("y")), OK, "after it");
    check_same(store_meta_put(store, "x", slice_of_text("yz")), OK, "changed");
    check_same(store_meta_get(store, "x", &b), OK, "get");
    check(slice_is_text(buffer_slice(&b), "yz"), "what was put last");
    buffer_finish(&b);
    store_close(store);
    folder_drop(&folder);
}

TEST_MAIN(TEST(facts_cannot_be_changed), TEST(a_forged_line_breaks_the_chain),
          TEST(the_file_is_private_and_logs_ahead), TEST(a_backup_is_a_database),
          TEST(reading_stores_do_not_write))
