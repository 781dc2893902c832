/* What must always be so, over 200,000 made-up histories. A failure names its history by number. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "credit/history.h"
#include "credit/sample_policy.h"
#include "support/check.h"

#define HISTORIES 200000
#define LEDGER_MAX 64

static const struct id person = {{1}};

/* How often the histories came by what they are made to try. */
static struct {
    unsigned earned, surplus, overlapping, waiting, rejected, several_parts, capacity, reversed;
    unsigned second_years, checked;
} seen;

struct ledger {
    struct jp_entry at[LEDGER_MAX];
    size_t n;
};

/* As the store does it: an id that is there already changes nothing. */
static void post(struct ledger *ledger, const struct jp_entry *entry)
{
    for (size_t i = 0; i < ledger->n; i++)
        if (strcmp(ledger->at[i].id, entry->id) == 0)
            return;
    if (ledger->n < LEDGER_MAX)
        ledger->at[ledger->n++] = *entry;
    else
        check(false, "the ledger has room");
}

static bool takes_back(const struct ledger *ledger, const struct jp_entry *entry)
{
    for (size_t i = 0; i < ledger->n; i++)
        if (strcmp(ledger->at[i].reverses, entry->id) == 0)
            return true;
    return false;
}

/* The entry of this occurrence that stands, and the revision that comes next. */
static const struct jp_entry *standing(const struct ledger *ledger, const struct entry_key *key,
                                       uint32_t *ret_revision)
{
    const struct jp_entry *ret = NULL;
    *ret_revision = 0;
    for (size_t i = 0; i < ledger->n; i++) {
        const struct jp_entry *entry = &ledger->at[i];
        if (entry->reverses[0] || !id_equal(entry->key.activity, key->activity) ||
            strcmp(entry->key.occurrence, key->occurrence) != 0)
            continue;
        if (takes_back(ledger, entry))
            *ret_revision = entry->key.revision + 1;
        else
            ret = entry;
    }
    return ret;
}

static bool says_the_same(const struct jp_entry *entry, const struct jp_result *result,
                          const uint8_t *basis)
{
    return entry->jp == (int32_t)result->counted_jp &&
           entry->surplus_jp == (int32_t)result->surplus_jp && entry->ledger == result->ledger &&
           memcmp(entry->basis, basis, DIGEST_BYTES) == 0;
}

/* Brings the ledger up to one result: posts it, or takes back what differs and posts it anew. */
static void enter(struct ledger *ledger, size_t a, const struct outcome *outcome,
                  const struct jp_result *result)
{
    const struct entry_posting posting = {1, "uji", ""};
    const struct entry_ground ground = {outcome->basis, outcome->ends_day};
    struct entry_key key = {.activity = {{(uint8_t)(a + 1)}}, .person = person};
    struct jp_entry entry;
    uint32_t revision;

    memcpy(key.occurrence, result->occurrence, sizeof key.occurrence);
    memcpy(key.policy, result->policy_version, sizeof key.policy);
    const struct jp_entry *old = standing(ledger, &key, &revision);
    if (old && !says_the_same(old, result, outcome->basis)) {
        check_same(entry_reverse(old, &posting, &entry), OK, "an entry is taken back");
        revision = old->key.revision + 1;
        post(ledger, &entry);
        old = NULL;
    }
    if (!entry_is_due(result))
        return;
    key.revision = old ? old->key.revision : revision;
    check_same(entry_of_result(&key, result, &ground, &posting, &entry), OK, "an entry is made");
    post(ledger, &entry);
}

static void enter_all(struct ledger *ledger, const struct history *h, const struct outcomes *out)
{
    for (size_t a = 0; a < h->n_activities; a++)
        for (size_t i = 0; i < out->at[a].n_parts; i++)
            enter(ledger, a, &out->at[a], &out->at[a].parts[i]);
}

/* ---- what must hold ---- */

static void attendance_holds(const struct outcome *o)
{
    check(o->attendance.attended_s <= o->attendance.learning_s, "attended within learning time");
    check(o->attendance.percent_ppm <= 1000000, "no more than all of it");
    check(o->counted_ms <= o->there_ms, "nothing comes from nowhere");
    for (size_t i = 0; i < o->n_parts; i++)
        check(o->parts[i].attended_seconds <= o->parts[i].learning_seconds,
              "in each part attended within learning time");
}

