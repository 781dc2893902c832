/* The files that coordinators download, to the byte. */
#include "office/desk.h"
#include "report/csv.h"
#include "report/csv_words.h"

#define BOM "\xef\xbb\xbf"

/* ---- the writer alone ---- */

static void fields_are_safe(void)
{
    static const struct {
        const char *story, *text, *want;
    } cases[] = {
        {"plain", "Ani", "Ani"},
        {"nothing", "", ""},
        {"a comma", "Sari, S.Pd.", "\"Sari, S.Pd.\""},
        {"quotes", "Siti \"Ita\" Nur", "\"Siti \"\"Ita\"\" Nur\""},
        {"a line break", "atas\nbawah", "\"atas\nbawah\""},
        {"a formula", "=HYPERLINK(\"http://jahat\",\"klik\")",
         "\"'=HYPERLINK(\"\"http://jahat\"\",\"\"klik\"\")\""},
        {"a plus", "+62811", "'+62811"},
        {"a minus", "-1+1", "'-1+1"},
        {"an at", "@SUM(A1)", "'@SUM(A1)"},
        {"a tab", "\t=1", "\"'\t=1\""},
        {"a carriage return", "\r=1", "\"'\r=1\""},
        {"a line feed", "\n=1", "\"'\n=1\""},
        {"blanks before a formula", "  =1", "'  =1"},
        {"a sign within", "a=1", "a=1"},
        {"an apostrophe of its own", "'Aisyah", "'Aisyah"},
        {"a number as text", "19850315 201012 1 002", "19850315 201012 1 002"},
        {"other letters", "Ketut N\xc3\xa9", "Ketut N\xc3\xa9"},
    };

    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buffer buffer = {0};
        struct csv csv = {.buffer = &buffer};
        char want[200];
        csv_text(&csv, cases[i].text);
        csv_number(&csv, -7);
        csv_end_row(&csv);
        csv_text(&csv, "x");
        buffer_add(&buffer, (struct slice){(const uint8_t *)"", 1});
        snprintf(want, sizeof want, "%s,-7\r\nx", cases[i].want);
        check_text(cases[i].story, (const char *)buffer.at, want);
        buffer_finish(&buffer);
    }
}

static void file_names_are_plain(void)
{
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"Pelatihan Teknis: SPBE (2025)", "pelatihan-teknis-spbe-2025"},
        {"\"; rm -rf /\r\nX-Header: 1", "rm-rf-x-header-1"},
        {"../../etc", "etc"},
        {"\xe4\xb8\xad", ""},
        {"", ""},
        {"Sangat panjang sekali", "sangat-panjang"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char got[28];
        csv_file_word(cases[i].text, got, i == 5 ? 16 : sizeof got);
        check_text(cases[i].text, got, cases[i].want);
    }
}

static const char *reason_text(enum reason_code code, int64_t a, int64_t b)
{
    static char text[200];
    struct writer w = writer_of(text, sizeof text - 1);
    words_add_reason(&w, &(struct jp_reason){code, {a, b}});
    text[writer_len(&w)] = '\0';
    return text;
}

static void every_reason_has_words(void)
{
    for (int code = 1; code < REASON_CODE_END; code++)
        check(reason_text((enum reason_code)code, 1, 2)[0] != '\0',
              reason_name((enum reason_code)code));
    check_text("too little", reason_text(REASON_ATTENDED_TOO_LITTLE, 3599, 80),
               "kurang 59 menit 59 detik dari batas 80 %");
    check_text("enough", reason_text(REASON_ATTENDED_ENOUGH, 977799, 80),
               "hadir 97,77 % dari waktu belajar, batasnya 80 %");
    check_text("programme", reason_text(REASON_PROGRAMME_JP, 13500, 2700),
               "225 menit waktu belajar, 1 JP = 45 menit");
    check_text("over the cap", reason_text(REASON_OVER_CAP, 2, 24),
               "2 JP melebihi batas 24 JP setahun: tercatat, tidak dihitung");
    check_text("nothing", reason_text(REASON_ATTENDED_TOO_LITTLE, 0, 80),
               "kurang 0 detik dari batas 80 %");
    check_text("no reason", reason_text(REASON_CODE_END, 0, 0), "");
}

/* ---- the files ---- */

