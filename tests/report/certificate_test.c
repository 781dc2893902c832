/* A certificate, from what is known to the document and back from its picture. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/date.h"
#include "base/file.h"
#include "judging/certificate_due.h"
#include "office/scratch.h"
#include "report/certificate.h"
#include "support/check.h"

#define ADDRESS "https://belajar.instansi.go.id/sertifikat/3b0f9c1de2a44f5b8a7c6d5e4f302110"
#define LONG_NAME                                                                                  \
    "Prof. Dr. Ir. Raden Ayu Siti Nurhalizah Kusumawardhani Prawiradilaga Hadiningrat, S.T., "     \
    "M.Eng., Ph.D., IPU., ASEAN Eng."

/* ---- what is on it ---- */

static void fill(struct certificate_content *ret)
{
    *ret = (struct certificate_content){
        .kind = CERTIFICATE_STTP,
        .number = "2025/00012/BPSDM-SULSEL",
        .address = ADDRESS,
        .issued_day = date_days(2025, 5, 14),
        .person = {"Siti Nurhaliza, S.Kom.", "198503152010121002", EMPLOYMENT_PNS,
                   "Pemerintah Provinsi Sulawesi Selatan", "Dinas Komunikasi dan Informatika",
                   "Pranata Komputer Ahli Muda"},
        .activity = {.title = "Pelatihan Teknis Pengelolaan Data Terbuka",
                     .batch = "IV",
                     .category = "Pelatihan teknis",
                     .organiser = "BPSDM Provinsi Sulawesi Selatan",
                     .legal_basis = "Berdasarkan Peraturan Pemerintah Nomor 11 Tahun 2017 tentang "
                                    "Manajemen Pegawai Negeri Sipil",
                     .place = "Makassar",
                     .first_day = date_days(2025, 5, 10),
                     .last_day = date_days(2025, 5, 12),
                     .modes = {false, true, false},
                     .policy = "asn-2023"},
        .signatory = {"Dr. Andi Baso, M.Si.", "Kepala BPSDM Provinsi Sulawesi Selatan",
                      "197001011995031001"},
        .jp = 20,
        .mark = 85,
        .n_lines = 3,
    };
    if (id_parse(&ret->code, slice_of_text("3b0f9c1de2a44f5b8a7c6d5e4f302110")))
        exit(2);
    ret->lines[0] = (struct certificate_line){"Pengantar data terbuka", MODE_SYNCHRONOUS, 6, 270};
    ret->lines[1] =
        (struct certificate_line){"Lisensi, privasi, dan etika data", MODE_ASYNCHRONOUS, 6, 270};
    ret->lines[2] = (struct certificate_line){"Praktik portal data", MODE_FACE_TO_FACE, 8, 360};
}

/* Every text as long as it may be. */
static void fill_up(char *text, size_t room, const char *word)
{
    size_t len = strlen(word);
    for (size_t i = 0; i + 1 < room; i++)
        text[i] = word[i % len];
    text[room - 1] = '\0';
}

static void fill_to_the_brim(struct certificate_content *ret)
{
    fill(ret);
    fill_up(ret->number, sizeof ret->number, "2025/00012/BPSDM-");
    fill_up(ret->person.name, sizeof ret->person.name, "Kusumawardhani Wulandari ");
    fill_up(ret->person.agency, sizeof ret->person.agency, "Kementerian Pendayagunaan ");
    fill_up(ret->person.unit, sizeof ret->person.unit, "Direktorat Jenderal Pembinaan ");
    fill_up(ret->person.position, sizeof ret->person.position, "Analis Kebijakan Ahli Utama ");
    struct certificate_activity *activity = &ret->activity;
    fill_up(activity->title, sizeof activity->title, "PELATIHAN KEPEMIMPINAN NASIONAL ");
    fill_up(activity->batch, sizeof activity->batch, "Angkatan Kedua Puluh Satu ");
    fill_up(activity->category, sizeof activity->category, "Pelatihan struktural ");
    fill_up(activity->organiser, sizeof activity->organiser, "Badan Pengembangan ");
    fill_up(activity->legal_basis, sizeof activity->legal_basis, "Berdasarkan Peraturan ");
    fill_up(activity->place, sizeof activity->place, "Gedung Serbaguna ");
    fill_up(ret->signatory.name, sizeof ret->signatory.name, "Prawiradilaga");
    fill_up(ret->signatory.position, sizeof ret->signatory.position, "Kepala Badan ");
    fill_up(ret->address, sizeof ret->address, "https://belajar.instansi.go.id/");
    ret->jp = 777777;
    ret->n_lines = CERTIFICATE_LINES_MAX;
    ret->lines_more = 12;
    for (uint32_t i = 0; i < ret->n_lines; i++) {
        ret->lines[i] = (struct certificate_line){"", MODE_SYNCHRONOUS, 0, 45};
        fill_up(ret->lines[i].title, sizeof ret->lines[i].title, "WWWWWWWWWWWWWWWWWWWW ");
    }
}

/* ---- pictures ---- */

static struct certificate_content *content; /* of the test at hand: too large for a stack */

struct command {
    char text[600];
};