/* Bridged gaps are counted on purpose: without them two devices never add up to more. */
static void devices_hold(const struct history *h, const struct outcome *o)
{
    if (o->corrected || h->policy->bridge_gap_seconds)
        return;
    check(o->there_ms <= o->device_ms, "uniting devices adds nothing");
    check(o->there_ms >= o->longest_ms, "and loses nothing of the longest");
}

static void amounts_hold(const struct history *h, const struct outcome *o)
{
    uint32_t awarded = 0, counted = 0, surplus = 0;
    for (size_t i = 0; i < o->n_parts; i++) {
        const struct jp_result *part = &o->parts[i];
        uint32_t modes = 0;
        for (size_t m = 0; m < UNIT_MODES; m++)
            modes += part->modes.jp[m];
        awarded += part->awarded_jp;
        counted += part->counted_jp;
        surplus += part->surplus_jp;
        check(part->counted_jp + part->surplus_jp == part->awarded_jp ||
                  (part->counted_jp == 0 && part->surplus_jp == 0),
              "counted and surplus are what was awarded, or it waits");
        check(part->eligible || part->awarded_jp == 0, "nothing without being eligible");
        check(modes == part->counted_jp || modes == 0, "the modes are what counts");
        check(part->reasons.n > 0 && part->reasons.n < REASONS_MAX, "there is a reason");
    }
    check(awarded == o->sum.awarded_jp && counted == o->sum.counted_jp &&
              surplus == o->sum.surplus_jp,
          "the sum is that of the parts");
    check(!o->sum.overlapping || counted == 0, "what overlaps waits");
    if (h->status == EMPLOYMENT_PPPK && o->sum.ledger == LEDGER_COMPETENCY)
        check(counted <= h->policy->statuses[1].max_jp_per_year, "never over the cap");
}

static void same_outcome(const struct outcome *a, const struct outcome *b)
{
    check(memcmp(a->basis, b->basis, DIGEST_BYTES) == 0, "the basis is the same in any order");
    check(a->there_ms == b->there_ms && a->counted_ms == b->counted_ms, "so is the time");
    check_same(a->sum.awarded_jp, b->sum.awarded_jp, "so is what is awarded");
    check_same(a->sum.counted_jp, b->sum.counted_jp, "what counts");
    check_same(a->sum.surplus_jp, b->sum.surplus_jp, "what is over");
    check_same(a->sum.evidence_state, b->sum.evidence_state, "what is waited for");
    if (!check_same(a->n_parts, b->n_parts, "and the parts"))
        return;
    for (size_t i = 0; i < a->n_parts; i++)
        check(strcmp(a->parts[i].occurrence, b->parts[i].occurrence) == 0 &&
                  a->parts[i].counted_jp == b->parts[i].counted_jp,
              "each by itself");
}

/* The record of every year that was touched is what the facts give. */
static void record_holds(const struct ledger *ledger, const struct history *h,
                         const struct outcomes *out)
{
    for (size_t a = 0; a < h->n_activities; a++) {
        const struct year_window *year = &out->at[a].year;
        int64_t competency = 0, capacity = 0, surplus = 0;
        struct record record;

        record_init(&record, person, *year);
        for (size_t i = 0; i < ledger->n; i++)
            check_same(record_add(&record, &ledger->at[i]), OK, "taken into the record");
        for (size_t k = 0; k < h->n_activities; k++) {
            const struct outcome *o = &out->at[k];
            if (o->ends_day < year->first_day || o->ends_day > year->last_day)
                continue;
            surplus += o->sum.surplus_jp;
            if (o->sum.ledger == LEDGER_CAPACITY)
                capacity += o->sum.counted_jp;
            else
                competency += o->sum.counted_jp;
        }
        check_same(record.competency_jp, competency, "competency is what the facts give");
        check_same(record.capacity_jp, capacity, "so is capacity");
        check_same(record.surplus_jp, surplus, "so is the surplus");
    }
}

