/* Who was absent, late, on leave or ill, class by class; for a page and as a file. Classes that
 * have not ended are not in it: nobody is absent yet. */
#include <stdio.h>

#include "attendance/standing.h"
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

typedef void put_missed(void *arg, const struct activity_judgement *judgement,
                        const struct judged_enrolled *person, size_t class_n);

/* Learners who were not simply there, by class. */
static void each_missed(const struct activity_judgement *judgement, put_missed *put, void *arg)
{
    for (size_t c = 0; c < judgement->plan.n_classes; c++) {
        if (judgement->plan.classes[c].phase != CLASS_PHASE_ENDED)
            continue;
        for (size_t i = 0; i < judgement->n_people; i++) {
            const struct judged_enrolled *person = &judgement->people[i];
            bool learns = person->role == ENROLMENT_LEARNER && !person->withdrawn_ms;
            if (learns && person->classes[c].standing.standing != STANDING_PRESENT)
                put(arg, judgement, person, c);
        }
    }
}

/* ---- the page ---- */

static void put_class(struct json_out *out, const struct plan_class *class)
{
    json_open_object(out, NULL);
    shape_id(out, "class", class->row.id);
    json_put_i64(out, "ordinal", class->row.ordinal);
    json_put_text(out, "title", class->row.title);
    json_put_i64(out, "start_ms", timetable_start_ms(&class->row.table));
    json_put_bool(out, "ended", class->phase == CLASS_PHASE_ENDED);
    json_close_object(out);
}

static void put_row(void *arg, const struct activity_judgement *judgement,
                    const struct judged_enrolled *person, size_t class_n)
{
    struct json_out *out = arg;
    const struct standing_result *standing = &person->classes[class_n].standing;
    json_open_object(out, NULL);
    shape_id(out, "class", judgement->plan.classes[class_n].row.id);
    shape_person(out, "person", &person->row);
    json_put_text(out, "standing", standing_name(standing->standing));
    json_put_i64(out, "late_s", (int64_t)standing->late_seconds);
    json_close_object(out);
}

enum err on_absences(struct call *call)
{
    struct activity_judgement *judgement = NULL;
    enum err err = judge_for(call, &judgement);
    if (err)
        return err;
    struct json_out out = call_json(call);
    json_open_object(&out, NULL);
    json_open_list(&out, "classes");
    for (size_t c = 0; c < judgement->plan.n_classes; c++)
        put_class(&out, &judgement->plan.classes[c]);
    json_close_list(&out);
    json_open_list(&out, "absences");
    each_missed(judgement, put_row, &out);
    json_close_list(&out);
    json_close_object(&out);
    err = access_look(call, "absences_json", call->ids[0], judgement->n_people);
    judgement_let_go(call, judgement);
    return err;
}

/* ---- the file ---- */

static const char *words_of_standing(enum standing standing)
{
    switch (standing) {
    case STANDING_PRESENT:
        return "hadir";
    case STANDING_LATE:
        return "terlambat";
    case STANDING_ABSENT:
        return "tidak hadir";
    case STANDING_LEAVE:
        return "izin";
    case STANDING_SICK:
        return "sakit";
    }
    return "";
}

static void write_row(void *arg, const struct activity_judgement *judgement,
                      const struct judged_enrolled *person, size_t class_n)
{
    struct csv *csv = arg;
    const struct class_row *class = &judgement->plan.classes[class_n].row;
    const struct standing_result *standing = &person->classes[class_n].standing;
    int zone = (int)judgement->plan.activity.zone;

    csv_number(csv, class->ordinal);
    csv_text(csv, class->title);
    csv_text(csv, date_text_day(timetable_start_ms(&class->table), zone).text);
    csv_text(csv, nip_printed(person->row.nip).text);
    csv_text(csv, person->row.name);
    csv_text(csv, person->row.unit);
    csv_text(csv, words_of_standing(standing->standing));
    csv_number(csv, (int64_t)(standing->late_seconds / 60));
    csv_end_row(csv);
}

enum err on_absences_csv(struct call *call)
{
    static const char *const head[] = {"Kelas ke-", "Nama kelas", "Tanggal",    "NIP/NI PPPK",
                                       "Nama",      "Unit kerja", "Keterangan", "Terlambat (menit)",
                                       NULL};
    struct activity_judgement *judgement = NULL;
    char title[64];

    enum err err = judge_for(call, &judgement);
    if (!err)
        err = access_note(call, "absences_csv", call->ids[0], judgement->n_people);
    if (!err) {
        struct csv csv = csv_to(&call->answer->body);
        csv_row(&csv, head);
        each_missed(judgement, write_row, &csv);
        csv_file_word(judgement->plan.activity.title, title, sizeof title);
        snprintf(call->answer->content_type, sizeof call->answer->content_type,
                 "text/csv; charset=utf-8");
        snprintf(call->answer->disposition, sizeof call->answer->disposition,
                 "attachment; filename=\"ketidakhadiran_%s.csv\"", title);
    }
    judgement_let_go(call, judgement);
    return err;
}
