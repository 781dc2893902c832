#include "year/year.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "judging/calendar_file.h"
#include "judging/policy_file.h"
#include "judging/policy_freeze.h"
#include "store/store.h"
#include "wire/pack.h"

#define POLICIES SINKRON_ROOT "/server/policies"
#define SEED 2025

void year_must(enum err err, const char *what)
{
    if (!err)
        return;
    fprintf(stderr, "%s: %s\n", what, err_name(err));
    exit(2);
}

struct year_size year_size(unsigned percent)
{
    return (struct year_size){500 * percent, 2 * percent, 9 * percent};
}

void year_open(struct year *year, const char *folder, struct year_size size, bool read_only)
{
    char fault[512] = "";
    struct store_fault broken = {""};
    *year = (struct year){.size = size};
    snprintf(year->folder, sizeof year->folder, "%s", folder);
    snprintf(year->db, sizeof year->db, "%s/sinkron.db", folder);
    fake_chance_init(&year->chance, SEED);
    year_must(policy_dir_load(&year->policies, POLICIES, fault, sizeof fault), fault);
    year_must(calendar_file_load(&year->calendar, POLICIES "/calendars/nasional.json", fault,
                                 sizeof fault),
              fault);
    year->policies.calendar = year->calendar;
    enum err err = store_open_sqlite(&year->store, year->db, read_only, &broken);
    year_must(err, broken.text);
}

void year_close(struct year *year)
{
    store_close(year->store);
    policy_set_finish(&year->policies);
    mem_free(year->calendar);
}

static struct id numbered(const char *noun, unsigned n)
{
    char text[24];
    snprintf(text, sizeof text, "%u", n);
    return id_from_key(noun, text);
}

struct id year_person(unsigned n)
{
    return numbered("person", n);
}

struct id year_coordinator(unsigned n)
{
    return numbered("coordinator", n);
}

unsigned year_draw(struct year *year, unsigned below)
{
    return chance_below(&year->chance.chance, below);
}

struct id year_states(struct year *year, const struct year_stating *stating, enum fact_type type,
                      const void *fact)
{
    struct buffer body = {0};
    year_must(wire_pack_fact(type, fact, &body), "fact");
    const struct journal_line line = {.event = id_new(&year->chance.chance),
                                      .class_id = stating->activity,
                                      .person = stating->by,
                                      .kind = fact_info[type].id,
                                      .at_ms = stating->at_ms,
                                      .body = buffer_slice(&body)};
    year_must(store_journal_append(year->store, &line, 1), "book");
    buffer_finish(&body);
    year->lines++;
    return line.event;
}

static void freeze(struct year *year)
{
    char fault[512] = "";
    const struct policy_freeze_wish wish = {.dir = POLICIES,
                                            .policies = &year->policies,
                                            .now_ms = date_days(YEAR, 1, 1) * DATE_DAY_MS};
    year_must(policy_freeze(year->store, &wish, fault, sizeof fault), fault);
}

void year_make(struct year *year, bool to_say)
{
    freeze(year);
    year_put_people(year);
    year_put_activities(year);
    year_hold_classes(year);
    year_write_books(year);
    if (to_say)
        printf("written: people=%u activities=%u attendances=%u lines=%u\n", year->size.people,
               year->size.activities, year->attendances, year->lines);
    fflush(stdout);
    year_settle(year, to_say);
}
