/* Files of people and of enrolments: what is made, changed, refused, and taken back. */
#include "office/desk.h"
#include "store/store_thread.h"

static struct desk desk;
static char import_id[ID_TEXT_MAX];

#define PEOPLE "/api/v1/people/import?name=pegawai.csv"
#define DRY "/api/v1/people/import?dry=1"
#define SRI "198503152010122001"    /* new */
#define DWI "199001012022211005"    /* new, a PPPK */
#define KNOWN2 "198503152010121002" /* person 2 of the school */
#define KNOWN3 "198503152010121003"

static void begin(void)
{
    desk_open(&desk, 1, 90, 3);
    desk_start(&desk);
    desk_sign_in(&desk);
}

static void says(const char *part, const char *story)
{
    check_text(story, strstr(desk_body(&desk), part) ? part : desk_body(&desk), part);
}

static void post(const char *path, const char *body, int status, const char *part,
                 const char *story)
{
    desk_ask(&desk, "POST", path, body);
    check_same(desk.last->status, status, story);
    says(part, story);
    const char *id = strstr(desk_body(&desk), "{\"id\":\"");
    if (status == 200 && id)
        snprintf(import_id, sizeof import_id, "%.32s", id + strlen("{\"id\":\""));
}

static void undo(int status, const char *part, const char *story)
{
    char path[100];
    snprintf(path, sizeof path, "/api/v1/imports/%s/undo", import_id);
    post(path, "{}", status, part, story);
}

static unsigned n_people(void)
{
    unsigned n = 0;
    desk_get(&desk, "/api/v1/people?limit=200");
    for (const char *at = desk_body(&desk); (at = strstr(at, "\"id\":\"")); at++)
        n++;
    return n;
}

static const char *enrolments_path(void)
{
    static char path[120];
    snprintf(path, sizeof path, "/api/v1/activities/%s/import?name=peserta.csv",
             id_text(school_activity()).text);
    return path;
}

/* ---- people ---- */

#define FAULT(line, column, code)                                                                  \
    "\"line\":" line ",\"column\":\"" column "\",\"code\":\"" code "\""

static void what_is_wrong_is_said_by_line_and_column(void)
{
    static const struct {
        const char *story, *file, *part;
    } cases[] = {
        {"a column nobody knows", "nip;nama;status;hobi\n" SRI ";Sri;PNS;x\n",
         FAULT("1", "hobi", "column_unknown")},
        {"no numbers", "nama;status\nSri;PNS\n", FAULT("1", "nip", "column_missing")},
        {"a column twice", "nip;nama;Nama Lengkap\n" SRI ";Sri;Sri\n",
         FAULT("1", "Nama Lengkap", "column_twice")},
        {"spoilt by a spreadsheet set to Indonesian", "nip;nama;status\n1,98503E+17;Sri;PNS\n",
         FAULT("2", "nip", "nip_spoilt") ",\"value\":\"1,98503E+17\""},
        {"spoilt by an English one", "nip;nama;status\n1.98503E+17;Sri;PNS\n",
         FAULT("2", "nip", "nip_spoilt")},
        {"rounded after 15 digits", "nip;nama;status\n198503152010121000;Sri;PNS\n",
         FAULT("2", "nip", "nip_rounded")},
        {"a digit lost", "nip;nama;status\n19850315201012200;Sri;PNS\n",
         FAULT("2", "nip", "nip_length")},
        {"no number", "nip;nama;status\n;Sri;PNS\n", FAULT("2", "nip", "missing")},
        {"the same number twice: both lines",
         "nip;nama;status\n" SRI ";Sri;PNS\n" DWI ";Dwi;PPPK\n" SRI ";Sri;PNS\n",
         FAULT("4", "nip", "nip_twice") ",\"value\":\"2\""},
        {"somebody new without a name", "nip;status\n" SRI ";PNS\n", FAULT("2", "nama", "missing")},
        {"and without a status", "nip;nama\n" SRI ";Sri\n", FAULT("2", "status", "missing")},
        {"a status nobody knows", "nip;nama;status\n" SRI ";Sri;Honorer\n",
         FAULT("2", "status", "status_unknown")},
        {"no date", "nip;nama;status;mulai_kontrak\n" DWI ";Dwi;PPPK;31/02/2024\n",
         FAULT("2", "mulai_kontrak", "no_date")},
        {"a contract backwards",
         "nip;nama;status;mulai_kontrak;akhir_kontrak\n" DWI ";Dwi;PPPK;01/02/2024;31/01/2024\n",
         FAULT("2", "akhir_kontrak", "contract_order")},
        {"a zone nobody knows", "nip;nama;status;zona\n" SRI ";Sri;PNS;GMT\n",
         FAULT("2", "zona", "zone_unknown")},
        {"a superior whom nobody knows", "nip;nama;status;nip_atasan\n" SRI ";Sri;PNS;" DWI "\n",
         FAULT("2", "nip_atasan", "superior_unknown")},
        {"one's own superior", "nip;nama;status;nip_atasan\n" SRI ";Sri;PNS;" SRI "\n",
         FAULT("2", "nip_atasan", "oneself")},
        {"a file that is no text", "nip;nama;status\n" SRI ";Ren\xe9;PNS\n",
         FAULT("2", "", "not_utf8") ",\"value\":\"23\""},
    };
    begin();
    unsigned before = n_people();
    for (size_t i = 0; i < COUNT(cases); i++) {
        post(PEOPLE, cases[i].file, 400, cases[i].part, cases[i].story);
        post(DRY, cases[i].file, 200, cases[i].part, cases[i].story);
    }
    post(PEOPLE, "nip;nama;status\n" SRI ";Sri;PNS\n" DWI ";Dwi;P\n", 400, "status_unknown",
         "one line is wrong");
    check_same(n_people(), before, "nobody was made");
    desk_get(&desk, "/api/v1/imports");
    says("{\"imports\":[]}", "and nothing imported");
    desk_close(&desk);
}

