/* What may be erased, what never, and that the chain holds over it. */
#include <sqlite3.h>

#include "base/file.h"
#include "fixture.h"
#include "store/journal.h"
#include "store/store_access.h"
#include "store/store_desk.h"
#include "store/store_retention.h"

#define DAY_MS INT64_C(86400000)
#define SECRET "Saya sedang sakit kepala, mohon izin"

static const uint16_t kinds[] = {1, 200, 201, 203, 203, 204, 206, 210, 211, 215, 216, 230, 236};
#define KINDS (sizeof kinds / sizeof kinds[0])

static void append_kinds(struct store *store, unsigned class_n)
{
    struct journal_line lines[KINDS];
    for (size_t i = 0; i < KINDS; i++) {
        lines[i] = line_of_kind(100 * class_n + (unsigned)i, key("class", class_n), kinds[i]);
        lines[i].body = slice_of_text("{\"text\":\"" SECRET "\"}");
    }
    check_same(store_journal_append(store, lines, KINDS), OK, "lines of every kind");
}

struct look {
    uint64_t lines;
    uint64_t erased;
    uint64_t wrong; /* erased and should not be, or the other way */
};

static enum err look_at(const struct journal_row *row, void *arg)
{
    struct look *look = arg;
    look->lines++;
    look->erased += row->erased_ms != 0;
    look->wrong += (row->erased_ms != 0) != journal_may_erase(row->line.kind) ||
                   (row->line.body.len == 0) != (row->erased_ms != 0);
    return OK;
}

static enum err count_ids(struct id id, void *arg)
{
    (void)id;
    ++*(size_t *)arg;
    return OK;
}

static size_t talking(struct store *store)
{
    size_t n = 0;
    check_same(store_talking_classes(store, count_ids, &n), OK, "talking classes");
    return n;
}

static void erases_what_was_said(struct store *store)
{
    size_t n = 0;
    uint64_t bad_n = 99;
    struct look look = {0};
    append_kinds(store, 1);
    append_kinds(store, 2);
    check_same(talking(store), 2, "both have talk");
    check_same(store_journal_erase(store, key("class", 1), 0, 10, &n), ERR_INVALID, "no moment");
    check_same(store_journal_erase(store, key("class", 1), DAY_MS, 3, &n), OK, "a part");
    check_same(n, 3, "no more than was asked");
    check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify half erased");
    check_same(bad_n, 0, "holds");
    check_same(store_journal_erase(store, key("class", 1), 2 * DAY_MS, 10, &n), OK, "the rest");
    check_same(n, 1, "of four");
    check_same(store_journal_erase(store, key("class", 1), 2 * DAY_MS, 10, &n), OK, "again");
    check_same(n, 0, "there is nothing left");
    check_same(store_journal_read(store, key("class", 1), 0, look_at, &look), OK, "read");
    check_same(look.lines, KINDS, "every line is there");
    check_same(look.erased, 4, "two lines of chat, a vote, a note");
    check_same(look.wrong, 0, "and nothing else is touched");
    check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify");
    check_same(bad_n, 0, "holds");
    check_same(talking(store), 1, "the other class still talks");

    struct journal_line line = line_of_kind(900, key("class", 1), 203);
    check_same(store_journal_append(store, &line, 1), OK, "a line after it");
    check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify");
    check_same(bad_n, 0, "goes on");
}

static void what_was_said_can_be_erased(void)
{
    on_every_backend(erases_what_was_said);
}

/* ---- by hand, past the program ---- */