static void overlaps_hold(const struct history *h, const struct outcomes *out)
{
    uint64_t counted_ms = 0;
    for (size_t a = 0; a < h->n_activities; a++)
        counted_ms += out->at[a].counted_ms;
    check(counted_ms == out->all_ms, "no second counts twice, none is lost");
}

static void look_around(const struct history *h, const struct outcomes *out)
{
    for (size_t a = 0; a < h->n_activities; a++) {
        const struct jp_result *sum = &out->at[a].sum;
        seen.earned += sum->counted_jp > 0;
        seen.surplus += sum->surplus_jp > 0;
        seen.overlapping += sum->overlapping;
        seen.waiting += sum->eligible && (sum->evidence_state == EVIDENCE_AWAITED ||
                                          sum->evidence_state == EVIDENCE_REPORT_AWAITED);
        seen.rejected += sum->eligible && sum->evidence_state == EVIDENCE_REJECTED;
        seen.checked += reason_find(&sum->reasons, REASON_CHECKS_UNANSWERED) != NULL ||
                        reason_find(&sum->reasons, REASON_CHECKS_MISSED) != NULL;
        seen.several_parts += out->at[a].n_parts > 1 && sum->counted_jp > 0;
        seen.capacity += sum->ledger == LEDGER_CAPACITY && sum->counted_jp > 0;
        seen.second_years += out->at[a].year.first_day != out->at[0].year.first_day;
    }
}

static void one_history(struct policy *policy, uint32_t number)
{
    static struct outcomes first, turned, corrected;
    static struct ledger ledger;
    struct history h;

    history_make(&h, policy, number);
    history_compute(&h, (struct arrival){0}, &first);
    history_compute(&h, (struct arrival){.corrected = true}, &corrected);
    history_compute(&h, (struct arrival){.turned = true, .corrected = true}, &turned);
    for (size_t a = 0; a < h.n_activities; a++) {
        attendance_holds(&first.at[a]);
        attendance_holds(&corrected.at[a]);
        devices_hold(&h, &first.at[a]);
        amounts_hold(&h, &first.at[a]);
        amounts_hold(&h, &corrected.at[a]);
        same_outcome(&corrected.at[a], &turned.at[a]);
    }
    overlaps_hold(&h, &first);
    overlaps_hold(&h, &corrected);

    ledger.n = 0;
    enter_all(&ledger, &h, &first);
    record_holds(&ledger, &h, &first);
    enter_all(&ledger, &h, &corrected);
    size_t n = ledger.n;
    enter_all(&ledger, &h, &corrected);
    enter_all(&ledger, &h, &turned);
    look_around(&h, &corrected);
    for (size_t i = 0; i < n; i++)
        seen.reversed += ledger.at[i].reverses[0] != '\0';
    check_same(ledger.n, n, "posting again changes nothing");
    record_holds(&ledger, &h, &corrected);
}

static void every_history_holds(void)
{
    struct policy *policy = sample_policy();
    long before = alloc_live();
    for (uint32_t number = 1; number <= HISTORIES; number++) {
        unsigned failed = check_failures;
        one_history(policy, number);
        if (check_failures != failed) {
            printf("history %u\n", number);
            break;
        }
    }
    check_same(alloc_live(), before, "nothing is kept");
    mem_free(policy);
}

static void the_histories_try_everything(void)
{
    const struct {
        const char *what;
        unsigned n;
    } all[] = {{"earned", seen.earned},
               {"over a limit", seen.surplus},
               {"at the same time", seen.overlapping},
               {"waiting for evidence", seen.waiting},
               {"rejected", seen.rejected},
               {"in parts", seen.several_parts},
               {"in the capacity ledger", seen.capacity},
               {"taken back", seen.reversed},
               {"with checks missed", seen.checked},
               {"in another year", seen.second_years}};
    for (size_t i = 0; i < COUNT(all); i++) {
        printf("%u %s\n", all[i].n, all[i].what);
        check(all[i].n > HISTORIES / 200, all[i].what);
    }
}

TEST_MAIN(TEST(every_history_holds), TEST(the_histories_try_everything))