#define FILE_ONE                                                                                   \
    "Nama;NIP/NI PPPK;Status;Unit Kerja;NIP Atasan;mulai kontrak;jenis jabatan\r\n"                \
    "Sri Wahyuni;'" SRI ";pns;Bidang Mutasi;" DWI ";;JPT Madya\r\n"                                \
    "Dwi Lestari;" DWI ";PPPK;;" KNOWN3 ";01/02/2024;\r\n"                                         \
    "Pegawai 02;" KNOWN2 ";PNS;Bidang Baru;" SRI ";;\r\n"                                          \
    "Pegawai 03;" KNOWN3 ";PNS;;;;\r\n"

static void people_are_made_and_changed_and_taken_back(void)
{
    char path[100];
    begin();
    unsigned before = n_people();
    post(DRY, FILE_ONE, 200, "{\"id\":null,\"rows\":4,\"made\":2,\"changed\":1,\"unchanged\":1",
         "looked at");
    says("{\"line\":4,\"name\":\"Pegawai 02\",\"field\":\"unit\",\"before\":\"Bidang Pengembangan "
         "Kompetensi\",\"after\":\"Bidang Baru\"}",
         "from what, into what");
    says("\"field\":\"superior\",\"before\":\"\",\"after\":\"… 001\"", "the number masked");
    check_same(n_people(), before, "and nothing was written");
    post(PEOPLE, FILE_ONE, 200, "\"rows\":4,\"made\":2,\"changed\":1,\"unchanged\":1", "done");
    check_same(n_people(), before + 2, "two more");
    snprintf(path, sizeof path, "/api/v1/people/%s", id_text(school_person(2)).text);
    desk_get(&desk, "%s", path);
    says("\"unit\":\"Bidang Baru\"", "changed");
    says("\"superior_name\":\"Sri Wahyuni\"", "the superior of the same file");
    desk_get(&desk, "/api/v1/changes?about=%s", id_text(school_person(2)).text);
    says("\"imported\":true", "written down as imported");
    desk_get(&desk, "/api/v1/imports");
    says("\"noun\":\"people\",\"activity\":null,\"title\":\"\",\"file_name\":\"pegawai.csv\","
         "\"rows\":4",
         "listed");
    says("\"undone_ms\":0", "and stands");

    undo(200, "{\"taken_back\":4,\"kept\":[],\"more_kept\":0}", "taken back");
    check_same(n_people(), before, "two fewer");
    desk_get(&desk, "%s", path);
    says("\"unit\":\"Bidang Pengembangan Kompetensi\"", "as before");
    says("\"superior\":\"\"", "as before");
    undo(409, "taken", "once");
    post("/api/v1/imports/11111111111111111111111111111111/undo", "{}", 404, "not_found",
         "no such import");
    desk_close(&desk);
}

