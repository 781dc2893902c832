/* settling_post.c - what an activity asks for, looked at and posted. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "office/settling_parts.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_thread.h"

#define POSTED_BY "sinkron"
#define FIRST_NOTE "Dinilai dari catatan kehadiran setelah pertemuan terakhir"
#define YEAR_NOTE "Batas tahun atau bulan dihitung kembali"

/* ---- looking ---- */

struct looking {
    const struct closing *closing;
    struct id activity;
    struct settling_view *ret;
};

static enum err count_line(const struct journal_row *row, void *arg)
{
    struct settling_view *view = arg;
    view->book_lines = row->n;
    return OK;
}

static enum err look(struct store *store, void *arg)
{
    struct looking *looking = arg;
    const struct closing_links *links = &looking->closing->links;
    struct settling_view *view = looking->ret;
    enum err err = judge_activity_in_view(store, links->policies, looking->activity,
                                          clock_wall_ms(links->clock), &view->judgement);
    if (!err)
        err = store_journal_read(store, looking->activity, 0, count_line, view);
    return err;
}

enum err settling_look(const struct closing *closing, struct store *store, struct id activity,
                       struct settling_view *ret)
{
    struct looking looking = {closing, activity, ret};
    *ret = (struct settling_view){0};
    enum err err = store_thread_flush(closing->links.store);
    return err ? err : store_snapshot(store, look, &looking);
}

void settling_view_finish(struct settling_view *view)
{
    judgement_destroy(view->judgement);
    *view = (struct settling_view){0};
}

/* ---- by whom, and why ---- */

struct causing {
    const struct settling_view *view;
    struct store *store;
    struct person_row author;
    char note[ENTRY_NOTE_MAX];
};

static const struct book_fact *newest(const struct book *book, struct id person)
{
    size_t n;
    const struct book_fact *const *facts = book_about(book, person, &n);
    const struct book_fact *ret = NULL;
    for (size_t i = 0; i < n; i++)
        if (!ret || facts[i]->n > ret->n)
            ret = facts[i];
    return ret;
}

/* When the person's account was last settled. */
static int64_t settled_ms(const struct activity_judgement *judgement, struct id person)
{
    const struct judged_enrolled *of = judgement_find(judgement, person);
    return of && of->n_entries ? of->entries[of->n_entries - 1].posted_ms
                               : judgement->plan.activity.closed_ms;
}

static void put_note(struct causing *causing, const char *reason)
{
    text_copy(causing->note, sizeof causing->note, slice_of_text(reason));
}

static void put_reason(struct causing *causing, const struct book_fact *fact)
{
    if (fact->type == FACT_APPROVED && fact->of)
        fact = fact->of;
    switch (fact->type) {
    case FACT_CORRECTED:
        put_note(causing, fact->said.corrected->reason);
        break;
    case FACT_WITHDRAWN:
        put_note(causing, fact->said.withdrawn->reason);
        break;
    case FACT_OVERLAP_DECIDED:
        put_note(causing, fact->said.overlap_decided->reason);
        break;
    case FACT_EVIDENCE_DECIDED:
        put_note(causing, fact->said.evidence_decided->has_reason
                              ? fact->said.evidence_decided->reason
                              : "Bukti diputuskan oleh atasan");
        break;
    case FACT_EVIDENCE_FILED:
        put_note(causing, "Bukti diajukan");
        break;
    case FACT_TEST_TRIED:
        snprintf(causing->note, sizeof causing->note, "Nilai tes akhir: %u",
                 (unsigned)fact->said.test_tried->score);
        break;
    default:
        put_note(causing, "Kehadiran dinilai kembali");
        break;
    }
}

static enum err say_cause(void *arg, struct id person, struct entry_posting *ret)
{
    struct causing *causing = arg;
    const struct activity_judgement *judgement = causing->view->judgement;
    bool first = !judgement->plan.activity.closed_ms;
    const struct book_fact *fact = first ? NULL : newest(judgement->plan.book, person);

    ret->posted_by = POSTED_BY;
    ret->note = first ? FIRST_NOTE : YEAR_NOTE;
    if (!fact || fact->at_ms < settled_ms(judgement, person))
        return OK;
    enum err err = store_person_find(causing->store, fact->who, &causing->author);
    if (err && err != ERR_NOT_FOUND)
        return err;
    put_reason(causing, fact);
    ret->note = causing->note;
    if (!err)
        ret->posted_by = causing->author.name;
    return OK;
}

/* ---- posting, on the store thread ---- */

struct posting {
    const struct settling_view *view;
    const struct settlement *settlement;
    int64_t at_ms;
    size_t n_posted; /* entries that are in the ledger now */
};

static enum err is_new_line(const struct journal_row *row, void *arg)
{
    (void)row;
    (void)arg;
    return ERR_TAKEN;
}

static enum err count_entry(const struct jp_entry *entry, void *arg)
{
    struct posting *posting = arg;
    (void)entry;
    posting->n_posted++;
    return OK;
}

static enum err check_view(struct store *store, struct posting *posting)
{
    const struct activity_judgement *judgement = posting->view->judgement;
    struct id activity = judgement->plan.activity.id;
    size_t n_seen = judgement->n_strays;
    for (size_t i = 0; i < judgement->n_people; i++)
        n_seen += judgement->people[i].n_entries;

    enum err err =
        store_journal_read(store, activity, posting->view->book_lines, is_new_line, NULL);
    if (!err)
        err = store_ledger_activity(store, activity, count_entry, posting);
    return !err && posting->n_posted != n_seen ? ERR_TAKEN : err;
}

static enum err post(struct store *store, void *arg)
{
    struct posting *posting = arg;
    const struct activity_plan *plan = &posting->view->judgement->plan;
    const struct settlement *settlement = posting->settlement;
    bool open = !plan->activity.closed_ms;
    struct audit_row audit = {.at_ms = posting->at_ms, .about = plan->activity.id};

    enum err err = check_view(store, posting);
    if (!err && open)
        err = store_activity_close(store, plan->activity.id, posting->at_ms, settlement->entries,
                                   settlement->n);
    else if (!err)
        err = store_ledger_post(store, settlement->entries, settlement->n, NULL);
    if (err)
        return err;
    snprintf(audit.what, sizeof audit.what, "%s", open ? "activity_closed" : "activity_settled");
    snprintf(audit.note, sizeof audit.note, "entries=%zu policy=%s", settlement->n,
             plan->policy->id);
    return store_audit_append(store, &audit);
}

static enum err post_together(struct store *store, void *arg)
{
    return store_together(store, post, arg);
}

enum err settling_post(const struct closing *closing, struct store *store,
                       const struct settling_view *view, struct settlement *ret)
{
    struct causing causing = {.view = view, .store = store};
    struct posting posting = {
        .view = view, .settlement = ret, .at_ms = clock_wall_ms(closing->links.clock)};
    enum err err = settlement_make(view->judgement, posting.at_ms, say_cause, &causing, ret);
    if (!err && (ret->n || !view->judgement->plan.activity.closed_ms))
        err = store_thread_do(closing->links.store, post_together, &posting);
    return err;
}
