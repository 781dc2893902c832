#include "report/attendance_rows.h"

#include "base/alloc.h"
#include "judging/judging.h"
#include "report/csv_words.h"
#include "store/store_catalog.h"

const struct table_column attendance_columns[] = {
    {"activity", "ID kegiatan"},
    {"title", "Kegiatan"},
    {"organiser", "Penyelenggara"},
    {"category", "Jenis kegiatan"},
    {"ends", "Berakhir"},
    {"state", "Status perhitungan"},
    {"class", "ID kelas"},
    {"class_ordinal", "Kelas ke-"},
    {"class_title", "Nama kelas"},
    {"person", "ID pegawai"},
    {"nip", "NIP/NI PPPK"},
    {"name", "Nama"},
    {"unit", "Unit kerja"},
    {"employment", "Status pegawai"},
    {"role", "Peran"},
    {"first_in_ms", "Masuk pertama"},
    {"last_out_ms", "Keluar terakhir"},
    {"zone", "Zona waktu"},
    {"connections", "Jumlah sambungan"},
    {"attended_s", "Detik hadir dihitung"},
    {"learning_s", "Detik belajar"},
};
const size_t attendance_columns_n = sizeof attendance_columns / sizeof attendance_columns[0];

struct writing {
    const struct export_source *source;
    const struct export_filter *filter;
    const struct activity_judgement *judgement;
    struct table *table;
    struct export_place *place;
    uint64_t left;
    bool behind; /* the place where the last page ended is passed */
};

static void put_activity(struct table *table, const struct activity_judgement *judgement)
{
    const struct activity_plan *plan = &judgement->plan;
    table_id(table, plan->activity.id);
    table_text(table, plan->activity.title);
    table_text(table, plan->activity.organiser);
    table_text(table, plan->activity.category);
    table_day(table, plan->ends_day);
    table_word(table, judgement_state_name(judgement->state), words_of_state(judgement->state));
}

static void put_person(struct table *table, const struct judged_enrolled *person)
{
    const struct person_row *row = &person->row;
    table_person(table, row->id);
    table_nip(table, row->nip);
    table_text(table, row->name);
    table_text(table, row->unit);
    table_word(table, word_name(&employment_words, (int)row->employment),
               words_of_employment(row->employment));
    table_word(table, word_name(&enrolment_role_words, (int)person->role),
               words_of_role(person->role));
}

static void put_presence(struct table *table, const struct judged_presence *presence,
                         enum date_zone zone)
{
    const struct interval_list *united = &presence->united;
    bool was_there = united->n > 0;
    table_moment(table, was_there ? united->at[0].start_ms : 0, (int)zone);
    table_moment(table, was_there ? united->at[united->n - 1].end_ms : 0, (int)zone);
    table_text(table, zone_name(zone));
    table_number(table, (int64_t)presence->n_lines);
    table_number(table, (int64_t)presence->attended_s);
    table_number(table, (int64_t)presence->learning_s);
}

static void put_row(struct writing *writing, const struct judged_enrolled *person, size_t c)
{
    const struct activity_plan *plan = &writing->judgement->plan;
    const struct class_row *class = &plan->classes[c].row;
    put_activity(writing->table, writing->judgement);
    table_id(writing->table, class->id);
    table_number(writing->table, class->ordinal);
    table_text(writing->table, class->title);
    put_person(writing->table, person);
    put_presence(writing->table, &person->classes[c], plan->activity.zone);
    table_end_row(writing->table);
    *writing->place = (struct export_place){plan->activity.id, person->row.id, class->ordinal};
    writing->left--;
}

static bool has_class(const struct export_filter *filter, const struct class_row *class)
{
    return id_is_none(filter->class_id) || id_equal(filter->class_id, class->id);
}

static bool has_person(const struct export_filter *filter, const struct person_row *person)
{
    bool other = !id_is_none(filter->person) && !id_equal(filter->person, person->id);
    return !other && export_has_unit(filter, person->unit);
}

