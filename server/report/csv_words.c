#include "report/csv_words.h"

const char *words_of_role(enum enrolment_role role)
{
    switch (role) {
    case ENROLMENT_LEARNER:
        return "peserta";
    case ENROLMENT_INSTRUCTOR:
        return "pengajar";
    }
    return "";
}

const char *words_of_employment(enum employment employment)
{
    switch (employment) {
    case EMPLOYMENT_PNS:
        return "PNS";
    case EMPLOYMENT_PPPK:
        return "PPPK";
    case EMPLOYMENT_OTHER:
        return "lainnya";
    }
    return "";
}

const char *words_of_state(enum judgement_state state)
{
    switch (state) {
    case JUDGEMENT_LIVE:
        return "berlangsung";
    case JUDGEMENT_PROVISIONAL:
        return "sementara";
    case JUDGEMENT_POSTED:
        return "tercatat";
    }
    return "";
}

const char *words_of_leaving(const struct line_interval *line)
{
    if (line->open)
        return "masih hadir";
    switch (line->why) {
    case LEAVE_NONE:
        return "";
    case LEAVE_ASKED:
        return "keluar sendiri";
    case LEAVE_LOST:
        return "sambungan hilang";
    case LEAVE_REMOVED:
        return "dikeluarkan";
    case LEAVE_CLASS_OVER:
        return "kelas selesai";
    case LEAVE_SERVER_STOPPED:
        return "server dihentikan";
    case LEAVE_SERVER_LOST:
        return "server terhenti mendadak";
    }
    return "";
}

const char *words_of_answer(bool yes)
{
    return yes ? "ya" : "tidak";
}

void words_add_percent(struct writer *w, uint32_t ppm)
{
    write_format(w, "%u,%02u %%", ppm / 10000, ppm / 100 % 100);
}

void words_add_length(struct writer *w, int64_t seconds)
{
    long long minutes = seconds / 60, rest = seconds % 60;
    if (minutes)
        write_format(w, "%lld menit", minutes);
    if (minutes && rest)
        write_text(w, " ");
    if (rest || !minutes)
        write_format(w, "%lld detik", rest);
}

/* What stands between the words of a reason. */
enum slot { SLOT_NONE, SLOT_NUMBER, SLOT_LENGTH, SLOT_PPM };

/* begin, first number, middle, second number, end. */
struct reason_words {
    const char *begin;
    enum slot a;
    const char *middle;
    enum slot b;
    const char *end;
};