static void the_same_file_twice_changes_nothing(void)
{
    begin();
    post(PEOPLE, FILE_ONE, 200, "\"made\":2", "once");
    unsigned after = n_people();
    post(PEOPLE, FILE_ONE, 200, "{\"id\":null,\"rows\":4,\"made\":0,\"changed\":0,\"unchanged\":4",
         "twice: nothing to take back");
    check_same(n_people(), after, "nobody came");
    desk_close(&desk);
}

static void what_was_changed_since_stays(void)
{
    char path[200];
    begin();
    post(PEOPLE, FILE_ONE, 200, "\"made\":2", "imported");
    snprintf(path, sizeof path, "/api/v1/people/%s", id_text(school_person(2)).text);
    desk_ask(&desk, "POST", path, "{\"unit\":\"Bidang Lain\"}");
    check_same(desk.last->status, 200, "changed by hand");
    post(enrolments_path(), "nip\n" SRI "\n", 200, "\"made\":1", "and Sri takes part");
    desk_get(&desk, "/api/v1/imports");
    const char *first = strstr(desk_body(&desk), "\"noun\":\"people\"");
    while (first && strncmp(first, "{\"id\":\"", 7) != 0)
        first--;
    snprintf(import_id, sizeof import_id, "%.32s", first ? first + 7 : "");
    undo(200, "{\"name\":\"Pegawai 02\",\"field\":\"unit\",\"why\":\"changed_since\"}",
         "the unit stays");
    says("{\"name\":\"Sri Wahyuni\",\"field\":\"+\",\"why\":\"in_use\"}", "and so does Sri");
    says("\"taken_back\":2", "the rest is taken back");
    desk_get(&desk, "%s", path);
    says("\"unit\":\"Bidang Lain\"", "as it was set by hand");
    says("\"superior\":\"\"", "and what nobody touched is as before");
    desk_close(&desk);
}

/* Two who are each other's superior hold each other: none of the two is forgotten. */
static void a_status_is_imported_from_a_day_on(void)
{
    static const struct {
        const char *story, *file;
        int status;
        const char *part, *statuses;
    } cases[] = {
        {"since today, where nothing is said", "nip;jenis_jabatan\n" KNOWN2 ";JPT Madya\n", 200,
         "\"changed\":1",
         "[{\"from\":\"2025-03-10\",\"employment\":\"pns\",\"post\":\"jpt_madya\""},
        {"the same again", "nip;jenis_jabatan\n" KNOWN2 ";JPT Madya\n", 200, "\"unchanged\":1",
         "[{\"from\":\"2025-03-10\""},
        {"since the day in the file", "nip;status;berlaku_sejak\n" KNOWN2 ";Lainnya;01/04/2025\n",
         200, "\"changed\":1", "[{\"from\":\"2025-04-01\",\"employment\":\"other\""},
        {"a new agreement since it began", "nip;status;mulai_kontrak\n" KNOWN2 ";PPPK;2025-05-01\n",
         200, "\"changed\":1", "[{\"from\":\"2025-05-01\",\"employment\":\"pppk\""},
        {"no day", "nip;status;berlaku_sejak\n" KNOWN2 ";PNS;besok\n", 400,
         "\"column\":\"berlaku_sejak\",\"code\":\"no_date\"", "[{\"from\":\"2025-05-01\""},
    };
    begin();
    for (size_t i = 0; i < COUNT(cases); i++) {
        post(PEOPLE, cases[i].file, cases[i].status, cases[i].part, cases[i].story);
        desk_get(&desk, "/api/v1/people/%s", id_text(school_person(2)).text);
        says(cases[i].statuses, cases[i].story);
    }
    undo(200, "", "the agreement is taken back");
    desk_get(&desk, "/api/v1/people/%s", id_text(school_person(2)).text);
    says("\"employment\":\"other\"", "as before it");
    desk_close(&desk);
}

static void a_circle_of_superiors_is_taken_back(void)
{
    begin();
    unsigned before = n_people();
    post(PEOPLE, "nip,nama,status,nip_atasan\n" SRI ",Sri,PNS," DWI "\n" DWI ",Dwi,PPPK," SRI "\n",
         200, "\"made\":2", "imported");
    says("\"column\":\"mulai_kontrak\",\"code\":\"contract_missing\"", "worth a look");
    undo(200, "\"taken_back\":2,\"kept\":[]", "taken back");
    check_same(n_people(), before, "both");
    desk_close(&desk);
}

