/* A good bundle holds; one in which anything was touched does not, and says where. */
#include "office/sealed.h"
#include "proof/bundle.h"
#include "proof/seal_key.h"

/* Two classes, three learners: one stays, one comes twice, one is missing. */
static void open_sealed(struct sealed *sealed)
{
    sealed_open(sealed, 2, 45, 4);
    school_class(&sealed->school, 1);
    school_phase(&sealed->school, CLASS_PHASE_RUNNING, 0);
    school_joins(&sealed->school, 1, 2, 0);
    school_joins(&sealed->school, 2, 3, 100);
    school_roll(&sealed->school, (const uint32_t[]){1, 2}, 2, 1, 110);
    school_leaves(&sealed->school, 2, 3, 1000, LEAVE_LOST);
    school_joins(&sealed->school, 3, 3, 1100);
    school_phase(&sealed->school, CLASS_PHASE_ENDED, 2700);
    school_leaves(&sealed->school, 1, 2, 2700, LEAVE_CLASS_OVER);
    school_leaves(&sealed->school, 3, 3, 2700, LEAVE_CLASS_OVER);
    sealed_class_over(sealed, 1);
    school_holds(&sealed->school, 2, 3, 2700);
    sealed_class_over(sealed, 2);
}

static void a_good_bundle_holds(void)
{
    struct sealed sealed;
    open_sealed(&sealed);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct buffer receipt = sealed_receipt(&sealed, 1, 2);
    struct verdict verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&receipt));
    check_same(verdict.err, OK, "holds");
    check_text("nothing to say", verdict.text, "");
    check_same(verdict.totals.keys, 1, "a key");
    check_same(verdict.totals.seals, 3, "of two classes and the account");
    check_same(verdict.totals.classes, 2, "classes");
    check_same(verdict.totals.lines, 9 + 8, "lines");
    check_same(verdict.totals.people, 8, "everybody in each class");
    check_same(verdict.totals.credits, 4, "everybody's credit");
    check_same(verdict.totals.receipts, 1, "a receipt");

    struct buffer again = sealed_bundle(&sealed, 1);
    check(slice_equal(buffer_slice(&bundle), buffer_slice(&again)),
          "the same facts, the same bytes");
    buffer_finish(&again);
    buffer_finish(&bundle);
    buffer_finish(&receipt);
    sealed_close(&sealed);
}

/* Categories that are entered by the day or by the session, one of them with a monthly limit. */
static void parts_are_proved(void)
{
    static const char *const categories[] = {"workshop", "coaching", "e_learning", "tugas_belajar"};
    for (size_t i = 0; i < COUNT(categories); i++) {
        struct sealed sealed;
        sealed_open_as(&sealed, categories[i], 3, 120, 3);
        for (unsigned n = 1; n <= 3; n++) {
            school_holds(&sealed.school, n, n == 2 ? 2 : 3, 7200);
            sealed_class_over(&sealed, n);
        }
        struct buffer bundle = sealed_bundle(&sealed, 1);
        struct verdict verdict = sealed_prove(buffer_slice(&bundle));
        check_text(categories[i], verdict.text, "");
        check_same(verdict.totals.classes, 3, "classes");
        check_same(verdict.totals.credits, 3, "credits");
        buffer_finish(&bundle);
        sealed_close(&sealed);
    }
}

static uint64_t line_of_byte(struct slice bundle, size_t at)
{
    uint64_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bundle.at[i] == '\n';
    return line;
}

static void any_changed_byte_is_found(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 2);
    school_holds(&sealed.school, 1, 2, 2700);
    sealed_class_over(&sealed, 1);
    sealed_corrects(
        &sealed, &(struct sealed_claim){.class_n = 1, .person = 2, .absent = true, .to_s = 2700});
    sealed_settle(&sealed, 1);
    sealed_other_activity(&sealed, 2, 9, 2);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    size_t missed = 0, misplaced = 0;
    uint64_t line = 1;
    check_same(sealed_prove(buffer_slice(&bundle)).err, OK, "it holds");
    for (size_t i = 0; i < bundle.len; i++) {
        uint8_t was = bundle.at[i];
        bundle.at[i] ^= 1;
        struct verdict verdict = sealed_prove(buffer_slice(&bundle));
        bundle.at[i] = was;
        missed += verdict.err != ERR_INVALID || !verdict.text[0];
        misplaced += verdict.line != line;
        line += was == '\n';
    }
    check_same(missed, 0, "bytes whose change was not found");
    check_same(misplaced, 0, "bytes whose line was not the one that was named");
    check_same(line_of_byte(buffer_slice(&bundle), bundle.len), line, "the whole file was tried");
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

