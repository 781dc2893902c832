#include "history/checks.h"

#include "base/alloc.h"
#include "store/journal.h"
#include "wire/pack.h"

#define PEOPLE_MAX 100000
#define SETTLED_MAX 10000000

struct history_checked {
    uint32_t answered;
    uint32_t missed;
};

void history_checks_init(struct history_checks *checks)
{
    *checks = (struct history_checks){0};
    map_init(&checks->by_seat, PEOPLE_MAX);
    map_init(&checks->by_person, PEOPLE_MAX);
    map_init(&checks->settled, SETTLED_MAX);
}

void history_checks_finish(struct history_checks *checks)
{
    for (size_t i = 0; i < checks->n_people; i++)
        mem_free(checks->people[i]);
    mem_free(checks->people);
    map_finish(&checks->by_seat);
    map_finish(&checks->by_person);
    map_finish(&checks->settled);
}

static enum err add_person(struct history_checks *checks, struct id person,
                           struct history_checked **ret)
{
    struct history_checked **more =
        mem_realloc(checks->people, (checks->n_people + 1) * sizeof *more);
    if (!more)
        return ERR_NOMEM;
    checks->people = more;
    struct history_checked *checked = mem_zalloc(1, sizeof *checked);
    if (!checked)
        return ERR_NOMEM;
    enum err err = map_put_id(&checks->by_person, person, checked);
    if (err) {
        mem_free(checked);
        return err;
    }
    checks->people[checks->n_people++] = checked;
    *ret = checked;
    return OK;
}

/* A person who sits twice keeps one count; a seat that was given belongs to whom it was given. */
static enum err seat(struct history_checks *checks, const struct msg_fact_seat *fact)
{
    struct history_checked *checked = map_get_id(&checks->by_person, fact->person);
    if (map_get(&checks->by_seat, fact->seat))
        return OK;
    enum err err = checked ? OK : add_person(checks, fact->person, &checked);
    return err ? err : map_put(&checks->by_seat, fact->seat, checked);
}

static enum err settle(struct history_checks *checks, uint32_t round, uint32_t seat_n, bool missed)
{
    struct history_checked *checked = map_get(&checks->by_seat, seat_n);
    if (!checked)
        return OK;
    enum err err = map_put(&checks->settled, (uint64_t)round << 32 | seat_n, checked);
    if (err)
        return err == ERR_TAKEN ? OK : err;
    if (missed)
        checked->missed++;
    else
        checked->answered++;
    return OK;
}

enum err history_checks_add(struct history_checks *checks, const struct journal_row *row)
{
    enum fact_type type = FACT_TYPE_COUNT;
    union fact_any fact;

    if (row->line.kind == fact_info[FACT_SEAT].id)
        type = FACT_SEAT;
    else if (row->line.kind == fact_info[FACT_CHECK_ANSWERED].id)
        type = FACT_CHECK_ANSWERED;
    else if (row->line.kind == fact_info[FACT_CHECK_MISSED].id)
        type = FACT_CHECK_MISSED;
    else
        return OK;
    enum err err = wire_read_fact(type, row->line.body, &fact);
    if (err)
        return err;
    if (type == FACT_SEAT)
        return seat(checks, &fact.seat);
    if (type == FACT_CHECK_MISSED)
        return settle(checks, fact.check_missed.check, fact.check_missed.seat, true);
    return settle(checks, fact.check_answered.check, fact.check_answered.seat, false);
}

void history_checks_of(const struct history_checks *checks, struct id person,
                       uint32_t *ret_answered, uint32_t *ret_missed)
{
    const struct history_checked *checked = map_get_id(&checks->by_person, person);
    *ret_answered = checked ? checked->answered : 0;
    *ret_missed = checked ? checked->missed : 0;
}
