/* settling_later.c - activities that came to the ledger after one, for the people whose entries in
 * it change, where a cap or a monthly limit makes them depend on it. */
#include "base/alloc.h"
#include "base/map.h"
#include "credit/policy_set.h"
#include "office/settling_parts.h"
#include "store/store.h"

#define ACTIVITIES_MAX 100000 /* of one person */

struct later {
    struct settlement *settlement;
    struct id activity;
    bool reached;
    struct map earlier; /* activities that were there before it */
};

static enum err add(struct settlement *settlement, struct id activity)
{
    for (size_t i = 0; i < settlement->n_later; i++)
        if (id_equal(settlement->later[i], activity))
            return OK;
    if (settlement->n_later == settlement->later_room) {
        size_t room = settlement->later_room ? settlement->later_room * 2 : 16;
        struct id *more = mem_realloc(settlement->later, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        settlement->later = more;
        settlement->later_room = room;
    }
    settlement->later[settlement->n_later++] = activity;
    return OK;
}

static enum err take_later(const struct jp_entry *entry, void *arg)
{
    struct later *later = arg;
    struct id of = entry->key.activity;
    if (id_equal(of, later->activity)) {
        later->reached = true;
        return OK;
    }
    if (map_get_id(&later->earlier, of))
        return OK;
    return later->reached ? add(later->settlement, of) : map_put_id(&later->earlier, of, later);
}

static enum err add_later_of(struct store *store, struct id activity, struct id person,
                             struct settlement *settlement)
{
    struct later later = {.settlement = settlement, .activity = activity};
    map_init(&later.earlier, ACTIVITIES_MAX);
    enum err err = store_ledger_person(store, person, take_later, &later);
    map_finish(&later.earlier);
    return err;
}

/* Whether what this person earned here may limit what counts elsewhere: under any policy, for the
 * others have their own. */
static bool limits_others(const struct policy_set *policies, enum employment employment)
{
    for (size_t p = 0; p < policies->n; p++) {
        const struct policy *policy = policies->at[p];
        const struct policy_status *status = policy_status(policy, employment);
        if ((status && status->cap_applies) || policy->capacity.max_jp_per_year)
            return true;
    }
    return false;
}

static bool limits_month(const struct activity_plan *plan)
{
    const struct policy_category *category = policy_category(plan->policy, plan->activity.category);
    return category && category->occurrences_per_month_max;
}

enum err settling_find_later(const struct policy_set *policies, struct store *store,
                             const struct settling_view *view, struct settlement *settlement)
{
    const struct activity_judgement *judgement = view->judgement;
    const struct activity_plan *plan = &judgement->plan;
    bool month = limits_month(plan);
    enum err err = OK;

    for (size_t i = 0; !err && i < settlement->n_people; i++) {
        const struct judged_enrolled *person = judgement_find(judgement, settlement->people[i]);
        if (!person || month || limits_others(policies, person->row.employment))
            err = add_later_of(store, plan->activity.id, settlement->people[i], settlement);
    }
    return err;
}