/* Each line of the file taken out, doubled, and put behind the next. */
static void any_moved_line_is_found(void)
{
    struct sealed sealed;
    open_sealed(&sealed);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct slice all = buffer_slice(&bundle);
    for (size_t at = 0, end; at < all.len; at = end) {
        for (end = at; all.at[end] != '\n';)
            end++;
        end++;
        struct slice before = {all.at, at}, line = {all.at + at, end - at};
        struct slice after = {all.at + end, all.len - end};
        struct buffer out = {0}, twice = {0};
        buffer_add(&out, before);
        buffer_add(&out, after);
        check_same(sealed_prove(buffer_slice(&out)).err, ERR_INVALID, "taken out");
        buffer_add(&twice, before);
        buffer_add(&twice, line);
        buffer_add(&twice, line);
        buffer_add(&twice, after);
        check_same(sealed_prove(buffer_slice(&twice)).err, ERR_INVALID, "twice");
        check_same(sealed_prove(before).err, ERR_INVALID, "cut off before it");
        buffer_finish(&out);
        buffer_finish(&twice);
    }
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

static struct buffer replace(struct slice text, const char *find, const char *put)
{
    struct buffer ret = {0};
    char *all = mem_copy_slice_text(text);
    char *at = all ? strstr(all, find) : NULL;
    if (!at)
        exit(2);
    buffer_add(&ret, (struct slice){text.at, (size_t)(at - all)});
    buffer_add_text(&ret, put);
    buffer_add_text(&ret, at + strlen(find));
    mem_free(all);
    return ret;
}

static void the_first_touched_line_is_named(void)
{
    struct sealed sealed;
    open_sealed(&sealed);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    char find[64], put[64];
    /* The fifth line of class 1: the leaving at 1000 s. */
    snprintf(find, sizeof find, "\"at_ms\":%lld", (long long)(MONDAY_MS + 1000000));
    snprintf(put, sizeof put, "\"at_ms\":%lld", (long long)(MONDAY_MS + 2000000));
    struct buffer touched = replace(buffer_slice(&bundle), find, put);
    struct verdict verdict = sealed_prove(buffer_slice(&touched));
    check_same(verdict.err, ERR_INVALID, "found");
    check(sealed_says(&verdict, "line 5 of its journal was touched"), "named");
    buffer_finish(&touched);
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

/* ---- several bundles ---- */

/* Of one activity before and after a correction, and of another one, in any order. */
static void bundles_are_held_against_each_other(void)
{
    static const struct {
        const char *story;
        unsigned which[3];
        uint64_t classes;
    } cases[] = {
        {"an old one, then a new one", {0, 1, 1}, 1},
        {"a new one, then an old one", {1, 0, 0}, 1},
        {"the same one again and again", {1, 1, 1}, 1},
        {"another activity between them", {0, 2, 1}, 2},
        {"another activity first", {2, 1, 0}, 2},
    };
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 4);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    struct buffer bundles[3] = {sealed_bundle(&sealed, 1)};
    sealed_corrects(
        &sealed, &(struct sealed_claim){.class_n = 1, .person = 3, .absent = true, .to_s = 2700});
    sealed_settle(&sealed, 1);
    sealed_other_activity(&sealed, 2, 9, 3);
    bundles[1] = sealed_bundle(&sealed, 1);
    bundles[2] = sealed_bundle(&sealed, 2);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct proof *proof = NULL;
        struct bundle_fault fault = {.text = ""};
        check_same(proof_create(&proof), OK, "a proof");
        for (size_t k = 0; !fault.text[0] && k < 3; k++)
            if (bundle_read_bytes(buffer_slice(&bundles[cases[i].which[k]]), proof, &fault) ==
                ERR_NOMEM)
                exit(2);
        check_text(cases[i].story, fault.text, "");
        check_same(proof_totals(proof).classes, cases[i].classes, cases[i].story);
        proof_destroy(proof);
    }
    for (size_t i = 0; i < COUNT(bundles); i++)
        buffer_finish(&bundles[i]);
    sealed_close(&sealed);
}