/* One teaches, one drops out for 100 s, one leaves too early on two phones, one never comes. */
static void hold_class(struct school *school)
{
    school_phase(school, CLASS_PHASE_RUNNING, 0);
    school_joins(school, 1, 1, -60);
    school_joins(school, 2, 2, 3);
    school_joins(school, 3, 3, 0);
    school_joins(school, 4, 3, 10);
    school_leaves(school, 3, 3, 600, LEAVE_ASKED);
    school_leaves(school, 4, 3, 601, LEAVE_REMOVED);
    school_leaves(school, 2, 2, 1500, LEAVE_LOST);
    school_joins(school, 5, 2, 1600);
    school_phase(school, CLASS_PHASE_ENDED, 2700);
    school_leaves(school, 1, 1, 2700, LEAVE_CLASS_OVER);
    school_leaves(school, 5, 2, 2700, LEAVE_CLASS_OVER);
}

static void rename_person(struct school *school, unsigned n, const char *name, const char *unit)
{
    struct person_row row = person_row(n);
    snprintf(row.name, sizeof row.name, "%s", name);
    snprintf(row.unit, sizeof row.unit, "%s", unit);
    row.employment = EMPLOYMENT_PPPK;
    check_same(store_person_put(school->store, &row), OK, "renamed");
}

static void begin(struct desk *desk, enum date_zone zone)
{
    struct activity_row activity = activity_row(1);
    desk_open(desk, 1, 45, 4);
    activity.zone = zone;
    check_same(store_activity_put(desk->school.store, &activity), OK, "zone");
    rename_person(&desk->school, 2, "=HYPERLINK(\"http://jahat\",\"klik\")", "Bidang \"A\",\r\nB");
    hold_class(&desk->school);
    desk_start(desk);
    desk_sign_in(desk);
}

static void attendance_to_the_byte(void)
{
    static const char want[] =
        BOM "Kegiatan,NIP/NI PPPK,Nama,Unit kerja,Status pegawai,Peran,Kelas ke-,Nama kelas,"
            "Masuk pertama,Keluar terakhir,Zona waktu,Jumlah sambungan,Detik hadir dihitung,"
            "Detik belajar,Rincian kehadiran\r\n"
            "Pelatihan 1,19850315 201012 1 001,Pegawai 01,Bidang Pengembangan Kompetensi,PNS,"
            "pengajar,1,Pertemuan 1,2025-03-10 07:59:00,2025-03-10 08:45:00,WIB,1,2700,2700,"
            "2025-03-10 07:59:00 - 2025-03-10 08:45:00 (kelas selesai)\r\n"
            "Pelatihan 1,19850315 201012 1 002,\"'=HYPERLINK(\"\"http://jahat\"\",\"\"klik\"\")\","
            "\"Bidang \"\"A\"\",\r\nB\",PPPK,peserta,1,Pertemuan 1,2025-03-10 08:00:03,"
            "2025-03-10 08:45:00,WIB,2,2597,2700,2025-03-10 08:00:03 - 2025-03-10 08:25:00 "
            "(sambungan hilang); 2025-03-10 08:26:40 - 2025-03-10 08:45:00 (kelas selesai)\r\n"
            "Pelatihan 1,19850315 201012 1 003,Pegawai 03,Bidang Pengembangan Kompetensi,PNS,"
            "peserta,1,Pertemuan 1,2025-03-10 08:00:00,2025-03-10 08:10:01,WIB,2,601,2700,"
            "2025-03-10 08:00:00 - 2025-03-10 08:10:00 (keluar sendiri); 2025-03-10 08:00:10 - "
            "2025-03-10 08:10:01 (dikeluarkan)\r\n"
            "Pelatihan 1,19850315 201012 1 004,Pegawai 04,Bidang Pengembangan Kompetensi,PNS,"
            "peserta,1,Pertemuan 1,,,WIB,0,0,2700,\r\n";
    struct desk desk;
    begin(&desk, DATE_WIB);
    desk_get(&desk, "/api/v1/activities/%s/attendance.csv", id_text(school_activity()).text);
    check_same(desk.last->status, 200, "there");
    check_text("as a table", desk.last->content_type, "text/csv; charset=utf-8");
    check_text("as a file", desk.last->disposition,
               "attachment; filename=\"kehadiran_pelatihan-1_2025-03-10.csv\"");
    check_text("to the byte", desk_body(&desk), want);
    desk_close(&desk);
}

#define JP_HEAD                                                                                    \
    "Kegiatan,Penyelenggara,Jenis kegiatan,Aturan,NIP/NI PPPK,Nama,Unit kerja,Status pegawai,"     \
    "Peran,Detik hadir,Detik belajar,Detik minimum,Persen hadir,Memenuhi,Status perhitungan,"      \
    "JP diperoleh,JP dihitung,JP di atas batas,Alasan,Kode alasan,Nomor catatan,JP tercatat,"      \
    "Dicatat pada,Zona waktu\r\n"