/* True when there are more rows than were wanted. */
static bool put_classes(struct writing *writing, const struct judged_enrolled *person)
{
    const struct activity_plan *plan = &writing->judgement->plan;
    bool here = !writing->behind && id_equal(writing->place->person, person->row.id);
    uint64_t after = here ? writing->place->n : 0;

    if (!writing->behind && !here)
        return false;
    writing->behind = true;
    if (!has_person(writing->filter, &person->row) ||
        export_withholds(writing->source, person->row.id))
        return false;
    for (size_t c = 0; c < plan->n_classes; c++) {
        const struct class_row *class = &plan->classes[c].row;
        if (class->ordinal <= after || !has_class(writing->filter, class))
            continue;
        if (writing->left == 0)
            return true;
        put_row(writing, person, c);
    }
    return false;
}

/* Whom the place names may be enrolled no more: then the activity begins anew, for a row twice does
 * less harm than one that is missing. */
static bool put_people(struct writing *writing)
{
    const struct activity_judgement *judgement = writing->judgement;
    bool known = !writing->behind && judgement_find(judgement, writing->place->person);
    writing->behind = !known;
    for (size_t i = 0; i < judgement->n_people && !writing->table->err; i++)
        if (put_classes(writing, &judgement->people[i]))
            return true;
    writing->behind = true;
    return false;
}

static enum err judge_one(const struct export_source *source, const struct export_filter *filter,
                          struct id activity, struct activity_judgement **ret)
{
    if (id_is_none(filter->person))
        return judge_activity_in_view(source->store, source->policies, activity, source->now_ms,
                                      ret);
    const struct enrolment_row who = {.activity = activity, .person = filter->person};
    return judge_person_in_view(source->store, source->policies, &who, source->now_ms, ret);
}

/* Where the place is, or `n`: its activity is gone. */
static size_t begin_at(const struct export_activity *activities, size_t n,
                       const struct export_place *place)
{
    size_t i = 0;
    while (!id_is_none(place->activity) && i < n && !id_equal(activities[i].id, place->activity))
        i++;
    return i;
}

static enum err put_all(const struct export_source *source, struct writing *writing,
                        const struct export_activity *activities, size_t n)
{
    bool more = false;
    size_t i = begin_at(activities, n, writing->place);
    writing->behind = id_is_none(writing->place->activity);
    if (!writing->behind && i == n)
        return ERR_NOT_FOUND;
    for (; i < n && !more; i++) {
        struct activity_judgement *judgement = NULL;
        enum err err = judge_one(source, writing->filter, activities[i].id, &judgement);
        if (err)
            return err;
        writing->judgement = judgement;
        more = put_people(writing);
        judgement_destroy(judgement);
        if (writing->table->err)
            return writing->table->err;
    }
    if (!more)
        *writing->place = (struct export_place){.n = 0};
    return OK;
}

enum err attendance_rows(const struct export_source *source, const struct export_filter *filter,
                         uint64_t max, struct export_place *place, struct table *table)
{
    struct export_activity *activities = NULL;
    size_t n = 0;
    struct writing writing = {.source = source, .filter = filter, .table = table, .place = place, .left = max};
    enum err err = export_activities(source, filter, &activities, &n);
    if (!err)
        err = put_all(source, &writing, activities, n);
    mem_free(activities);
    return err;
}

/* ---- counting ---- */

struct counting {
    const struct export_filter *filter;
    uint64_t people;
    uint64_t classes;
};

static enum err count_person(const struct person_row *row, enum enrolment_role role, void *arg)
{
    struct counting *counting = arg;
    (void)role;
    counting->people += has_person(counting->filter, row) ? 1 : 0;
    return OK;
}

static enum err count_class(const struct class_row *row, void *arg)
{
    struct counting *counting = arg;
    counting->classes += !row->cancelled_ms && has_class(counting->filter, row) ? 1 : 0;
    return OK;
}

enum err attendance_rows_count(const struct export_source *source,
                               const struct export_filter *filter, uint64_t *ret)
{
    struct export_activity *activities = NULL;
    size_t n = 0;
    uint64_t rows = 0;
    enum err err = export_activities(source, filter, &activities, &n);
    for (size_t i = 0; !err && i < n; i++) {
        struct counting counting = {.filter = filter};
        err = store_activity_people(source->store, activities[i].id, count_person, &counting);
        if (!err)
            err = store_activity_classes(source->store, activities[i].id, count_class, &counting);
        rows += counting.people * counting.classes;
    }
    mem_free(activities);
    if (!err)
        *ret = rows;
    return err;
}
