/* Attendance and JP of an activity as files for a spreadsheet. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "judging/judging.h"
#include "judging/nip.h"
#include "office/access.h"
#include "office/handlers.h"
#include "office/office_inside.h"
#include "office/restricting.h"
#include "office/shapes.h"
#include "report/csv.h"
#include "report/csv_words.h"

#define FIELD_MAX 4096 /* the longest list within one field; more lines than fit are cut off */

typedef void write_rows(struct csv *csv, const struct activity_judgement *judgement);

/* `2025-03-10 08:00:03`, in the zone of the activity. */
struct moment {
    char text[DATE_TEXT_MAX];
};

static struct moment moment_of(int64_t at_ms, enum date_zone zone)
{
    struct moment ret;
    struct date_text text = date_text(at_ms, (int)zone);
    snprintf(ret.text, sizeof ret.text, "%.10s %.8s", text.text, text.text + 11);
    return ret;
}

/* A field that is put together from parts: the text is ended, or cut off where it does not fit. */
static const char *end_field(struct writer *w, char *memory)
{
    memory[writer_len(w)] = '\0';
    return memory;
}

static void put_person(struct csv *csv, const struct judged_enrolled *person)
{
    csv_text(csv, nip_printed(person->row.nip).text);
    csv_text(csv, person->row.name);
    csv_text(csv, person->row.unit);
    csv_text(csv, words_of_employment(person->row.employment));
    csv_text(csv, words_of_role(person->role));
}

/* ---- attendance.csv ---- */

static void put_intervals(struct csv *csv, const struct judged_presence *presence,
                          enum date_zone zone)
{
    char memory[FIELD_MAX];
    struct writer w = writer_of(memory, sizeof memory - 1);

    for (size_t i = 0; i < presence->n_lines; i++) {
        const struct line_interval *line = &presence->lines[i];
        write_format(&w, "%s%s - %s (%s)", i ? "; " : "", moment_of(line->start_ms, zone).text,
                     moment_of(line->end_ms, zone).text, words_of_leaving(line));
    }
    csv_text(csv, end_field(&w, memory));
}

static void put_presence(struct csv *csv, const struct plan_class *class,
                         const struct judged_presence *presence, enum date_zone zone)
{
    const struct interval_list *united = &presence->united;
    bool was_there = united->n > 0;

    csv_number(csv, class->row.ordinal);
    csv_text(csv, class->row.title);
    csv_text(csv, was_there ? moment_of(united->at[0].start_ms, zone).text : "");
    csv_text(csv, was_there ? moment_of(united->at[united->n - 1].end_ms, zone).text : "");
    csv_text(csv, zone_name(zone));
    csv_number(csv, (int64_t)presence->n_lines);
    csv_number(csv, (int64_t)presence->attended_s);
    csv_number(csv, (int64_t)presence->learning_s);
    put_intervals(csv, presence, zone);
}

static void write_attendance(struct csv *csv, const struct activity_judgement *judgement)
{
    static const char *const head[] = {"Kegiatan",
                                       "NIP/NI PPPK",
                                       "Nama",
                                       "Unit kerja",
                                       "Status pegawai",
                                       "Peran",
                                       "Kelas ke-",
                                       "Nama kelas",
                                       "Masuk pertama",
                                       "Keluar terakhir",
                                       "Zona waktu",
                                       "Jumlah sambungan",
                                       "Detik hadir dihitung",
                                       "Detik belajar",
                                       "Rincian kehadiran",
                                       NULL};
    const struct activity_plan *plan = &judgement->plan;

    csv_row(csv, head);
    for (size_t i = 0; i < judgement->n_people; i++) {
        const struct judged_enrolled *person = &judgement->people[i];
        for (size_t c = 0; c < plan->n_classes; c++) {
            csv_text(csv, plan->activity.title);
            put_person(csv, person);
            put_presence(csv, &plan->classes[c], &person->classes[c], plan->activity.zone);
            csv_end_row(csv);
        }
    }
}

/* ---- jp.csv ---- */

static void put_reasons(struct csv *csv, const struct reason_list *reasons)
{
    char memory[FIELD_MAX];
    struct writer words = writer_of(memory, sizeof memory - 1);

    for (size_t i = 0; i < reasons->n; i++) {
        write_text(&words, i ? "; " : "");
        words_add_reason(&words, &reasons->at[i]);
    }
    csv_text(csv, end_field(&words, memory));

    struct writer codes = writer_of(memory, sizeof memory - 1);
    for (size_t i = 0; i < reasons->n; i++)
        write_format(&codes, "%s%s", i ? "; " : "", reason_name(reasons->at[i].code));
    csv_text(csv, end_field(&codes, memory));
}

