#include "report/summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/map.h"
#include "credit/policy_set.h"
#include "judging/person_year.h"
#include "report/csv_words.h"
#include "store/store_catalog.h"
#include "store/store_export.h"

#define PEOPLE_MAX 1000000

/* What is kept of each person while the ledger is read. */
struct member {
    struct year_window window;
    size_t unit; /* its place */
    int64_t jp;
    int64_t target; /* 0: none */
};

struct making {
    const struct export_source *source;
    struct summary *ret;
    struct year_window year;
    size_t units_room;
    struct member *members;
    size_t n;
    size_t room;
    struct map places; /* person to place in members, from 1, as a pointer */
    struct map names;  /* unit to place in units, from 1 */
};

/* ---- people ---- */

static enum err find_unit(struct making *making, const char *name, size_t *ret)
{
    struct summary *summary = making->ret;
    struct id key = id_from_key("unit", name);
    uintptr_t place = (uintptr_t)map_get_id(&making->names, key);
    if (place) {
        *ret = (size_t)place - 1;
        return OK;
    }
    if (summary->n == making->units_room) {
        size_t room = making->units_room ? making->units_room * 2 : 32;
        struct summary_unit *more = mem_realloc(summary->units, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        summary->units = more;
        making->units_room = room;
    }
    struct summary_unit *unit = &summary->units[summary->n];
    *unit = (struct summary_unit){.staff = 0};
    snprintf(unit->unit, sizeof unit->unit, "%s", name);
    *ret = summary->n++;
    return map_put_id(&making->names, key, (void *)(uintptr_t)summary->n);
}

static const struct policy_status *rules_of(const struct making *making,
                                            const struct person_status *status, int64_t day)
{
    const struct policy *policy = policy_set_for_day(making->source->policies, day);
    return policy ? policy_status(policy, status->employment) : NULL;
}

static bool has_agreement(const struct making *making, const struct person_status *status)
{
    const struct policy_status *rules = rules_of(making, status, making->year.last_day);
    return rules && rules->year_basis == YEAR_CONTRACT &&
           status->contract_start_day != CATALOG_NO_DAY;
}

/* What somebody was at the end of the year decides, or else at its beginning. Of agreements that
 * follow each other the one of 1 January does. */
static struct person_status status_of(const struct making *making,
                                      const struct person_statuses *statuses)
{
    struct person_status first;
    struct person_status last;
    bool began = catalog_status_on(statuses, making->year.first_day, &first);
    bool ended = catalog_status_on(statuses, making->year.last_day, &last);
    if (began && (!ended || (has_agreement(making, &last) && has_agreement(making, &first))))
        return first;
    return last;
}

/* The agreement year that holds 1 January ends in the year asked for; who had no agreement then is
 * looked at on the day it began, if that was in the year. */
static struct year_window window_of(const struct making *making, const struct person_status *status)
{
    const struct policy_status *rules = rules_of(making, status, making->year.last_day);
    int64_t day = making->year.first_day;
    int64_t began = status->contract_start_day;
    if (began != CATALOG_NO_DAY && began > day && began <= making->year.last_day)
        day = began;
    return person_year(status, rules, day);
}

static bool works_here(const struct making *making, const struct person_row *person)
{
    int64_t after_ms = (making->year.last_day + 1) * DATE_DAY_MS - DATE_WIB * DATE_MINUTE_MS;
    bool over = after_ms <= making->source->now_ms;
    return !person->left_ms || person->left_ms > (over ? after_ms : making->source->now_ms);
}

static enum err add_member(const struct person_row *person, void *arg)
{
    struct making *making = arg;
    struct person_statuses statuses;
    if (!works_here(making, person))
        return OK;
    enum err err = store_person_statuses(making->source->store, person->id, &statuses);
    if (err)
        return err;
    if (making->n == making->room) {
        size_t room = making->room ? making->room * 2 : 256;
        struct member *more = mem_realloc(making->members, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        making->members = more;
        making->room = room;
    }
    struct member *member = &making->members[making->n];
    const struct person_status status = status_of(making, &statuses);
    *member = (struct member){.window = window_of(making, &status)};
    const struct policy_status *rules = rules_of(making, &status, member->window.last_day);
    member->target = rules ? (int64_t)rules->min_jp_per_year : 0;
    err = find_unit(making, person->unit, &member->unit);
    making->n++;
    return err ? err : map_put_id(&making->places, person->id, (void *)(uintptr_t)making->n);
}

/* ---- the ledger ---- */

static void add_form(struct making *making, struct summary_unit *unit, const struct jp_entry *entry)
{
    const struct policy *policy = policy_set_find(making->source->policies, entry->key.policy);
    const struct policy_category *category = policy ? policy_category(policy, entry->rule) : NULL;
    if (category)
        unit->form_jp[category->form - 1] += entry->jp;
}

static enum err add_entry(uint64_t n, const struct jp_entry *entry, void *arg, bool *ret_enough)
{
    struct making *making = arg;
    uintptr_t place = (uintptr_t)map_get_id(&making->places, entry->key.person);
    (void)n;
    *ret_enough = false;
    if (!place || entry->ledger != LEDGER_COMPETENCY)
        return OK;
    struct member *member = &making->members[place - 1];
    if (entry->ends_day < member->window.first_day || entry->ends_day > member->window.last_day)
        return OK;
    member->jp += entry->jp;
    add_form(making, &making->ret->units[member->unit], entry);
    return OK;
}

static enum err read_ledger(struct making *making)
{
    struct ledger_filter filter = {.from_day = making->year.first_day,
                                   .until_day = making->year.last_day};
    for (size_t i = 0; i < making->n; i++) {
        const struct year_window *window = &making->members[i].window;
        if (window->first_day < filter.from_day)
            filter.from_day = window->first_day;
        if (window->last_day > filter.until_day)
            filter.until_day = window->last_day;
    }
    return store_ledger_filtered(making->source->store, &filter, add_entry, making);
}

/* ---- the sum ---- */

static void add_to(struct summary_unit *unit, const struct member *member)
{
    unit->staff++;
    unit->with_target += member->target ? 1 : 0;
    unit->reached += member->target && member->jp >= member->target ? 1 : 0;
    unit->jp += member->jp;
}

static int by_name(const void *a, const void *b)
{
    const struct summary_unit *one = a;
    const struct summary_unit *other = b;
    return strcmp(one->unit, other->unit);
}

static void add_up(struct making *making)
{
    struct summary *summary = making->ret;
    for (size_t i = 0; i < making->n; i++) {
        add_to(&summary->units[making->members[i].unit], &making->members[i]);
        add_to(&summary->all, &making->members[i]);
    }
    for (size_t i = 0; i < summary->n; i++)
        for (size_t form = 0; form < SUMMARY_FORMS; form++)
            summary->all.form_jp[form] += summary->units[i].form_jp[form];
    if (summary->n)
        qsort(summary->units, summary->n, sizeof *summary->units, by_name);
}

enum err summary_make(const struct export_source *source, int year, struct summary *ret)
{
    struct making making = {.source = source, .ret = ret, .year = year_window_calendar(year)};
    map_init(&making.places, PEOPLE_MAX);
    map_init(&making.names, PEOPLE_MAX);
    ret->year = year;
    enum err err = store_people(source->store, add_member, &making);
    if (!err)
        err = read_ledger(&making);
    if (!err)
        add_up(&making);
    map_finish(&making.places);
    map_finish(&making.names);
    mem_free(making.members);
    return err;
}

void summary_finish(struct summary *summary)
{
    mem_free(summary->units);
    summary->units = NULL;
}

/* ---- the table ---- */

const struct table_column summary_columns[] = {
    {"unit", "Unit kerja"},
    {"staff", "Jumlah pegawai"},
    {"with_target", "Wajib memenuhi target"},
    {"reached", "Memenuhi target"},
    {"share_ppm", "Bagian yang memenuhi"},
    {"jp", "Jumlah JP"},
    {"education_jp", "JP pendidikan"},
    {"classical_jp", "JP klasikal"},
    {"non_classical_jp", "JP nonklasikal"},
    {"average_hundredths", "Rata-rata JP per pegawai"},
};
const size_t summary_columns_n = sizeof summary_columns / sizeof summary_columns[0];

uint32_t summary_share_ppm(const struct summary_unit *unit)
{
    return unit->with_target ? (uint32_t)(unit->reached * 1000000 / unit->with_target) : 0;
}

int64_t summary_average_hundredths(const struct summary_unit *unit)
{
    return unit->staff ? unit->jp * 100 / (int64_t)unit->staff : 0;
}

static void put_share(const struct summary_unit *unit, struct table *table)
{
    char text[32];
    struct writer w = writer_of(text, sizeof text - 1);
    if (!table->in_words) {
        table_number(table, summary_share_ppm(unit));
        return;
    }
    words_add_percent(&w, summary_share_ppm(unit));
    text[writer_len(&w)] = '\0';
    table_text(table, text);
}

static void put_average(const struct summary_unit *unit, struct table *table)
{
    int64_t hundredths = summary_average_hundredths(unit);
    char text[32];
    if (!table->in_words) {
        table_number(table, hundredths);
        return;
    }
    snprintf(text, sizeof text, "%lld,%02d", (long long)(hundredths / 100),
             (int)(hundredths % 100));
    table_text(table, text);
}

static void put_unit(const struct summary_unit *unit, const char *name, struct table *table)
{
    table_text(table, name);
    table_number(table, (int64_t)unit->staff);
    table_number(table, (int64_t)unit->with_target);
    table_number(table, (int64_t)unit->reached);
    put_share(unit, table);
    table_number(table, unit->jp);
    for (size_t form = 0; form < SUMMARY_FORMS; form++)
        table_number(table, unit->form_jp[form]);
    put_average(unit, table);
    table_end_row(table);
}

void summary_put(const struct summary *summary, bool with_all, struct table *table)
{
    for (size_t i = 0; i < summary->n; i++)
        put_unit(&summary->units[i], summary->units[i].unit, table);
    if (with_all)
        put_unit(&summary->all, "Seluruh unit", table);
}
