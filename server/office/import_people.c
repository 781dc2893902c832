/* A file of people: who is there already is changed where a cell says something else, who is not is
 * made. An empty cell changes nothing. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "credit/policy_words.h"
#include "office/call.h"
#include "office/csv_in.h"
#include "office/import.h"
#include "office/person_check.h"
#include "office/person_known.h"
#include "office/person_since.h"
#include "store/store_catalog.h"

enum { NIP, NAME, STATUS, POSITION, POST, UNIT, AGENCY, ZONE, START, END, SUPERIOR, SIASN, SINCE };

const struct import_column import_people_columns[] = {
    [NIP] = {"nip", "ni_pppk nip_ni_pppk nip_nippppk nip_pegawai"},
    [NAME] = {"nama", "nama_lengkap nama_pegawai"},
    [STATUS] = {"status", "status_pegawai status_kepegawaian"},
    [POSITION] = {"jabatan", "nama_jabatan"},
    [POST] = {"jenis_jabatan", "kelompok_jabatan"},
    [UNIT] = {"unit_kerja", "unit unit_organisasi"},
    [AGENCY] = {"instansi", "nama_instansi"},
    [ZONE] = {"zona", "zona_waktu"},
    [START] = {"mulai_kontrak", "tmt_kontrak awal_kontrak"},
    [END] = {"akhir_kontrak", "kontrak_berakhir"},
    [SUPERIOR] = {"nip_atasan", "atasan nip_atasan_langsung"},
    [SIASN] = {"siasn_id", "id_siasn pns_orang_id"},
    [SINCE] = {"berlaku_sejak", "tmt tmt_status"},
};
const uint32_t import_people_n_columns =
    sizeof import_people_columns / sizeof import_people_columns[0];

/* ---- cells into a row ---- */

static void read_text(struct import *import, uint32_t row, uint32_t column, char *ret, size_t room)
{
    const char *cell = import_cell(import, row, column);
    char most[24];

    snprintf(most, sizeof most, "%zu", room - 1);
    if (strlen(cell) >= room)
        import_fault(import, row, column, "too_long", most);
    else if (strpbrk(cell, "\t\r\n"))
        import_fault(import, row, column, "control", NULL);
    else if (*cell)
        text_copy(ret, room, slice_of_text(cell));
}

/* "JPT Madya" -> "jpt_madya": kinds of post stand in policies like that. */
static void read_post(struct import *import, uint32_t row, struct person_row *person)
{
    read_text(import, row, POST, person->post, sizeof person->post);
    for (char *at = person->post; *at; at++) {
        if (*at >= 'A' && *at <= 'Z')
            *at |= 0x20;
        else if (*at == ' ')
            *at = '_';
    }
}

static void read_status(struct import *import, uint32_t row, struct person_row *person)
{
    static const struct {
        const char *word;
        enum employment status;
    } words[] = {{"PNS", EMPLOYMENT_PNS},       {"CPNS", EMPLOYMENT_PNS},
                 {"PPPK", EMPLOYMENT_PPPK},     {"P3K", EMPLOYMENT_PPPK},
                 {"LAINNYA", EMPLOYMENT_OTHER}, {"NON ASN", EMPLOYMENT_OTHER}};
    const char *cell = import_cell(import, row, STATUS);
    char word[16];

    size_t n = strlen(cell);
    for (size_t i = 0; i <= n && i < sizeof word; i++)
        word[i] = (char)(cell[i] >= 'a' && cell[i] <= 'z' ? cell[i] & ~0x20 : cell[i]);
    for (size_t i = 0; n < sizeof word && i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(word, words[i].word) != 0)
            continue;
        person->employment = words[i].status;
        return;
    }
    if (*cell)
        import_fault(import, row, STATUS, "status_unknown", cell);
}

static void read_zone(struct import *import, uint32_t row, struct person_row *person)
{
    const char *cell = import_cell(import, row, ZONE);
    char word[8] = "";
    for (size_t i = 0; cell[i] && i < sizeof word - 1; i++)
        word[i] = (char)(cell[i] >= 'a' && cell[i] <= 'z' ? cell[i] & ~0x20 : cell[i]);
    if (*cell && zone_parse(slice_of_text(word), &person->zone))
        import_fault(import, row, ZONE, "zone_unknown", cell);
}