static void put_verdict(struct csv *csv, const struct activity_judgement *judgement,
                        const struct judged_enrolled *person)
{
    const struct attendance *attendance = &person->attendance;
    char memory[FIELD_MAX];
    struct writer percent = writer_of(memory, sizeof memory - 1);

    words_add_percent(&percent, attendance->percent_ppm);
    csv_number(csv, (int64_t)attendance->attended_s);
    csv_number(csv, (int64_t)attendance->learning_s);
    csv_number(csv, (int64_t)judgement->plan.needed_s);
    csv_text(csv, end_field(&percent, memory));
    csv_text(csv, words_of_answer(judged_enough(judgement, person)));
    csv_text(csv, words_of_state(judgement->state));
    csv_number(csv, person->jp.awarded_jp);
    csv_number(csv, person->jp.counted_jp);
    csv_number(csv, person->jp.surplus_jp);
    put_reasons(csv, &person->jp.reasons);
}

/* The last entry that stands, and the JP of all. */
static void put_entries(struct csv *csv, const struct judged_enrolled *person, enum date_zone zone)
{
    const struct jp_entry *entry = judged_standing_entry(person, NULL);
    csv_text(csv, entry ? entry->id : "");
    csv_number(csv, entry ? judged_posted_jp(person) : 0);
    csv_text(csv, entry ? moment_of(entry->posted_ms, zone).text : "");
    csv_text(csv, zone_name(zone));
}

static void write_jp(struct csv *csv, const struct activity_judgement *judgement)
{
    static const char *const head[] = {
        "Kegiatan",      "Penyelenggara", "Jenis kegiatan",   "Aturan",     "NIP/NI PPPK",
        "Nama",          "Unit kerja",    "Status pegawai",   "Peran",      "Detik hadir",
        "Detik belajar", "Detik minimum", "Persen hadir",     "Memenuhi",   "Status perhitungan",
        "JP diperoleh",  "JP dihitung",   "JP di atas batas", "Alasan",     "Kode alasan",
        "Nomor catatan", "JP tercatat",   "Dicatat pada",     "Zona waktu", NULL};
    const struct activity_row *activity = &judgement->plan.activity;

    csv_row(csv, head);
    for (size_t i = 0; i < judgement->n_people; i++) {
        const struct judged_enrolled *person = &judgement->people[i];
        csv_text(csv, activity->title);
        csv_text(csv, activity->organiser);
        csv_text(csv, activity->category);
        csv_text(csv, activity->policy);
        put_person(csv, person);
        put_verdict(csv, judgement, person);
        put_entries(csv, person, activity->zone);
        csv_end_row(csv);
    }
}

/* ---- the file ---- */

/* `attachment; filename="kehadiran_pelatihan-spbe_2025-03-10.csv"`: the day of the first class. */
static void name_file(struct office_answer *answer, const char *what,
                      const struct activity_plan *plan)
{
    char title[64];
    struct date_text day = {""};

    csv_file_word(plan->activity.title, title, sizeof title);
    if (plan->n_classes)
        day = date_text_day(timetable_start_ms(&plan->classes[0].row.table),
                            (int)plan->activity.zone);
    snprintf(answer->content_type, sizeof answer->content_type, "text/csv; charset=utf-8");
    snprintf(answer->disposition, sizeof answer->disposition,
             "attachment; filename=\"%s%s%s%s%.10s.csv\"", what, title[0] ? "_" : "", title,
             day.text[0] ? "_" : "", day.text);
}

static enum err answer_file(struct call *call, const char *what, const char *noted,
                            write_rows *write)
{
    struct activity_judgement *judgement = NULL;
    enum err err = judge_for(call, &judgement);
    if (err)
        return err;
    struct csv csv = csv_to(&call->answer->body);
    write(&csv, judgement);
    name_file(call->answer, what, &judgement->plan);
    err = access_note(call, noted, call->ids[0], judgement->n_people);
    judgement_let_go(call, judgement);
    return err;
}

enum err on_attendance_csv(struct call *call)
{
    return answer_file(call, "kehadiran", "activity_attendance_csv", write_attendance);
}

enum err on_jp_csv(struct call *call)
{
    return answer_file(call, "jp", "activity_jp_csv", write_jp);
}