/* A shell command: `before`, the file, `after`. */
static struct command command(const char *before, struct scratch_path file, const char *after)
{
    struct command ret;
    snprintf(ret.text, sizeof ret.text, "%s %s %s", before, file.text, after);
    return ret;
}

/* What it says, without its last line end. */
static char *heard(const char *command)
{
    static char said[1 << 20];
    FILE *pipe = popen(command, "r");
    size_t n = pipe ? fread(said, 1, sizeof said - 1, pipe) : 0;
    said[n] = '\0';
    if (pipe)
        pclose(pipe);
    while (n && said[n - 1] == '\n')
        said[--n] = '\0';
    return said;
}

/* Written to a file of its name; where it is kept depends on SINKRON_PICTURES. */
static struct scratch_path put_pdf(const struct scratch *folder, const char *name)
{
    struct buffer pdf = {0};
    struct scratch_path path = scratch_file(folder, name);
    const char *kept = getenv("SINKRON_PICTURES");
    if (kept)
        snprintf(path.text, sizeof path.text, "%.200s/%.40s", kept, name);
    check_same(certificate_pdf(content, &pdf), OK, "a document");
    check_same(file_write(path.text, buffer_slice(&pdf), 0600), OK, "is written");
    buffer_finish(&pdf);
    return path;
}

static void check_shows(const char *text, const char *what)
{
    char story[400];
    snprintf(story, sizeof story, "shows \"%s\"", what);
    check(strstr(text, what) != NULL, story);
}

/* Each field of the least set of domain notes 3.3 but for the JP and the statement, which differ.
 */
static const char *const fields[] = {
    "2025/00012/BPSDM-SULSEL",                              /* number */
    ADDRESS,                                                /* verification id */
    "Nurhaliz",                                             /* name */
    "19850315 201012 1 002",                                /* NIP */
    "Pemerintah Provinsi Sulawesi Selatan",                 /* agency */
    "Dinas Komunikasi dan Informatika",                     /* unit */
    "Pranata Komputer Ahli Muda",                           /* position */
    "Pelatihan Teknis Pengelolaan Data Terbuka",            /* activity */
    "Pelatihan teknis",                                     /* category */
    "Angkatan IV",                                          /* batch */
    "diselenggarakan oleh BPSDM Provinsi Sulawesi Selatan", /* organiser */
    "10–12 Mei 2025",                                       /* start and end */
    "secara daring",                                        /* mode */
    "asn-2023",                                             /* policy version */
    "Dr. Andi Baso, M.Si.",                                 /* signatory */
    "Kepala BPSDM Provinsi Sulawesi Selatan",
    "NIP 19700101 199503 1 001",
    "Makassar, 14 Mei 2025",                                /* issue date */
    "Berdasarkan Peraturan Pemerintah Nomor 11 Tahun 2017", /* legal basis */
};

static const char *statement_of(enum certificate_kind kind)
{
    switch (kind) {
    case CERTIFICATE_STTP:
        return "dinyatakan lulus";
    case CERTIFICATE_CERTIFICATE:
        return "memenuhi ketentuan";
    case CERTIFICATE_STATEMENT:
        return "tanpa pernyataan lulus";
    }
    return "";
}

static void check_read_back(const char *name)
{
    struct scratch folder;
    scratch_make(&folder);
    struct scratch_path path = put_pdf(&folder, name);
    const char *text = heard(command("pdftotext -layout", path, "- 2>/dev/null").text);
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        check_shows(text, fields[i]);
    check_shows(text, statement_of(content->kind));
    if (content->jp)
        check_shows(text, "20 (dua puluh) jam pelajaran");
    else
        check(strstr(text, "jam pelajaran") == NULL, "no JP where none were earned");
    check_text("the QR code",
               heard(command("pdftoppm -f 1 -l 1 -r 150 -png", path,
                             "2>/dev/null | zbarimg -q --raw PNG:- 2>/dev/null")
                         .text),
               ADDRESS);
    scratch_drop(&folder);
}

static bool has_readers(void)
{
    return system("command -v pdftotext pdftoppm zbarimg >/dev/null") == 0;
}

/* ---- tests ---- */

static void all_kinds_are_read_back(void)
{
    fill(content);
    check_read_back("sttp.pdf");
    content->kind = CERTIFICATE_CERTIFICATE;
    content->mark = CERTIFICATE_NO_MARK;
    check_read_back("sertifikat.pdf");
    content->kind = CERTIFICATE_STATEMENT;
    content->jp = 0;
    content->mark = 55;
    check_read_back("surat.pdf");
}

static void long_names_are_read_back(void)
{
    fill(content);
    snprintf(content->person.name, sizeof content->person.name, "%s", LONG_NAME);
    check_read_back("long.pdf");
}

static void the_same_content_is_the_same_document(void)
{
    struct buffer first = {0}, second = {0};
    fill(content);
    check_same(certificate_pdf(content, &first), OK, "once");
    check_same(certificate_pdf(content, &second), OK, "again");
    check(slice_equal(buffer_slice(&first), buffer_slice(&second)), "byte by byte");
    buffer_finish(&first);
    buffer_finish(&second);
}