static bool by_hand(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static void nothing_else_can_be_erased_by_hand(void)
{
    static const char *const refused[] = {
        "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 1",
        "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 200",
        "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 201",
        "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 215",
        "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 216",
        "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 230",
        "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 236",
        "UPDATE journal SET body = x'' WHERE kind = 203",
        "UPDATE journal SET erased_ms = 5 WHERE kind = 203",
        "UPDATE journal SET body = x'20', erased_ms = 5 WHERE kind = 203",
        "UPDATE journal SET body = x'', erased_ms = 5, kind = 204 WHERE kind = 203",
        "UPDATE journal SET body = x'', erased_ms = 5, person = NULL, why = 1 WHERE kind = 203",
        "UPDATE journal SET body = x'', erased_ms = 5, body_hash = zeroblob(32) WHERE kind = 203",
        "UPDATE journal SET body = x'', erased_ms = 5, hash = zeroblob(32) WHERE kind = 203",
        "UPDATE journal SET body = x'', erased_ms = 5, at_ms = 1 WHERE kind = 203",
        "UPDATE journal SET body = x'', erased_ms = -5 WHERE kind = 203",
        "UPDATE journal SET n = n + 100 WHERE kind = 203",
        "DELETE FROM journal WHERE kind = 203",
        "UPDATE access SET address = '', who = NULL",
        "UPDATE access SET address = '10.9.9.9'",
        "UPDATE access SET people = 0",
        "DELETE FROM access",
        "UPDATE audit SET note = '' WHERE note = 'alasan'",
        "UPDATE audit SET note = 'address=1'",
        "UPDATE audit SET note = '', who = NULL",
        "DELETE FROM audit",
    };
    struct folder folder;
    sqlite3 *db = NULL;
    uint64_t bad_n = 99;
    folder_make(&folder);
    struct store *store = store_must_open(&backends[0], folder.db, false);
    append_kinds(store, 1);
    struct access_row access = {.at_ms = DAY_MS,
                                .who = key("person", 1),
                                .what = "person_record",
                                .about = key("person", 2),
                                .people = 1,
                                .address = "10.1.2.3"};
    check_same(store_access_append(store, &access), OK, "access");
    struct audit_row audit = {.who = key("person", 1), .what = "signed_in", .note = "alasan"};
    check_same(store_audit_append(store, &audit), OK, "audit");
    snprintf(audit.note, sizeof audit.note, "address=10.1.2.3");
    check_same(store_audit_append(store, &audit), OK, "audit");
    store_close(store);

    check_same(sqlite3_open(folder.db, &db), SQLITE_OK, "open");
    for (size_t i = 0; i < COUNT(refused); i++)
        check(!by_hand(db, refused[i]), refused[i]);
    check(by_hand(db, "UPDATE journal SET body = x'', erased_ms = 5 WHERE kind = 203"), "erase");
    check(!by_hand(db, "UPDATE journal SET body = x'7b7d', erased_ms = 0 WHERE kind = 203"),
          "what is erased stays erased");
    check(by_hand(db, "UPDATE access SET address = ''"), "an address is forgotten");
    check(by_hand(db, "UPDATE audit SET note = '' WHERE note <> 'alasan'"), "in the audit too");
    sqlite3_close(db);

    store = store_must_open(&backends[0], folder.db, false);
    check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify");
    check_same(bad_n, 0, "holds");
    store_close(store);
    folder_drop(&folder);
}

/* Whoever goes round the triggers is found by the chain. */
static void a_chain_finds_what_was_erased_wrongly(void)
{
    static const struct {
        const char *sql;
        uint64_t bad_n;
    } deeds[] = {
        {"UPDATE journal SET body = x'', erased_ms = 5 WHERE n = 1", 1},
        {"UPDATE journal SET body = x'', erased_ms = 5 WHERE n = 12", 12},
        {"UPDATE journal SET body = x'', erased_ms = 5, body_hash = zeroblob(32) WHERE n = 4", 4},
        {"UPDATE journal SET erased_ms = 5 WHERE n = 4", 4},
        {"UPDATE journal SET body = x'' WHERE n = 5", 5},
        {"UPDATE journal SET body_hash = zeroblob(32) WHERE n = 5", 5},
        {"UPDATE journal SET body = x'', erased_ms = 5, at_ms = 9 WHERE n = 8", 8},
    };
    for (size_t i = 0; i < COUNT(deeds); i++) {
        struct folder folder;
        sqlite3 *db = NULL;
        uint64_t bad_n = 99;
        folder_make(&folder);
        struct store *store = store_must_open(&backends[0], folder.db, false);
        append_kinds(store, 1);
        store_close(store);
        check_same(sqlite3_open(folder.db, &db), SQLITE_OK, "open");
        check(by_hand(db, "DROP TRIGGER journal_keeps_lines"), "without the trigger");
        check(by_hand(db, deeds[i].sql), deeds[i].sql);
        sqlite3_close(db);
        store = store_must_open(&backends[0], folder.db, false);
        check_same(store_journal_verify(store, key("class", 1), &bad_n), OK, "verify");
        check_same(bad_n, deeds[i].bad_n, deeds[i].sql);
        store_close(store);
        folder_drop(&folder);
    }
}

static bool file_has(const char *path, const char *text)
{
    struct buffer bytes = {0};
    check_same(file_read(path, 50000000, &bytes), OK, path);
    bool has = memmem(bytes.at, bytes.len, text, strlen(text)) != NULL;
    buffer_finish(&bytes);
    return has;
}

static void what_was_erased_is_not_in_the_file(void)
{
    struct folder folder;
    size_t n = 0;
    folder_make(&folder);
    struct store *store = store_must_open(&backends[0], folder.db, false);
    struct journal_line line = line_of_kind(1, key("class", 1), 203);
    line.body = slice_of_text("{\"text\":\"" SECRET "\"}");
    check_same(store_journal_append(store, &line, 1), OK, "said");
    store_close(store);
    check(file_has(folder.db, SECRET), "it is in the file");
    store = store_must_open(&backends[0], folder.db, false);
    check_same(store_journal_erase(store, key("class", 1), DAY_MS, 10, &n), OK, "erased");
    store_close(store);
    check(!file_has(folder.db, SECRET), "it is gone");
    folder_drop(&folder);
}

/* ---- the rest ---- */

static enum err see_address(const struct access_row *row, void *arg)
{
    buffer_format(arg, "%s,", row->address);
    return OK;
}

static void forgets_addresses(struct store *store)
{
    const struct change_filter all = {.until_ms = INT64_MAX, .max = 10};
    struct buffer seen = {0};
    size_t n = 0;
    for (int64_t day = 1; day <= 4; day++) {
        struct access_row row = {.at_ms = day * DAY_MS, .what = "people_csv", .people = 3};
        snprintf(row.address, sizeof row.address, "10.0.0.%d", (int)day);
        check_same(store_access_append(store, &row), OK, "access");
    }
    check_same(store_forget(store, FORGET_ADDRESSES, 3 * DAY_MS, 1, &n), OK, "one");
    check_same(n, 1, "one");
    check_same(store_forget(store, FORGET_ADDRESSES, 3 * DAY_MS, 9, &n), OK, "the others");
    check_same(n, 1, "of two days");
    check_same(store_accesses(store, &all, see_address, &seen), OK, "read");
    check(slice_is_text(buffer_slice(&seen), "10.0.0.4,10.0.0.3,,,"), "the rows stay");
    buffer_finish(&seen);
}

static enum err see_document(const struct evidence_row *row, void *arg)
{
    (void)row;
    (void)arg;
    return OK;
}

static struct evidence_row document(const char *text, int64_t at_ms)
{
    struct evidence_row row = {
        .type = EVIDENCE_PDF, .filed_ms = at_ms, .bytes = slice_of_text(text)};
    digest_sha256(row.bytes, row.hash);
    return row;
}

static enum err keep(struct store *store, const char *text, unsigned person, int64_t at_ms)
{
    struct evidence_row row = document(text, at_ms);
    const struct evidence_keeping keeping = {&row, key("person", person), 2};
    return store_evidence_keep(store, &keeping);
}

static bool is_kept(struct store *store, const char *text)
{
    struct evidence_row row = document(text, 1);
    return store_evidence_read(store, row.hash, see_document, NULL) == OK;
}

static void name_it(struct store *store, const char *text)
{
    char body[200];
    struct evidence_row row = document(text, 1);
    struct journal_line line = line_of_kind(1, key("activity", 1), 236);
    snprintf(body, sizeof body, "{\"kind\":\"report\",\"evidence\":\"%s\"}",
             digest_hex(row.hash).text);
    line.body = slice_of_text(body);
    check_same(store_journal_append(store, &line, 1), OK, "a fact names it");
}

static void forgets_documents(struct store *store)
{
    size_t n = 0;
    check_same(keep(store, "%PDF-a", 1, DAY_MS), OK, "one");
    check_same(keep(store, "%PDF-b", 1, DAY_MS), OK, "another");
    check_same(keep(store, "%PDF-c", 1, DAY_MS), ERR_FULL, "too many");
    check(!is_kept(store, "%PDF-c"), "nothing of it");
    check_same(keep(store, "%PDF-a", 1, DAY_MS), OK, "one of them again");
    check_same(keep(store, "%PDF-c", 2, DAY_MS), OK, "somebody else");
    name_it(store, "%PDF-a");
    check_same(keep(store, "%PDF-d", 1, 5 * DAY_MS), OK, "there is room again");
    check_same(keep(store, "%PDF-a", 2, DAY_MS), OK, "what is named may be brought again");
    check_same(keep(store, "%PDF-c", 2, 5 * DAY_MS), OK, "made young");
    check_same(store_forget(store, FORGET_DOCUMENTS, 3 * DAY_MS, 9, &n), OK, "forget");
    check_same(n, 1, "one");
    check(is_kept(store, "%PDF-a"), "named: stays");
    check(!is_kept(store, "%PDF-b"), "never named: gone");
    check(is_kept(store, "%PDF-c") && is_kept(store, "%PDF-d"), "young: stay");
}

static void forgets_ways_in(struct store *store)
{
    size_t n = 0;
    struct person_row person = person_row(1);
    check_same(store_person_put(store, &person), OK, "person");
    struct sign_in_row old = {.person = key("person", 1), .created_ms = 1, .expires_ms = DAY_MS};
    struct sign_in_row young = old;
    old.cookie_hash[0] = 1;
    young.cookie_hash[0] = 2;
    young.expires_ms = 3 * DAY_MS;
    check_same(store_sign_in_put(store, &old), OK, "old");
    check_same(store_sign_in_put(store, &young), OK, "young");
    check_same(store_forget(store, FORGET_SIGN_INS, 2 * DAY_MS, 9, &n), OK, "forget");
    check_same(n, 1, "one");
    check_same(store_sign_in_find(store, young.cookie_hash, &young), OK, "the other stays");
    check_same(store_forget(store, FORGET_INVITATIONS, 2 * DAY_MS, 9, &n), OK, "invitations");
    check_same(n, 0, "none");
}

static void addresses_are_forgotten(void)
{
    on_every_backend(forgets_addresses);
}

static void documents_nobody_named_are_forgotten(void)
{
    on_every_backend(forgets_documents);
}

static void old_ways_in_are_forgotten(void)
{
    on_every_backend(forgets_ways_in);
}

TEST_MAIN(TEST(what_was_said_can_be_erased), TEST(nothing_else_can_be_erased_by_hand),
          TEST(a_chain_finds_what_was_erased_wrongly), TEST(what_was_erased_is_not_in_the_file),
          TEST(addresses_are_forgotten), TEST(documents_nobody_named_are_forgotten),
          TEST(old_ways_in_are_forgotten))
