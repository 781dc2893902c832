/* settling_post.c - what an activity asks for, looked at and posted. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "office/settling_parts.h"
#include "store/store.h"
#include "store/store_access.h"
#include "store/store_catalog.h"
#include "store/store_desk.h"
#include "store/store_thread.h"
#include "store/store_unsettled.h"

#define POSTED_BY "sinkron"
#define FIRST_NOTE "Dinilai dari catatan kehadiran setelah pertemuan terakhir"
#define OTHERS_NOTE "Dihitung kembali: kegiatan lain pada waktu, bulan atau tahun yang sama berubah"
#define STATUS_NOTE "Status kepegawaian pada hari kegiatan diperbaiki"
#define CHANGES_MAX 64 /* of one person since the last settling that are looked at */

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
    if (!err)
        err = store_unsettled_mark(store, looking->activity, &view->mark);
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

/* ---- what was set right about the person ---- */

struct status_search {
    struct causing *causing;
    int64_t at_ms; /* of the newest change; 0: none was found */
    struct id who;
};

static bool is_about_status(const char *field)
{
    static const char *const fields[] = {"employment", "post", "contract_start_day",
                                         "contract_end_day", "zone"};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (strcmp(field, fields[i]) == 0)
            return true;
    return false;
}

static enum err look_for_status(const struct change_row *row, void *arg)
{
    struct status_search *search = arg;
    if (search->at_ms || !is_about_status(row->field))
        return OK;
    search->at_ms = row->at_ms;
    search->who = row->who;
    put_note(search->causing, row->reason[0] ? row->reason : STATUS_NOTE);
    return OK;
}

static enum err find_status(struct causing *causing, struct id person, int64_t since_ms,
                            struct status_search *ret)
{
    const struct change_filter filter = {
        .about = person, .from_ms = since_ms, .until_ms = INT64_MAX, .max = CHANGES_MAX};
    *ret = (struct status_search){.causing = causing};
    return store_changes(causing->store, &filter, look_for_status, ret);
}

/* ---- the newest of both ---- */

static enum err name_author(struct causing *causing, struct id who, struct entry_posting *ret)
{
    enum err err = store_person_find(causing->store, who, &causing->author);
    if (err && err != ERR_NOT_FOUND)
        return err;
    ret->note = causing->note;
    if (!err)
        ret->posted_by = causing->author.name;
    return OK;
}

static enum err say_cause(void *arg, struct id person, struct entry_posting *ret)
{
    struct causing *causing = arg;
    const struct activity_judgement *judgement = causing->view->judgement;
    struct status_search status;

    ret->posted_by = POSTED_BY;
    ret->note = FIRST_NOTE;
    if (!judgement->plan.activity.closed_ms)
        return OK;
    ret->note = OTHERS_NOTE;
    int64_t since_ms = settled_ms(judgement, person);
    enum err err = find_status(causing, person, since_ms, &status);
    if (err)
        return err;
    const struct book_fact *fact = newest(judgement->plan.book, person);
    if (!fact || fact->at_ms < since_ms || fact->at_ms < status.at_ms)
        return status.at_ms ? name_author(causing, status.who, ret) : OK;
    put_reason(causing, fact);
    return name_author(causing, fact->who, ret);
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
    for (size_t i = 0; !err && i < settlement->n_later; i++)
        err = store_unsettled_put(store, settlement->later[i]);
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
    bool closed = view->judgement->plan.activity.closed_ms != 0;
    if (!err && closed && ret->n)
        err = settling_find_later(closing->links.policies, store, view, ret);
    if (!err && (ret->n || !closed))
        err = store_thread_do(closing->links.store, post_together, &posting);
    return err;
}
