#include "proof/recheck.h"

#include <stdarg.h>
#include <string.h>

#include "credit/policy_set.h"
#include "judging/judging.h"
#include "proof/bundle.h"
#include "proof/certificate_check.h"
#include "proof/proof.h"
#include "proof/sealing_parts.h"
#include "store/store.h"
#include "store/store_catalog.h"

struct recheck {
    struct store *store;
    const struct policy_set *policies;
    FILE *to;
    uint64_t differences;
    uint64_t activities;
    uint64_t people; /* enrolments that were judged */
    uint64_t entries;
    uint64_t journals;
    uint64_t lines;
    uint64_t seals; /* whose class was proved */
};

/* What a line is about. */
struct subject {
    struct id activity;
    struct id person; /* or none */
};

static void differs(struct recheck *recheck, const struct subject *about, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void differs(struct recheck *recheck, const struct subject *about, const char *format, ...)
{
    va_list args;
    recheck->differences++;
    fprintf(recheck->to, "activity=%s", id_text(about->activity).text);
    if (!id_is_none(about->person))
        fprintf(recheck->to, " person=%s", id_text(about->person).text);
    fputc(' ', recheck->to);
    va_start(args, format);
    vfprintf(recheck->to, format, args);
    va_end(args);
    fputc('\n', recheck->to);
}

/* ---- the ledger ---- */

static void compare_amounts(struct recheck *recheck, const struct subject *about,
                            const struct jp_entry *entry, const struct jp_result *jp)
{
    if (entry->jp != (int64_t)jp->counted_jp)
        differs(recheck, about, "jp: ledger %d, journal %u", entry->jp, jp->counted_jp);
    if (entry->surplus_jp != (int64_t)jp->surplus_jp)
        differs(recheck, about, "surplus_jp: ledger %d, journal %u", entry->surplus_jp,
                jp->surplus_jp);
    if (entry->exact_num != (int64_t)jp->exact_num || entry->exact_den != (int64_t)jp->exact_den)
        differs(recheck, about, "exact: ledger %lld/%lld, journal %llu/%llu",
                (long long)entry->exact_num, (long long)entry->exact_den,
                (unsigned long long)jp->exact_num, (unsigned long long)jp->exact_den);
}

static void compare_rules(struct recheck *recheck, const struct subject *about,
                          const struct jp_entry *entry, const struct activity_plan *plan)
{
    if (strcmp(entry->key.policy, plan->policy->id) != 0)
        differs(recheck, about, "policy: ledger %s, activity %s", entry->key.policy,
                plan->policy->id);
    if (strcmp(entry->rule, plan->activity.category) != 0)
        differs(recheck, about, "rule: ledger %s, activity %s", entry->rule,
                plan->activity.category);
    if (entry->ends_day != plan->ends_day)
        differs(recheck, about, "ends_day: ledger %lld, timetable %lld", (long long)entry->ends_day,
                (long long)plan->ends_day);
    if (strcmp(entry->id, entry_id(&entry->key).text) != 0)
        differs(recheck, about, "id: %s does not belong to what the entry is for", entry->id);
}

static void compare_entry(struct recheck *recheck, const struct subject *about,
                          const struct jp_entry *entry, const struct judged_part *part)
{
    compare_amounts(recheck, about, entry, &part->jp);
    if (entry->ledger != part->jp.ledger)
        differs(recheck, about, "ledger: %s, journal %s",
                word_name(&jp_ledger_words, (int)entry->ledger),
                word_name(&jp_ledger_words, (int)part->jp.ledger));
    for (size_t i = 0; i < UNIT_MODES; i++)
        if (entry->mode_jp[i] != (int64_t)part->jp.modes.jp[i])
            differs(recheck, about, "mode %s: ledger %d, journal %u",
                    word_name(&unit_mode_words, (int)i + 1), entry->mode_jp[i],
                    part->jp.modes.jp[i]);
    if (memcmp(entry->basis, part->basis, DIGEST_BYTES) != 0)
        differs(recheck, about, "basis: ledger %.12s, journal %.12s", digest_hex(entry->basis).text,
                digest_hex(part->basis).text);
}

/* What takes back an entry is that entry turned round, and nothing else. */
static void compare_reversal(struct recheck *recheck, const struct subject *about,
                             const struct judged_enrolled *person, const struct jp_entry *entry)
{
    const struct entry_posting posting = {entry->posted_ms, entry->posted_by, entry->note};
    struct jp_entry want = {0};
    for (size_t i = 0; i < person->n_entries; i++)
        if (strcmp(person->entries[i].id, entry->reverses) == 0 &&
            entry_reverse(&person->entries[i], &posting, &want) != OK)
            want = (struct jp_entry){0};
    if (strcmp(want.id, entry->id) != 0 || want.jp != entry->jp ||
        want.surplus_jp != entry->surplus_jp || want.exact_num != entry->exact_num ||
        memcmp(want.mode_jp, entry->mode_jp, sizeof want.mode_jp) != 0)
        differs(recheck, about, "reversal %.12s: it is not the entry that it takes back",
                entry->id);
}

/* Entries of an occurrence that were neither taken back nor take back: one at most may be. */
static size_t count_standing(const struct judged_enrolled *person, const char *occurrence)
{
    size_t n = 0;
    for (size_t i = 0; i < person->n_entries; i++) {
        if (strcmp(person->entries[i].key.occurrence, occurrence) != 0)
            continue;
        if (person->entries[i].reverses[0])
            n -= n > 0;
        else
            n++;
    }
    return n;
}

static void compare_part(struct recheck *recheck, const struct activity_plan *plan,
                         const struct judged_enrolled *person, const struct judged_part *part)
{
    const struct subject about = {plan->activity.id, person->row.id};
    const struct jp_entry *entry = judged_standing_entry(person, part->jp.occurrence);
    bool due = plan->activity.closed_ms && entry_is_due(&part->jp);

    if (entry && !plan->activity.closed_ms)
        differs(recheck, &about, "jp: ledger %d, but the activity is open", entry->jp);
    else if (entry && !due)
        differs(recheck, &about, "jp: ledger %d, journal 0: surplus", entry->jp);
    else if (!entry && due)
        differs(recheck, &about, "jp: ledger 0, journal %u: missing", part->jp.counted_jp);
    else if (entry)
        compare_entry(recheck, &about, entry, part);
    if (entry)
        compare_rules(recheck, &about, entry, plan);
}

/* The part that an entry is for; NULL: the journal knows none. */
static const struct judged_part *part_of(const struct judged_enrolled *person,
                                         const struct jp_entry *entry)
{
    for (size_t i = 0; i < person->n_parts; i++)
        if (strcmp(person->parts[i].jp.occurrence, entry->key.occurrence) == 0)
            return &person->parts[i];
    return NULL;
}

static void compare_person(struct recheck *recheck, const struct activity_plan *plan,
                           const struct judged_enrolled *person)
{
    const struct subject about = {plan->activity.id, person->row.id};

    recheck->people++;
    recheck->entries += person->n_entries;
    for (size_t i = 0; i < person->n_parts; i++)
        compare_part(recheck, plan, person, &person->parts[i]);
    for (size_t i = 0; i < person->n_entries; i++) {
        const struct jp_entry *entry = &person->entries[i];
        const char *occurrence = entry->key.occurrence;
        if (entry->reverses[0])
            compare_reversal(recheck, &about, person, entry);
        if (judged_standing_entry(person, occurrence) != entry)
            continue; /* each occurrence once */
        size_t standing = count_standing(person, occurrence);
        if (standing > 1)
            differs(recheck, &about, "entries: %zu stand, one at most may", standing);
        if (!part_of(person, entry))
            differs(recheck, &about, "jp: ledger %d, journal 0: surplus", entry->jp);
    }
}

static void compare_activity(struct recheck *recheck, const struct activity_judgement *judgement)
{
    const struct activity_plan *plan = &judgement->plan;
    const struct subject about = {.activity = plan->activity.id};

    if (plan->activity.closed_ms && !plan->all_ended)
        differs(recheck, &about, "closed, but not all its classes have ended");
    if (!plan->activity.closed_ms && plan->all_ended && plan->undecided)
        fprintf(recheck->to,
                "activity=%s note: open, %u classes were held otherwise than planned\n",
                id_text(plan->activity.id).text, plan->undecided);
    else if (!plan->activity.closed_ms && plan->all_ended)
        differs(recheck, &about, "open, but all its classes have ended");
    if (judgement->left_open)
        differs(recheck, &about, "presence: %u left open in classes that have ended",
                judgement->left_open);
    for (size_t i = 0; i < judgement->n_people; i++)
        compare_person(recheck, plan, &judgement->people[i]);
    for (size_t i = 0; i < judgement->n_strays; i++) {
        const struct jp_entry *entry = &judgement->strays[i];
        const struct subject stray = {plan->activity.id, entry->key.person};
        differs(recheck, &stray, "jp: ledger %d, but the person is not enrolled", entry->jp);
        recheck->entries++;
    }
    if (judgement->oddities)
        fprintf(recheck->to, "activity=%s note: %u facts of presence were passed over\n",
                id_text(plan->activity.id).text, judgement->oddities);
}

/* ---- the certificates ---- */

struct rechecking {
    struct recheck *recheck;
    struct id activity;
};

static void differs_certificate(void *arg, struct id person, const char *text)
{
    const struct rechecking *own = arg;
    const struct subject about = {own->activity, person};
    differs(own->recheck, &about, "%s", text);
}

static enum err check_certificates(struct recheck *recheck,
                                   const struct activity_judgement *judgement)
{
    struct rechecking own = {recheck, judgement->plan.activity.id};
    return certificate_check(recheck->store, judgement, differs_certificate, &own);
}

/* ---- the seals ---- */

/* What is sealed against the lines as they stand now, as whoever has the bundle would see it. */
static enum err check_seals(struct recheck *recheck, const struct subject *about)
{
    struct proof *proof = NULL;
    enum err err = proof_create(&proof);
    if (err)
        return err;
    err = bundle_prove_in_view(recheck->store, about->activity, proof);
    if (err == ERR_INVALID)
        differs(recheck, about, "seal: %s", proof_fault(proof));
    else if (err == ERR_MALFORMED || err == ERR_NOT_FOUND)
        differs(recheck, about, "seal: cannot be proved: %s", err_name(err));
    recheck->seals += err ? 0 : proof_totals(proof).classes;
    proof_destroy(proof);
    bool looked = err == ERR_INVALID || err == ERR_MALFORMED || err == ERR_NOT_FOUND ||
                  err == ERR_WRONG_PHASE;
    return looked ? OK : err;
}

/* The last seal of the account. */
struct account {
    struct recheck *recheck;
    const struct activity_judgement *judgement;
    bool same;
};

static enum err compare_account(const struct seal_row *row, void *arg)
{
    struct account *account = arg;
    struct seal_content sealed = {0};
    struct seal_content now = {0};
    struct buffer text = {0};
    struct json_out out = json_out_to(&text);

    enum err err = seal_content_of(row->content, &sealed);
    if (!err)
        err = sealing_account_content(account->judgement, &now);
    if (!err) {
        memcpy(now.policy_hash, sealed.policy_hash, sizeof now.policy_hash);
        seal_content_write(&out, NULL, &now);
        account->same = slice_equal(buffer_slice(&text), row->content);
        err = text.bad ? ERR_NOMEM : OK;
    }
    buffer_finish(&text);
    seal_content_finish(&now);
    seal_content_finish(&sealed);
    return err == ERR_MALFORMED ? OK : err; /* the proof says so */
}

static enum err find_any(const struct seal_row *row, void *arg)
{
    (void)row;
    *(bool *)arg = true;
    return OK;
}

/* What the last seal of the account says against what would be sealed now. */
static enum err check_account(struct recheck *recheck, const struct activity_judgement *judgement)
{
    const struct subject about = {.activity = judgement->plan.activity.id};
    struct account account = {recheck, judgement, false};
    bool sealed = false;

    if (!judgement->plan.activity.closed_ms)
        return OK;
    enum err err = store_seals(recheck->store, about.activity, find_any, &sealed);
    if (err || !sealed)
        return err; /* a school that seals nothing */
    err = store_seal_account(recheck->store, about.activity, compare_account, &account);
    if (err == ERR_NOT_FOUND)
        differs(recheck, &about, "seal: the account is not sealed");
    else if (!err && !account.same)
        differs(recheck, &about, "seal: the last one of the account says something else");
    return err == ERR_NOT_FOUND ? OK : err;
}

/* What is wrong with one activity must not hide the others. */
static bool is_of_the_activity(enum err err)
{
    return err == ERR_CONFIG || err == ERR_MALFORMED || err == ERR_INVALID || err == ERR_FULL;
}

static enum err check_activity(const struct activity_row *row, void *arg)
{
    struct recheck *recheck = arg;
    struct activity_judgement *judgement = NULL;
    const struct subject about = {.activity = row->id};

    recheck->activities++;
    enum err err = judge_activity_in_view(recheck->store, recheck->policies, row->id,
                                          JUDGING_NOT_LIVE, &judgement);
    if (!err) {
        compare_activity(recheck, judgement);
        err = check_account(recheck, judgement);
        if (!err)
            err = check_certificates(recheck, judgement);
    }
    judgement_destroy(judgement);
    if (err == ERR_CONFIG)
        differs(recheck, &about, "policy: %s is not among ours", row->policy);
    else if (is_of_the_activity(err))
        differs(recheck, &about, "journal: cannot be judged: %s", err_name(err));
    if (err && !is_of_the_activity(err))
        return err;
    return check_seals(recheck, &about);
}

/* ---- the journal ---- */

static enum err check_journal(const struct journal_class *row, void *arg)
{
    struct recheck *recheck = arg;
    uint64_t bad_n = 0;

    recheck->journals++;
    recheck->lines += row->lines;
    enum err err = store_journal_verify(recheck->store, row->class_id, &bad_n);
    if (!err && bad_n) {
        recheck->differences++;
        fprintf(recheck->to, "class=%s chain: broken at line %llu\n", id_text(row->class_id).text,
                (unsigned long long)bad_n);
    }
    return err;
}

static enum err check_all(struct store *store, void *arg)
{
    enum err err = store_journal_classes(store, check_journal, arg);
    return err ? err : store_activities(store, check_activity, arg);
}

enum err recheck_run(struct store *store, const struct policy_set *policies, FILE *to,
                     uint64_t *ret_differences)
{
    struct recheck recheck = {.store = store, .policies = policies, .to = to};
    enum err err = store_snapshot(store, check_all, &recheck);
    if (err)
        return err;
    fprintf(to,
            "recheck: activities=%llu people=%llu entries=%llu journals=%llu lines=%llu "
            "seals=%llu differences=%llu\n",
            (unsigned long long)recheck.activities, (unsigned long long)recheck.people,
            (unsigned long long)recheck.entries, (unsigned long long)recheck.journals,
            (unsigned long long)recheck.lines, (unsigned long long)recheck.seals,
            (unsigned long long)recheck.differences);
    if (fflush(to) != 0)
        return ERR_IO;
    *ret_differences = recheck.differences;
    return OK;
}
