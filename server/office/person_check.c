#include "office/person_check.h"

#include <string.h>

#include "base/date.h"
#include "office/faults.h"
#include "store/store_catalog.h"

static const char *const nip_codes[] = {
    [NIP_SOUND] = "",
    [NIP_LENGTH] = "nip_length",
    [NIP_FOREIGN] = "nip_foreign",
    [NIP_BIRTH_DATE] = "nip_birth_date",
    [NIP_APPOINTMENT_YEAR] = "nip_appointment_year",
    [NIP_KIND] = "nip_kind_digit",
    [NIP_APPOINTMENT_MONTH] = "nip_appointment_month",
    [NIP_AGREEMENT] = "nip_agreement",
    [NIP_SEX] = "nip_sex",
    [NIP_SERIAL] = "nip_serial",
};

const char *person_nip_code(enum nip_fault fault, const char *text)
{
    bool by_spreadsheet = strchr(text, 'E') || strchr(text, 'e') || strchr(text, ',');
    return fault == NIP_FOREIGN && by_spreadsheet ? "nip_spoilt" : nip_codes[fault];
}

static int this_year(const struct person_check *check)
{
    return date_civil(check->now_ms, DATE_WIB).year;
}

static void fault(const struct person_check *check, const char *key, const char *code,
                  const char *value)
{
    faults_add(check->faults, check->line, key, code, value);
}

static void warn(const struct person_check *check, const char *key, const char *code)
{
    faults_add(check->warnings, check->line, key, code, NULL);
}

void person_read_nip(const struct person_check *check, const char *text, struct person_row *row)
{
    struct nip nip;
    enum nip_fault why = NIP_SOUND;

    row->nip[0] = '\0';
    if (!text[0])
        return;
    if (nip_read(slice_of_text(text), this_year(check), &nip, &why))
        fault(check, "nip", person_nip_code(why, text), text);
    else
        memcpy(row->nip, nip.digits, sizeof row->nip);
}

/* What the number says is a hint: the directory decides. */
static void compare_status(const struct person_check *check, const struct person_row *row)
{
    struct nip nip;
    if (!row->nip[0] || nip_read(slice_of_text(row->nip), this_year(check), &nip, NULL))
        return;
    bool other = (nip.kind == NIP_PPPK && row->employment == EMPLOYMENT_PNS) ||
                 (nip.kind == NIP_PNS && row->employment == EMPLOYMENT_PPPK);
    if (other)
        warn(check, "employment", "nip_kind");
    if (nip.age_is_odd)
        warn(check, "nip", "nip_age");
}

static void check_contract(const struct person_check *check, const struct person_row *row)
{
    bool begins = row->contract_start_day != CATALOG_NO_DAY;
    bool ends = row->contract_end_day != CATALOG_NO_DAY;

    if (ends && (!begins || row->contract_end_day < row->contract_start_day))
        fault(check, "contract_end", "contract_order", NULL);
    if (row->employment == EMPLOYMENT_PPPK && !begins)
        warn(check, "contract_start", "contract_missing");
    if (row->employment != EMPLOYMENT_PPPK && begins)
        warn(check, "contract_start", "contract_not_pppk");
}

static enum err check_number_is_free(const struct person_check *check, const struct person_row *row)
{
    struct person_row other;
    if (!row->nip[0])
        return OK;
    enum err err = store_person_find_nip(check->store, row->nip, &other);
    if (!err && !id_equal(other.id, row->id))
        fault(check, "nip", "nip_taken", other.name);
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err check_superior(const struct person_check *check, const struct person_row *row)
{
    struct person_row superior;
    if (id_is_none(row->superior))
        return OK;
    if (id_equal(row->superior, row->id)) {
        fault(check, "superior", "oneself", NULL);
        return OK;
    }
    enum err err = store_person_find(check->store, row->superior, &superior);
    if (err == ERR_NOT_FOUND)
        fault(check, "superior", "unknown", NULL);
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err person_check(const struct person_check *check, const struct person_row *row)
{
    if (!row->name[0])
        fault(check, "name", "missing", NULL);
    if (!row->employment)
        fault(check, "employment", "missing", NULL);
    compare_status(check, row);
    check_contract(check, row);
    enum err err = check_number_is_free(check, row);
    return err ? err : check_superior(check, row);
}
