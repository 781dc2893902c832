/* A file of who takes part in an activity. */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "judging/status_day.h"
#include "office/call.h"
#include "office/csv_in.h"
#include "office/import.h"
#include "office/person_since.h"
#include "store/store_catalog.h"

enum { NIP, ROLE };

const struct import_column import_enrolment_columns[] = {
    [NIP] = {"nip", "ni_pppk nip_ni_pppk nip_pegawai"},
    [ROLE] = {"peran", "sebagai"},
};
const uint32_t import_enrolment_n_columns =
    sizeof import_enrolment_columns / sizeof import_enrolment_columns[0];

/* "" means a learner. False, with a fault: no such role. */
static bool read_role(struct import *import, uint32_t row, enum enrolment_role *ret)
{
    const char *cell = import_cell(import, row, ROLE);
    struct slice text = slice_of_text(cell);
    if (!*cell || slice_is_text(text, "peserta") || slice_is_text(text, "Peserta"))
        *ret = ENROLMENT_LEARNER;
    else if (slice_is_text(text, "pengajar") || slice_is_text(text, "Pengajar"))
        *ret = ENROLMENT_INSTRUCTOR;
    else
        import_fault(import, row, ROLE, "role_unknown", cell);
    return *ret != 0;
}

static enum err write(struct import *import, const struct enrolment_row *before,
                      const struct enrolment_row *after)
{
    if (!import_may_write(import))
        return OK;
    enum err err = store_enrolment_put(import->store, after);
    return err ? err : changes_enrolment(import->store, &import->by, before, after);
}

static enum err admit(struct import *import, uint32_t row, const struct person_row *person,
                      enum enrolment_role role)
{
    struct enrolment_row before;
    struct enrolment_row after = {
        .activity = import->record.activity, .person = person->id, .role = role};

    enum err err = store_enrolment_find(import->store, after.activity, person->id, &before);
    if (err == ERR_NOT_FOUND) {
        import->n_made++;
        return write(import, NULL, &after);
    }
    if (err)
        return err;
    if (!before.withdrawn_ms && before.role == role) {
        import->n_unchanged++;
        return OK;
    }
    if (!before.withdrawn_ms) {
        import_fault(import, row, ROLE, "has_other_role", person->name);
        return OK;
    }
    import->n_changed++; /* withdrawn, and admitted again */
    struct import_shown shown = {csv_in_line(import->file, row), "", "withdrawn_ms", "", ""};
    text_copy(shown.name, sizeof shown.name, slice_of_text(person->name));
    import_show(import, &shown);
    return write(import, &before, &after);
}

/* Fault: no_status_on_date (value: the day). */
static enum err check_status(struct import *import, uint32_t row, const struct person_row *person)
{
    struct activity_row activity;
    int64_t day = CATALOG_NO_DAY;
    bool has = false;

    enum err err = store_activity_find(import->store, import->record.activity, &activity);
    if (!err)
        err = activity_last_day(import->store, &activity, &day);
    if (day == CATALOG_NO_DAY)
        day = person_today(import->call->now_ms);
    if (!err)
        err = person_has_status(import->store, person->id, day, &has);
    if (!err && !has)
        import_fault(import, row, NIP, "no_status_on_date",
                     date_text_day(day * DATE_DAY_MS, DATE_UTC).text);
    return err;
}

enum err import_enrolment_row(struct import *import, uint32_t row)
{
    struct person_row person;
    enum enrolment_role role = 0;

    enum err err = store_person_find(import->store, import->people[row], &person);
    if (err)
        return err;
    if (person.left_ms && person.left_ms <= import->call->now_ms) {
        import_fault(import, row, NIP, "left", person.name);
        return OK;
    }
    err = check_status(import, row, &person);
    if (err)
        return err;
    return read_role(import, row, &role) ? admit(import, row, &person, role) : OK;
}
