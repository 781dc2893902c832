#include "office/settling.h"

#include "base/alloc.h"
#include "base/log.h"
#include "base/map.h"
#include "credit/policy.h"
#include "feed/feed.h"
#include "office/certifying.h"
#include "office/settling_parts.h"
#include "proof/seal_text.h"
#include "store/store.h"
#include "store/store_seal.h"

/* Activities that are still to be settled, each waiting once at a time. */
struct round {
    struct closing *closing;
    struct store *store;
    struct id *waiting;
    size_t n;
    size_t room;
    size_t at;     /* those before it are done */
    bool thorough; /* whoever ever had something taken back may have left others unsettled */
};

static enum err add_activity(struct round *round, struct id activity)
{
    for (size_t i = round->at; i < round->n; i++)
        if (id_equal(round->waiting[i], activity))
            return OK;
    if (round->n == round->room) {
        size_t room = round->room ? round->room * 2 : 16;
        struct id *more = mem_realloc(round->waiting, room * sizeof *more);
        if (!more)
            return ERR_NOMEM;
        round->waiting = more;
        round->room = room;
    }
    round->waiting[round->n++] = activity;
    return OK;
}

/* ---- what came to the ledger after it ---- */

struct later {
    struct round *round;
    struct id activity;
    bool reached;
    struct map earlier; /* activities that were there before it */
};

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
    return later->reached ? add_activity(later->round, of) : map_put_id(&later->earlier, of, later);
}

static enum err add_later_of(struct round *round, struct id activity, struct id person)
{
    struct later later = {.round = round, .activity = activity};
    map_init(&later.earlier, SETTLING_ACTIVITIES_MAX);
    enum err err = store_ledger_person(round->store, person, take_later, &later);
    map_finish(&later.earlier);
    return err;
}

/* Whether what this person earned here limits what counts elsewhere. */
static bool limits_others(const struct activity_plan *plan, const struct judged_enrolled *person)
{
    const struct policy_status *status = policy_status(plan->policy, person->row.employment);
    const struct policy_category *category = policy_category(plan->policy, plan->activity.category);
    return (status && status->cap_applies) || plan->policy->capacity.max_jp_per_year ||
           (category && category->occurrences_per_month_max);
}

static enum err add_later(struct round *round, const struct settling_view *view,
                          const struct settlement *settlement)
{
    const struct activity_judgement *judgement = view->judgement;
    enum err err = OK;
    for (size_t i = 0; !err && i < settlement->n_people; i++) {
        const struct judged_enrolled *person = judgement_find(judgement, settlement->people[i]);
        if (!person || limits_others(&judgement->plan, person))
            err = add_later_of(round, judgement->plan.activity.id, settlement->people[i]);
    }
    return err;
}

static bool was_taken_back(const struct judged_enrolled *person)
{
    for (size_t i = 0; i < person->n_entries; i++)
        if (person->entries[i].reverses[0])
            return true;
    return false;
}

static enum err add_all_later(struct round *round, const struct activity_judgement *judgement)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < judgement->n_people; i++)
        if (was_taken_back(&judgement->people[i]))
            err = add_later_of(round, judgement->plan.activity.id, judgement->people[i].row.id);
    return err;
}

/* Time that is shared with them may have changed hands. */
static enum err add_sharers(struct round *round, const struct activity_judgement *judgement)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < judgement->n_others; i++)
        err = add_activity(round, judgement->others[i]);
    return err;
}

/* ---- one activity ---- */

static enum err follow(struct round *round, const struct settling_view *view,
                       const struct settlement *settlement, bool first)
{
    struct id activity = view->judgement->plan.activity.id;
    enum err err = OK;
    if (settlement->n) {
        LOG_INFO(office, "account settled", "activity=%s entries=%zu people=%zu",
                 id_text(activity).text, settlement->n, settlement->n_people);
        err = add_later(round, view, settlement);
    }
    if (!err && first && round->thorough)
        err = add_all_later(round, view->judgement);
    return !err && (first || settlement->n) ? add_sharers(round, view->judgement) : err;
}

static enum err settle_once(struct round *round, struct id activity, bool first, bool *ret_closed)
{
    struct settling_view view = {0};
    struct settlement settlement = {0};
    enum err err = settling_look(round->closing, round->store, activity, &view);
    *ret_closed = !err && view.judgement->plan.activity.closed_ms;
    if (*ret_closed)
        err = settling_post(round->closing, round->store, &view, &settlement);
    if (!err && *ret_closed)
        err = follow(round, &view, &settlement, first);
    settlement_finish(&settlement);
    settling_view_finish(&view);
    return err;
}

static enum err settle(struct round *round, struct id activity, bool first)
{
    struct closing *closing = round->closing;
    bool closed = false;
    enum err err = ERR_TAKEN;

    pthread_mutex_lock(&closing->lock);
    for (int i = 0; err == ERR_TAKEN && i < SETTLING_TRIES; i++)
        err = settle_once(round, activity, first, &closed);
    pthread_mutex_unlock(&closing->lock);
    if (!err && closed)
        err = closing_seal(closing, round->store, activity);
    if (!err && closed)
        err = certifying_follow(closing, round->store, activity);
    if (!err && closed)
        feed_follow(closing->links.feed, activity);
    return err == ERR_TAKEN ? ERR_BUSY : err;
}

/* One activity that cannot be settled must not keep the others from it. */
static enum err run(struct round *round, struct id activity)
{
    enum err ret = add_activity(round, activity);

    while (round->at < round->n && round->at < SETTLING_ACTIVITIES_MAX) {
        struct id next = round->waiting[round->at++];
        enum err err = settle(round, next, round->at == 1);
        if (err && round->at > 1)
            LOG_ERROR(office, "not settled", "activity=%s err=%s", id_text(next).text,
                      err_name(err));
        ret = ret ? ret : err;
    }
    if (round->at < round->n)
        LOG_ERROR(office, "settling stopped, recheck says what is left", "activity=%s left=%zu",
                  id_text(activity).text, round->n - round->at);
    mem_free(round->waiting);
    return ret;
}

enum err settling_settle(struct closing *closing, struct store *store, struct id activity)
{
    struct round round = {.closing = closing, .store = store};
    return run(&round, activity);
}

/* ---- at start ---- */

static enum err keep_lines(const struct seal_row *row, void *arg)
{
    struct seal_head head;
    enum err err = seal_head_of(row, &head);
    if (!err)
        *(uint64_t *)arg = head.lines;
    return err;
}

static enum err see_line(const struct journal_row *row, void *arg)
{
    (void)row;
    *(bool *)arg = true;
    return OK;
}

enum err settling_mend(struct closing *closing, struct store *store, struct id activity)
{
    struct round round = {.closing = closing, .store = store, .thorough = true};
    uint64_t lines = 0;
    bool more = false;

    enum err err = store_seal_account(store, activity, keep_lines, &lines);
    bool sealed = err != ERR_NOT_FOUND;
    if (err && sealed)
        return err;
    err = store_journal_read(store, activity, lines, see_line, &more);
    if (err || (sealed && !more))
        return err;
    return more ? run(&round, activity) : closing_seal(closing, store, activity);
}
