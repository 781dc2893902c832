/* `sinkron verify` and `sinkron export-bundle`: files in, words out. */
#include <sys/stat.h>

#include "office/sealed.h"
#include "proof/bundle.h"
#include "proof/verify.h"

struct spoken {
    char text[4096];
    enum err err;
    bool holds;
};

static struct spoken verify(const char *const *args, unsigned n)
{
    struct spoken ret = {.holds = false};
    FILE *to = fmemopen(ret.text, sizeof ret.text, "w");
    if (!to)
        exit(2);
    ret.err = verify_files(args, n, to, &ret.holds);
    fclose(to);
    return ret;
}

static void check_says(const struct spoken *spoken, const char *what)
{
    if (!check(strstr(spoken->text, what) != NULL, what))
        printf("%s", spoken->text);
}

static struct scratch_path put_file(struct sealed *sealed, const char *name, struct buffer *text)
{
    buffer_add(text, (struct slice){(const uint8_t *)"", 1});
    scratch_write(&sealed->school.folder, name, (const char *)text->at);
    buffer_finish(text);
    return scratch_file(&sealed->school.folder, name);
}

static void open_exported(struct sealed *sealed, struct scratch_path *ret)
{
    sealed_open(sealed, 1, 45, 3);
    school_holds(&sealed->school, 1, 3, 2700);
    *ret = scratch_file(&sealed->school.folder, "bundle.jsonl");
    check_same(bundle_export(sealed->school.store, school_activity(), ret->text), ERR_WRONG_PHASE,
               "nothing is sealed yet");
    check(access(ret->text, F_OK) != 0, "and no half a file is left");
    sealed_class_over(sealed, 1);
    check_same(bundle_export(sealed->school.store, key("class", 1), ret->text), OK,
               "by the class: its activity");
}

static void good_files_hold(void)
{
    struct sealed sealed;
    struct scratch_path bundle;
    struct stat about;
    open_exported(&sealed, &bundle);
    check(stat(bundle.text, &about) == 0 && (about.st_mode & 0777) == 0600, "for the owner alone");
    check_same(bundle_export(sealed.school.store, school_activity(), bundle.text), ERR_IO,
               "never over a file that is there");
    check_same(bundle_export(sealed.school.store, key("activity", 9), bundle.text), ERR_IO,
               "nor for nothing");

    struct buffer text = sealed_receipt(&sealed, 1, 2);
    struct scratch_path receipt = put_file(&sealed, "receipt.json", &text);
    struct spoken spoken = verify((const char *const[]){receipt.text, bundle.text}, 2);
    check_same(spoken.err, OK, "verified");
    check(spoken.holds, "holds");
    check_says(&spoken, "bundle.jsonl: holds\n");
    check_says(&spoken, "receipt.json: holds: the receipt of Pegawai 02\n");
    check_says(&spoken,
               "verify: all holds: classes=1 lines=8 erased=0 attendances=3 credits=3 seals=2 "
               "receipts=1 keys=1 first_key=");
    check(strstr(spoken.text, "note:") == NULL, "nothing to note");

    spoken = verify((const char *const[]){bundle.text}, 1);
    check(spoken.holds, "alone too");
    check_says(&spoken, "note: no receipt was given");
    const char *key_id = strstr(spoken.text, "first_key=") + strlen("first_key=");
    char id[17];
    snprintf(id, sizeof id, "%.16s", key_id);
    spoken = verify((const char *const[]){bundle.text, id}, 2);
    check(spoken.holds, "with the published key");
    spoken = verify((const char *const[]){bundle.text, "0123456789abcdef"}, 2);
    check(!spoken.holds, "not with another");
    check_says(&spoken, "the first signing key is");
    sealed_close(&sealed);
}

static void touched_files_do_not(void)
{
    static char text[SCRATCH_TEXT_MAX];
    struct sealed sealed;
    struct scratch_path bundle;
    open_exported(&sealed, &bundle);
    text_read(bundle.text, text);
    text_edit(text, "\"seat\":2", "\"seat\":3");
    scratch_write(&sealed.school.folder, "touched.jsonl", text);
    struct scratch_path touched = scratch_file(&sealed.school.folder, "touched.jsonl");
    struct spoken spoken = verify((const char *const[]){touched.text}, 1);
    check_same(spoken.err, OK, "verified");
    check(!spoken.holds, "does not hold");
    check_says(&spoken, "DOES NOT HOLD");
    check_says(&spoken, "line 3 of its journal was touched");

    text_read(bundle.text, text);
    struct buffer receipt = sealed_receipt(&sealed, 1, 2);
    struct scratch_path path = put_file(&sealed, "receipt.json", &receipt);
    text_read(path.text, text);
    text_edit(text, "\"attended_s\":2700", "\"attended_s\":2701");
    scratch_write(&sealed.school.folder, "receipt.json", text);
    spoken = verify((const char *const[]){bundle.text, path.text}, 2);
    check(!spoken.holds, "nor does a receipt");
    check_says(&spoken, "its signature does not hold");
    sealed_close(&sealed);
}

static void there_must_be_something_to_verify(void)
{
    struct sealed sealed;
    sealed_open(&sealed, 1, 45, 2);
    struct spoken spoken = verify(NULL, 0);
    check_same(spoken.err, ERR_CONFIG, "nothing");
    check_says(&spoken, "name a bundle first");
    struct scratch_path nothing = scratch_file(&sealed.school.folder, "nothing");
    spoken = verify((const char *const[]){nothing.text}, 1);
    check_same(spoken.err, ERR_CONFIG, "not there");
    check_says(&spoken, "cannot be read");
    scratch_write(&sealed.school.folder, "empty", "");
    struct scratch_path empty = scratch_file(&sealed.school.folder, "empty");
    spoken = verify((const char *const[]){empty.text}, 1);
    check(spoken.err == OK && !spoken.holds, "an empty one proves nothing");
    scratch_write(&sealed.school.folder, "letter", "Selamat pagi\n");
    struct scratch_path letter = scratch_file(&sealed.school.folder, "letter");
    spoken = verify((const char *const[]){letter.text}, 1);
    check(spoken.err == OK && !spoken.holds, "nor does a letter");
    check_says(&spoken, "letter: line 1: DOES NOT HOLD: it is no JSON");
    sealed_close(&sealed);
}

TEST_MAIN(TEST(good_files_hold), TEST(touched_files_do_not),
          TEST(there_must_be_something_to_verify))
