/* A class that is over is sealed once, in one chain; what a crash left is sealed afterwards. */
#include "office/sealed.h"
#include "proof/recheck.h"
#include "proof/seal_key.h"

static enum err keep_head(const struct seal_row *row, void *arg)
{
    return seal_head_of(row, arg);
}

static struct seal_head head_of(struct sealed *sealed, unsigned class_n)
{
    struct seal_head head = {0};
    check_same(store_seal_read(sealed->school.store, key("class", class_n), keep_head, &head), OK,
               "sealed");
    return head;
}

static struct seal_head account_head(struct sealed *sealed)
{
    struct seal_head head = {0};
    check_same(store_seal_account(sealed->school.store, school_activity(), keep_head, &head), OK,
               "sealed");
    return head;
}

static enum err keep_content(const struct seal_row *row, void *arg)
{
    struct json_doc doc;
    check_same(json_open(&doc, row->content), OK, "content");
    struct json_node root = json_root(&doc);
    enum err err = seal_content_read(&root, arg);
    check(json_ok(&doc), "is well-formed");
    json_close(&doc);
    return err;
}

static void a_class_is_sealed_once(void)
{
    struct sealed sealed;
    struct seal_content content = {0};
    sealed_open(&sealed, 1, 45, 3);
    school_holds(&sealed.school, 1, 2, 2700);
    check_same(sealed_count(&sealed), 0, "nothing yet");
    sealed_class_over(&sealed, 1);
    check_same(sealed_count(&sealed), 2, "the class, and the account");
    sealed_class_over(&sealed, 1);
    check_same(sealed_count(&sealed), 2, "once");

    struct seal_head head = head_of(&sealed, 1);
    check_same(head.n, 1, "the first");
    check_same(head.lines, 6, "two phases, two joined, two left");
    check_same(store_seal_read(sealed.school.store, key("class", 1), keep_content, &content), OK,
               "read");
    check_same(content.n_people, 3, "everybody, also who was missing");
    check(content.has_class && !content.has_credit, "attendance alone");
    seal_content_finish(&content);

    head = account_head(&sealed);
    check(head.n == 2 && head.lines == 0, "the account comes next, nothing is in its book");
    check_same(store_seal_account(sealed.school.store, school_activity(), keep_content, &content),
               OK, "read");
    check(!content.has_class && content.has_credit && content.n_people == 0, "credit alone");
    check_same(content.n_credits, 3, "of everybody");
    check_same(content.n_entries, 1, "one learner earned");
    const struct sealed_credit *credit = seal_content_credit(&content, school_person(2));
    check(credit && credit->counted_jp == 1 && credit->attended_s == 2700, "1 JP for 45 minutes");
    credit = seal_content_credit(&content, school_person(3));
    check(credit && credit->counted_jp == 0 && credit->attended_s == 0, "none for nobody");
    seal_content_finish(&content);
    sealed_close(&sealed);
}

static void an_account_is_sealed_when_all_classes_are(void)
{
    struct sealed sealed;
    struct seal_content content = {0};
    sealed_open(&sealed, 2, 45, 3);
    school_holds(&sealed.school, 2, 3, 2700);
    sealed_class_over(&sealed, 2);
    check_same(sealed_count(&sealed), 1, "sealed at its end, before the activity is over");
    check_same(store_seal_read(sealed.school.store, key("class", 2), keep_content, &content), OK,
               "read");
    check(!content.has_credit, "without credit");
    seal_content_finish(&content);

    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    check_same(sealed_count(&sealed), 3, "the other one, and the account");
    check_same(store_seal_account(sealed.school.store, school_activity(), keep_content, &content),
               OK, "read");
    check(content.has_credit && content.n_classes == 2, "with the credit of both");
    seal_content_finish(&content);

    struct seal_head first = head_of(&sealed, 2);
    struct seal_head second = head_of(&sealed, 1);
    check(first.n == 1 && second.n == 2, "in the order of their ends");
    sealed_close(&sealed);
}

static void a_crash_between_close_and_seal_is_mended(void)
{
    struct sealed sealed;
    bool closed = false;
    sealed_open(&sealed, 2, 45, 3);
    school_holds(&sealed.school, 1, 3, 2700);
    school_holds(&sealed.school, 2, 3, 2700);
    sealed_start(&sealed);
    sealed.closing.links.sealing = NULL; /* where the crash came */
    check_same(closing_close(&sealed.closing, sealed.reader, school_activity(), &closed), OK,
               "closed");
    check(closed, "closed");
    sealed_stop(&sealed);
    check_same(sealed_count(&sealed), 0, "and not sealed");

    sealed_sweep(&sealed);
    check_same(sealed_count(&sealed), 3, "sealed at the next start");
    sealed_sweep(&sealed);
    check_same(sealed_count(&sealed), 3, "once");
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text("and it holds", verdict.text, "");
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

static void a_class_that_is_held_is_not_sealed(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 2, 45, 3);
    school_holds(&sealed.school, 1, 3, 2700);
    school_class(&sealed.school, 2);
    school_phase(&sealed.school, CLASS_PHASE_RUNNING, 0);
    school_joins(&sealed.school, 1, 2, 0);
    sealed_sweep(&sealed);
    check_same(sealed_count(&sealed), 1, "only the one that is over");
    sealed_close(&sealed);
}

