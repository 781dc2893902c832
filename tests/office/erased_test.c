/* A class of which was erased what was said is proved as before. */
#include "office/sealed.h"
#include "proof/bundle.h"
#include "store/store_retention.h"

static size_t count(struct slice text, const char *find)
{
    size_t n = 0, len = strlen(find);
    for (size_t i = 0; i + len <= text.len; i++)
        n += memcmp(text.at + i, find, len) == 0;
    return n;
}

static struct buffer replace(struct slice text, const char *find, const char *put)
{
    struct buffer ret = {0};
    const uint8_t *at = memmem(text.at, text.len, find, strlen(find));
    if (!at)
        exit(2);
    size_t before = (size_t)(at - text.at), after = before + strlen(find);
    buffer_add(&ret, (struct slice){text.at, before});
    buffer_add_text(&ret, put);
    buffer_add(&ret, (struct slice){text.at + after, text.len - after});
    return ret;
}

static void erase_one(struct sealed *sealed)
{
    size_t n = 0;
    check_same(store_journal_erase(sealed->school.store, key("class", 1), 1, 1, &n), OK, "erase");
    check_same(n, 1, "a line");
}

/* What was said goes, before and after sealing; attendance, credit and receipts are proved as ever,
 * and an older bundle is not contradicted. */
static void an_erased_class_is_proved(void)
{
    struct sealed sealed;
    size_t n = 0;
    sealed_open(&sealed, 1, 45, 3);
    school_class(&sealed.school, 1);
    school_talks(&sealed.school, "Anak saya demam", 5);
    school_holds(&sealed.school, 1, 3, 2700);
    erase_one(&sealed);
    sealed_class_over(&sealed, 1);
    struct buffer before = sealed_bundle(&sealed, 1);
    struct buffer receipt = sealed_receipt(&sealed, 1, 2);
    check_same(store_journal_erase(sealed.school.store, key("class", 1), 1, 9, &n), OK, "erase");
    check_same(n, 2, "the other two");
    struct buffer after = sealed_bundle(&sealed, 1);
    struct verdict verdict = sealed_prove_with(buffer_slice(&after), buffer_slice(&receipt));
    check_text("holds", verdict.text, "");
    check_same(verdict.err, OK, "holds");
    check_same(verdict.totals.erased, 3, "erased lines are told");
    check_same(verdict.totals.people, 3, "attendance is proved");
    check_same(verdict.totals.credits, 3, "credit is proved");
    check_same(count(buffer_slice(&after), "\"body\":null,\"body_hash\":\""), 3, "in the file");
    check_same(sealed_differences(&sealed), 0, "recheck finds nothing");

    struct buffer both = {0};
    buffer_add(&both, buffer_slice(&before));
    check_same(sealed_prove(buffer_slice(&both)).err, OK, "the older bundle holds too");
    buffer_finish(&both);
    buffer_finish(&before);
    buffer_finish(&after);
    buffer_finish(&receipt);
    sealed_close(&sealed);
}

/* Presence told as erased, with the hash of its body: the chain holds, the kind does not let it. */
static void presence_cannot_be_told_as_erased(void)
{
    struct sealed sealed;
    uint8_t none[DIGEST_BYTES];
    char want[200];
    sealed_open(&sealed, 1, 45, 2);
    school_holds(&sealed.school, 1, 2, 2700);
    sealed_class_over(&sealed, 1);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    digest_sha256((struct slice){0}, none);
    snprintf(want, sizeof want, "\"body\":null,\"body_hash\":\"%s\"", digest_hex(none).text);
    struct buffer told = replace(buffer_slice(&bundle), "\"body\":\"\"", want);
    struct verdict verdict = sealed_prove(buffer_slice(&told));
    check_same(verdict.err, ERR_INVALID, "refused");
    check(strstr(verdict.text, "was touched") != NULL, "as touched");
    buffer_finish(&told);
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

#define CHAT_LINES_BYTES 1500 /* of the three lines that were said, and some more */

/* One line is erased, two others are not. */
static void any_changed_byte_is_found(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 1);
    school_class(&sealed.school, 1);
    school_talks(&sealed.school, "Izin", 5);
    school_holds(&sealed.school, 1, 1, 2700);
    sealed_class_over(&sealed, 1);
    erase_one(&sealed);
    struct buffer bundle = sealed_bundle(&sealed, 1);
    const uint8_t *first = memmem(bundle.at, bundle.len, "{\"line\"", strlen("{\"line\""));
    size_t missed = 0, from = first ? (size_t)(first - bundle.at) : 0;
    check_same(sealed_prove(buffer_slice(&bundle)).err, OK, "it holds");
    check_same(count((struct slice){bundle.at, from}, "body_hash"), 0, "nothing erased before");
    for (size_t i = from; i < from + CHAT_LINES_BYTES; i++) {
        bundle.at[i] ^= 1;
        struct verdict verdict = sealed_prove(buffer_slice(&bundle));
        bundle.at[i] ^= 1;
        missed += verdict.err != ERR_INVALID || !verdict.text[0];
    }
    check_same(missed, 0, "bytes whose change was not found");
    buffer_finish(&bundle);
    sealed_close(&sealed);
}

TEST_MAIN(TEST(an_erased_class_is_proved), TEST(presence_cannot_be_told_as_erased),
          TEST(any_changed_byte_is_found))