/* 2026-03-02, 02-03-2026 or 02/03/2026 */
static bool parse_day(const char *cell, int64_t *ret)
{
    unsigned day = 0;
    unsigned month = 0;
    unsigned year = 0;
    int end = 0;
    char iso[24];

    if (!date_parse_day(slice_of_text(cell), ret))
        return true;
    bool read = sscanf(cell, "%2u/%2u/%4u%n", &day, &month, &year, &end) == 3 ||
                sscanf(cell, "%2u-%2u-%4u%n", &day, &month, &year, &end) == 3;
    if (!read || cell[end] || year < 1000)
        return false;
    snprintf(iso, sizeof iso, "%04u-%02u-%02u", year, month, day);
    return !date_parse_day(slice_of_text(iso), ret);
}

static void read_day(struct import *import, uint32_t row, uint32_t column, int64_t *ret)
{
    const char *cell = import_cell(import, row, column);
    if (*cell && !parse_day(cell, ret))
        import_fault(import, row, column, "no_date", cell);
}

/* ---- superiors ---- */

static bool stands_later(const struct import *import, uint32_t row, uint32_t other)
{
    return other > row + 1 && !(import->marks[other - 1] & IMPORT_KNOWN);
}

static enum err read_superior(struct import *import, uint32_t row, struct id *ret)
{
    struct nip nip;
    struct person_row person;
    enum err err = OK;

    import->marks[row] &= IMPORT_KNOWN;
    if (!*import_cell(import, row, SUPERIOR) || !import_nip(import, row, SUPERIOR, &nip))
        return OK;
    uint32_t other = import_row_of(import, &nip);
    if (other == row + 1) {
        import_fault(import, row, SUPERIOR, "oneself", NULL);
    } else if (other) {
        *ret = import->people[other - 1];
        import->marks[row] |= stands_later(import, row, other) ? IMPORT_LATER : 0;
    } else {
        err = store_person_find_nip(import->store, nip.digits, &person);
        if (!err)
            *ret = person.id;
        if (err == ERR_NOT_FOUND)
            import_fault(import, row, SUPERIOR, "superior_unknown",
                         import_cell(import, row, SUPERIOR));
    }
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err import_people_superiors(struct import *import)
{
    enum err err = OK;
    for (uint32_t row = 0; !err && row < csv_in_rows(import->file); row++) {
        struct person_row person;
        if (!(import->marks[row] & IMPORT_LATER))
            continue;
        err = store_person_find(import->store, import->people[row], &person);
        if (!err)
            err = read_superior(import, row, &person.superior);
        if (!err)
            err = store_person_put(import->store, &person);
    }
    return err;
}

/* ---- one row ---- */

/* Faults of the form under the names that the file has. */
static void rename_faults(struct faults *to, const struct faults *from)
{
    static const char *const names[][2] = {{"name", "nama"},
                                           {"employment", "status"},
                                           {"contract_start", "mulai_kontrak"},
                                           {"contract_end", "akhir_kontrak"},
                                           {"superior", "nip_atasan"}};
    for (size_t i = 0; i < from->n; i++) {
        const struct fault *fault = &from->at[i];
        const char *column = fault->column;
        for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
            if (strcmp(column, names[k][0]) == 0)
                column = names[k][1];
        faults_add(to, fault->line, column, fault->code, fault->value);
    }
}

/* The superior was looked for above, and need not be written yet. */
static enum err check(struct import *import, uint32_t row, const struct person_row *person)
{
    struct faults faults = {0};
    struct faults warnings = {0};
    const struct person_check how = {.store = import->store,
                                     .now_ms = import->call->now_ms,
                                     .line = csv_in_line(import->file, row),
                                     .faults = &faults,
                                     .warnings = &warnings};
    struct person_row alone = *person;

