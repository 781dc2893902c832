/* People of the agency: four of five PNS, the others PPPK with an agreement of five years. */
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/secret.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "year/year.h"

static const char *const first_names[] = {
    "Agus",    "Siti",    "Budi", "Dewi", "Eko", "Fitri", "Gita",  "Hadi",   "Indah", "Joko",
    "Kartika", "Lestari", "Made", "Nur",  "Oki", "Putu",  "Ratna", "Slamet", "Tri",   "Wayan"};
static const char *const last_names[] = {"Santoso", "Wijaya",  "Rahayu",   "Saputra", "Hidayat",
                                         "Lubis",   "Siregar", "Nasution", "Pratama", "Utami",
                                         "Kusuma",  "Sari",    "Nugroho",  "Purba",   "Manurung",
                                         "Hakim",   "Ismail"};
#define N(array) (sizeof(array) / sizeof((array)[0]))

/* Born on another day for each 999 people; within them the serial number differs. */
static void put_nip(struct person_row *row, unsigned n, bool pppk)
{
    int64_t born = date_days(1968, 1, 1) + (n / 999) * 97;
    struct civil day = date_civil(born * DATE_DAY_MS, DATE_UTC);
    snprintf(row->nip, sizeof row->nip, "%04d%02d%02d%s%u%03u", day.year, day.month, day.day,
             pppk ? "202221" : "199803", 1 + n % 2, 1 + n % 999);
}

static struct person_row make_person(const struct year *year, unsigned n)
{
    bool pppk = n % 5 == 0;
    unsigned unit = n % year->size.units;
    struct person_row row = {.id = year_person(n),
                             .employment = pppk ? EMPLOYMENT_PPPK : EMPLOYMENT_PNS,
                             .zone = unit % 4 == 1   ? DATE_WITA
                                     : unit % 9 == 2 ? DATE_WIT
                                                     : DATE_WIB,
                             .contract_start_day = CATALOG_NO_DAY,
                             .contract_end_day = CATALOG_NO_DAY};
    /* The first person of each unit leads it. */
    if (n > year->size.units)
        row.superior = year_person(unit ? unit : year->size.units);
    if (pppk) {
        row.contract_start_day = date_days(YEAR - 1 - (int)(n / 5 % 3), 1 + (int)(n / 5 % 12), 1);
        row.contract_end_day = row.contract_start_day + 5 * 365;
    }
    put_nip(&row, n, pppk);
    snprintf(row.name, sizeof row.name, "%s %s %u", first_names[n % N(first_names)],
             last_names[n / N(first_names) % N(last_names)], n);
    snprintf(row.unit, sizeof row.unit, "Unit Kerja %03u", unit + 1);
    snprintf(row.position, sizeof row.position, "Analis SDM Aparatur");
    snprintf(row.agency, sizeof row.agency, "Badan Kepegawaian Daerah");
    return row;
}

static void put_coordinator(struct year *year, unsigned n)
{
    static const struct scrypt_cost cheap = {4, 8, 1};
    struct person_row person = {.id = year_coordinator(n),
                                .employment = EMPLOYMENT_OTHER,
                                .zone = DATE_WIB,
                                .contract_start_day = CATALOG_NO_DAY,
                                .contract_end_day = CATALOG_NO_DAY};
    struct account_row account = {.person = person.id, .role = ACCOUNT_COORDINATOR};
    snprintf(person.name, sizeof person.name, "Koordinator %u", n);
    snprintf(person.unit, sizeof person.unit, "Unit Kerja 001");
    snprintf(account.name, sizeof account.name, "koordinator-%u", n);
    year_must(store_person_put(year->store, &person), "coordinator");
    year_must(secret_hash_make(&year->chance.chance, &cheap, slice_of_text(YEAR_PASSWORD),
                               account.password),
              "password");
    year_must(store_account_put(year->store, &account), "account");
}

static enum err put_all(struct store *store, void *arg)
{
    struct year *year = arg;
    for (unsigned n = 1; n <= year->size.people; n++) {
        struct person_row row = make_person(year, n);
        year_must(store_person_put(store, &row), "person");
    }
    for (unsigned n = 1; n <= YEAR_COORDINATORS; n++)
        put_coordinator(year, n);
    return OK;
}

void year_put_people(struct year *year)
{
    year_must(store_together(year->store, put_all, year), "people");
}