static const struct reason_words sentences[REASON_CODE_END] = {
    [REASON_ATTENDED_ENOUGH] = {"hadir ", SLOT_PPM, " dari waktu belajar, batasnya ", SLOT_NUMBER,
                                " %"},
    [REASON_ATTENDED_TOO_LITTLE] = {"kurang ", SLOT_LENGTH, " dari batas ", SLOT_NUMBER, " %"},
    [REASON_NOT_PRESENT] = {.begin = "tidak tersambung pada jam belajar"},
    [REASON_NO_LEARNING_TIME] = {.begin = "jadwal tidak memuat waktu belajar"},
    [REASON_PROGRAMME_JP] = {"", SLOT_LENGTH, " waktu belajar, 1 JP = ", SLOT_LENGTH, ""},
    [REASON_PROPORTIONAL_JP] = {"dihitung dari ", SLOT_LENGTH,
                                " yang dihadiri, 1 JP = ", SLOT_LENGTH, ""},
    [REASON_INTERNATIONAL_BONUS] = {"kegiatan internasional: ditambah ", SLOT_NUMBER, " %",
                                    SLOT_NONE, ""},
    [REASON_ROUNDED_DOWN] = {"", SLOT_NUMBER, "/", SLOT_NUMBER, " JP dibulatkan ke bawah"},
    [REASON_ROUNDED_UP] = {"", SLOT_NUMBER, "/", SLOT_NUMBER, " JP dibulatkan ke atas"},
    [REASON_SPEAKER_NO_CREDIT] = {.begin = "mengajar tidak dihitung sebagai belajar"},
    [REASON_OVER_CAP] = {"", SLOT_NUMBER, " JP melebihi batas ", SLOT_NUMBER,
                         " JP setahun: tercatat, tidak dihitung"},
    [REASON_CAP_EXEMPT] = {"batas ", SLOT_NUMBER, " JP setahun tidak berlaku untuk jabatan ini",
                           SLOT_NONE, ""},
    [REASON_CATEGORY_NOT_LISTED] =
        {.begin = "jenis kegiatan tidak disebut untuk status pegawai ini, perlu diperiksa"},
    [REASON_CATEGORY_NOT_ALLOWED] = {.begin =
                                         "jenis kegiatan tidak dihitung untuk status pegawai ini"},
    [REASON_TEST_AWAITED] = {"menunggu tes akhir, nilai minimum ", SLOT_NUMBER, "", SLOT_NONE, ""},
    [REASON_TEST_FAILED] = {"nilai tes akhir ", SLOT_NUMBER, ", nilai minimum ", SLOT_NUMBER, ""},
    [REASON_TEST_PASSED] = {"lulus tes akhir dengan nilai ", SLOT_NUMBER, ", nilai minimum ",
                            SLOT_NUMBER, ""},
    [REASON_EVIDENCE_AWAITED] = {.begin = "menunggu bukti: surat izin atau laporan"},
    [REASON_EVIDENCE_REJECTED] = {.begin = "bukti ditolak"},
    [REASON_UNKNOWN_CATEGORY] = {.begin = "jenis kegiatan tidak ada dalam aturan yang berlaku"},
    [REASON_CATEGORY_UNVALUED] = {.begin = "jenis kegiatan ini belum mempunyai nilai JP"},
    [REASON_DAILY_LIMIT] = {"batas ", SLOT_NUMBER, " JP sehari mengurangi ", SLOT_NUMBER, " hari"},
    [REASON_DAY_VALUE] = {"nilai tetap ", SLOT_NUMBER, " JP sehari", SLOT_NONE, ""},
    [REASON_SHORT_DAY] = {"hari singkat: ", SLOT_LENGTH, ", 1 JP = ", SLOT_LENGTH, ""},
    [REASON_SESSION_VALUE] = {"nilai tetap ", SLOT_NUMBER, " JP satu sesi", SLOT_NONE, ""},
    [REASON_ACTIVITY_VALUE] = {"nilai tetap ", SLOT_NUMBER, " JP satu kegiatan", SLOT_NONE, ""},
    [REASON_SEMESTER_VALUE] = {"nilai tetap ", SLOT_NUMBER, " JP satu semester", SLOT_NONE, ""},
    [REASON_MONTHLY_LIMIT] = {"", SLOT_NUMBER, " JP melebihi batas ", SLOT_NUMBER,
                              " sesi sebulan: tercatat, tidak dihitung"},
    [REASON_DAYS_EARNED] = {"", SLOT_NUMBER, " dari ", SLOT_NUMBER, " hari mendapat JP"},
    [REASON_SESSIONS_EARNED] = {"", SLOT_NUMBER, " dari ", SLOT_NUMBER, " sesi mendapat JP"},
    [REASON_SEMESTERS_EARNED] = {"", SLOT_NUMBER, " dari ", SLOT_NUMBER, " semester mendapat JP"},
    [REASON_PARTLY_PROPORTIONAL] = {"sebanding kehadiran: ", SLOT_LENGTH, " dari ", SLOT_LENGTH,
                                    ""},
    [REASON_REPORT_AWAITED] = {.begin = "menunggu laporan"},
    [REASON_OVERLAP] = {"", SLOT_LENGTH,
                        " bersamaan dengan kegiatan lain: menunggu keputusan "
                        "penyelenggara",
                        SLOT_NONE, ""},
    [REASON_PURPOSE_UNTOLD] =
        {.begin =
             "belum disebut tugas atau sasaran yang dilayani dan kepala unit yang diajak bicara"},
    [REASON_CHECKS_MISSED] = {"", SLOT_NUMBER,
                              " pertanyaan \"Masih di sini?\" tidak dijawab: dipotong ",
                              SLOT_LENGTH, ""},
    [REASON_NO_STATUS_ON_DATE] = {.begin =
                                      "status pegawai pada hari terakhir kegiatan belum tercatat"},
    [REASON_CHECKS_UNANSWERED] = {"pertanyaan \"Masih di sini?\" dijawab ", SLOT_NUMBER, " dari ",
                                  SLOT_NUMBER, ": kurang dari yang diminta"},
    [REASON_CAPACITY_FOLDED] =
        {.begin = "dihitung sebagai kompetensi: aturan ini mengenal satu buku untuk status ini"},
};

static void add_slot(struct writer *w, enum slot slot, int64_t value)
{
    switch (slot) {
    case SLOT_NONE:
        break;
    case SLOT_NUMBER:
        write_format(w, "%lld", (long long)value);
        break;
    case SLOT_LENGTH:
        words_add_length(w, value);
        break;
    case SLOT_PPM:
        words_add_percent(w, (uint32_t)value);
        break;
    }
}

void words_add_reason(struct writer *w, const struct jp_reason *reason)
{
    if ((unsigned)reason->code >= REASON_CODE_END || !sentences[reason->code].begin)
        return;
    const struct reason_words *words = &sentences[reason->code];
    write_text(w, words->begin);
    add_slot(w, words->a, reason->params[0]);
    write_text(w, words->middle ? words->middle : "");
    add_slot(w, words->b, reason->params[1]);
    write_text(w, words->end ? words->end : "");
}