    alone.superior = id_none;
    if (import->writes)
        alone.nip[0] = '\0'; /* checked on the first walk; unique in any case */
    enum err err = person_check(&how, &alone);
    rename_faults(&import->call->faults, &faults);
    rename_faults(&import->warnings, &warnings);
    faults_finish(&faults);
    faults_finish(&warnings);
    return err;
}

static enum err read_row(struct import *import, uint32_t row, struct person_row *person)
{
    struct nip nip;
    if (!import_nip(import, row, NIP, &nip))
        return OK;
    memcpy(person->nip, nip.digits, sizeof person->nip);
    read_text(import, row, NAME, person->name, sizeof person->name);
    read_status(import, row, person);
    read_text(import, row, POSITION, person->position, sizeof person->position);
    read_post(import, row, person);
    read_text(import, row, UNIT, person->unit, sizeof person->unit);
    read_text(import, row, AGENCY, person->agency, sizeof person->agency);
    read_zone(import, row, person);
    read_day(import, row, START, &person->contract_start_day);
    read_day(import, row, END, &person->contract_end_day);
    read_text(import, row, SIASN, person->siasn_id, sizeof person->siasn_id);
    enum err err = read_superior(import, row, &person->superior);
    return err ? err : check(import, row, person);
}

/* As the file says; else a new agreement since it began, and other changes from today on. 0:
 * nothing changes. */
static int64_t read_since(struct import *import, uint32_t row, const struct person_row *before,
                          const struct person_row *after)
{
    int64_t day = 0;
    bool differs = !before || person_status_differs(before, after);
    read_day(import, row, SINCE, &day);
    if (day && day < CATALOG_ALWAYS_DAY)
        import_fault(import, row, SINCE, "no_date", import_cell(import, row, SINCE));
    if (!before || !differs || day)
        return differs ? day : 0;
    bool renewed = after->contract_start_day != CATALOG_NO_DAY &&
                   after->contract_start_day != before->contract_start_day;
    return renewed ? after->contract_start_day : person_today(import->call->now_ms);
}

struct showing {
    struct import *import;
    struct import_shown shown;
    uint32_t n;
    const char *superior; /* as the file writes it */
};

static void show_change(const char *field, const char *before, const char *after, void *arg)
{
    struct showing *showing = arg;
    struct import_shown *shown = &showing->shown;
    bool person = strcmp(field, "superior") == 0;
    const char *digits = showing->superior + (*showing->superior == '\'');

    showing->n++;
    snprintf(shown->field, sizeof shown->field, "%s", field);
    text_copy(shown->before, sizeof shown->before, slice_of_text(person ? "" : before));
    text_copy(shown->after, sizeof shown->after,
              slice_of_text(person ? nip_masked(digits).text : after));
    import_show(showing->import, shown);
}

static enum err write(struct import *import, uint32_t row, const struct person_row *before,
                      const struct person_row *after)
{
    struct person_row now = *after;
    if (import->marks[row] & IMPORT_LATER)
        now.superior = before ? before->superior : id_none;
    enum err err = store_person_put(import->store, &now);
    return err ? err : person_written(import->store, &import->by, before, after, &import->told);
}

static enum err change(struct import *import, uint32_t row, const struct person_row *before,
                       const struct person_row *after)
{
    struct showing showing = {.import = import, .superior = import_cell(import, row, SUPERIOR)};
    showing.shown.line = csv_in_line(import->file, row);
    text_copy(showing.shown.name, sizeof showing.shown.name, slice_of_text(before->name));
    changes_person_each(before, after, show_change, &showing);
    if (!showing.n) {
        import->n_unchanged++;
        import->marks[row] &= IMPORT_KNOWN;
        return OK;
    }
    import->n_changed++;
    return import_may_write(import) ? write(import, row, before, after) : OK;
}

enum err import_people_row(struct import *import, uint32_t row)
{
    bool known = import->marks[row] & IMPORT_KNOWN;
    struct person_row before;
    struct person_row after = {.id = import->people[row],
                               .zone = DATE_WIB,
                               .contract_start_day = CATALOG_NO_DAY,
                               .contract_end_day = CATALOG_NO_DAY};
    enum err err = known ? store_person_find(import->store, after.id, &before) : OK;
    if (err)
        return err;
    if (known)
        after = before;
    uint64_t faults = import->call->faults.n + import->call->faults.more;
    err = read_row(import, row, &after);
    if (err || faults != import->call->faults.n + import->call->faults.more)
        return err;
    int64_t since = read_since(import, row, known ? &before : NULL, &after);
    if (faults != import->call->faults.n + import->call->faults.more)
        return OK;
    if (known) {
        err = person_since(import->store, since, &before, &after);
        return err ? err : change(import, row, &before, &after);
    }
    after.status_day = since;
    import->n_made++;
    return import_may_write(import) ? write(import, row, NULL, &after) : OK;
}
