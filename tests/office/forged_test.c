/* Whoever has the database and the key rewrites what was sealed and seals it again: found by a
 * receipt, by the next seal, by another bundle, or because it contradicts itself. */
#include "office/sealed.h"
#include "proof/bundle.h"

static uint64_t count_lines(struct slice bundle)
{
    uint64_t n = 0;
    for (size_t i = 0; i < bundle.len; i++)
        n += bundle.at[i] == '\n';
    return n;
}

#define FREE_ALL                                                                                   \
    "DROP TRIGGER journal_keeps_lines; DROP TRIGGER journal_loses_no_line;"                        \
    "DROP TRIGGER ledger_keeps_entries; DROP TRIGGER ledger_loses_no_entry;"                       \
    "DROP TRIGGER seal_stays; DROP TRIGGER seal_is_kept;"                                          \
    "DROP TRIGGER activity_stays_closed;"

/* Takes class 1 out of everything and holds it again with other people in it, and has it sealed
 * with the right key in the same place of the chain. */
static void rewrite(struct sealed *sealed, unsigned people)
{
    char sql[1024];
    const char *class = id_text(key("class", 1)).text;
    snprintf(sql, sizeof sql,
             FREE_ALL "CREATE TABLE kept AS SELECT * FROM seal WHERE n > 2; DELETE FROM seal;"
                      "DELETE FROM jp_entry WHERE activity = '%s';"
                      "UPDATE activity SET closed_ms = 0 WHERE id = '%s';"
                      "DELETE FROM journal WHERE class = '%s';",
             id_text(school_activity()).text, id_text(school_activity()).text, class);
    school_tamper(&sealed->school, sql);
    school_holds(&sealed->school, 1, people, 2700);
    sealed_class_over(sealed, 1);
    school_tamper(&sealed->school, "INSERT INTO seal SELECT * FROM kept");
}

static void a_rewritten_class_is_found_by_a_receipt(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 4);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    struct buffer receipt = sealed_receipt(&sealed, 1, 2);
    struct buffer honest = sealed_bundle(&sealed, 1);
    rewrite(&sealed, 4);
    struct buffer forged = sealed_bundle(&sealed, 1);

    struct verdict verdict = sealed_prove(buffer_slice(&forged));
    check_text("by itself it is flawless", verdict.text, "");
    verdict = sealed_prove_with(buffer_slice(&forged), buffer_slice(&receipt));
    check_same(verdict.err, ERR_INVALID, "one learner's receipt is enough");
    check(sealed_says(&verdict, "rewritten and sealed again"), "says what happened");
    verdict = sealed_prove_with(buffer_slice(&honest), buffer_slice(&receipt));
    check_text("the honest one holds", verdict.text, "");

    buffer_finish(&receipt);
    buffer_finish(&honest);
    buffer_finish(&forged);
    sealed_close(&sealed);
}

/* Takes the book and what followed from it out, and writes another one that is sealed as well. */
static void rewrite_book(struct sealed *sealed)
{
    char sql[1024];
    const char *activity = id_text(school_activity()).text;
    snprintf(sql, sizeof sql,
             FREE_ALL "DELETE FROM seal WHERE n = 3; DELETE FROM journal WHERE class = '%s';"
                      "DELETE FROM jp_entry WHERE reverses IS NOT NULL;"
                      "DELETE FROM jp_entry WHERE revision > 0;",
             activity);
    school_tamper(&sealed->school, sql);
    sealed_corrects(sealed, &(struct sealed_claim){.class_n = 1, .person = 4, .to_s = 2700});
    sealed_settle(sealed, 1);
}

static void a_rewritten_book_is_found_by_a_receipt(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 4);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    struct buffer early = sealed_receipt(&sealed, 1, 3);
    sealed_corrects(
        &sealed, &(struct sealed_claim){.class_n = 1, .person = 3, .absent = true, .to_s = 2700});
    sealed_settle(&sealed, 1);
    check_same(sealed_count(&sealed), 3, "class, account, account");
    struct buffer receipt = sealed_receipt(&sealed, 1, 2);
    struct buffer honest = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove_with(buffer_slice(&honest), buffer_slice(&receipt));
    check_text("the honest one holds", verdict.text, "");
    verdict = sealed_prove_with(buffer_slice(&honest), buffer_slice(&early));
    check_text("and a receipt from before the correction", verdict.text, "");

    rewrite_book(&sealed);
    struct buffer forged = sealed_bundle(&sealed, 1);
    verdict = sealed_prove(buffer_slice(&forged));
    check_text("by itself it is flawless", verdict.text, "");
    verdict = sealed_prove_with(buffer_slice(&forged), buffer_slice(&receipt));
    check_same(verdict.err, ERR_INVALID, "one learner's receipt is enough");
    check(sealed_says(&verdict, "the account was rewritten and sealed again"),
          "says what happened");
    buffer_finish(&early);
    buffer_finish(&receipt);
    buffer_finish(&honest);
    buffer_finish(&forged);
    sealed_close(&sealed);
}

