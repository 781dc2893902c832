#include "report/entry_rows.h"

#include "credit/entry.h"
#include "credit/policy_words.h"
#include "report/csv_words.h"
#include "store/store_catalog.h"
#include "store/store_export.h"

const struct table_column entry_columns[] = {
    {"entry", "Nomor catatan"},
    {"activity", "ID kegiatan"},
    {"title", "Kegiatan"},
    {"organiser", "Penyelenggara"},
    {"category", "Jenis kegiatan"},
    {"policy", "Aturan"},
    {"ends", "Berakhir"},
    {"occurrence", "Bagian"},
    {"person", "ID pegawai"},
    {"nip", "NIP/NI PPPK"},
    {"name", "Nama"},
    {"unit", "Unit kerja"},
    {"employment", "Status pegawai"},
    {"ledger", "Buku"},
    {"jp", "JP dihitung"},
    {"surplus_jp", "JP di atas batas"},
    {"face_to_face_jp", "JP tatap muka"},
    {"synchronous_jp", "JP sinkron"},
    {"asynchronous_jp", "JP asinkron"},
    {"exact_num", "Pembilang sebelum pembulatan"},
    {"exact_den", "Penyebut sebelum pembulatan"},
    {"revision", "Revisi"},
    {"reverses", "Membatalkan"},
    {"posted_ms", "Dicatat pada"},
    {"posted_by", "Dicatat oleh"},
    {"note", "Keterangan"},
    {"basis", "Sidik kehadiran"},
};
const size_t entry_columns_n = sizeof entry_columns / sizeof entry_columns[0];

struct writing {
    const struct export_source *source;
    struct table *table;
    struct export_place *place;
    uint64_t left;
    bool more;
    struct activity_row activity; /* of the entry before: most entries follow one of the same */
    struct person_row person;
    struct person_statuses statuses; /* of the same */
};

static void put_activity(struct table *table, const struct activity_row *activity,
                         const struct jp_entry *entry)
{
    table_id(table, activity->id);
    table_text(table, activity->title);
    table_text(table, activity->organiser);
    table_text(table, entry->rule);
    table_text(table, entry->key.policy);
    table_day(table, entry->ends_day);
    table_text(table, entry->key.occurrence);
}

static void put_person(struct table *table, const struct person_row *person)
{
    table_person(table, person->id);
    table_nip(table, person->nip);
    table_text(table, person->name);
    table_text(table, person->unit);
    table_word(table, word_name(&employment_words, (int)person->employment),
               words_of_employment(person->employment));
}

static void put_jp(struct table *table, const struct jp_entry *entry)
{
    table_word(table, word_name(&jp_ledger_words, (int)entry->ledger),
               entry->ledger == LEDGER_CAPACITY ? "pengembangan kapasitas"
                                                : "pengembangan kompetensi");
    table_number(table, entry->jp);
    table_number(table, entry->surplus_jp);
    for (size_t i = 0; i < UNIT_MODES; i++)
        table_number(table, entry->mode_jp[i]);
    table_number(table, entry->exact_num);
    table_number(table, entry->exact_den);
    table_number(table, entry->key.revision);
}

static void put_posting(struct table *table, const struct jp_entry *entry)
{
    table_text(table, entry->reverses);
    table_moment(table, entry->posted_ms, DATE_WIB);
    table_text(table, entry->posted_by);
    table_text(table, entry->note);
    table_text(table, digest_hex(entry->basis).text);
}

static enum err read_person(struct writing *writing, struct id person)
{
    enum err err = store_person_find(writing->source->store, person, &writing->person);
    return err ? err : store_person_statuses(writing->source->store, person, &writing->statuses);
}

/* The person as employed on the day of the entry. */
static enum err read_about(struct writing *writing, const struct jp_entry *entry)
{
    struct person_status status;
    enum err err = OK;
    if (!id_equal(writing->activity.id, entry->key.activity))
        err = store_activity_find(writing->source->store, entry->key.activity, &writing->activity);
    if (!err && !id_equal(writing->person.id, entry->key.person))
        err = read_person(writing, entry->key.person);
    catalog_status_on(&writing->statuses, entry->ends_day, &status);
    catalog_take_status(&writing->person, &status);
    return err == ERR_NOT_FOUND ? ERR_STORE : err; /* the ledger names both by reference */
}

static enum err put_entry(uint64_t n, const struct jp_entry *entry, void *arg, bool *ret_enough)
{
    struct writing *writing = arg;
    struct table *table = writing->table;
    writing->more = writing->left == 0;
    *ret_enough = writing->more;
    if (writing->more || export_withholds(writing->source, entry->key.person))
        return OK;
    enum err err = read_about(writing, entry);
    if (err)
        return err;
    table_text(table, entry->id);
    put_activity(table, &writing->activity, entry);
    put_person(table, &writing->person);
    put_jp(table, entry);
    put_posting(table, entry);
    table_end_row(table);
    writing->place->n = n;
    writing->left--;
    return table->err;
}

static struct ledger_filter of_export(const struct export_filter *filter, uint64_t after)
{
    return (struct ledger_filter){.activity = filter->activity,
                                  .person = filter->person,
                                  .unit = filter->unit,
                                  .from_day = filter->from_day,
                                  .until_day = filter->until_day,
                                  .after = after};
}

static enum err check_there(const struct export_source *source, const struct export_filter *filter)
{
    struct activity_row activity;
    struct person_row person;
    enum err err = OK;
    if (!id_is_none(filter->activity))
        err = store_activity_find(source->store, filter->activity, &activity);
    if (!err && !id_is_none(filter->person))
        err = store_person_find(source->store, filter->person, &person);
    return err;
}

enum err entry_rows(const struct export_source *source, const struct export_filter *filter,
                    uint64_t max, struct export_place *place, struct table *table)
{
    struct writing writing = {.source = source, .table = table, .place = place, .left = max};
    const struct ledger_filter wanted = of_export(filter, place->n);
    enum err err = check_there(source, filter);
    if (!err)
        err = store_ledger_filtered(source->store, &wanted, put_entry, &writing);
    if (!err && !writing.more)
        *place = (struct export_place){.n = 0};
    return err;
}

enum err entry_rows_count(const struct export_source *source, const struct export_filter *filter,
                          uint64_t *ret)
{
    const struct ledger_filter wanted = of_export(filter, 0);
    enum err err = check_there(source, filter);
    return err ? err : store_ledger_count(source->store, &wanted, ret);
}
