/* Not a test: writes the bundles and receipts of a few small schools into a folder, for whoever
 * wants to read real ones: sealed_files FOLDER. */
#include <errno.h>
#include <sys/stat.h>

#include "office/sealed.h"

static void write_file(const char *folder, const char *name, struct buffer *text)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text->at, 1, text->len, file) != text->len || fclose(file) != 0)
        exit(2);
    buffer_finish(text);
}

static void write_both(struct sealed *sealed, const char *folder, const char *name)
{
    char file[64];
    struct buffer bundle = sealed_bundle(sealed, 1);
    struct buffer receipt = sealed_receipt(sealed, 1, 2);
    snprintf(file, sizeof file, "%s.jsonl", name);
    write_file(folder, file, &bundle);
    snprintf(file, sizeof file, "%s-receipt.json", name);
    write_file(folder, file, &receipt);
    sealed_close(sealed);
}

/* Drops, a correction that a second coordinator confirms, an objection, a new key, something said,
 * and another activity's seal behind it. */
static void write_eventful(const char *folder)
{
    struct sealed sealed;
    sealed_open(&sealed, 2, 45, 4);
    school_class(&sealed.school, 1);
    school_phase(&sealed.school, CLASS_PHASE_RUNNING, 0);
    school_joins(&sealed.school, 1, 2, 0);
    school_joins(&sealed.school, 2, 3, 100);
    school_talks(&sealed.school, "Pak, bunyinya \"putus\"\n\t\\ – é", 105);
    school_roll(&sealed.school, (const uint32_t[]){1, 2}, 2, 1, 110);
    school_leaves(&sealed.school, 2, 3, 1000, LEAVE_LOST);
    school_joins(&sealed.school, 3, 3, 1100);
    school_phase(&sealed.school, CLASS_PHASE_ENDED, 2700);
    school_leaves(&sealed.school, 1, 2, 2700, LEAVE_CLASS_OVER);
    school_leaves(&sealed.school, 3, 3, 2700, LEAVE_CLASS_OVER);
    sealed_class_over(&sealed, 1);
    sealed_rotate(&sealed, "Kartika");
    school_holds(&sealed.school, 2, 3, 2700);
    sealed_class_over(&sealed, 2);
    struct msg_fact_objected objected = {.person = school_person(4),
                                         .has_class_id = true,
                                         .class_id = key("class", 1),
                                         .text = "Saya hadir"};
    sealed_states(&sealed, 1, 4, FACT_OBJECTED, &objected);
    struct id fact = sealed_corrects(
        &sealed, &(struct sealed_claim){.class_n = 1, .person = 4, .to_s = 2700, .second = true});
    sealed_approves(&sealed, 1, SEALED_SECOND, fact);
    sealed_settle(&sealed, 1);
    sealed_other_activity(&sealed, 2, 9, 2);
    write_both(&sealed, folder, "eventful");
}

static void write_plain(const char *folder, const char *category, unsigned classes,
                        unsigned minutes)
{
    struct sealed sealed;
    sealed_open_as(&sealed, category, classes, minutes, 2);
    for (unsigned n = 1; n <= classes; n++) {
        school_holds(&sealed.school, n, 2, (int)minutes * 60);
        sealed_class_over(&sealed, n);
    }
    write_both(&sealed, folder, category);
}

int main(int argc, char **argv)
{
    if (argc != 2 || (mkdir(argv[1], 0700) != 0 && errno != EEXIST))
        return EXIT_FAILURE;
    write_plain(argv[1], "pelatihan_teknis", 1, 45);
    write_plain(argv[1], "workshop", 2, 120);
    write_plain(argv[1], "coaching", 2, 120);
    write_eventful(argv[1]);
    return EXIT_SUCCESS;
}
