#include <string.h>

#include "base/alloc.h"
#include "office/judging_parts.h"
#include "office/person_year.h"
#include "store/store.h"

static enum err add_entry(const struct jp_entry *entry, void *arg)
{
    struct judging *judging = arg;
    struct activity_judgement *ret = judging->ret;

    if (judging->n_entries == judging->entries_room) {
        size_t room = judging->entries_room ? judging->entries_room * 2 : 32;
        struct jp_entry *more = mem_realloc(ret->entries, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        ret->entries = more;
        judging->entries_room = room;
    }
    ret->entries[judging->n_entries++] = *entry;
    return OK;
}

/* Puts the entries of each person together, strangers last; among one's own the order of posting
 * stays. */
static enum err order_by_person(struct judging *judging)
{
    struct activity_judgement *ret = judging->ret;
    struct jp_entry *sorted = mem_zalloc(judging->n_entries, sizeof *sorted);
    size_t *next = mem_zalloc(ret->n_people + 2, sizeof *next);
    if (!sorted || !next) {
        mem_free(sorted);
        mem_free(next);
        return ERR_NOMEM;
    }
    for (size_t i = 0; i < judging->n_entries; i++)
        next[judging_place(judging, ret->entries[i].key.person) + 1]++;
    for (size_t place = 0; place < ret->n_people; place++) {
        ret->people[place].n_entries = next[place + 1];
        next[place + 1] += next[place];
        ret->people[place].entries = sorted + next[place];
    }
    ret->strays = sorted + next[ret->n_people];
    ret->n_strays = judging->n_entries - next[ret->n_people];
    for (size_t i = 0; i < judging->n_entries; i++)
        sorted[next[judging_place(judging, ret->entries[i].key.person)]++] = ret->entries[i];

    mem_free(next);
    mem_free(ret->entries);
    ret->entries = sorted;
    return OK;
}

enum err judging_read_entries(struct judging *judging)
{
    enum err err =
        store_ledger_activity(judging->store, judging->ret->plan.activity.id, add_entry, judging);
    return err ? err : order_by_person(judging);
}

const struct jp_entry *judged_standing_entry(const struct judged_enrolled *person)
{
    for (size_t i = person->n_entries; i-- > 0;) {
        const struct jp_entry *entry = &person->entries[i];
        bool taken_back = entry->reverses[0] != '\0';
        for (size_t k = i + 1; !taken_back && k < person->n_entries; k++)
            taken_back = strcmp(person->entries[k].reverses, entry->id) == 0;
        if (!taken_back)
            return entry;
    }
    return NULL;
}

struct counting {
    struct id activity;
    struct year_window window;
    int64_t jp;
    bool reached; /* the activity's own entry: what was posted after it came after it */
};

static enum err count(const struct jp_entry *entry, void *arg)
{
    struct counting *counting = arg;
    if (id_equal(entry->key.activity, counting->activity))
        counting->reached = true;
    if (!counting->reached && entry->ledger == LEDGER_COMPETENCY &&
        entry->ends_day >= counting->window.first_day &&
        entry->ends_day <= counting->window.last_day)
        counting->jp += entry->jp;
    return OK;
}

enum err judging_counted_before(struct store *store, const struct activity_plan *plan,
                                const struct person_row *person, uint32_t *ret_jp)
{
    const struct policy_status *status = policy_status(plan->policy, person->employment);
    *ret_jp = 0;
    if (!status || !status->cap_applies || plan->n_classes == 0)
        return OK;
    struct counting counting = {.activity = plan->activity.id,
                                .window = person_year(person, status, plan->ends_day)};
    enum err err = store_ledger_person(store, person->id, count, &counting);
    if (!err && counting.jp > 0)
        *ret_jp = (uint32_t)counting.jp;
    return err;
}