/* The bounding boxes of all words lie inside the frame of the page. */
static void check_inside(struct scratch_path file)
{
    char *text = heard(command("pdftotext -bbox", file, "- 2>/dev/null | grep '<word'").text);
    unsigned words = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), words++) {
        float box[4];
        int n = sscanf(line, " <word xMin=\"%f\" yMin=\"%f\" xMax=\"%f\" yMax=\"%f\"", &box[0],
                       &box[1], &box[2], &box[3]);
        bool inside = n == 4 && box[0] >= 30 && box[1] >= 28 && box[2] <= 812 && box[3] <= 568;
        if (!check(inside, "within the frame"))
            printf("  %s\n", line);
    }
    check(words > 20, "there are words");
}

static void the_longest_texts_stay_inside(void)
{
    struct scratch folder;
    scratch_make(&folder);
    fill_to_the_brim(content);
    struct scratch_path path = put_pdf(&folder, "brim.pdf");
    check_inside(path);
    fill(content);
    fill_up(content->person.name, sizeof content->person.name, "W");
    fill_up(content->activity.title, sizeof content->activity.title, "MW");
    path = put_pdf(&folder, "unbroken.pdf");
    check_inside(path);
    snprintf(content->person.name, sizeof content->person.name,
             "Budi \xF0\x9F\x98\x80 Zoë Łukasz\n");
    path = put_pdf(&folder, "foreign.pdf");
    check_inside(path);
    scratch_drop(&folder);
}

static void what_is_stored_comes_back(void)
{
    struct certificate_content *back = mem_zalloc(1, sizeof *back);
    for (int brim = 0; brim < 2; brim++) {
        struct buffer first = {0}, second = {0};
        if (brim)
            fill_to_the_brim(content);
        else
            fill(content);
        certificate_write(content, &first);
        check(!first.bad && first.len < CERTIFICATE_CONTENT_BYTES_MAX,
              "has its place in the store");
        check_same(certificate_read(buffer_slice(&first), back), OK, "is read");
        certificate_write(back, &second);
        check(slice_equal(buffer_slice(&first), buffer_slice(&second)), "and is the same");
        buffer_finish(&second);
        second = (struct buffer){0};
        for (size_t len = 0; len < first.len; len += 97) {
            enum err err = certificate_read((struct slice){first.at, len}, back);
            check(err == ERR_MALFORMED || err == ERR_INVALID, "a part of it is refused");
        }
        buffer_finish(&first);
    }
    mem_free(back);
}

static void what_somebody_gets(void)
{
    static const struct {
        const char *story;
        struct certificate_ground ground;
        enum certificate_kind kind;
    } rows[] = {
        {"passed a training", {"pelatihan_teknis", 20, true, false, TEST_PASSED}, CERTIFICATE_STTP},
        {"a training without test", {"pelatihan_jarak_jauh", 3, true, false, 0}, CERTIFICATE_STTP},
        {"a seminar", {"seminar", 4, true, false, 0}, CERTIFICATE_CERTIFICATE},
        {"a course", {"kursus", 4, true, false, 0}, CERTIFICATE_CERTIFICATE},
        {"an agency's own category", {"tadarus", 1, true, false, 0}, CERTIFICATE_CERTIFICATE},
        {"failed the test",
         {"pelatihan_teknis", 0, true, false, TEST_FAILED},
         CERTIFICATE_STATEMENT},
        {"the test is still to come", {"pelatihan_teknis", 0, true, false, TEST_AWAITED}, 0},
        {"waits for evidence", {"seminar", 0, true, true, 0}, 0},
        {"a category without a value",
         {"nonklasikal_lain", 0, true, false, 0},
         CERTIFICATE_STATEMENT},
        {"left too early", {"seminar", 0, false, false, 0}, 0},
        {"a part of the days counts", {"seminar", 2, false, false, 0}, CERTIFICATE_CERTIFICATE},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check_same(certificate_kind_for(&rows[i].ground), rows[i].kind, rows[i].story);
}

static void memory_may_fail(void)
{
    fill(content);
    for (int n = 0; n < 400; n += 7) {
        struct buffer pdf = {0};
        alloc_fail_after(n);
        enum err err = certificate_pdf(content, &pdf);
        alloc_fail_after(-1);
        check(err == OK || err == ERR_NOMEM || err == ERR_IO, "is told");
        buffer_finish(&pdf);
    }
}

static void with_readers(void (*test)(void))
{
    if (has_readers())
        test();
    else
        printf("not looked at: pdftotext, pdftoppm or zbarimg is not there\n");
}

static void pictures(void)
{
    with_readers(all_kinds_are_read_back);
    with_readers(long_names_are_read_back);
    with_readers(the_longest_texts_stay_inside);
}

static void begin(void)
{
    content = mem_zalloc(1, sizeof *content);
}

static void end(void)
{
    mem_free(content);
}

TEST_MAIN(TEST(begin), TEST(what_somebody_gets), TEST(what_is_stored_comes_back),
          TEST(the_same_content_is_the_same_document), TEST(pictures), TEST(memory_may_fail),
          TEST(end))