/* ---- keys ---- */

static void old_keys_still_prove(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 2, 45, 3);
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    struct buffer early = sealed_receipt(&sealed, 1, 2);
    sealed_rotate(&sealed, "Kartika");
    school_holds(&sealed.school, 2, 3, 2700);
    sealed_class_over(&sealed, 2);
    sealed_rotate(&sealed, "Kartika");

    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&early));
    check_text("three keys, three seals, one early receipt", verdict.text, "");
    check_same(verdict.totals.keys, 3, "all are there");
    check_same(verdict.totals.keys_unintroduced, 0, "each introduced by the one before");
    struct buffer late = sealed_receipt(&sealed, 1, 3);
    verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&late));
    check_text("and a late one", verdict.text, "");
    buffer_finish(&early);
    buffer_finish(&late);
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

static void a_lost_key_shows(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 3);
    sealed_rotate(&sealed, "Kartika");
    check_same(unlink(scratch_file(&sealed.school.folder, "seal.key").text), 0, "lost");
    sealed_rotate(&sealed, "Kartika");
    school_holds(&sealed.school, 1, 3, 2700);
    sealed_class_over(&sealed, 1);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text("it holds", verdict.text, "");
    check_same(verdict.totals.keys_unintroduced, 1, "but nobody vouched for the second key");
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

/* ---- receipts ---- */

static void any_changed_byte_of_a_receipt_is_found(void)
{
    struct sealed sealed;
    open_sealed(&sealed);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    struct buffer receipt = sealed_receipt(&sealed, 1, 3);
    size_t missed = 0;
    for (size_t i = 0; i < receipt.len; i++) {
        receipt.at[i] ^= 1;
        struct verdict verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&receipt));
        missed += verdict.err != ERR_INVALID || !verdict.text[0];
        receipt.at[i] ^= 1;
    }
    check_same(missed, 0, "bytes whose change was not found");
    buffer_add_text(&receipt, "\n");
    struct verdict verdict = sealed_prove_with(buffer_slice(&bundle), buffer_slice(&receipt));
    check_text("an editor's last line end is none", verdict.text, "");
    buffer_finish(&bundle);
    buffer_finish(&receipt);
    sealed_close(&sealed);
}

static void a_receipt_waits_for_its_seal(void)
{
    struct sealed sealed;
    struct receipt receipt = {0};
    sealed_open(&sealed, 1, 45, 3);
    const struct receipt_wish wish = {.activity = school_activity(),
                                      .person = school_person(2),
                                      .key_folder = sealed.school.folder.path,
                                      .now_ms = MONDAY_MS};
    check_same(receipt_make(sealed.school.store, &wish, &receipt), ERR_WRONG_PHASE, "too early");
    receipt_finish(&receipt);
    sealed_close(&sealed);
}

/* ---- memory ---- */

static void no_memory_is_no_verdict(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 2);
    school_holds(&sealed.school, 1, 2, 2700);
    sealed_class_over(&sealed, 1);
    for (int n = 0;; n += 7) {
        struct proof *proof = NULL;
        long before = alloc_live();
        alloc_fail_after(n);
        enum err err = proof_create(&proof);
        if (!err)
            err = bundle_prove_in_view(sealed.school.store, school_activity(), proof);
        alloc_fail_after(-1);
        proof_destroy(proof);
        check(err == OK || err == ERR_NOMEM, "never called forged");
        check_same(alloc_live(), before, "keeps nothing");
        if (!err)
            break;
    }
    sealed_close(&sealed);
}

TEST_MAIN(TEST(a_good_bundle_holds), TEST(parts_are_proved), TEST(any_changed_byte_is_found),
          TEST(any_moved_line_is_found), TEST(the_first_touched_line_is_named),
          TEST(bundles_are_held_against_each_other), TEST(old_keys_still_prove),
          TEST(a_lost_key_shows), TEST(any_changed_byte_of_a_receipt_is_found),
          TEST(a_receipt_waits_for_its_seal), TEST(no_memory_is_no_verdict))