/* ---- enrolments ---- */

static void people_are_enrolled_and_taken_out(void)
{
    char path[200];
    begin();
    post(PEOPLE, FILE_ONE, 200, "\"made\":2", "people");
    post(enrolments_path(), "nip;peran\n" SRI ";\n199912312022031009;peserta\n", 400,
         FAULT("3", "nip", "nip_unknown") ",\"value\":\"199912312022031009\"", "nobody");
    post(enrolments_path(), "nip;peran\n" SRI ";penonton\n", 400,
         FAULT("2", "peran", "role_unknown"), "no such role");
    post(enrolments_path(), "nip;peran\n" KNOWN2 ";pengajar\n", 400,
         FAULT("2", "peran", "has_other_role") ",\"value\":\"Pegawai 02\"", "a learner already");
    post(enrolments_path(), "nip;peran\n" SRI ";\n" DWI ";pengajar\n" KNOWN2 ";peserta\n", 200,
         "\"rows\":3,\"made\":2,\"changed\":0,\"unchanged\":1", "two come");
    snprintf(path, sizeof path, "/api/v1/activities/%s", id_text(school_activity()).text);
    desk_get(&desk, "%s", path);
    says("\"name\":\"Sri Wahyuni\"", "there");
    undo(200, "{\"taken_back\":2,\"kept\":[],\"more_kept\":0}", "and gone");
    desk_get(&desk, "%s", path);
    check(!strstr(desk_body(&desk), "Sri Wahyuni"), "not there");
    desk_close(&desk);
}

static void who_has_a_link_stays_enrolled(void)
{
    char path[200];
    begin();
    post(PEOPLE, FILE_ONE, 200, "\"made\":2", "people");
    post(enrolments_path(), "nip\n" SRI "\n" DWI "\n", 200, "\"made\":2", "enrolled");
    snprintf(path, sizeof path, "/api/v1/activities/%s/links", id_text(school_activity()).text);
    desk_ask(&desk, "POST", path, "{\"missing_only\":true}");
    check_same(desk.last->status, 200, "with links");
    undo(
        200,
        "{\"taken_back\":0,\"kept\":[{\"name\":\"Sri Wahyuni\",\"field\":\"+\",\"why\":\"in_use\"},"
        "{\"name\":\"Dwi Lestari\",\"field\":\"+\",\"why\":\"in_use\"}]",
        "they stay");
    desk_close(&desk);
}

static void who_was_withdrawn_is_admitted_again_and_back(void)
{
    char path[200];
    begin();
    snprintf(path, sizeof path, "/api/v1/activities/%s/people/%s/withdraw",
             id_text(school_activity()).text, id_text(school_person(2)).text);
    desk_ask(&desk, "POST", path, "{\"reason\":\"Salah\"}");
    check_same(desk.last->status, 200, "withdrawn");
    post(enrolments_path(), "nip\n" KNOWN2 "\n", 200, "\"made\":0,\"changed\":1", "admitted again");
    undo(200, "{\"taken_back\":1,\"kept\":[]", "and back");
    desk_get(&desk, "/api/v1/activities/%s", id_text(school_activity()).text);
    says("\"withdrawn_ms\":1741568400000", "withdrawn as before");
    desk_close(&desk);
}

static void plans_that_stand_still_take_nobody(void)
{
    begin();
    post("/api/v1/activities/11111111111111111111111111111111/import", "nip\n" KNOWN2 "\n", 404,
         "not_found", "no activity");
    desk_stop(&desk);
    check_same(store_activity_close(desk.school.store, school_activity(), MONDAY_MS, NULL, 0), OK,
               "closed");
    desk_start(&desk);
    post(enrolments_path(), "nip\n" KNOWN2 "\n", 409, "locked", "a closed one");
    desk_close(&desk);
}

TEST_MAIN(TEST(what_is_wrong_is_said_by_line_and_column),
          TEST(people_are_made_and_changed_and_taken_back),
          TEST(the_same_file_twice_changes_nothing), TEST(what_was_changed_since_stays),
          TEST(a_status_is_imported_from_a_day_on), TEST(a_circle_of_superiors_is_taken_back),
          TEST(people_are_enrolled_and_taken_out), TEST(who_has_a_link_stays_enrolled),
          TEST(who_was_withdrawn_is_admitted_again_and_back),
          TEST(plans_that_stand_still_take_nobody))
