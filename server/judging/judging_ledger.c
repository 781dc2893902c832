#include <string.h>

#include "base/alloc.h"
#include "judging/judging_parts.h"
#include "store/store.h"

#define ACTIVITIES_MAX 100000 /* of one person */

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

static bool is_of(const struct jp_entry *entry, const char *occurrence)
{
    return !occurrence || strcmp(entry->key.occurrence, occurrence) == 0;
}

const struct jp_entry *judged_standing_entry(const struct judged_enrolled *person,
                                             const char *occurrence)
{
    for (size_t i = person->n_entries; i-- > 0;) {
        const struct jp_entry *entry = &person->entries[i];
        bool taken_back = entry->reverses[0] != '\0' || !is_of(entry, occurrence);
        for (size_t k = i + 1; !taken_back && k < person->n_entries; k++)
            taken_back = strcmp(person->entries[k].reverses, entry->id) == 0;
        if (!taken_back)
            return entry;
    }
    return NULL;
}

bool judged_agrees(const struct judged_part *part, const struct jp_entry *entry)
{
    if (!entry || !entry_is_due(&part->jp))
        return !entry && !entry_is_due(&part->jp);
    bool same = entry->ledger == part->jp.ledger && entry->jp == (int64_t)part->jp.counted_jp &&
                entry->surplus_jp == (int64_t)part->jp.surplus_jp &&
                entry->exact_num == (int64_t)part->jp.exact_num &&
                entry->exact_den == (int64_t)part->jp.exact_den &&
                strcmp(entry->rule, part->jp.rule_id) == 0 &&
                memcmp(entry->basis, part->basis, DIGEST_BYTES) == 0;
    for (size_t i = 0; same && i < UNIT_MODES; i++)
        same = entry->mode_jp[i] == (int64_t)part->jp.modes.jp[i];
    return same;
}

bool judged_is_settled(const struct judged_enrolled *person)
{
    size_t standing = 0;
    for (size_t i = 0; i < person->n_parts; i++) {
        const struct jp_entry *entry =
            judged_standing_entry(person, person->parts[i].jp.occurrence);
        if (!judged_agrees(&person->parts[i], entry))
            return false;
        standing += entry != NULL;
    }
    for (size_t i = 0; i < person->n_entries; i++) {
        const struct jp_entry *entry = &person->entries[i];
        standing -= judged_standing_entry(person, entry->key.occurrence) == entry;
    }
    return standing == 0;
}

int64_t judged_posted_jp(const struct judged_enrolled *person)
{
    int64_t jp = 0;
    for (size_t i = 0; i < person->n_entries; i++)
        jp += person->entries[i].jp;
    return jp;
}

/* ---- what was counted before ---- */

struct counting {
    const struct activity_plan *plan;
    struct year_window window;
    enum jp_ledger ledger;
    int64_t jp;
    struct judging_before *before;
    bool reached;       /* the first entry of the activity itself */
    struct map earlier; /* activities whose first entry came before it */
};

static bool in_window(const struct year_window *window, int64_t day)
{
    return day >= window->first_day && day <= window->last_day;
}

/* A session of the same category takes a place in its month; one that is taken back gives it back.
 */
static void count_month(const struct jp_entry *entry, struct counting *counting)
{
    int64_t day;
    if (entry->jp == 0 || strcmp(entry->rule, counting->plan->activity.category) != 0 ||
        entry_day(entry, &day) != OK)
        return;
    for (size_t i = 0; i < counting->before->n_parts; i++) {
        struct jp_part *part = &counting->before->parts[i];
        if (jp_month(part->day) != jp_month(day))
            continue;
        if (entry->jp > 0)
            part->month_before++;
        else if (part->month_before > 0)
            part->month_before--;
    }
}

/* An activity keeps the place in the year that its first entry gave it, whatever is set right in it
 * later: what came before it counts as it stands now, what came after it does not. */
static enum err is_earlier(struct counting *counting, struct id activity, bool *ret)
{
    *ret = map_get_id(&counting->earlier, activity) != NULL;
    if (*ret || counting->reached)
        return OK;
    *ret = true;
    return map_put_id(&counting->earlier, activity, counting);
}

static enum err count(const struct jp_entry *entry, void *arg)
{
    struct counting *counting = arg;
    bool earlier = false;
    if (id_equal(entry->key.activity, counting->plan->activity.id)) {
        counting->reached = true;
        return OK;
    }
    enum err err = is_earlier(counting, entry->key.activity, &earlier);
    if (err || !earlier)
        return err;
    if (entry->ledger == counting->ledger && in_window(&counting->window, entry->ends_day))
        counting->jp += entry->jp;
    count_month(entry, counting);
    return OK;
}

/* Whether a cap holds this status in this ledger. */
static bool is_capped(const struct policy *policy, enum jp_ledger ledger,
                      const struct policy_status *status)
{
    if (ledger == LEDGER_CAPACITY)
        return policy->capacity.max_jp_per_year > 0;
    return status && status->cap_applies;
}

enum err judging_counted_before(struct store *store, const struct activity_plan *plan,
                                const struct judged_enrolled *person, struct judging_before *ret)
{
    const struct policy_category *category = policy_category(plan->policy, plan->activity.category);
    enum employment employment = person->row.employment;
    enum jp_ledger ledger = judging_ledger(plan, employment);
    bool capped = is_capped(plan->policy, ledger, policy_status(plan->policy, employment));
    bool by_month = category && category->occurrences_per_month_max;

    ret->jp = 0;
    for (size_t i = 0; i < ret->n_parts; i++)
        ret->parts[i].month_before = 0;
    if (plan->n_classes == 0 || (!capped && !by_month))
        return OK;
    struct counting counting = {
        .plan = plan, .window = person->year, .ledger = ledger, .before = ret};
    map_init(&counting.earlier, ACTIVITIES_MAX);
    enum err err = store_ledger_person(store, person->row.id, count, &counting);
    map_finish(&counting.earlier);
    if (!err && capped && counting.jp > 0)
        ret->jp = (uint32_t)counting.jp;
    return err;
}