#define JP_ACTIVITY "Pelatihan 1,BPSDM,pelatihan_teknis,asn-2023,"

static void jp_to_the_byte(void)
{
    static const char want[] = BOM JP_HEAD JP_ACTIVITY
        "19850315 201012 1 001,Pegawai 01,Bidang Pengembangan Kompetensi,PNS,pengajar,2700,2700,"
        "2160,\"100,00 %\",ya,sementara,0,0,0,"
        "mengajar tidak dihitung sebagai belajar,speaker_no_credit,,0,,WIB\r\n" JP_ACTIVITY
        "19850315 201012 1 002,\"'=HYPERLINK(\"\"http://jahat\"\",\"\"klik\"\")\","
        "\"Bidang \"\"A\"\",\r\nB\",PPPK,peserta,2597,2700,2160,\"96,18 %\",ya,sementara,1,1,0,"
        "\"hadir 96,18 % dari waktu belajar, batasnya 80 %; 45 menit waktu belajar, 1 JP = 45 "
        "menit\",attended_enough; programme_jp,,0,,WIB\r\n" JP_ACTIVITY
        "19850315 201012 1 003,Pegawai 03,Bidang Pengembangan Kompetensi,PNS,peserta,601,2700,"
        "2160,\"22,25 %\",tidak,sementara,0,0,0,kurang 25 menit 59 detik dari batas 80 %,"
        "attended_too_little,,0,,WIB\r\n" JP_ACTIVITY
        "19850315 201012 1 004,Pegawai 04,Bidang Pengembangan Kompetensi,PNS,peserta,0,2700,"
        "2160,\"0,00 %\",tidak,sementara,0,0,0,tidak tersambung pada jam belajar,"
        "not_present,,0,,WIB\r\n";
    struct desk desk;
    begin(&desk, DATE_WIB);
    desk_get(&desk, "/api/v1/activities/%s/jp.csv", id_text(school_activity()).text);
    check_same(desk.last->status, 200, "there");
    check_text("as a file", desk.last->disposition,
               "attachment; filename=\"jp_pelatihan-1_2025-03-10.csv\"");
    check_text("to the byte", desk_body(&desk), want);
    desk_close(&desk);
}

static void posted_entries_stand_in_it(void)
{
    struct desk desk;
    begin(&desk, DATE_WIT);
    check_same(office_sweep(desk.office), OK, "what has ended is closed");
    desk_get(&desk, "/api/v1/activities/%s/jp.csv", id_text(school_activity()).text);
    check(strstr(desk_body(&desk), ",ya,tercatat,1,1,0,") != NULL, "recorded");
    check(strstr(desk_body(&desk), ",1,2025-03-10 10:00:00,WIT\r\n") != NULL,
          "with JP and moment, in the zone of the activity");
    check(strstr(desk_body(&desk), ",tidak,tercatat,0,0,0,") != NULL, "and who earned nothing");
    desk_get(&desk, "/api/v1/activities/%s/attendance.csv", id_text(school_activity()).text);
    check(strstr(desk_body(&desk), ",2025-03-10 10:00:03,2025-03-10 10:45:00,WIT,2,2597,") != NULL,
          "attendance in that zone too");
    desk_close(&desk);
}

static void who_is_present_is_still_there(void)
{
    struct desk desk;
    desk_open(&desk, 1, 45, 2);
    school_phase(&desk.school, CLASS_PHASE_RUNNING, 0);
    school_joins(&desk.school, 1, 2, 60);
    desk_start(&desk);
    fake_clock_advance(&desk.clock, 600000);
    desk_sign_in(&desk);
    desk_get(&desk, "/api/v1/activities/%s/attendance.csv", id_text(school_activity()).text);
    check(strstr(desk_body(&desk),
                 "WIB,1,540,2700,2025-03-10 08:01:00 - 2025-03-10 08:10:00 (masih hadir)\r\n") !=
              NULL,
          "counted up to now");
    desk_close(&desk);
}

TEST_MAIN(TEST(fields_are_safe), TEST(file_names_are_plain), TEST(every_reason_has_words),
          TEST(attendance_to_the_byte), TEST(jp_to_the_byte), TEST(posted_entries_stand_in_it),
          TEST(who_is_present_is_still_there))