static void a_broken_chain_is_not_sealed(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 3);
    school_holds(&sealed.school, 1, 3, 2700);
    school_tamper(&sealed.school, "DROP TRIGGER journal_keeps_lines;"
                                  "UPDATE journal SET at_ms = at_ms + 1 WHERE n = 2");
    sealed_class_over(&sealed, 1);
    check_same(sealed_count(&sealed), 0, "a seal would make it look true");
    sealed_close(&sealed);
}

/* ---- recheck ---- */

struct spoken {
    char text[4096];
    uint64_t differences;
};

static struct spoken recheck(struct sealed *sealed)
{
    struct spoken ret = {.differences = UINT64_MAX};
    FILE *to = fmemopen(ret.text, sizeof ret.text, "w");
    if (!to)
        exit(2);
    check_same(recheck_run(sealed->school.store, &sealed->school.policies, to, &ret.differences),
               OK, "rechecked");
    fclose(to);
    return ret;
}

static void recheck_proves_the_seals(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 2, 45, 3);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    school_holds(&sealed.school, 2, 3, 2700);
    sealed_class_over(&sealed, 2);
    struct spoken spoken = recheck(&sealed);
    check_text("all agrees", spoken.text,
               "recheck: activities=1 people=3 entries=2 journals=2 lines=16 seals=2 "
               "differences=0\n");

    school_tamper(&sealed.school, "DROP TRIGGER seal_stays;"
                                  "UPDATE seal SET signature = zeroblob(64) WHERE n = 2");
    spoken = recheck(&sealed);
    check_same(spoken.differences, 1, "one difference");
    check(strstr(spoken.text, "seal: seal 2: its signature does not hold") != NULL, "says which");
    sealed_close(&sealed);
}

/* ---- the key ---- */

static void a_key_that_is_gone_seals_nothing(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 2, 45, 2);
    school_holds(&sealed.school, 1, 2, 2700);
    sealed_class_over(&sealed, 1);
    struct scratch_path path = scratch_file(&sealed.school.folder, "seal.key");
    struct scratch_path away = scratch_file(&sealed.school.folder, "away");
    check_same(rename(path.text, away.text), 0, "the key is gone");
    school_holds(&sealed.school, 2, 2, 2700);
    sealed_class_over(&sealed, 2);
    check_same(sealed_count(&sealed), 1, "not sealed, and not with a key made in silence");
    check_same(rename(away.text, path.text), 0, "it is back");
    sealed_sweep(&sealed);
    check_same(sealed_count(&sealed), 3, "sealed at the next start");
    sealed_close(&sealed);
}

static enum err keep_key(const struct signing_key_row *row, void *arg)
{
    *(struct signing_key_row *)arg = *row;
    return OK;
}

static void a_crash_while_rotating_loses_no_key(void)
{
    struct sealed sealed;
    struct signing_key_row row, read_row;
    struct sign_pair pair;
    sealed_open(&sealed, 1, 45, 2);
    const char *folder = sealed.school.folder.path;
    struct scratch_path path = scratch_file(&sealed.school.folder, "seal.key");
    struct scratch_path next = scratch_file(&sealed.school.folder, "seal.key.next");
    check_same(seal_key_read(sealed.school.store, folder, &pair, &row), ERR_NOT_FOUND, "none yet");

    sealed_rotate(&sealed, "Kartika");
    check_same(seal_key_read(sealed.school.store, folder, &pair, &row), OK, "the first");
    check_same(rename(path.text, next.text), 0, "recorded, but not yet in its place");
    check_same(seal_key_read(sealed.school.store, folder, &pair, &read_row), OK, "found");
    check_text("the same", read_row.key_id, row.key_id);
    check_same(access(path.text, F_OK), 0, "and put in its place");

    scratch_write(&sealed.school.folder, "seal.key.next", "half a k");
    check_same(seal_key_read(sealed.school.store, folder, &pair, &read_row), OK,
               "written, but not recorded: the old one signs");
    sealed_rotate(&sealed, "Kartika");
    check_same(store_signing_keys(sealed.school.store, keep_key, &row), OK, "keys");
    check_same(row.n, 2, "rotated over the rest");
    check_text("by whom", row.who, "Kartika");
    check_same(seal_key_read(sealed.school.store, folder, &pair, &read_row), OK, "the second");
    check_text("signs", read_row.key_id, row.key_id);
    sealed_close(&sealed);
}

TEST_MAIN(TEST(a_class_is_sealed_once), TEST(an_account_is_sealed_when_all_classes_are),
          TEST(a_crash_between_close_and_seal_is_mended), TEST(a_class_that_is_held_is_not_sealed),
          TEST(a_broken_chain_is_not_sealed), TEST(recheck_proves_the_seals),
          TEST(a_key_that_is_gone_seals_nothing), TEST(a_crash_while_rotating_loses_no_key))