static void a_rewritten_class_is_found_by_the_next_seal(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 4);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    sealed_other_activity(&sealed, 2, 9, 3);
    struct buffer honest = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&honest));
    check_text("the honest one holds", verdict.text, "");
    check_same(verdict.totals.seals, 3, "class, account, and the next seal");
    check_same(verdict.totals.classes, 1, "without its class");

    rewrite(&sealed, 4);
    struct buffer forged = sealed_bundle(&sealed, 1);
    verdict = sealed_prove(buffer_slice(&forged));
    check_same(verdict.err, ERR_INVALID, "found");
    check(sealed_says(&verdict, "what that one is about was sealed again"), "says what happened");
    buffer_finish(&honest);
    buffer_finish(&forged);
    sealed_close(&sealed);
}

/* Before an account is sealed once more, its ledger is bent in a way that its figures hide. */
static void what_left_the_ledger_between_two_seals_is_found(void)
{
    static const struct {
        const char *story;
        bool absent; /* person 3 */
        const char *sql;
        const char *want;
    } cases[] = {
        {"nothing", true, "SELECT 1", ""},
        {"an earning and what took it back", true,
         "DELETE FROM jp_entry WHERE person = (SELECT id FROM person WHERE name = 'Pegawai 03')",
         "seal 2 was taken out of the ledger or changed"},
        {"who posted an entry", false, "UPDATE jp_entry SET posted_by = 'x' WHERE revision = 0",
         "seal 2 was taken out of the ledger or changed"},
        {"what was noted at an entry, and when", false,
         "UPDATE jp_entry SET note = 'x', posted_ms = posted_ms + 1 WHERE revision = 0",
         "seal 2 was taken out of the ledger or changed"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sealed sealed;
        sealed_open(&sealed, 1, 45, 4);
        school_holds(&sealed.school, 1, 3, 2700);
        sealed_class_over(&sealed, 1);
        sealed_corrects(&sealed, &(struct sealed_claim){.class_n = 1,
                                                        .person = cases[i].absent ? 3 : 4,
                                                        .absent = cases[i].absent,
                                                        .to_s = 2700});
        sealed_settle(&sealed, 1);
        check_same(sealed_count(&sealed), 3, "class, account, account");
        char sql[1024];
        snprintf(sql, sizeof sql, FREE_ALL "DELETE FROM seal WHERE n = 3; %s", cases[i].sql);
        school_tamper(&sealed.school, sql);
        sealed_settle(&sealed, 1);
        check_same(sealed_count(&sealed), 3, "sealed again, with the right key");
        struct buffer bundle = sealed_bundle(&sealed, 1);
        struct verdict verdict = sealed_prove(buffer_slice(&bundle));
        if (cases[i].want[0])
            check(sealed_says(&verdict, cases[i].want), cases[i].story);
        else
            check_text(cases[i].story, verdict.text, "");
        check_same(verdict.line, cases[i].want[0] ? 5 : count_lines(buffer_slice(&bundle)),
                   "the line of the later seal");
        check((sealed_differences(&sealed) > 0) == (cases[i].want[0] != '\0'), "as recheck does");
        buffer_finish(&bundle);
        sealed_close(&sealed);
    }
}

static enum err keep_account(const struct seal_row *row, void *arg)
{
    struct buffer *content = arg;
    buffer_add(content, row->content);
    buffer_add(content, (struct slice){(const uint8_t *)"", 1});
    return content->bad ? ERR_NOMEM : OK;
}

static enum err keep_head(const struct seal_row *row, void *arg)
{
    return seal_head_of(row, arg);
}

/* Signs this content of the account with the right key, in the place of what was sealed. */
static void seal_again(struct sealed *sealed, struct slice content)
{
    struct seal_head head = {0};
    struct sign_pair pair;
    struct buffer body = {0};
    struct json_out out = json_out_to(&body);
    struct store *store = sealed->school.store;
    check_same(store_seal_account(store, school_activity(), keep_head, &head), OK, "sealed");
    digest_sha256(content, head.content);
    seal_head_write(&out, NULL, &head);
    struct seal_row row = {.n = head.n,
                           .activity = head.activity,
                           .sealed_ms = head.sealed_ms,
                           .body = buffer_slice(&body),
                           .content = content};
    memcpy(row.key_id, head.key_id, sizeof row.key_id);
    memcpy(row.previous, head.previous, sizeof row.previous);
    digest_sha256(row.body, row.hash);
    check_same(sign_file_read(scratch_file(&sealed->school.folder, "seal.key").text, &pair), OK,
               "the key");
    check_same(sign_bytes(&pair, row.body, row.signature), OK, "signed");
    school_tamper(&sealed->school, FREE_ALL "DELETE FROM seal WHERE class IS NULL");
    check_same(store_seal_append(store, &row), OK, "in its place");
    buffer_finish(&body);
}

/* Who has the key seals entries that say something else than what was earned. */
static void entries_that_nobody_earned_are_found(void)
{
    static const struct {
        const char *behind; /* the first of these in the entries; */
        char put;           /* instead of the character that stands there */
        const char *want;
    } cases[] = {
        {"\"jp\":", '7', "the entries give 7 JP"},
        {"\"surplus_jp\":", '7', "rest on something else"},
        {"\"mode_jp\":[", '7', "rest on something else"},
        {"\"exact_num\":", '7', "rest on something else"},
        {"\"exact_den\":", '7', "rest on something else"},
        {"\"ends_day\":", '1', "rest on something else"},
        {"\"basis\":\"", '_', "rest on something else"},
        {"\"rule\":\"", 'x', "rest on something else"},
        {"\"policy\":\"", 'x', "it does not belong to what it is for"},
        {"\"person\":\"", '_', "it does not belong to what it is for"},
        {"\"revision\":", '1', "it does not belong to what it is for"},
        {"\"note\":\"", 'X', ""}, /* nothing but the seal says what a note was */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sealed sealed;
        struct buffer content = {0};
        sealed_open(&sealed, 1, 45, 2);
        school_holds(&sealed.school, 1, 2, 2700);
        sealed_class_over(&sealed, 1);
        check_same(
            store_seal_account(sealed.school.store, school_activity(), keep_account, &content), OK,
            "sealed");
        char *at = strstr(strstr((char *)content.at, "\"entries\":"), cases[i].behind);
        at += strlen(cases[i].behind);
        *at = cases[i].put != '_' ? cases[i].put : *at == '0' ? '1' : '0';
        seal_again(&sealed, (struct slice){content.at, content.len - 1});
        struct buffer bundle = sealed_bundle(&sealed, 1);
        struct verdict verdict = sealed_prove(buffer_slice(&bundle));
        if (cases[i].want[0])
            check(sealed_says(&verdict, cases[i].want), cases[i].behind);
        else
            check_text(cases[i].behind, verdict.text, "");
        buffer_finish(&content);
        buffer_finish(&bundle);
        sealed_close(&sealed);
    }
}

static void two_bundles_are_held_against_each_other(void)
{
    struct sealed sealed;
    struct proof *proof = NULL;
    struct bundle_fault fault;
    sealed_open(&sealed, 1, 45, 4);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    struct buffer honest = sealed_bundle(&sealed, 1);
    rewrite(&sealed, 4);
    struct buffer forged = sealed_bundle(&sealed, 1);
    check_same(proof_create(&proof), OK, "a proof");
    check_same(bundle_read_bytes(buffer_slice(&honest), proof, &fault), OK, "one");
    check_same(bundle_read_bytes(buffer_slice(&forged), proof, &fault), ERR_INVALID, "the other");
    check(strstr(fault.text, "there are two") != NULL, "says why");
    proof_destroy(proof);
    buffer_finish(&honest);
    buffer_finish(&forged);
    sealed_close(&sealed);
}

TEST_MAIN(TEST(a_rewritten_class_is_found_by_a_receipt),
          TEST(a_rewritten_book_is_found_by_a_receipt),
          TEST(a_rewritten_class_is_found_by_the_next_seal),
          TEST(what_left_the_ledger_between_two_seals_is_found),
          TEST(entries_that_nobody_earned_are_found), TEST(two_bundles_are_held_against_each_other))
