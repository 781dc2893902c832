/* Self study over three days (domain notes, cases 9a to 9c): each counts once its own report was
 * verified. From the journals to the ledger, what recheck says and what a bundle proves. */
#include <string.h>

#include "office/sealed.h"
#include "store/store_catalog.h"

#define LEARNER 2

static const struct {
    const char *day;
    int minutes;
} days[] = {{"2025-03-10", 60}, {"2025-03-11", 150}, {"2025-03-12", 90}};

/* Held and closed; person 2 was there all the time, person 3 for 20 minutes of each day. */
static void open_closed(struct sealed *sealed)
{
    sealed_open_as(sealed, "belajar_mandiri", COUNT(days), 60, 3);
    for (unsigned n = 1; n <= COUNT(days); n++) {
        struct class_row row;
        int to_s = days[n - 1].minutes * 60;
        enum err err = store_class_find(sealed->school.store, key("class", n), &row);
        row.table.segments[0].end_ms = row.table.segments[0].start_ms + to_s * INT64_C(1000);
        if (err || store_class_put(sealed->school.store, &row))
            exit(2);
        school_class(&sealed->school, n);
        school_phase(&sealed->school, CLASS_PHASE_RUNNING, 0);
        for (unsigned person = 1; person <= 3; person++)
            school_joins(&sealed->school, n * 10 + person, person, 0);
        school_leaves(&sealed->school, n * 10 + 3, 3, 1200, LEAVE_ASKED);
        for (unsigned person = 1; person <= 2; person++)
            school_leaves(&sealed->school, n * 10 + person, person, to_s, LEAVE_CLASS_OVER);
        school_phase(&sealed->school, CLASS_PHASE_ENDED, to_s);
        sealed_class_over(sealed, n);
    }
}

/* `day` NULL: for the whole, as all filings were once. */
static struct id file(struct sealed *sealed, const char *day)
{
    struct msg_fact_evidence_filed fact = {.person = school_person(LEARNER),
                                           .kind = FILED_DOCUMENT_LAPORAN_BELAJAR,
                                           .name = "laporan.pdf",
                                           .has_day = day != NULL,
                                           .by = school_person(LEARNER)};
    memset(fact.evidence, 'a', 64);
    snprintf(fact.day, sizeof fact.day, "%s", day ? day : "");
    return sealed_states(sealed, 1, LEARNER, FACT_EVIDENCE_FILED, &fact);
}

static struct id decide(struct sealed *sealed, struct id filing, bool accepted)
{
    struct msg_fact_evidence_decided fact = {.fact = filing,
                                             .accepted = accepted,
                                             .has_reason = true,
                                             .reason = "Sumbernya diperiksa",
                                             .by = school_person(SEALED_SECOND)};
    return sealed_states(sealed, 1, SEALED_SECOND, FACT_EVIDENCE_DECIDED, &fact);
}

/* ---- what the ledger says ---- */

struct days_counted {
    int64_t jp[COUNT(days)];
    int64_t others;
    size_t entries;
};

static enum err add_up(const struct jp_entry *entry, void *arg)
{
    struct days_counted *counted = arg;
    bool known = false;
    for (size_t i = 0; i < COUNT(days); i++)
        if (id_equal(entry->key.person, school_person(LEARNER)) &&
            strcmp(entry->key.occurrence, days[i].day) == 0) {
            counted->jp[i] += entry->jp;
            known = true;
        }
    counted->entries++;
    if (!known)
        counted->others++;
    return OK;
}

/* Settles; then the ledger holds these JP of the three days, recheck finds nothing and the bundle
 * proves it. Returns how many lines it has. */
static size_t expect(struct sealed *sealed, const char *want, const char *story)
{
    struct days_counted counted = {0};
    char told[40];
    sealed_settle(sealed, 1);
    if (store_ledger_activity(sealed->school.store, school_activity(), add_up, &counted))
        exit(2);
    snprintf(told, sizeof told, "%d %d %d", (int)counted.jp[0], (int)counted.jp[1],
             (int)counted.jp[2]);
    check_text(story, told, want);
    check_same(counted.others, 0, "and nothing else");
    check_same(sealed_differences(sealed), 0, story);
    struct buffer bundle = sealed_bundle(sealed, 1);
    struct verdict verdict = sealed_prove(buffer_slice(&bundle));
    check_text(story, verdict.text, "");
    buffer_finish(&bundle);
    return counted.entries;
}

/* ---- stories ---- */

static void each_day_counts_after_its_own_report(void)
{
    struct sealed sealed;
    open_closed(&sealed);
    expect(&sealed, "0 0 0", "9b: without a report nothing counts");

    decide(&sealed, file(&sealed, days[1].day), true);
    struct id third = file(&sealed, days[2].day);
    expect(&sealed, "0 2 0", "9c: one verified, one filed");

    struct id second_no = decide(&sealed, third, false);
    decide(&sealed, file(&sealed, days[0].day), true);
    expect(&sealed, "1 2 0", "one refused");
    sealed_withdraws(&sealed, 1, SEALED_SECOND, second_no);
    decide(&sealed, third, true);
    size_t entries = expect(&sealed, "1 2 2", "9a: each verified");
    check_same(entries, 3, "and what one day waits for touches no other's entry");
    sealed_close(&sealed);
}

static void a_decision_taken_back_takes_back_its_day_alone(void)
{
    struct sealed sealed;
    open_closed(&sealed);
    decide(&sealed, file(&sealed, days[0].day), true);
    struct id yes = decide(&sealed, file(&sealed, days[1].day), true);
    expect(&sealed, "1 2 0", "two verified");
    sealed_withdraws(&sealed, 1, SEALED_SECOND, yes);
    size_t entries = expect(&sealed, "1 0 0", "one of them no longer");
    check_same(entries, 3, "two entries, one reversal");
    sealed_close(&sealed);
}

static void a_journal_from_before_counts_as_it_did(void)
{
    struct sealed sealed;
    open_closed(&sealed);
    struct id filing = file(&sealed, NULL);
    expect(&sealed, "0 0 0", "filed for the whole");
    decide(&sealed, filing, true);
    expect(&sealed, "1 2 2", "verified for the whole");
    file(&sealed, days[0].day);
    expect(&sealed, "1 2 2", "what was accepted stays");
    sealed_close(&sealed);
}

TEST_MAIN(TEST(each_day_counts_after_its_own_report),
          TEST(a_decision_taken_back_takes_back_its_day_alone),
          TEST(a_journal_from_before_counts_as_it_did))
